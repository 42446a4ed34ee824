import assert from 'node:assert/strict'
import { test } from 'node:test'
import { requirement as aRequirement } from '../../../engine/builders.ts'
import type { DocumentRequirement } from '../../../engine/index.ts'
import type { StatedDocument } from '../../documents/index.ts'
import { candidatesFor, plainCandidates, type AskingNomination, type Rival } from './document-choice.ts'

const day = (number: number): Date => new Date(Date.UTC(2031, 2, number))
const asked = (more: Record<string, unknown>): DocumentRequirement =>
  ({ ...aRequirement('letter'), ...more }) as unknown as DocumentRequirement
const letter = asked({ about: 'nomination' })

/** A paper that was brought on a day, or made for a nomination. */
const paper = (id: string, number: number, madeFor: string | null = null): StatedDocument =>
  ({
    id,
    type: 'licence',
    owner: { kind: 'producer', id: 'p' },
    madeFor,
    createdAt: day(number),
    state: 'unverified',
  }) as unknown as StatedDocument

const rival = (opened: number, left: number | null = null, productId = 'other'): Rival => ({
  productId,
  openedAt: day(opened),
  leftAt: left === null ? null : day(left),
})
const asking = (opened: number, ...rivals: readonly Rival[]): AskingNomination => ({
  nominationId: 'n',
  productId: 'q',
  openedAt: day(opened),
  rivals,
})
const plain = (which: DocumentRequirement, by: AskingNomination | null, ...papers: StatedDocument[]) =>
  plainCandidates(which, papers, by).map(one => one.id)

test('a letter that was brought, of the only nomination of its maker, is taken by itself', () => {
  assert.deepEqual(plain(letter, asking(5), paper('before', 1), paper('after', 9)), ['after', 'before'])
})

test('a letter that was brought while another nomination was prepared too, waits for a hand', () => {
  assert.deepEqual(plain(letter, asking(5, rival(6)), paper('one', 9)), [])
  assert.deepEqual(plain(letter, asking(5, rival(2, 9)), paper('one', 9)), [])
  const candidates = candidatesFor(letter, [paper('one', 9)], asking(5, rival(6)))
  assert.equal(candidates.length, 1, 'it is offered for a choice')
})

test('a letter that was there before the other nomination was opened, or after it was sent, is taken by itself', () => {
  assert.deepEqual(plain(letter, asking(5, rival(9)), paper('one', 7)), ['one'])
  assert.deepEqual(plain(letter, asking(5, rival(1, 6)), paper('one', 7)), ['one'])
})

test('a letter that is older than the nomination, where its maker had another one, waits for a hand', () => {
  assert.deepEqual(plain(letter, asking(5, rival(1, 3)), paper('one', 2)), [])
  assert.deepEqual(plain(letter, asking(5, rival(8)), paper('one', 2)), [])
})

test('a letter that was made here, is for its own nomination and for no other', () => {
  assert.deepEqual(plain(letter, asking(5, rival(1)), paper('own', 6, 'n'), paper('other', 6, 'm')), ['own'])
})

test('a letter before there is a nomination, is nobody’s; any other paper is everybody’s', () => {
  assert.deepEqual(plain(letter, null, paper('one', 1)), [])
  assert.deepEqual(plain(asked({}), null, paper('one', 1)), ['one'])
  assert.deepEqual(plain(asked({}), asking(5, rival(1)), paper('one', 1)), ['one'])
})

test('a letter of a product minds the nominations of that product only, one of a sentra is never taken by itself', () => {
  const own = { ...paper('one', 9), owner: { kind: 'product' as const, id: 'q' } }
  const ofProduct = asked({ about: 'nomination', owner: 'product' })
  assert.deepEqual(plain(ofProduct, asking(5, rival(6)), own), ['one'])
  assert.deepEqual(plain(ofProduct, asking(5, rival(6, null, 'q')), own), [])
  const ofSentra = { ...paper('one', 9), owner: { kind: 'sentra' as const, id: 's' } }
  assert.deepEqual(plain(asked({ about: 'nomination', owner: 'sentra' }), asking(5), ofSentra), [])
})

test('what is made at the approval, is about one nomination without saying so', () => {
  const made = asked({ madeAtApproval: { makerBy: 'licence' } })
  assert.deepEqual(plain(made, asking(5, rival(6)), paper('one', 9)), [])
})
