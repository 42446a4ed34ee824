import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { problem } from '../../foundation/problem.ts'
import { text } from '../../foundation/text.ts'
import { daysLeft, documentState, type Validity, type Verification } from './document-state.ts'

const today = '2026-11-22'
const wrong = [problem('number.length', 'number', text('salah', 'wrong'))]
const until = (day: string): Validity => ({ kind: 'until-date', until: day })
const unlimited: Validity = { kind: 'unlimited' }
const changed = (day: string | null): Validity => ({ kind: 'until-change', changedOn: day })

type Case = [
  name: string,
  verification: Verification,
  validity: Validity,
  isFormatWrong: boolean,
  expected: string,
]
const cases: readonly Case[] = [
  ['well formed, not looked at', 'none', unlimited, false, 'unverified'],
  ['well formed, no validity stated', 'none', null, false, 'unverified'],
  ['verified, without end', 'verified', unlimited, false, 'verified'],
  ['verified, no validity stated', 'verified', null, false, 'verified'],
  ['verified, ends in more days than the warning', 'verified', until('2027-01-22'), false, 'verified'],
  ['verified, ends in exactly the days of the warning', 'verified', until('2027-01-21'), false, 'expiring'],
  ['unverified, ends soon', 'none', until('2026-12-01'), false, 'expiring'],
  ['on its last day', 'verified', until('2026-11-22'), false, 'expiring'],
  ['a day after its last day', 'verified', until('2026-11-21'), false, 'expired'],
  ['unchanged since it was issued', 'verified', changed(null), false, 'verified'],
  ['what it was issued for changed today', 'verified', changed('2026-11-22'), false, 'expired'],
  ['what it was issued for changed long ago', 'verified', changed('2020-01-01'), false, 'expired'],
  ['a change is announced for next week', 'verified', changed('2026-11-29'), false, 'expiring'],
  ['wrong format', 'none', unlimited, true, 'format-wrong'],
  ['wrong format, once verified', 'verified', unlimited, true, 'format-wrong'],
  ['wrong format, ends soon', 'none', until('2026-12-01'), true, 'format-wrong'],
  ['wrong format and expired', 'none', until('2026-11-01'), true, 'expired'],
  ['revoked', 'revoked', unlimited, false, 'revoked'],
  ['revoked before its end', 'revoked', until('2030-01-01'), false, 'revoked'],
  ['revoked and expired', 'revoked', until('2020-01-01'), false, 'revoked'],
  ['revoked with a wrong format', 'revoked', unlimited, true, 'revoked'],
]

suite('the state of a document', () => {
  for (const [name, verification, validity, isFormatWrong, expected] of cases) {
    test(`${name}: ${expected}`, () => {
      const problems = isFormatWrong ? wrong : []
      assert.equal(documentState({ problems, verification, validity, today, warnDays: 60 }), expected)
    })
  }

  test('days left, across a leap day, counts it', () => {
    assert.equal(daysLeft(until('2028-03-01'), '2028-02-28'), 2)
    assert.equal(daysLeft(until('2027-03-01'), '2027-02-28'), 1)
  })

  test('days left, without a known end, is unknown', () => {
    assert.equal(daysLeft(unlimited, today), null)
    assert.equal(daysLeft(null, today), null)
    assert.equal(daysLeft(changed(null), today), null)
  })

  test('a day that is not one, refused loudly', () => {
    for (const day of ['2026-02-29', '2026-13-01', '22-11-2026', '', '2026-11-22T00:00']) {
      assert.throws(() => daysLeft(until(day), today), RangeError, day)
    }
  })
})
