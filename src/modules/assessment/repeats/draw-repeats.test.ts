import assert from 'node:assert/strict'
import { test } from 'node:test'
import { drawRepeats, isLongAgo, type Repeatable, type RepeatTaker } from './draw-repeats.ts'

const taker = (id: string, more: Partial<RepeatTaker> = {}): RepeatTaker => ({
  id,
  given: 0,
  hasOpen: false,
  load: 0,
  maxLoad: null,
  ...more,
})
const sheets = (personId: string, count: number): readonly Repeatable[] =>
  Array.from({ length: count }, (_, index) => ({
    sheetId: `${personId}-${index}`,
    nominationId: `produk-${index}`,
    personId,
    rulesId: 'aturan',
  }))

test('everybody gets one at most, the same one however the facts are ordered, and not all the same product', () => {
  const people = Array.from({ length: 12 }, (_, index) => `orang-${index}`)
  const takers = people.map(id => taker(id))
  const all = people.flatMap(id => sheets(id, 9))
  const { picks, without } = drawRepeats('edisi', 2, takers, all)
  assert.deepEqual(picks.map(one => one.personId).toSorted(), people.toSorted())
  assert.deepEqual(without, { finished: 0, busy: 0, full: 0, nothing: 0 })
  assert.deepEqual(drawRepeats('edisi', 2, takers.toReversed(), all.toReversed()).picks, picks)
  assert.ok(new Set(picks.map(one => one.nominationId)).size > 3)
  assert.notDeepEqual(
    drawRepeats('edisi lain', 2, takers, all).picks.map(one => one.sheetId),
    picks.map(one => one.sheetId),
  )
})

test('whoever has had all, has one open, is at the limit or has nothing old enough gets none, and is counted once', () => {
  const takers = [
    taker('habis', { given: 2, hasOpen: true }),
    taker('sedang', { given: 1, hasOpen: true }),
    taker('penuh', { load: 4, maxLoad: 4 }),
    taker('kosong'),
    taker('sedia', { given: 1, load: 3, maxLoad: 4 }),
  ]
  const all = ['habis', 'sedang', 'penuh', 'sedia'].flatMap(id => sheets(id, 2))
  const { picks, without } = drawRepeats('edisi', 2, takers, all)
  assert.deepEqual(
    picks.map(one => one.personId),
    ['sedia'],
  )
  assert.deepEqual(without, { finished: 1, busy: 1, full: 1, nothing: 1 })
})

test('a sheet is old enough after that many whole days, not a moment before', () => {
  const lockedAt = new Date('2031-05-05T03:00:00Z')
  assert.equal(isLongAgo(lockedAt, 7, new Date('2031-05-12T02:59:59.999Z')), false)
  assert.equal(isLongAgo(lockedAt, 7, new Date('2031-05-12T03:00:00Z')), true)
})
