import { sql, type RawBuilder } from 'kysely'
import {
  byMoment,
  inRange,
  type ListRange,
  type MomentKey,
  type Reader,
} from '../../platform/database/index.ts'
import type { Objection, ObjectionState } from './objection.ts'
import { objectionFrom, type ObjectionTables } from './objection-store.ts'

/** What a list is narrowed down to; `late` are those whose answer is overdue. */
export const lenses = ['received', 'taken-up', 'late', 'refused', 'upheld', 'withdrawn'] as const
export type Lens = (typeof lenses)[number]

export type ObjectionFilter = Readonly<{
  /** What the reader may see: `whereAllowed(actor, 'objection.read', objectionColumns)`. */
  allowed: RawBuilder<boolean>
  now: Date
  lens: Lens | null
  editionId: string
}>

const late = (now: Date): RawBuilder<boolean> =>
  sql<boolean>`(objection.state in ('received', 'taken-up') and objection.answer_by <= ${now})`

const lensWhere = (lens: Lens, now: Date): RawBuilder<boolean> =>
  lens === 'late' ? late(now) : sql<boolean>`objection.state = ${lens satisfies ObjectionState}`

function filtered(reader: Reader, filter: Omit<ObjectionFilter, 'lens'>) {
  const query = reader
    .withTables<ObjectionTables>()
    .selectFrom('objection')
    .where(filter.allowed)
    .where('objection.received_at', 'is not', null)
  return filter.editionId === '' ? query : query.where('objection.edition_id', '=', filter.editionId)
}

/** Objections that were sent, the latest received first. One query. */
export async function listObjections(
  reader: Reader,
  filter: ObjectionFilter,
  range: ListRange<MomentKey> = {},
): Promise<readonly Objection[]> {
  let query = filtered(reader, filter).selectAll('objection')
  if (filter.lens) query = query.where(lensWhere(filter.lens, filter.now))
  const order = byMoment(sql.ref<Date>('objection.received_at'), sql.ref<string>('objection.id'), true)
  return (await inRange(query, order, range).execute()).map(objectionFrom)
}

export type ObjectionCounts = Readonly<Record<Lens | 'all', number>>

/** How many there are in each part of the list. One query. */
export async function countObjections(
  reader: Reader,
  filter: Omit<ObjectionFilter, 'lens'>,
): Promise<ObjectionCounts> {
  const row = await filtered(reader, filter)
    .select([
      sql<number>`count(*)`.as('all'),
      ...lenses.map(lens => sql<number>`count(*) filter (where ${lensWhere(lens, filter.now)})`.as(lens)),
    ])
    .executeTakeFirstOrThrow()
  const counted = row as Readonly<Record<string, unknown>>
  const count = (name: string): number => Number(counted[name] ?? 0)
  return {
    all: count('all'),
    received: count('received'),
    'taken-up': count('taken-up'),
    late: count('late'),
    refused: count('refused'),
    upheld: count('upheld'),
    withdrawn: count('withdrawn'),
  }
}

/** What waits for an answer that is due before a moment, the earliest first. One query. */
export async function listDue(reader: Reader, before: Date): Promise<readonly Objection[]> {
  const rows = await reader
    .withTables<ObjectionTables>()
    .selectFrom('objection')
    .selectAll()
    .where('state', 'in', ['received', 'taken-up'])
    .where('answer_by', '<=', before)
    .orderBy('answer_by')
    .orderBy('id')
    .execute()
  return rows.map(objectionFrom)
}

/** Objections that were upheld, the earliest first, with their nominations. One query. */
export async function listUpheld(
  reader: Reader,
): Promise<readonly Readonly<{ id: string; nominationId: string }>[]> {
  const rows = await reader
    .withTables<ObjectionTables>()
    .selectFrom('objection')
    .select(['id', 'nomination_id'])
    .where('state', '=', 'upheld')
    .orderBy('answered_at')
    .execute()
  return rows.map(row => ({ id: row.id, nominationId: row.nomination_id }))
}

/** Every objection that was answered, for those who look whether all promises hold. */
export async function listTakenUp(reader: Reader): Promise<readonly Objection[]> {
  const rows = await reader
    .withTables<ObjectionTables>()
    .selectFrom('objection')
    .selectAll()
    .where('handler_id', 'is not', null)
    .orderBy('id')
    .execute()
  return rows.map(objectionFrom)
}

/** How many wait, when the first answer is due, and one nomination among them. */
export type Waiting = Readonly<{ count: number; due: Date | null; nominationId: string | null }>

/** Objections on which somebody may act; with `unhandled` only those that nobody handles. One query. */
export async function countWaiting(
  reader: Reader,
  allowed: RawBuilder<boolean>,
  unhandled: boolean,
): Promise<Waiting> {
  let query = reader.withTables<ObjectionTables>().selectFrom('objection').where(allowed)
  if (unhandled) query = query.where('handler_id', 'is', null)
  const row = await query
    .select(eb => [
      eb.fn.countAll<number>().as('count'),
      eb.fn.min('answer_by').as('due'),
      eb.fn.min('nomination_id').as('nominationId'),
    ])
    .executeTakeFirstOrThrow()
  return { count: Number(row.count), due: row.due, nominationId: row.nominationId }
}
