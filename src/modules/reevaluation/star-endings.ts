import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import type { Reader } from '../../platform/database/index.ts'
import { capitalDay } from '../../platform/local-time.ts'
import { lastDayOf, listCertificates, type Certificate } from '../certificates/index.ts'

const DAY = 86_400_000

/** A star that is still good, and how many days of the calendar it has left, its last day among them. */
export type EndingStar = Readonly<{ certificate: Certificate; endsOn: string; daysLeft: number }>

/** Whole days from one day to another, both `YYYY-MM-DD`. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / DAY)

/** Valid stars that end within so many days, the next one first. One query. */
export async function listEndingStars(
  reader: Reader,
  now: Date,
  withinDays: number,
  allowed: RawBuilder<boolean> = sql<boolean>`true`,
): Promise<readonly EndingStar[]> {
  const today = capitalDay(now)
  const endingBy = capitalDay(new Date(now.getTime() + withinDays * DAY))
  const found = await listCertificates(reader, { allowed, today, standing: 'valid', endingBy })
  return found
    .flatMap(certificate => {
      const endsOn = lastDayOf(certificate)
      return endsOn === null ? [] : [{ certificate, endsOn, daysLeft: daysBetween(today, endsOn) }]
    })
    .toSorted(
      (one, other) =>
        one.daysLeft - other.daysLeft || (one.certificate.number < other.certificate.number ? -1 : 1),
    )
}

/** The day of the programme that has come for a star: the smallest that is reached. An older one is not sent after it. */
export const dayThatCame = (days: readonly number[], daysLeft: number): number | null =>
  days.filter(each => daysLeft <= each).toSorted((a, b) => a - b)[0] ?? null
