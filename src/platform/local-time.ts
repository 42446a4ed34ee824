/** The three official zones. Deadlines are stated in WIB with the other two beside it. */
export const zones = { WIB: 'Asia/Jakarta', WITA: 'Asia/Makassar', WIT: 'Asia/Jayapura' } as const
export type Zone = keyof typeof zones

const HOUR = 3_600_000

/** How far the clocks of each zone are ahead of UTC: none of them is ever put forward or back. */
const ahead: Readonly<Record<Zone, number>> = { WIB: 7 * HOUR, WITA: 8 * HOUR, WIT: 9 * HOUR }

/** What the calendar and the clock of a zone show at a moment: `YYYY-MM-DD` and `HH:MM`. */
export function clockIn(zone: Zone, moment: Date): Readonly<{ day: string; time: string }> {
  const shown = new Date(moment.getTime() + ahead[zone]).toISOString()
  return { day: shown.slice(0, 10), time: shown.slice(11, 16) }
}

/** The moment at which they show this day (`YYYY-MM-DD`) and time (`HH:MM`); the day’s first one where no time is given. */
export const momentIn = (zone: Zone, day: string, time = '00:00'): Date =>
  new Date(Date.parse(`${day}T${time}:00Z`) - ahead[zone])

/** The day in the capital, `YYYY-MM-DD`: decrees are dated and certificates lapse there, wherever their reader is. */
export const capitalDay = (moment: Date): string => clockIn('WIB', moment).day

/** The year in the capital: the programme's years change there, wherever its reader is. */
export const capitalYear = (moment: Date): number => Number(capitalDay(moment).slice(0, 4))
