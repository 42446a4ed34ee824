import { sql, type RawBuilder } from 'kysely'
import type { Reader, Tx } from '../../platform/database/index.ts'
import { areAboutTheSame, type Claim, type StoredClaim, type Withdrawal } from './claim.ts'
import { storedFrom, type Row, type Tables } from './claim-store.ts'

/** Which stored claims; what is not set is not asked for. `words` all stand in maker, product, source or note. */
export type ClaimFilter = Readonly<{
  year: number | null
  withdrawn: boolean | null
  words: readonly string[]
}>

const asPattern = (word: string): string => `%${word.replaceAll(/[\\%_]/g, sign => `\\${sign}`)}%`

function conditionOf({ year, withdrawn, words }: ClaimFilter): RawBuilder<boolean> {
  const conditions = [
    sql<boolean>`true`,
    ...(year === null ? [] : [sql<boolean>`year = ${year}`]),
    ...(withdrawn === null ? [] : [sql<boolean>`(withdrawn_at is not null) = ${withdrawn}`]),
    ...words.map(
      word =>
        sql<boolean>`(maker || ' ' || product || ' ' || source || ' ' || note) ilike ${asPattern(word)}`,
    ),
  ]
  return sql<boolean>`(${sql.join(conditions, sql` and `)})`
}

const place = sql`-year, subject, maker, id`

/** Stored claims, the newest year first, from the one after `after` (an id) on; at most `limit`. One query. */
export async function listStoredClaims(
  reader: Reader,
  filter: ClaimFilter,
  after: string | null,
  limit: number,
): Promise<readonly StoredClaim[]> {
  const later =
    after === null
      ? sql<boolean>`true`
      : sql<boolean>`(${place}) > (select ${place} from award_claim where id = ${after})`
  const { rows } = await sql<Row>`select * from award_claim where ${conditionOf(filter)} and ${later}
    order by ${place} limit ${limit}`.execute(reader)
  return rows.map(storedFrom)
}

/** How many claims of a year there are, in force and withdrawn. */
export type YearCount = Readonly<{ year: number; inForce: number; withdrawn: number }>

/** Counts of all stored claims by year, the newest first. One query. */
export async function countStoredClaims(reader: Reader): Promise<readonly YearCount[]> {
  const { rows } =
    await sql<YearCount>`select year, count(*) filter (where withdrawn_at is null) as "inForce",
    count(*) filter (where withdrawn_at is not null) as withdrawn
    from award_claim group by year order by year desc`.execute(reader)
  return rows.map(row => ({
    year: row.year,
    inForce: Number(row.inForce),
    withdrawn: Number(row.withdrawn),
  }))
}

export async function findStoredClaim(reader: Reader, id: string): Promise<StoredClaim | null> {
  const row = await reader
    .withTables<Tables>()
    .selectFrom('award_claim')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? storedFrom(row) : null
}

/** What other sources say of the same figure or award. One query. */
export async function listOtherSources(reader: Reader, claim: Claim): Promise<readonly StoredClaim[]> {
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('award_claim')
    .selectAll()
    .where('year', '=', claim.year)
    .where('subject', '=', claim.subject)
    .where('scale', '=', claim.scale)
    .where('source', '<>', claim.source)
    .orderBy('source')
    .execute()
  return rows.map(storedFrom).filter(one => areAboutTheSame(one.claim, claim))
}

/** False when the claim was withdrawn meanwhile. */
export async function markWithdrawn(tx: Tx, id: string, { at, by, reason }: Withdrawal): Promise<boolean> {
  const result = await tx
    .withTables<Tables>()
    .updateTable('award_claim')
    .set({ withdrawn_at: at, withdrawn_by: by, withdrawn_reason: reason })
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** False when the claim was put back meanwhile. */
export async function markRestored(tx: Tx, id: string): Promise<boolean> {
  const result = await tx
    .withTables<Tables>()
    .updateTable('award_claim')
    .set({ withdrawn_at: null, withdrawn_by: null, withdrawn_reason: null })
    .where('id', '=', id)
    .where('withdrawn_at', 'is not', null)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}
