import { sql } from 'kysely'
import type { Reader, Tx } from '../../platform/database/index.ts'
import { resultFrom, rowOf, type ResultRow } from './result-store.ts'
import type { PublishedResult, SupersededResult } from './result.ts'

type Row = ResultRow & { superseded_by: string; superseded_at: Date }
type Tables = { superseded_result: Row; result: ResultRow }

const supersededFrom = (row: Row): SupersededResult => ({
  ...resultFrom(row),
  supersededBy: row.superseded_by,
  supersededAt: row.superseded_at,
})

/** The earlier results of a nomination that new decisions took the place of, the latest first. */
export async function listSuperseded(
  reader: Reader,
  nominationId: string,
): Promise<readonly SupersededResult[]> {
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('superseded_result')
    .selectAll()
    .where('nomination_id', '=', nominationId)
    .orderBy('superseded_at', 'desc')
    .execute()
  return rows.map(supersededFrom)
}

/** The same of a whole edition. One query. */
export async function listSupersededOfEdition(
  reader: Reader,
  editionId: string,
): Promise<readonly SupersededResult[]> {
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('superseded_result')
    .selectAll()
    .where('edition_id', '=', editionId)
    .orderBy('nomination_id')
    .orderBy('superseded_at')
    .execute()
  return rows.map(supersededFrom)
}

/** Keeps the earlier result as it was, to the letter, and puts the new one in its place; false when it is another by now. */
export async function supersedeResult(
  tx: Tx,
  earlier: PublishedResult,
  later: PublishedResult,
): Promise<boolean> {
  // Copied by the database itself: nothing of it passes through the program.
  await sql`insert into superseded_result
    select result.*, ${later.publicationId}, ${later.publishedAt}::timestamptz from result
    where nomination_id = ${earlier.nominationId} and publication_id = ${earlier.publicationId}`.execute(tx)
  const { numUpdatedRows } = await tx
    .withTables<Tables>()
    .updateTable('result')
    .set(rowOf(later))
    .where('nomination_id', '=', later.nominationId)
    .where('publication_id', '=', earlier.publicationId)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
