import { sql, type RawBuilder } from 'kysely'
import type { Reader } from '../../platform/database/index.ts'

/** Who found, decided, proposed, asked, answered or flagged something about a file, from every table that says so. */
const acts = sql`(
  select nomination_id, checked_by as person from check_verdict
  union select nomination_id, checked_by from check_item
  union select nomination_id, decided_by from verification_outcome
  union select nomination_id, proposed_by from refusal_proposal
  union select nomination_id, decided_by from refusal_proposal where decided_by is not null
  union select nomination_id, asked_by from check_question
  union select nomination_id, answered_by from check_question where answered_by is not null
  union select nomination_id, raised_by from check_flag
  union select nomination_id, resolved_by from check_flag where resolved_by is not null
)`

/** Who looked at or decided about each of some nominations: they may not score it. One query. */
export async function verifiersOf(
  reader: Reader,
  nominationIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (nominationIds.length === 0) return new Map()
  const { rows } = await sql<{ nomination: string; person: string }>`
    select nomination_id as nomination, person from ${acts} as act
    where nomination_id in (${sql.join(nominationIds)}) order by nomination_id, person`.execute(reader)
  const found = new Map<string, string[]>()
  for (const row of rows) found.set(row.nomination, [...(found.get(row.nomination) ?? []), row.person])
  return found
}

/** The same as a condition on a list of nominations, for `whereAllowed`; the column holds the nomination's id. */
export const verifiedByIn =
  (nominationId: RawBuilder<string>) =>
  (personId: string): RawBuilder<boolean> =>
    sql<boolean>`exists (select 1 from ${acts} as act where act.nomination_id = ${nominationId} and act.person = ${personId})`
