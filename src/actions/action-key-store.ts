import { sql } from 'kysely'
import { json, type Reader, type Tx } from '../platform/database/index.ts'
import { idsFrom } from '../platform/invariant.ts'
import type { ActionContext, Success } from './define-action.ts'

type Row = {
  key: string
  person_id: string | null
  action: string
  outcome: unknown
  created_at: Date
  content: string | null
}
type Tables = { action_key: Row }

/** Which form it is: its key, and a digest of what it held; null where nobody said. */
export type Sent = Readonly<{ key: string; content: string | null }>

/**
 * The answer to a form that was sent before, or null after reserving its key; `otherwise` where the page was sent
 * before with another content. Two sends at the same moment are put in order by the key's uniqueness: the second waits,
 * and then finds the first's answer.
 */
export async function findRepeated(
  tx: Tx,
  { key, content }: Sent,
  personId: string | null,
  action: string,
): Promise<Success | 'otherwise' | null> {
  const db = tx.withTables<Tables>()
  const reserved = await db
    .insertInto('action_key')
    .values({ key, person_id: personId, action, outcome: json(null), created_at: new Date(), content })
    .onConflict(conflict => conflict.column('key').doNothing())
    .returning('key')
    .executeTakeFirst()
  if (reserved) return null
  const earlier = await findRow(tx, key)
  const answered = answeredIn(earlier, personId, action)
  const isOther = content !== null && earlier?.content !== null && earlier?.content !== content
  return answered && isOther ? 'otherwise' : answered
}

const findRow = (reader: Reader, key: string): Promise<Row | undefined> =>
  reader.withTables<Tables>().selectFrom('action_key').selectAll().where('key', '=', key).executeTakeFirst()

const answeredIn = (row: Row | undefined, personId: string | null, action: string): Success | null =>
  !row || row.person_id !== personId || row.action !== action || row.outcome === null
    ? null
    : { ...(row.outcome as Success), repeated: true }

/** The answer that this person's form of this key was given; null when it was not, or is not yet. */
export async function findAnswered(
  reader: Reader,
  key: string,
  personId: string | null,
  action: string,
): Promise<Success | null> {
  return answeredIn(await findRow(reader, key), personId, action)
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
