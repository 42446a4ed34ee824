import type { Generated } from 'kysely'
import { json, type Reader, type Tx } from '../../../platform/database/index.ts'
import type { AwaitedFact } from './awaited-fact.ts'
import type { FactValue } from '../corrections/correction.ts'

type Row = {
  place: Generated<number>
  nomination_id: string
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
  gate: row.gate,
  fact: row.fact,
  earlier: row.earlier as FactValue | null,
  value: row.value as FactValue | null,
  reason: row.reason,
  paper: row.paper,
  recordedBy: row.recorded_by,
  recordedAt: row.recorded_at,
})

/** What was recorded as come, by nomination, in the order in which that was done. One query. */
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
    .orderBy('place')
    .execute()
  return Map.groupBy(rows.map(fromRow), one => one.nominationId)
}

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
