import assert from 'node:assert/strict'
import { test } from 'node:test'
import { capitalDay, capitalYear, clockIn, momentIn, zones, type Zone } from './local-time.ts'

const everyZone = Object.keys(zones) as Zone[]

test('the clocks of the zones, over forty years: as the tables of time zones say', () => {
  const formats = everyZone.map(
    zone =>
      [
        zone,
        new Intl.DateTimeFormat('sv-SE', { timeZone: zones[zone], dateStyle: 'short', timeStyle: 'short' }),
      ] as const,
  )
  const steps = Array.from({ length: 1_000 }, (_, step) => step * 350 * 3_600_000)
  for (const since of steps) {
    const moment = new Date(Date.UTC(1995, 0, 1, 16, 59) + since)
    for (const [zone, format] of formats) {
      const { day, time } = clockIn(zone, moment)
      assert.equal(`${day} ${time}`, format.format(moment), `${zone} ${moment.toISOString()}`)
      assert.deepEqual(momentIn(zone, day, time), moment)
    }
  }
})

test('the day and the year change at midnight of the capital', () => {
  const [before, after] = [new Date('2023-12-31T16:59:59.999Z'), new Date('2023-12-31T17:00:00Z')]
  assert.deepEqual([capitalDay(before), capitalYear(before)], ['2023-12-31', 2023])
  assert.deepEqual([capitalDay(after), capitalYear(after)], ['2024-01-01', 2024])
  assert.deepEqual(momentIn('WIB', '2024-01-01'), after)
})
