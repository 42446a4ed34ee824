import assert from 'node:assert/strict'
import { test } from 'node:test'
import { attemptAt, isBurst, waitAfter } from '../../../platform/rate-limit/index.ts'
import { attemptLimits } from './attempt-limits.ts'

const { account: accountLimit, network: addressLimit } = attemptLimits

const at = (seconds: number): Date => new Date(seconds * 1000)

test('the wait begins after the fifth failure, doubles, and is never longer than 15 minutes', () => {
  const waits = [1, 4, 5, 6, 7, 10, 11, 12, 50].map(failures => waitAfter(failures, accountLimit))
  assert.deepEqual(waits, [0, 0, 10, 20, 40, 320, 640, 900, 900])
  assert.deepEqual(
    [29, 30, 31, 40].map(failures => waitAfter(failures, addressLimit)),
    [0, 10, 20, 60],
  )
})

test('an attempt during the wait is told how long, and one after it is counted on', () => {
  const five = { failures: 5, lastAt: at(100) }
  assert.deepEqual(attemptAt(five, accountLimit, at(100)), { kind: 'wait', seconds: 10 })
  assert.deepEqual(attemptAt(five, accountLimit, at(109.5)), { kind: 'wait', seconds: 1 })
  assert.deepEqual(attemptAt(five, accountLimit, at(110)), { kind: 'open', failures: 6 })
  assert.deepEqual(attemptAt(null, accountLimit, at(0)), { kind: 'open', failures: 1 })
})

test('an account is closed after 100 failures in a row, however long ago; an address never is', () => {
  const hundred = { failures: 100, lastAt: at(0) }
  assert.deepEqual(attemptAt(hundred, accountLimit, at(10_000_000)), { kind: 'closed' })
  assert.deepEqual(attemptAt({ ...hundred, failures: 99 }, accountLimit, at(10_000_000)), {
    kind: 'open',
    failures: 100,
  })
  assert.deepEqual(attemptAt({ ...hundred, failures: 5_000 }, addressLimit, at(60)), {
    kind: 'open',
    failures: 5_001,
  })
  assert.deepEqual(attemptAt({ ...hundred, failures: 5_000 }, addressLimit, at(3_600)), {
    kind: 'open',
    failures: 1,
  })
})

test('bursts are few', () => {
  const counts = Array.from({ length: 100 }, (_, index) => index + 1)
  assert.deepEqual(
    counts.filter(count => isBurst(count, accountLimit)),
    [5, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100],
  )
})
