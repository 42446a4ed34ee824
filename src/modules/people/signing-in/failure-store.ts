import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/index.ts'
import type { PeopleTables } from '../people-tables.ts'

type FailureRow = Readonly<{ bucket: string; failures: number; lastAt: Date }>

/** The buckets' rows, locked until the transaction ends. Buckets are locked in one order, so none waits for ever. */
export async function lockFailures(
  tx: Tx,
  buckets: readonly string[],
  machineNow: Date,
): Promise<FailureRow[]> {
  const sorted = buckets.toSorted()
  const db = tx.withTables<PeopleTables>()
  await db
    .insertInto('sign_in_failure')
    .values(sorted.map(bucket => ({ bucket, failures: 0, last_at: machineNow })))
    .onConflict(conflict => conflict.column('bucket').doNothing())
    .execute()
  return db
    .selectFrom('sign_in_failure')
    .select(['bucket', 'failures', 'last_at as lastAt'])
    .where('bucket', 'in', sorted)
    .orderBy('bucket')
    .forUpdate()
    .execute()
}

export async function setFailures(tx: Tx, bucket: string, failures: number, machineNow: Date): Promise<void> {
  await tx
    .withTables<PeopleTables>()
    .updateTable('sign_in_failure')
    .set({ failures, last_at: machineNow })
    .where('bucket', '=', bucket)
    .execute()
}

export async function clearFailures(tx: Tx, bucket: string): Promise<void> {
  await tx.withTables<PeopleTables>().deleteFrom('sign_in_failure').where('bucket', '=', bucket).execute()
}

/** Takes back the failure that an attempt was counted as before its password was looked at. */
export async function takeBackFailure(tx: Tx, bucket: string): Promise<void> {
  await tx
    .withTables<PeopleTables>()
    .updateTable('sign_in_failure')
    .set({ failures: sql<number>`greatest(failures - 1, 0)` })
    .where('bucket', '=', bucket)
    .execute()
}
