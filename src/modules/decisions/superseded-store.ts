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

/** A result that took the place of another one by a new decision, with its decree. `date` is `YYYY-MM-DD`. */
export type DecidedAnew = Readonly<{
  nominationId: string
  stars: number
  of: number
  scheme: string
  publishedAt: Date
  decree: Readonly<{ number: string; date: string }>
}>

/**
 * The result in force where what was published at a moment was decided anew since: of the nomination itself (`isOwn`), or
 * of its product's other nominations. Null where it still holds. One query.
 */
export async function findDecidedAnew(
  reader: Reader,
  { nominationId, isOwn, publishedAt }: Readonly<{ nominationId: string; isOwn: boolean; publishedAt: Date }>,
): Promise<DecidedAnew | null> {
  const { rows } = await sql<Omit<DecidedAnew, 'decree'> & { number: string; date: string }>`
    select r.nomination_id as "nominationId", r.stars, r.stars_of as "of", r.scheme, r.published_at as "publishedAt",
      l.decree_number as number, to_char(l.decree_date, 'YYYY-MM-DD') as date
    from result own join result r on r.product_id = own.product_id
    join superseded_result s on s.nomination_id = r.nomination_id and s.published_at = ${publishedAt}
    join publication p on p.id = r.publication_id join recommendation l on l.id = p.recommendation_id
    where own.nomination_id = ${nominationId} and (r.nomination_id = own.nomination_id) = ${isOwn}
    order by r.published_at desc limit 1`.execute(reader)
  const [row] = rows
  if (!row) return null
  const { number, date, ...found } = row
  return { ...found, decree: { number, date } }
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
