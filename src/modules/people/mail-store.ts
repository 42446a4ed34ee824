import type { Reader, Tx } from '../../platform/database/index.ts'
import type { PeopleTables } from './people-tables.ts'

/** A mail of the outbox that waits to be sent. */
export type WaitingMail = Readonly<{ id: string; sealed: string; createdAt: Date }>

export async function addMail(
  tx: Tx,
  mail: Readonly<{ id: string; personId: string; sealed: string }>,
  now: Date,
): Promise<void> {
  await tx
    .withTables<PeopleTables>()
    .insertInto('mail')
    .values({ id: mail.id, person_id: mail.personId, sealed: mail.sealed, sent_at: null, created_at: now })
    .execute()
}

export async function findWaitingMail(reader: Reader, id: string): Promise<WaitingMail | undefined> {
  const row = await reader
    .withTables<PeopleTables>()
    .selectFrom('mail')
    .select(['id', 'sealed', 'created_at as createdAt'])
    .where('id', '=', id)
    .where('sent_at', 'is', null)
    .executeTakeFirst()
  return row && row.sealed !== null ? { ...row, sealed: row.sealed } : undefined
}

/** What was sent is not kept. */
export async function markSent(tx: Tx, id: string, now: Date): Promise<void> {
  await tx
    .withTables<PeopleTables>()
    .updateTable('mail')
    .set({ sent_at: now, sealed: null })
    .where('id', '=', id)
    .execute()
}
