import { sql } from 'kysely'
import type { Reader } from '../../platform/database/index.ts'
import { certificates } from './certificate-store.ts'

const months = sql`(certificate.content->>'validMonths')::integer`

/** What `lastDayOf` says of a row of `certificates`: `YYYY-MM-DD`, or null. */
export const lastDay = sql<string | null>`coalesce(certificate.content->>'validUntil',
  to_char(conferment.held_on + make_interval(months => ${months}), 'YYYY-MM-DD'))`

/** A certificate's place in the lists of states, and its last day, which its paper could not say yet. */
export type LateEnd = readonly [place: number, lastDay: string]

/** The last days of certificates in force that count from their hand-over, by place. One query. */
export async function listLateEnds(reader: Reader): Promise<readonly LateEnd[]> {
  const rows = await certificates(reader)
    .select(['certificate.status_index as place', lastDay.as('day')])
    .where('certificate.state', '=', 'valid')
    .where('conferment.id', 'is not', null)
    .where(sql<boolean>`${months} is not null`)
    .orderBy('certificate.status_index')
    .execute()
  return rows.flatMap(({ place, day }) => (day === null ? [] : [[place, day] as const]))
}
