import { sql } from 'kysely'
import type { Trace } from '../../engine/index.ts'
import { json, type Reader, type Tx } from '../../platform/database/index.ts'
import type { Feedback } from './feedback/feedback.ts'
import type { ResultInputs } from './result-inputs.ts'
import type { EarlierResult } from './chain/recommendation.ts'
import type { PublishedResult } from './result.ts'

export type ResultRow = {
  nomination_id: string
  edition_id: string
  product_id: string
  publication_id: string
  stars: number
  stars_of: number
  mean: string
  rounded: string
  scheme: string
  rules_hash: string
  trace: unknown
  feedback: unknown
  inputs: unknown
  published_at: Date
}
type Tables = { result: ResultRow }

export const resultFrom = (row: ResultRow): PublishedResult => ({
  nominationId: row.nomination_id,
  editionId: row.edition_id,
  productId: row.product_id,
  publicationId: row.publication_id,
  stars: row.stars,
  of: row.stars_of,
  mean: row.mean,
  rounded: row.rounded,
  scheme: row.scheme,
  rulesHash: row.rules_hash,
  trace: row.trace as Trace,
  feedback: row.feedback as Feedback,
  inputs: row.inputs as ResultInputs,
  publishedAt: row.published_at,
})

/** The result of a nomination; null before its release. */
export async function findResult(reader: Reader, nominationId: string): Promise<PublishedResult | null> {
  const row = await reader
    .withTables<Tables>()
    .selectFrom('result')
    .selectAll()
    .where('nomination_id', '=', nominationId)
    .executeTakeFirst()
  return row ? resultFrom(row) : null
}

export async function listResultsOfEdition(
  reader: Reader,
  editionId: string,
): Promise<readonly PublishedResult[]> {
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('result')
    .selectAll()
    .where('edition_id', '=', editionId)
    .orderBy('nomination_id')
    .execute()
  return rows.map(resultFrom)
}

/** How many results each edition has; editions without any are left out. One query. */
export async function countResults(reader: Reader): Promise<ReadonlyMap<string, number>> {
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('result')
    .select(eb => ['edition_id', eb.fn.countAll<number>().as('count')])
    .groupBy('edition_id')
    .execute()
  return new Map(rows.map(row => [row.edition_id, Number(row.count)]))
}

/** What was decided for a product in an edition: which star of which scheme, and since when. */
export type DecidedStar = EarlierResult &
  Readonly<{ productId: string; nominationId: string; editionId: string; publishedAt: Date }>

const starColumns = [
  'product_id',
  'nomination_id',
  'edition_id',
  'stars',
  'stars_of',
  'scheme',
  'published_at',
] as const

const starFrom = (row: Pick<ResultRow, (typeof starColumns)[number]>): DecidedStar => ({
  productId: row.product_id,
  nominationId: row.nomination_id,
  editionId: row.edition_id,
  stars: row.stars,
  of: row.stars_of,
  scheme: row.scheme,
  publishedAt: row.published_at,
})

/**
 * The last result of each product in any of these editions, also where it gave no star: an older star does not come
 * back. Of some products, or of all. One query.
 */
export async function listLastStars(
  reader: Reader,
  editionIds: readonly string[],
  productIds?: readonly string[],
): Promise<readonly DecidedStar[]> {
  if (editionIds.length === 0) return []
  let query = reader
    .withTables<Tables>()
    .selectFrom('result')
    .select(starColumns)
    .distinctOn('product_id')
    .where('edition_id', 'in', editionIds)
  if (productIds) query = query.where('product_id', '=', sql<string>`any(${productIds})`)
  const rows = await query.orderBy('product_id').orderBy('published_at', 'desc').execute()
  return rows.map(starFrom)
}

const TOGETHER = 200

export const rowOf = (one: PublishedResult) => ({
  nomination_id: one.nominationId,
  edition_id: one.editionId,
  product_id: one.productId,
  publication_id: one.publicationId,
  stars: one.stars,
  stars_of: one.of,
  mean: one.mean,
  rounded: one.rounded,
  scheme: one.scheme,
  rules_hash: one.rulesHash,
  trace: json(one.trace),
  feedback: json(one.feedback),
  inputs: json(one.inputs),
  published_at: one.publishedAt,
})

export async function insertResults(tx: Tx, results: readonly PublishedResult[]): Promise<void> {
  for (let start = 0; start < results.length; start += TOGETHER) {
    const rows = results.slice(start, start + TOGETHER).map(rowOf)
    await tx.withTables<Tables>().insertInto('result').values(rows).execute()
  }
}
