import { sql, type RawBuilder } from 'kysely'
import type { Columns } from '../../access/index.ts'
import { json, type Reader, type Tx } from '../../platform/database/index.ts'
import type { Ending, Former, Outcome, Reevaluation, Stars } from './reevaluation.ts'

type Row = {
  id: string
  edition_id: string
  product_id: string
  producer_id: string
  commodity: string
  area_path: string
  former: unknown
  called_by: string | null
  called_at: Date | null
  nomination_id: string | null
  outcome: Ending | null
  result: unknown
  settled_at: Date | null
}
type Tables = { reevaluation: Row }

export const reevaluationColumns: Columns = {
  areaPath: sql.ref<string | null>('reevaluation.area_path'),
  ownerId: sql.ref<string | null>('reevaluation.producer_id'),
}

const reevaluationFrom = (row: Row): Reevaluation => ({
  id: row.id,
  editionId: row.edition_id,
  productId: row.product_id,
  producerId: row.producer_id,
  commodity: row.commodity,
  areaPath: row.area_path,
  former: row.former as Former,
  calledAt: row.called_at,
  nominationId: row.nomination_id,
  outcome: row.outcome,
  result: row.result as Stars | null,
  settledAt: row.settled_at,
})

export type ReevaluationFilter = Readonly<{
  /** What the reader may see. Left out for the programme's own work only. */
  allowed?: RawBuilder<boolean>
  editionId?: string
  /** Editions, of several. */
  editionIds?: readonly string[]
  productId?: string
  settled?: boolean
}>

/** By place, so that the products of one office stand together. One query. */
export async function listReevaluations(
  reader: Reader,
  filter: ReevaluationFilter,
): Promise<readonly Reevaluation[]> {
  let query = reader.withTables<Tables>().selectFrom('reevaluation').selectAll()
  if (filter.allowed) query = query.where(filter.allowed)
  if (filter.editionId !== undefined) query = query.where('edition_id', '=', filter.editionId)
  if (filter.editionIds) query = query.where('edition_id', '=', sql<string>`any(${filter.editionIds})`)
  if (filter.productId !== undefined) query = query.where('product_id', '=', filter.productId)
  if (filter.settled !== undefined) query = query.where('outcome', filter.settled ? 'is not' : 'is', null)
  const rows = await query.orderBy('area_path').orderBy('id').execute()
  return rows.map(reevaluationFrom)
}

export async function findReevaluation(
  reader: Reader,
  editionId: string,
  productId: string,
): Promise<Reevaluation | null> {
  const found = await listReevaluations(reader, { editionId, productId })
  return found.find(one => one.outcome !== 'void') ?? found[0] ?? null
}

/** How many each edition has, of those that the reader may see. One query. */
export async function countByEdition(
  reader: Reader,
  allowed: RawBuilder<boolean>,
): Promise<ReadonlyMap<string, number>> {
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('reevaluation')
    .select(eb => ['edition_id', eb.fn.countAll<number>().as('count')])
    .where(allowed)
    .groupBy('edition_id')
    .execute()
  return new Map(rows.map(row => [row.edition_id, Number(row.count)]))
}

/** How often each outcome was reached in each of these editions. One query. */
export async function countOutcomes(
  reader: Reader,
  editionIds: readonly string[],
): Promise<readonly Readonly<{ editionId: string; outcome: Outcome; count: number }>[]> {
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('reevaluation')
    .select(eb => ['edition_id', 'outcome', eb.fn.countAll<number>().as('count')])
    .where('edition_id', '=', sql<string>`any(${editionIds})`)
    .where('outcome', 'is not', null)
    .where('outcome', '<>', 'void')
    .groupBy(['edition_id', 'outcome'])
    .execute()
  return rows.flatMap(row =>
    row.outcome && row.outcome !== 'void'
      ? [{ editionId: row.edition_id, outcome: row.outcome, count: Number(row.count) }]
      : [],
  )
}

const rowOf = (one: Reevaluation, calledBy: string | null) => ({
  id: one.id,
  edition_id: one.editionId,
  product_id: one.productId,
  producer_id: one.producerId,
  commodity: one.commodity,
  area_path: one.areaPath,
  former: json(one.former),
  called_by: calledBy,
  called_at: one.calledAt,
  nomination_id: one.nominationId,
  outcome: one.outcome,
  result: one.result === null ? null : json(one.result),
  settled_at: one.settledAt,
})

const TOGETHER = 200

/** False when one of them was called a moment ago: then nothing may be stored. */
export async function insertReevaluations(
  tx: Tx,
  all: readonly Reevaluation[],
  calledBy: string | null,
): Promise<boolean> {
  let stored = 0
  for (let start = 0; start < all.length; start += TOGETHER) {
    const rows = await tx
      .withTables<Tables>()
      .insertInto('reevaluation')
      .values(all.slice(start, start + TOGETHER).map(one => rowOf(one, calledBy)))
      .onConflict(conflict => conflict.doNothing())
      .returning('id')
      .execute()
    stored += rows.length
  }
  return stored === all.length
}

const settledAs = ({ nominationId, outcome, result, settledAt }: Reevaluation) => ({
  nomination_id: nominationId,
  outcome,
  result: result === null ? null : json(result),
  settled_at: settledAt,
})

/** The outcome of one that was called. */
export async function settleReevaluation(tx: Tx, one: Reevaluation): Promise<void> {
  await tx
    .withTables<Tables>()
    .updateTable('reevaluation')
    .set(settledAs(one))
    .where('id', '=', one.id)
    .where('outcome', 'is', null)
    .execute()
}

/** The outcome of one of whom it was said before that the holder did not come. */
export async function settleAfterAll(tx: Tx, one: Reevaluation): Promise<void> {
  await tx
    .withTables<Tables>()
    .updateTable('reevaluation')
    .set(settledAs(one))
    .where('id', '=', one.id)
    .where('outcome', '=', 'not-re-evaluated')
    .execute()
}

/** The outcome of one whose result was decided anew. */
export async function changeOutcome(tx: Tx, { id, outcome, result }: Reevaluation): Promise<void> {
  await tx
    .withTables<Tables>()
    .updateTable('reevaluation')
    .set({ outcome, result: result === null ? null : json(result) })
    .where('id', '=', id)
    .where('outcome', 'is not', null)
    .execute()
}

/** The award that an open call goes by. */
export async function changeFormer(tx: Tx, { id, former }: Reevaluation): Promise<void> {
  await tx
    .withTables<Tables>()
    .updateTable('reevaluation')
    .set({ former: json(former) })
    .where('id', '=', id)
    .where('outcome', 'is', null)
    .execute()
}

/** The open calls of a product whose former award does not count any more. */
export async function voidCalls(
  tx: Tx,
  product: Readonly<{ productId: string } | { nominationId: string; productId?: never }>,
  at: Date,
): Promise<void> {
  let query = tx
    .withTables<Tables>()
    .updateTable('reevaluation')
    .set({ outcome: 'void', settled_at: at })
    .where('outcome', 'is', null)
  query =
    product.productId === undefined
      ? query.where(sql<boolean>`former->>'nominationId' = ${product.nominationId}`)
      : query.where('product_id', '=', product.productId).where(sql<boolean>`former->>'nominationId' is null`)
  await query.execute()
}
