import { sql, type RawBuilder } from 'kysely'
import {
  byMoment,
  inRange,
  type ListRange,
  type MomentKey,
  type Reader,
} from '../../platform/database/index.ts'
import { areaPathOf } from '../../foundation/area-path.ts'
import { filtered, type NominationFilter } from './nomination-list-store.ts'
import type { NominationBrief } from './nomination.ts'
import type { ResultQuery } from './result-query.ts'
import { briefColumns, briefOf } from './nomination-store.ts'

type Condition = RawBuilder<boolean>

/** The columns of a nomination by which another module's queue asks for more than the usual filters. */
export const queueColumns = {
  id: sql.ref<string>('nomination.id'),
  state: sql.ref<string>('nomination.state'),
  stateAt: sql.ref<Date>('nomination.state_at'),
} as const

/** A part of the nominations in an order of its own: by `key`, then by id. */
export type Queue = Readonly<{ filter: NominationFilter; where?: Condition; key: RawBuilder<Date> }>
export type Queued = NominationBrief & Readonly<{ key: Date }>

/** The nominations of a queue, the smallest key first; those before a key come with the nearest first. One query. */
export async function listQueue(
  reader: Reader,
  { filter, where, key }: Queue,
  range: ListRange<MomentKey> = {},
): Promise<readonly Queued[]> {
  let query = filtered(reader, filter)
    .select(briefColumns.map(name => `nomination.${name}` as const))
    .select(key.as('key'))
  if (where) query = query.where(where)
  const rows = await inRange(query, byMoment(key, queueColumns.id), range).execute()
  return rows.map(row => ({ ...briefOf(row), key: row.key }))
}

/** How many papers the submitted file of each of some nominations has. One query. */
export async function countFrozenPapers(
  reader: Reader,
  ids: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (ids.length === 0) return new Map()
  const rows = await filtered(reader, {})
    .select([
      'nomination.id',
      sql<number>`coalesce(jsonb_array_length(submitted_file -> 'documents'), 0)`.as('papers'),
    ])
    .where('nomination.id', 'in', ids)
    .execute()
  return new Map(rows.map(row => [row.id, Number(row.papers)]))
}

/** How many nominations fit each condition. One query. */
export async function countQueue<Name extends string>(
  reader: Reader,
  filter: NominationFilter,
  conditions: Readonly<Record<Name, Condition>>,
): Promise<Readonly<Record<Name, number>>> {
  const names = Object.keys(conditions) as Name[]
  const row = await filtered(reader, filter)
    .select(names.map(name => sql<number>`count(*) filter (where ${conditions[name]})`.as(name)))
    .executeTakeFirstOrThrow()
  const counts: Readonly<Record<string, unknown>> = row
  return Object.fromEntries(names.map(name => [name, Number(counts[name])])) as Record<Name, number>
}

/**
 * Which nominations a count of another module is about, to be joined there: their ids, and where they are. Of an
 * edition, a commodity and a province, where they are asked for.
 */
export const resultPart = (reader: Reader, allowed: Condition, query: ResultQuery) =>
  filtered(reader, {
    allowed,
    editionId: query.edition,
    commodity: query.commodity,
    areaPath: query.province === '' ? null : areaPathOf(query.province),
  }).select(['nomination.id', 'nomination.area_path'])
