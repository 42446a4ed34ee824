import type { Reader, Tx } from '../../../platform/database/index.ts'
import type { PeopleTables } from '../people-tables.ts'

/** A person's second factor as stored: its secret is sealed. */
export type SecondFactor = Readonly<{ sealedSecret: string; lastStep: number; createdAt: Date }>

export const findFactor = (reader: Reader, personId: string): Promise<SecondFactor | undefined> =>
  reader
    .withTables<PeopleTables>()
    .selectFrom('second_factor')
    .select(['sealed_secret as sealedSecret', 'last_step as lastStep', 'created_at as createdAt'])
    .where('person_id', '=', personId)
    .executeTakeFirst()

/** False when the person has one already. */
export async function addFactor(
  tx: Tx,
  personId: string,
  factor: Pick<SecondFactor, 'sealedSecret' | 'lastStep'>,
  now: Date,
): Promise<boolean> {
  const added = await tx
    .withTables<PeopleTables>()
    .insertInto('second_factor')
    .values({
      person_id: personId,
      sealed_secret: factor.sealedSecret,
      last_step: factor.lastStep,
      created_at: now,
    })
    .onConflict(conflict => conflict.column('person_id').doNothing())
    .returning('person_id')
    .executeTakeFirst()
  return added !== undefined
}

/** Uses a step up; false when it, or a later one, was used meanwhile. */
export async function takeStep(tx: Tx, personId: string, step: number): Promise<boolean> {
  const result = await tx
    .withTables<PeopleTables>()
    .updateTable('second_factor')
    .set({ last_step: step })
    .where('person_id', '=', personId)
    .where('last_step', '<', step)
    .executeTakeFirst()
  return Number(result.numUpdatedRows) === 1
}

/** Removes the second factor with its recovery codes; false when there was none. */
export async function removeFactor(tx: Tx, personId: string): Promise<boolean> {
  const db = tx.withTables<PeopleTables>()
  await db.deleteFrom('recovery_code').where('person_id', '=', personId).execute()
  const result = await db.deleteFrom('second_factor').where('person_id', '=', personId).executeTakeFirst()
  return Number(result.numDeletedRows) === 1
}

/** The earlier codes, used or not, are void. */
export async function replaceRecoveryCodes(
  tx: Tx,
  personId: string,
  hashes: readonly string[],
  now: Date,
): Promise<void> {
  const db = tx.withTables<PeopleTables>()
  await db.deleteFrom('recovery_code').where('person_id', '=', personId).execute()
  await db
    .insertInto('recovery_code')
    .values(hashes.map(hash => ({ person_id: personId, code_hash: hash, used_at: null, created_at: now })))
    .execute()
}

/** Uses a recovery code up; false when there is no such unused one. */
export async function useRecoveryCode(tx: Tx, personId: string, hash: string, now: Date): Promise<boolean> {
  const result = await tx
    .withTables<PeopleTables>()
    .updateTable('recovery_code')
    .set({ used_at: now })
    .where('person_id', '=', personId)
    .where('code_hash', '=', hash)
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return Number(result.numUpdatedRows) === 1
}

/** How many recovery codes are left to use. */
export async function countRecoveryCodes(reader: Reader, personId: string): Promise<number> {
  const row = await reader
    .withTables<PeopleTables>()
    .selectFrom('recovery_code')
    .select(eb => eb.fn.countAll<number>().as('left'))
    .where('person_id', '=', personId)
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(row.left)
}
