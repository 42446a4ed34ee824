import { sql } from 'kysely'
import type { Reader, Tx } from '../../platform/database/index.ts'

type Tables = {
  give_back: {
    id: string
    nomination_id: string
    reason: string
    given_back_by: string
    given_back_at: Date
    seen: string | null
    settled_at: Date | null
  }
}

/** Why a head did not let a draft go out. `seen`: what was looked at then, in short; null where nobody kept it. */
export type GiveBack = Readonly<{
  id: string
  nominationId: string
  reason: string
  by: string
  at: Date
  seen: string | null
}>

export async function insertGiveBack(
  tx: Tx,
  { id, nominationId, reason, by, at, seen }: GiveBack,
): Promise<void> {
  await tx
    .withTables<Tables>()
    .insertInto('give_back')
    .values({ id, nomination_id: nominationId, reason, given_back_by: by, given_back_at: at, seen })
    .execute()
}

/** The reasons are history once the drafts are approved. */
export async function settleGiveBacks(tx: Tx, nominationIds: readonly string[], now: Date): Promise<void> {
  await tx
    .withTables<Tables>()
    .updateTable('give_back')
    .set({ settled_at: now })
    .where('nomination_id', 'in', nominationIds)
    .where('settled_at', 'is', null)
    .execute()
}

/** The latest one of each nomination since its last approval; without one it is left out. One query. */
export async function listLastGiveBacks(
  reader: Reader,
  nominationIds: readonly string[],
): Promise<ReadonlyMap<string, GiveBack>> {
  if (nominationIds.length === 0) return new Map()
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('give_back')
    .distinctOn('nomination_id')
    .select([
      'id',
      'nomination_id as nominationId',
      'reason',
      'given_back_by as by',
      'given_back_at as at',
      'seen',
    ])
    .where('nomination_id', 'in', nominationIds)
    .where('settled_at', 'is', null)
    .orderBy('nomination_id')
    .orderBy('given_back_at', 'desc')
    .orderBy(sql`id`, 'desc')
    .execute()
  return new Map(rows.map(row => [row.nominationId, row]))
}
