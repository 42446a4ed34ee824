import type { AreaPath } from '../../foundation/area-path.ts'
import { clockIn, momentIn } from '../../platform/local-time.ts'
import { timeZoneOf } from './area-names.ts'

const DAY = 86_400_000

/** The day in the official time of an area, as `YYYY-MM-DD`; in the capital for the whole country. */
export const dayIn = (area: AreaPath, moment: Date): string => clockIn(timeZoneOf(area), moment).day

/** The hour of the clocks there. */
export const hourIn = (area: AreaPath, moment: Date): number =>
  Number(clockIn(timeZoneOf(area), moment).time.slice(0, 2))

/** The first moment of a day there. */
export const startOfDay = (area: AreaPath, day: string): Date => momentIn(timeZoneOf(area), day)

/** A day is over there when the next one begins. */
export const endOfDay = (area: AreaPath, day: string): Date => new Date(startOfDay(area, day).getTime() + DAY)
