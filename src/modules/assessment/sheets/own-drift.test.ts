import assert from 'node:assert/strict'
import { test } from 'node:test'
import { driftOf, FEWEST_FOR_DRIFT, type DriftSheet } from './own-drift.ts'
import { paceOf } from './own-pace.ts'
import type { Mark, Scoresheet } from '../assessment.ts'

const minute = 60_000
const at = (index: number): Date => new Date(Date.UTC(2031, 0, 1) + index * 30 * minute)
const sheets = (totals: readonly number[], commodity = 'tenun'): DriftSheet[] =>
  totals.map((total, index) => ({
    code: `AA-${commodity}-${String(index).padStart(2, '0')}`,
    commodity,
    total,
    lockedAt: at(index),
  }))

test('a person whose totals move about one mean is steady, and nothing is said before there are enough sheets', () => {
  const totals = [8000, 8400, 7800, 8300, 8100, 7900, 8200, 8000, 8350]
  assert.equal(driftOf(sheets(totals.slice(0, FEWEST_FOR_DRIFT - 1))), null)
  assert.equal(driftOf(sheets(totals))?.trend, 'steady')
})

test('a last third that is plainly lower or higher is told with its size, whatever the order of the list', () => {
  const down = sheets([8000, 8100, 7900, 8050, 7950, 8000, 7200, 7100, 7300])
  const found = driftOf(down.toReversed())
  assert.deepEqual([found?.trend, found?.from, found?.shift], ['lower', 6, -800])
  const up = sheets([8000, 8100, 7900, 8050, 7950, 8000, 8900, 8800, 8700])
  assert.deepEqual([driftOf(up)?.trend, driftOf(up)?.shift], ['higher', 800])
})

test('another commodity with another level is no drift: each is measured by its own mean', () => {
  const cloth = sheets([8000, 8100, 7900, 8050, 7950])
  const food = sheets([6000, 6100, 5900, 6050, 5950], 'pangan').map((one, index) => ({
    ...one,
    lockedAt: at(10 + index),
  }))
  assert.equal(driftOf([...cloth, ...food])?.trend, 'steady')
  // Of a commodity with too few sheets there is no mean to measure by.
  assert.equal(driftOf([...cloth, ...food.slice(0, 2)]), null)
})

test('the pace is the middle one of the locked sheets, and a night in between is not counted', () => {
  const worked = (minutes: number, index: number) => ({
    sheet: { lockedAt: new Date(at(index).getTime() + minutes * minute) } as Scoresheet,
    marks: [{ savedAt: at(index) } as Mark],
  })
  assert.equal(paceOf([worked(10, 0), worked(20, 1)]), null)
  assert.equal(paceOf([worked(10, 0), worked(20, 1), worked(12, 2), worked(900, 3)]), 12)
  assert.equal(paceOf([worked(10, 0), worked(20, 1), worked(12, 2), worked(14, 3)]), 13)
})
