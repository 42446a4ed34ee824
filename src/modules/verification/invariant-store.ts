import { sql } from 'kysely'
import type { Reader } from '../../platform/database/index.ts'

/** The nominations that were admitted by an outcome. */
export async function listAdmitted(reader: Reader): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`select distinct nomination_id as id from verification_outcome
    where outcome = 'admitted'`.execute(reader)
  return new Set(rows.map(row => row.id))
}

/** The nominations of which an item was sent back at the last look, without having been accepted since. */
export async function listWithReturnedItem(reader: Reader): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`select distinct nomination_id as id from check_item
    where state = 'returned'`.execute(reader)
  return new Set(rows.map(row => row.id))
}

/** The nominations with a question that waits for its answer, or a flag that is not cleared up. */
export async function listWithOpenMatter(reader: Reader): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{
    id: string
  }>`select nomination_id as id from check_question where answered_at is null
    union select nomination_id from check_flag where resolved_at is null`.execute(reader)
  return new Set(rows.map(row => row.id))
}

/** The refusals that one person both proposed and decided about. */
export async function listConfirmedAlone(reader: Reader): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`select id from refusal_proposal
    where decided_by = proposed_by order by id`.execute(reader)
  return rows.map(row => row.id)
}
