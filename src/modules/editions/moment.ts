import { clockIn, momentIn } from '../../platform/local-time.ts'

const LAST_OF_MINUTE = 59_999

/** A moment as the two boxes of a form show it: `YYYY-MM-DD` and `HH:MM`, in WIB. */
export function inBoxes(moment: Date | null): Readonly<{ date: string; time: string }> {
  if (moment === null) return { date: '', time: '' }
  const { day: date, time } = clockIn('WIB', moment)
  return { date, time }
}

/**
 * The moment at which a clock in WIB shows the date and the time; null when there is no such moment.
 * People write `23:59` and `23.59`.
 */
export function fromBoxes(date: string, time: string): Date | null {
  const clock = /^([01]?\d|2[0-3])[:.]([0-5]\d)$/.exec(time.trim())
  const asUtc = new Date(`${date}T00:00:00Z`)
  if (!clock || Number.isNaN(asUtc.getTime()) || !asUtc.toISOString().startsWith(date)) return null
  const [, hour = '', minute = ''] = clock
  return momentIn('WIB', date, `${hour.padStart(2, '0')}:${minute}`)
}

/** A closing time includes its whole minute: what arrives at 23.59 and some seconds is in time. */
export const endOfMinute = (moment: Date): Date => new Date(moment.getTime() + LAST_OF_MINUTE)
