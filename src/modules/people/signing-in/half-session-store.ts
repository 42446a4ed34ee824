import { sql } from 'kysely'
import type { Reader, Tx } from '../../../platform/database/index.ts'
import type { PeopleTables } from '../people-tables.ts'

/** Milliseconds between the password and the code. */
const HALF_SESSION_LONGEST = 5 * 60_000
/** Wrong codes after which the password is asked for again. */
export const HALF_SESSION_TRIES = 5

/** A right password that waits for its code. `next` is the page to go on to. */
export type HalfSession = Readonly<{ personId: string; next: string }>

export async function addHalfSession(
  tx: Tx,
  half: HalfSession & Readonly<{ idHash: string }>,
  machineNow: Date,
): Promise<void> {
  await tx
    .withTables<PeopleTables>()
    .insertInto('half_session')
    .values({
      id_hash: half.idHash,
      person_id: half.personId,
      next: half.next,
      created_at: machineNow,
      expires_at: new Date(machineNow.getTime() + HALF_SESSION_LONGEST),
    })
    .execute()
}

export const findHalfSession = (
  reader: Reader,
  idHash: string,
  machineNow: Date,
): Promise<HalfSession | undefined> =>
  reader
    .withTables<PeopleTables>()
    .selectFrom('half_session')
    .select(['person_id as personId', 'next'])
    .where('id_hash', '=', idHash)
    .where('expires_at', '>', machineNow)
    .where('tries', '<', HALF_SESSION_TRIES)
    .executeTakeFirst()

/** Counts a try; false when none is left, or the time is over. */
export async function takeTry(tx: Tx, idHash: string, machineNow: Date): Promise<boolean> {
  const result = await tx
    .withTables<PeopleTables>()
    .updateTable('half_session')
    .set({ tries: sql<number>`tries + 1` })
    .where('id_hash', '=', idHash)
    .where('expires_at', '>', machineNow)
    .where('tries', '<', HALF_SESSION_TRIES)
    .executeTakeFirst()
  return Number(result.numUpdatedRows) === 1
}

export async function removeHalfSession(tx: Tx, idHash: string): Promise<void> {
  await tx.withTables<PeopleTables>().deleteFrom('half_session').where('id_hash', '=', idHash).execute()
}

/** Clears away what is over, of everybody. */
export async function removeOverHalfSessions(tx: Tx, machineNow: Date): Promise<void> {
  await tx
    .withTables<PeopleTables>()
    .deleteFrom('half_session')
    .where('expires_at', '<=', machineNow)
    .execute()
}
