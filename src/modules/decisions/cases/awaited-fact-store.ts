import { sql, type Generated } from 'kysely'
import { json, type Reader, type Tx } from '../../../platform/database/index.ts'
import type { AwaitedFact } from './awaited-fact.ts'
import type { FactValue } from '../corrections/correction.ts'

type Row = {
  place: Generated<number>
  nomination_id: string
  objection_id: string | null
  gate: string
  fact: string | null
  earlier: unknown
  value: unknown
  reason: string
  paper: string
  recorded_by: string
  recorded_at: Date
}
type Tables = { awaited_fact: Row }

const fromRow = (row: Omit<Row, 'place'>): AwaitedFact => ({
  nominationId: row.nomination_id,
  objectionId: row.objection_id,
  gate: row.gate,
  fact: row.fact,
  earlier: row.earlier as FactValue | null,
  value: row.value as FactValue | null,
  reason: row.reason,
  paper: row.paper,
  recordedBy: row.recorded_by,
  recordedAt: row.recorded_at,
})

/** What was recorded as come before the first decision, by nomination, in the order in which that was done. One query. */
export async function listAwaited(
  reader: Reader,
  nominationIds: readonly string[],
): Promise<ReadonlyMap<string, readonly AwaitedFact[]>> {
  if (nominationIds.length === 0) return new Map()
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('awaited_fact')
    .selectAll()
    .where('nomination_id', 'in', nominationIds)
    .where('objection_id', 'is', null)
    .orderBy('place')
    .execute()
  return Map.groupBy(rows.map(fromRow), one => one.nominationId)
}

/** A record, and when the new decision was begun that it was made for. */
export type DatedAwaited = AwaitedFact & Readonly<{ begunAt: Date | null }>

/** Everything that was ever recorded of these nominations, in the order in which that was done. One query. */
export async function listEveryAwaited(
  reader: Reader,
  nominationIds: readonly string[],
): Promise<ReadonlyMap<string, readonly DatedAwaited[]>> {
  if (nominationIds.length === 0) return new Map()
  const { rows } = await sql<Row & { begun_at: Date | null }>`
    select a.*, c.opened_at as begun_at from awaited_fact a left join correction c on c.objection_id = a.objection_id
    where a.nomination_id = any(${nominationIds}) order by a.place`.execute(reader)
  return Map.groupBy(
    rows.map(row => ({ ...fromRow(row), begunAt: row.begun_at })),
    one => one.nominationId,
  )
}

/**
 * What counts for a decision that was begun then: new decisions follow one another, and each finds what was recorded
 * before it. Null for one that is not begun yet.
 */
export const countingFor = (rows: readonly DatedAwaited[], begunAt: Date | null): readonly DatedAwaited[] =>
  rows.filter(one => one.begunAt === null || begunAt === null || one.begunAt <= begunAt)

/** The nominations of which something was recorded. */
export async function listAwaitedNominations(reader: Reader): Promise<readonly string[]> {
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('awaited_fact')
    .select('nomination_id')
    .distinct()
    .orderBy('nomination_id')
    .execute()
  return rows.map(row => row.nomination_id)
}

const stored = (value: FactValue | null) => (value === null ? null : json(value))

export async function insertAwaited(tx: Tx, one: AwaitedFact): Promise<void> {
  await tx
    .withTables<Tables>()
    .insertInto('awaited_fact')
    .values({
      nomination_id: one.nominationId,
      objection_id: one.objectionId,
      gate: one.gate,
      fact: one.fact,
      earlier: stored(one.earlier),
      value: stored(one.value),
      reason: one.reason,
      paper: one.paper,
      recorded_by: one.recordedBy,
      recorded_at: one.recordedAt,
    })
    .execute()
}
