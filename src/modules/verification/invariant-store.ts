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
