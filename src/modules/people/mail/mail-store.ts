import { sql } from 'kysely'
import type { Reader, Tx } from '../../../platform/database/index.ts'
import type { PeopleTables } from '../people-tables.ts'

/** A mail of the outbox that waits to be sent. */
export type WaitingMail = Readonly<{
  id: string
  sealed: string
  createdAt: Date
  /** How often it could not be sent. */
  attempts: number
  /** From then on sending it helps nobody. */
  uselessAt: Date | null
  /** When the account of its reader was closed. */
  disabledAt: Date | null
}>

export async function addMail(
  tx: Tx,
  mail: Readonly<{
    id: string
    personId: string | null
    sealed: string
    uselessAt?: Date
    about?: string
    recordId?: string
  }>,
  now: Date,
): Promise<void> {
  await tx
    .withTables<PeopleTables>()
    .insertInto('mail')
    .values({
      id: mail.id,
      person_id: mail.personId,
      sealed: mail.sealed,
      sent_at: null,
      created_at: now,
      useless_at: mail.uselessAt ?? null,
      about: mail.about ?? '',
      record_id: mail.recordId ?? null,
    })
    .execute()
}

export async function findWaitingMail(reader: Reader, id: string): Promise<WaitingMail | undefined> {
  const row = await reader
    .withTables<PeopleTables>()
    .selectFrom('mail as m')
    .leftJoin('person as p', 'p.id', 'm.person_id')
    .select([
      'm.id',
      'm.sealed',
      'm.created_at as createdAt',
      'm.attempts',
      'm.useless_at as uselessAt',
      'p.disabled_at as disabledAt',
    ])
    .where('m.id', '=', id)
    .where('m.sent_at', 'is', null)
    .where('m.dead_at', 'is', null)
    .executeTakeFirst()
  return row && row.sealed !== null ? { ...row, sealed: row.sealed } : undefined
}

/** What was sent is not kept. */
export async function markSent(tx: Tx, id: string, now: Date): Promise<void> {
  await tx
    .withTables<PeopleTables>()
    .updateTable('mail')
    .set({ sent_at: now, sealed: null, last_error: null })
    .where('id', '=', id)
    .execute()
}

/** Notes that a mail did not go out; `deadAt` gives it up. */
export async function noteUnsent(
  tx: Tx,
  id: string,
  failure: Readonly<{ attempts: number; code: string; deadAt: Date | null }>,
): Promise<void> {
  await tx
    .withTables<PeopleTables>()
    .updateTable('mail')
    .set({ attempts: failure.attempts, last_error: failure.code, dead_at: failure.deadAt })
    .where('id', '=', id)
    .execute()
}

/**
 * Takes back the mails that were not sent to a person yet and whose link is void. A mail of a link is useless from
 * the moment at which its link ends, by which the two belong together.
 */
export async function withdrawLinkMails(tx: Tx, personId: string): Promise<void> {
  await tx
    .withTables<PeopleTables>()
    .deleteFrom('mail as m')
    .where('m.person_id', '=', personId)
    .where('m.sent_at', 'is', null)
    .where('m.useless_at', 'is not', null)
    .where(build =>
      build.not(
        build.exists(
          build
            .selectFrom('account_link as l')
            .select('l.token_hash')
            .whereRef('l.person_id', '=', 'm.person_id')
            .whereRef('l.expires_at', '=', 'm.useless_at')
            .where('l.used_at', 'is', null),
        ),
      ),
    )
    .execute()
}

/** Deletes the mails to people without an account that were not sent yet and are about a record. */
export async function forgetMailsAbout(tx: Tx, recordId: string): Promise<void> {
  await tx
    .withTables<PeopleTables>()
    .deleteFrom('mail')
    .where('record_id', '=', recordId)
    .where('person_id', 'is', null)
    .where('sent_at', 'is', null)
    .execute()
}

/** True while the mail of a link that ends at `expiresAt` has not gone out to a person. */
export async function isLinkUnsent(reader: Reader, personId: string, expiresAt: Date): Promise<boolean> {
  const row = await reader
    .withTables<PeopleTables>()
    .selectFrom('mail')
    .select('id')
    .where('person_id', '=', personId)
    .where('sent_at', 'is', null)
    .where('useless_at', '=', expiresAt)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** A mail that was given up and would still help. */
export type DeadMail = Readonly<{
  id: string
  personId: string
  name: string
  createdAt: Date
  code: string | null
}>

/** The mails that were given up and would still help, the oldest first. */
export const listDeadMails = (reader: Reader, machineNow: Date): Promise<DeadMail[]> =>
  reader
    .withTables<PeopleTables>()
    .selectFrom('mail as m')
    .innerJoin('person as p', 'p.id', 'm.person_id')
    .select(['m.id', 'p.id as personId', 'p.name', 'm.created_at as createdAt', 'm.last_error as code'])
    .where('m.dead_at', 'is not', null)
    .where('m.sent_at', 'is', null)
    .where('p.disabled_at', 'is', null)
    .where(sql<boolean>`(m.useless_at is null or m.useless_at > ${machineNow})`)
    .orderBy('m.created_at')
    .orderBy('m.id')
    .execute()

/** Gives dead mails another round of attempts; returns how many. */
export async function reviveMails(tx: Tx, ids: readonly string[]): Promise<number> {
  const result = await tx
    .withTables<PeopleTables>()
    .updateTable('mail')
    .set({ dead_at: null, attempts: 0 })
    .where('id', 'in', ids)
    .where('dead_at', 'is not', null)
    .executeTakeFirst()
  return Number(result.numUpdatedRows)
}

/** Mails that are being tried again, and those that came too late to help, given up since `since`. */
export async function countUnsent(
  reader: Reader,
  machineNow: Date,
  since: Date,
): Promise<Readonly<{ retrying: number; late: number }>> {
  const row = await reader
    .withTables<PeopleTables>()
    .selectFrom('mail')
    .select([
      sql<number>`count(*) filter (where dead_at is null and attempts > 0)`.as('retrying'),
      sql<number>`count(*) filter (where dead_at > ${since} and useless_at <= ${machineNow})`.as('late'),
    ])
    .where('sent_at', 'is', null)
    .executeTakeFirstOrThrow()
  return { retrying: Number(row.retrying), late: Number(row.late) }
}
