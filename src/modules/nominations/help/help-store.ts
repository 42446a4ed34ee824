import { sql } from 'kysely'
import type { ActionContext } from '../../../actions/index.ts'
import type { AreaPath } from '../../../foundation/area-path.ts'
import { json, type Reader, type Tx } from '../../../platform/database/index.ts'
import { newId } from '../../../platform/random.ts'
import type { AnswerValue } from '../nomination.ts'

/** Who saves, in which role, and for which office: the area of the grant. */
export type Saving = Readonly<{ personId: string; role: string; areaPath: AreaPath; now: Date }>

export const savingOf = ({ actor, now }: Pick<ActionContext, 'actor' | 'now'>): Saving => ({
  personId: actor.personId ?? '',
  role: actor.role,
  areaPath: actor.areaPath,
  now,
})

const CHOICE = 'document:'
/** What names the choice of a paper among what others changed. */
export const choiceItem = (requirementId: string): string => `${CHOICE}${requirementId}`
/** The requirement whose paper was chosen; null for a question. */
export const chosenIn = (itemId: string): string | null =>
  itemId.startsWith(CHOICE) ? itemId.slice(CHOICE.length) : null

/** An answer, or the choice of a paper, that somebody else than the office changed. */
export type Help = Readonly<{
  id: string
  itemId: string
  oldValue: AnswerValue | null
  newValue: AnswerValue | null
  role: string
  areaPath: AreaPath
  at: Date
}>

type Values = Readonly<Record<string, AnswerValue | null>>

const stored = (value: AnswerValue | null) => (value === null ? sql`null::jsonb` : sql`${json(value)}::jsonb`)

/**
 * Notes what somebody else than the office is about to change. Changes of one item that the office has not seen yet are
 * one: with the value that stood before the first, and the newest. Call it before the values are stored; `before` is
 * for what is no answer.
 */
export async function recordHelp(
  tx: Tx,
  nominationId: string,
  values: Values,
  by: Saving,
  before: Values | null = null,
): Promise<void> {
  const answered = (item: string) =>
    sql`(select value from nomination_answer where nomination_id = ${nominationId} and question_id = ${item})`
  const rows = Object.entries(values).map(
    ([item, value]) => sql`(${newId()}, ${nominationId}, ${item},
      ${before ? stored(before[item] ?? null) : answered(item)}, ${stored(value)},
      ${by.personId}, ${by.role}, ${by.areaPath}, ${by.now}::timestamptz)`,
  )
  await sql`insert into nomination_help
      (id, nomination_id, item_id, old_value, new_value, saved_by, saved_role, saved_area, saved_at)
    values ${sql.join(rows)}
    on conflict (nomination_id, item_id) where seen_at is null do update set
      new_value = excluded.new_value, saved_by = excluded.saved_by, saved_role = excluded.saved_role,
      saved_area = excluded.saved_area, saved_at = excluded.saved_at`.execute(tx)
}

/** Whoever of the office saves an item has seen what others made of it: a later change of theirs begins anew. */
export async function closeHelp(
  tx: Tx,
  nominationId: string,
  items: readonly string[],
  by: Saving,
): Promise<void> {
  await sql`update nomination_help set seen_by = ${by.personId}, seen_at = ${by.now}
    where nomination_id = ${nominationId} and item_id = any(${items}) and seen_at is null`.execute(tx)
}

/** What others changed and the office has not seen, the oldest first. */
export async function listUnseenHelp(reader: Reader, nominationId: string): Promise<readonly Help[]> {
  const { rows } = await sql<Help>`
    select id, item_id as "itemId", old_value as "oldValue", new_value as "newValue", saved_role as role,
      saved_area as "areaPath", saved_at as at
    from nomination_help where nomination_id = ${nominationId} and seen_at is null
    order by saved_at, id`.execute(reader)
  return rows
}

/** Since when the office knows what others brought; null where it has never said so. */
export async function findHelpSeen(reader: Reader, nominationId: string): Promise<Date | null> {
  const { rows } = await sql<{ at: Date }>`
    select seen_at as at from nomination_help_seen where nomination_id = ${nominationId}`.execute(reader)
  return rows[0]?.at ?? null
}

/** The office has seen all of what others did up to a moment: the one at which its page was made. */
export async function markHelpSeen(
  tx: Tx,
  nominationId: string,
  seen: Readonly<{ by: string; until: Date; now: Date }>,
): Promise<void> {
  await sql`update nomination_help set seen_by = ${seen.by}, seen_at = ${seen.now}
    where nomination_id = ${nominationId} and seen_at is null and saved_at <= ${seen.until}`.execute(tx)
  await sql`insert into nomination_help_seen (nomination_id, seen_by, seen_at)
    values (${nominationId}, ${seen.by}, ${seen.until})
    on conflict (nomination_id) do update set seen_by = excluded.seen_by,
      seen_at = greatest(nomination_help_seen.seen_at, excluded.seen_at)`.execute(tx)
}
