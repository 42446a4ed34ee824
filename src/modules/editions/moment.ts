import { zones } from '../../platform/translations.ts'

const LAST_OF_MINUTE = 59_999
const HOUR = 3_600_000

const partsOf = new Intl.DateTimeFormat('en-CA', {
  timeZone: zones.WIB,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

/** A moment as the two boxes of a form show it: `YYYY-MM-DD` and `HH:MM`, in WIB. */
export function inBoxes(moment: Date | null): Readonly<{ date: string; time: string }> {
  if (moment === null) return { date: '', time: '' }
  const part = Object.fromEntries(partsOf.formatToParts(moment).map(one => [one.type, one.value]))
  return {
    date: `${part['year']}-${part['month']}-${part['day']}`,
    time: `${part['hour']}:${part['minute']}`,
  }
}

/**
 * The moment at which a clock in WIB shows the date and the time; null when there is no such moment.
 * People write `23:59` and `23.59`.
 */
export function fromBoxes(date: string, time: string): Date | null {
  const clock = /^([01]?\d|2[0-3])[:.]([0-5]\d)$/.exec(time.trim())
  const asUtc = new Date(`${date}T00:00:00Z`)
  if (!clock || Number.isNaN(asUtc.getTime()) || !asUtc.toISOString().startsWith(date)) return null
  const atUtc = asUtc.getTime() + Number(clock[1]) * HOUR + Number(clock[2]) * 60_000
  return new Date(atUtc - offsetOfZone(atUtc))
}

/** How far the zone is ahead of UTC at that moment, in milliseconds. */
function offsetOfZone(moment: number): number {
  const shown = inBoxes(new Date(moment))
  return Date.parse(`${shown.date}T${shown.time}:00Z`) - moment
}

/** A closing time includes its whole minute: what arrives at 23.59 and some seconds is in time. */
export const endOfMinute = (moment: Date): Date => new Date(moment.getTime() + LAST_OF_MINUTE)
