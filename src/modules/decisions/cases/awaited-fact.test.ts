import assert from 'node:assert/strict'
import { test } from 'node:test'
import { awaitedInputs, standingAwaited, type AwaitedFact } from './awaited-fact.ts'

const row = (objectionId: string | null, value: boolean | null, earlier: boolean | null): AwaitedFact => ({
  nominationId: 'usulan',
  objectionId,
  gate: 'izin',
  fact: 'izin',
  earlier,
  value,
  reason: 'Alasan contoh.',
  paper: objectionId ?? 'S-1',
  recordedBy: 'seseorang',
  recordedAt: new Date(0),
})
const standing = (...rows: readonly AwaitedFact[]) =>
  standingAwaited(rows).map(({ paper, earlier, value }) => [paper, earlier, value])

test('what is taken back in a new decision leaves standing what the earlier one rests on', () => {
  const first = row(null, true, null)
  const [lower, back] = [row('anew', false, true), row('anew', null, false)]
  assert.deepEqual(standing(first, lower), [['anew', null, false]])
  assert.deepEqual(standing(first, lower, back), [['S-1', null, true]])
  assert.deepEqual(awaitedInputs([first, lower, back]).facts, { izin: true })
  assert.deepEqual(standing(first, lower, back, row('anew', false, true)), [['anew', null, false]])
  assert.deepEqual(standing(first, row(null, null, true)), [])
  assert.deepEqual(standing(first, row(null, null, true), lower, back), [])
  assert.deepEqual(standing(first, row('a', false, true), row('b', true, false), row('b', null, true)), [
    ['a', null, false],
  ])
})
