import { sql } from 'kysely'
import { json, type Reader, type Tx } from '../platform/database/index.ts'
import { idsFrom } from '../platform/invariant.ts'
import type { ActionContext, Success } from './define-action.ts'

type Tables = {
  action_key: { key: string; person_id: string | null; action: string; outcome: unknown; created_at: Date }
}

/**
 * The answer to a form that was sent before, or null after reserving its key. Two sends at the same
 * moment are put in order by the key's uniqueness: the second waits, and then finds the first's answer.
 */
export async function findRepeated(
  tx: Tx,
  key: string,
  personId: string | null,
  action: string,
): Promise<Success | null> {
  const db = tx.withTables<Tables>()
  const reserved = await db
    .insertInto('action_key')
    .values({ key, person_id: personId, action, outcome: json(null), created_at: new Date() })
    .onConflict(conflict => conflict.column('key').doNothing())
    .returning('key')
    .executeTakeFirst()
  if (reserved) return null
  return findAnswered(tx, key, personId, action)
}

/** The answer that this person's form of this key was given; null when it was not, or is not yet. */
export async function findAnswered(
  reader: Reader,
  key: string,
  personId: string | null,
  action: string,
): Promise<Success | null> {
  const earlier = await reader
    .withTables<Tables>()
    .selectFrom('action_key')
    .selectAll()
    .where('key', '=', key)
    .executeTakeFirst()
  if (!earlier || earlier.person_id !== personId || earlier.action !== action || earlier.outcome === null)
    return null
  return { ...(earlier.outcome as Success), repeated: true }
}

export async function rememberKey(
  tx: Tx,
  key: string,
  context: ActionContext,
  action: string,
  outcome: Success,
): Promise<void> {
  await tx
    .withTables<Tables>()
    .updateTable('action_key')
    .set({ outcome: json(outcome), person_id: context.actor.personId, action })
    .where('key', '=', key)
    .execute()
}

/** Keys that were reserved for an act that then neither happened nor was undone. */
export const listUnfinishedKeys = (reader: Reader): Promise<readonly string[]> =>
  idsFrom(reader, sql`select key as id from action_key where outcome = 'null'::jsonb order by key`)
