import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { AssignmentOffice } from '../../../tests/builders/assignment-office.ts'
import { testDatabase } from '../../../tests/builders/test-database.ts'
import { newId } from '../../platform/random.ts'
import { blindCodesOf, findNominationByCode, giveBlindCode } from './index.ts'
import {
  blindCodeFrom,
  labelCodeFrom,
  labelText,
  neighboursOf,
  readBlindCode,
  readLabelCode,
} from './codes.ts'

let office: AssignmentOffice
before(async () => {
  office = await AssignmentOffice.open(await testDatabase())
})
after(() => office.database.close())

const give = (id: string, random: () => string = newId): Promise<string> =>
  office.database.write(tx => giveBlindCode(tx, id, office.clock.now(), random))
const submitted = async (): Promise<string> => (await office.submitted('/32/32.05/')).id

test('a code has two letters and four digits that nobody confuses by hand', () => {
  for (let index = 0; index < 500; index++)
    assert.match(blindCodeFrom(newId()), /^[ACEFHJKLMNPRTUVWXY]{2}-[2345679]{4}$/)
})

test('a code is drawn anew for each product, and says nothing of its ids', async () => {
  const ids = await Promise.all(Array.from({ length: 4 }, submitted))
  const codes = await Promise.all(ids.map(id => give(id)))
  assert.equal(new Set(codes).size, codes.length)
  for (const [index, id] of ids.entries()) assert.notEqual(codes[index], blindCodeFrom(id))
  // The same product in two lives, with other random text, has another code: nothing else goes into it.
  const [one, other] = [await submitted(), await submitted()]
  const text = '0123456789abcdef'
  assert.equal(await give(one, () => text), blindCodeFrom(text))
  assert.notEqual(await give(other, () => text.replaceAll(/[0-7]/g, 'z')), blindCodeFrom(text))
})

test('a product keeps its code, whoever asks and however often, also at the same moment', async () => {
  const id = await submitted()
  const codes = await office.together([1, 2, 3].map(() => () => give(id)))
  assert.equal(new Set(codes).size, 1)
  assert.equal(await give(id), codes[0])
  const found = await office.read(reader => blindCodesOf(reader, [id]))
  assert.deepEqual([...found], [[id, codes[0]]])
  assert.equal(await office.read(reader => findNominationByCode(reader, codes[0] ?? '')), id)
})

test('a code that another product has is not given twice: another one is drawn', async () => {
  const [one, other] = [await submitted(), await submitted()]
  const draws = ['aaaaaaaaaaaaaaaa', 'aaaaaaaaaaaaaaaa', 'bcdefghjkmnpqrst']
  const random = (): string => draws.shift() ?? newId()
  const [first, second] = [await give(one, random), await give(other, random)]
  assert.equal(first, blindCodeFrom('aaaaaaaaaaaaaaaa'))
  assert.equal(second, blindCodeFrom('bcdefghjkmnpqrst'))
  assert.equal(await office.read(reader => findNominationByCode(reader, first)), one)
})

test('a code one slip away from another product’s code is not given: another one is drawn', async () => {
  const [one, other] = [await submitted(), await submitted()]
  const taken = await give(one, () => '5555555555555555')
  const near = neighboursOf(taken)
  assert.ok(near.length > 50 && !near.includes(taken))
  // The same text but for its last letter gives a code that differs in its last digit.
  const close = `${'5'.repeat(11)}65555`
  assert.ok(near.includes(blindCodeFrom(close)), blindCodeFrom(close))
  const draws = [close, 'zzzzzzzzzzzzzzzz']
  const given = await give(other, () => draws.shift() ?? newId())
  assert.notEqual(given, blindCodeFrom(close))
  assert.ok(!near.includes(given))
})

test('a blind code is read however it was typed; what cannot be one is not', () => {
  for (const typed of ['kt-4729', 'KT4729', ' kt 4729 ']) assert.equal(readBlindCode(typed), 'KT-4729', typed)
  for (const typed of ['', 'KT-472', 'KT-47295', '4729-KT', 'KT-472O'])
    assert.equal(readBlindCode(typed), null, typed)
})

test('a label’s check letter finds every wrong letter and every swap of two neighbours', () => {
  const letters = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
  for (let round = 0; round < 60; round++) {
    const code = labelCodeFrom(newId())
    assert.match(code, /^[2-9A-HJKMNP-Z]{7}$/)
    assert.equal(readLabelCode(` ${labelText(code).toLowerCase()} `), code)
    for (let index = 0; index < code.length; index++) {
      for (const letter of letters)
        if (letter !== code[index])
          assert.equal(readLabelCode(code.slice(0, index) + letter + code.slice(index + 1)), null)
      if (index < 5 && code[index] !== code[index + 1]) {
        const swapped =
          code.slice(0, index) + (code[index + 1] ?? '') + (code[index] ?? '') + code.slice(index + 2)
        assert.equal(readLabelCode(swapped), null, `${code} ${swapped}`)
      }
    }
  }
  for (const typed of ['', 'ABC', '0000000', 'K7P4XM2K7P4XM2', '<script>'])
    assert.equal(readLabelCode(typed), null)
})
