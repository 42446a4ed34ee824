import { sql, type RawBuilder } from 'kysely'
import type { Reader } from '../../platform/database/index.ts'
import { filtered, type ListKey, type NominationFilter } from './nomination-list-store.ts'
import type { NominationBrief } from './nomination.ts'
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

/** Where to cut the queue: after or before a key, in its order; all of it when nothing is given. */
export type QueueRange = Readonly<{ limit?: number; after?: ListKey | null; before?: ListKey | null }>

/** The nominations of a queue, the smallest key first; those before a key come with the nearest first. One query. */
export async function listQueue(
  reader: Reader,
  { filter, where, key }: Queue,
  { limit, after, before }: QueueRange = {},
): Promise<readonly Queued[]> {
  const turned = !after && Boolean(before)
  const end = after ?? before
  let query = filtered(reader, filter)
    .select(briefColumns.map(name => `nomination.${name}` as const))
    .select(key.as('key'))
  if (where) query = query.where(where)
  if (end) {
    const [own, given] = [sql`(${key}, nomination.id)`, sql`(${end.at}::timestamptz, ${end.id}::text)`]
    query = query.where(turned ? sql<boolean>`${own} < ${given}` : sql<boolean>`${own} > ${given}`)
  }
  const direction = turned ? 'desc' : 'asc'
  query = query.orderBy(key, direction).orderBy('nomination.id', direction)
  const rows = await (limit === undefined ? query : query.limit(limit)).execute()
  return rows.map(row => ({ ...briefOf(row), key: row.key }))
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

/** Which nominations a count of another module is about, to be joined there: their ids, and where they are. */
export const nominationPart = (reader: Reader, filter: NominationFilter) =>
  filtered(reader, filter).select(['nomination.id', 'nomination.area_path'])
