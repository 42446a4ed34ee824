import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bucketOf, countInMemory, perMinute } from './index.ts'

test('what one network does more often than allowed, is barred until the time is over', () => {
  const may = countInMemory(perMinute(2))
  const at = (second: number) => new Date(Date.UTC(2031, 0, 1, 0, 0, second))
  assert.deepEqual(
    [may('a', at(0)), may('a', at(1)), may('a', at(2)), may('b', at(2)), may('a', at(60))],
    [true, true, false, true, true],
  )
  assert.ok([1, 2, 3].every(() => may('', at(0))))
})

test('a network: one address of the short ones, half of the digits of the long ones', () => {
  const may = countInMemory(perMinute(1))
  const now = new Date(Date.UTC(2031, 0, 1))
  assert.deepEqual(
    ['2001:db8:1:2::1', '2001:db8:1:2:ffff::9', '2001:db8:1:3::1', '192.0.2.1', '::ffff:192.0.2.1'].map(one =>
      may(one, now),
    ),
    [true, false, true, true, false],
  )
  assert.equal(bucketOf('test', '2001:db8:1:2::1'), bucketOf('test', '2001:db8:1:2:ffff::9'))
  assert.notEqual(bucketOf('test', '192.0.2.1'), bucketOf('other', '192.0.2.1'))
  assert.match(bucketOf('test', '192.0.2.1') ?? '', /^[0-9a-f]{64}$/)
  assert.equal(bucketOf('test', ''), null)
})
