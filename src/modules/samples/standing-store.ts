import { sql, type RawBuilder } from 'kysely'
import { inRange, type ListOrder, type ListRange, type Reader } from '../../platform/database/index.ts'
import type { SampleRow } from './sample-store.ts'

type Tables = { sample: SampleRow; blind_code: { nomination_id: string; round: number; code: string } }

/** Where samples stand: on a shelf, out at a session, or anywhere in store, for an edition. */
export type StandingAt =
  | Readonly<{ kind: 'place'; placeId: string }>
  | Readonly<{ kind: 'session'; sessionId: string }>
  /** `placeId` narrows it down to a shelf; `-` are those without one, and empty is all. */
  | Readonly<{ kind: 'store'; editionId: string; placeId: string }>

/** A sample by its blind code, with the pieces that are there: neither product nor time of arrival shows. */
export type StandingRow = Readonly<{ sampleId: string; code: string; pieces: number }>
export type StandingKey = Pick<StandingRow, 'code' | 'sampleId'>

const codeColumn = sql<string>`coalesce(blind_code.code, '') collate "C"`

const byCode: ListOrder<StandingKey> = [
  { column: codeColumn, at: key => sql`${key.code}::text` },
  { column: sql.ref('sample.id'), at: key => sql`${key.sampleId}::text` },
]

function conditionOf(at: StandingAt): RawBuilder<boolean> {
  if (at.kind === 'place') return sql<boolean>`sample.place_id = ${at.placeId} and sample.store > 0`
  if (at.kind === 'session') return sql<boolean>`sample.session_id = ${at.sessionId}`
  const inStore = sql<boolean>`sample.edition_id = ${at.editionId} and sample.store > 0 and sample.session = 0`
  if (at.placeId === '') return inStore
  return at.placeId === '-'
    ? sql<boolean>`${inStore} and sample.place_id is null`
    : sql<boolean>`${inStore} and sample.place_id = ${at.placeId}`
}

const standing = (reader: Reader, at: StandingAt) =>
  reader
    .withTables<Tables>()
    .selectFrom('sample')
    .leftJoin('blind_code', join =>
      join.onRef('blind_code.nomination_id', '=', 'sample.nomination_id').on('blind_code.round', '=', 1),
    )
    .where(conditionOf(at))

/** In the order of the codes; `only` one code where it is given. One query. */
export async function listStanding(
  reader: Reader,
  at: StandingAt,
  only: string | null,
  range: ListRange<StandingKey> = {},
): Promise<readonly StandingRow[]> {
  const pieces = sql.ref<number>(at.kind === 'session' ? 'sample.session' : 'sample.store')
  let query = standing(reader, at)
    .select('sample.id as sampleId')
    .select(codeColumn.as('code'))
    .select(pieces.as('pieces'))
  if (only !== null) query = query.where('blind_code.code', '=', only)
  return inRange(query, byCode, range).execute()
}

/** How many samples are there. One query. */
export async function countStanding(reader: Reader, at: StandingAt): Promise<number> {
  const row = await standing(reader, at)
    .select(sql<number>`count(*)::int`.as('count'))
    .executeTakeFirstOrThrow()
  return row.count
}

/** How many samples of an edition stand on which shelf; under `-` those without one. One query. */
export async function countByPlace(reader: Reader, editionId: string): Promise<ReadonlyMap<string, number>> {
  const place = sql<string>`coalesce(sample.place_id, '-')`
  const rows = await standing(reader, { kind: 'store', editionId, placeId: '' })
    .select([place.as('place'), sql<number>`count(*)::int`.as('count')])
    .groupBy(place)
    .execute()
  return new Map(rows.map(row => [row.place, row.count]))
}
