import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { dayExists, nearestYear, readingsOf, yearsBetween } from './calendar.ts'

const day = (year: number, month: number, date: number) => ({ year, month, day: date })
const today = day(2026, 11, 22)

suite('days with two-digit years', () => {
  test('a date this year that has passed, read as this year or a century ago', () => {
    assert.deepEqual(readingsOf(day(26, 11, 22), today), [day(2026, 11, 22), day(1926, 11, 22)])
  })
  test('a date later this year, read as a century ago at the latest', () => {
    assert.deepEqual(readingsOf(day(26, 11, 23), today), [day(1926, 11, 23), day(1826, 11, 23)])
  })
  test('29 February, read only in leap years', () => {
    assert.deepEqual(readingsOf(day(0, 2, 29), today), [day(2000, 2, 29)])
    assert.deepEqual(readingsOf(day(4, 2, 29), today), [day(2004, 2, 29), day(1904, 2, 29)])
    assert.deepEqual(readingsOf(day(1, 2, 29), today), [])
  })
  test('days outside their month, not there', () => {
    for (const [month, date] of [
      [0, 1],
      [13, 1],
      [1, 0],
      [1, 32],
      [4, 31],
    ] as const) {
      assert.equal(dayExists(day(2026, month, date)), false, `${date}-${month}`)
    }
  })
  test('an age, counted in completed years', () => {
    assert.equal(yearsBetween(day(2000, 11, 22), today), 26)
    assert.equal(yearsBetween(day(2000, 11, 23), today), 25)
    assert.equal(yearsBetween(day(2000, 12, 1), today), 25)
  })
  test('a two-digit year, read as the nearest full year', () => {
    const cases = [
      [26, 2026],
      [27, 2027],
      [24, 2024],
      [76, 2076],
      [77, 1977],
      [99, 1999],
      [0, 2000],
    ] as const
    for (const [two, full] of cases) assert.equal(nearestYear(two, 2026), full)
    assert.equal(nearestYear(3, 2098), 2103)
    assert.equal(nearestYear(26, 2076), 2126)
    assert.equal(nearestYear(27, 2076), 2027)
    assert.equal(nearestYear(98, 2102), 2098)
  })
})
