const DAY = 86_400_000
const MINUTE = 60_000
/** The capital's time, in which the demo's offices keep their hours. */
const ZONE = 7 * 60 * MINUTE

/** The demo's calendar: everything is told in days from the day on which the demo was made. */
export type Calendar = Readonly<{
  /** The moment at which the seed began. */
  base: Date
  /** A moment on a day, in minutes from midnight in the capital. */
  at: (day: number, minute: number) => Date
  /** A working moment: weekends fall on the Friday before. */
  work: (day: number, minute: number) => Date
  /** A day as documents write it: `YYYY-MM-DD`. */
  date: (day: number) => string
  /** The same of a moment. */
  dateOf: (moment: Date) => string
}>

export function calendarFrom(base: Date): Calendar {
  const midnight = Math.floor((base.getTime() + ZONE) / DAY) * DAY - ZONE
  const at = (day: number, minute: number): Date => new Date(midnight + day * DAY + minute * MINUTE)
  const local = (day: number): Date => new Date(midnight + day * DAY + ZONE)
  const workday = (day: number): number => {
    const weekday = local(day).getUTCDay()
    return day - (weekday === 6 ? 1 : weekday === 0 ? 2 : 0)
  }
  return {
    base,
    at,
    work: (day, minute) => at(workday(day), minute),
    date: day => local(day).toISOString().slice(0, 10),
    dateOf: moment => new Date(moment.getTime() + ZONE).toISOString().slice(0, 10),
  }
}

/** Moments of one story, in order: each at least some minutes after the one before. */
export function clockOf(calendar: Calendar): (day: number, minute: number) => Date {
  let last = 0
  return (day, minute) => {
    const wanted = calendar.work(day, minute).getTime()
    last = Math.max(wanted, last + 3 * MINUTE)
    return new Date(last)
  }
}
