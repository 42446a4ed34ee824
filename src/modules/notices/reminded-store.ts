import { sql } from 'kysely'
import { listHistory } from '../../audit/index.ts'
import type { Reader, Tx } from '../../platform/database/index.ts'

/** When an office was last reminded of a nomination; null when it never was. */
export async function lastReminded(reader: Reader, nominationId: string): Promise<Date | null> {
  const acts = await listHistory(reader, { kind: 'nomination', id: nominationId }, ['record'])
  return acts.findLast(one => one.event === 'nomination.reminded')?.at ?? null
}

/** Lets one reminder after the other through, until the end of the transaction. */
export async function takeTurn(tx: Tx, nominationId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`remind ${nominationId}`}, 0))`.execute(tx)
}
