/** Days of the calendar as plain values: no clock, no zone. */
export type Day = Readonly<{ year: number; month: number; day: number }>

const millisecondsPerDay = 86_400_000

const monthLength = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

export const dayExists = ({ year, month, day }: Day): boolean =>
  month >= 1 && month <= 12 && day >= 1 && day <= monthLength(year, month)

/** Reads `YYYY-MM-DD`. Throws a RangeError for anything else: dates reach the engine already checked. */
export function parseDay(iso: string): Day {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso)
  const day = { year: Number(parts?.[1]), month: Number(parts?.[2]), day: Number(parts?.[3]) }
  if (!parts || !dayExists(day)) throw new RangeError(`not a calendar day: ${iso}`)
  return day
}

export const dayNumber = ({ year, month, day }: Day): number =>
  Date.UTC(year, month - 1, day) / millisecondsPerDay

/** The day of a `dayNumber` as `YYYY-MM-DD`. */
export const formatDayNumber = (number: number): string =>
  new Date(number * millisecondsPerDay).toISOString().slice(0, 10)

/** Whole days from one day to another; negative when `to` comes first. */
export const daysBetween = (from: Day, to: Day): number => dayNumber(to) - dayNumber(from)

const isLaterInYear = (one: Day, other: Day): boolean =>
  one.month > other.month || (one.month === other.month && one.day > other.day)

/** Completed years from one day to another: an age. */
export const yearsBetween = (from: Day, to: Day): number =>
  to.year - from.year - (isLaterInYear(from, to) ? 1 : 0)

/**
 * What a date with a two-digit year can mean on a given day: the last such date that is not in the future,
 * and the one a century before. Dates that never existed are left out.
 */
export function readingsOf(date: Day, today: Day): readonly Day[] {
  const sameCentury = today.year - (today.year % 100) + date.year
  const isFuture = sameCentury > today.year || (sameCentury === today.year && isLaterInYear(date, today))
  const latest = isFuture ? sameCentury - 100 : sameCentury
  return [latest, latest - 100].map(year => ({ ...date, year })).filter(dayExists)
}

/** The full year nearest to this one with the given last two digits. */
export function nearestYear(twoDigits: number, thisYear: number): number {
  const sameCentury = thisYear - (thisYear % 100) + twoDigits
  if (sameCentury - thisYear > 50) return sameCentury - 100
  if (thisYear - sameCentury >= 50) return sameCentury + 100
  return sameCentury
}
