import { sql } from 'kysely'
import type { Reader, Tx } from '../../platform/database/index.ts'
import type { FormerAward } from './former-award.ts'
import type { Stamp } from './stamp.ts'

type Row = {
  id: string
  product_id: string
  year: number
  scheme: string
  stars: number
  stars_of: number
  source: string
  note: string
  recorded_by: string
  recorded_at: Date
  taken_back_by: string | null
  taken_back_at: Date | null
}
type Tables = { former_award: Row }

const awardFrom = (row: Row): FormerAward => ({
  id: row.id,
  productId: row.product_id,
  year: row.year,
  scheme: row.scheme,
  stars: row.stars,
  of: row.stars_of,
  source: row.source,
  note: row.note,
  recordedAt: row.recorded_at,
})

const standing = (reader: Reader) =>
  reader.withTables<Tables>().selectFrom('former_award').selectAll().where('taken_back_at', 'is', null)

/** The recorded former awards of a product, the newest first. */
export async function listFormerAwardsOf(reader: Reader, productId: string): Promise<readonly FormerAward[]> {
  const rows = await standing(reader).where('product_id', '=', productId).orderBy('year', 'desc').execute()
  return rows.map(awardFrom)
}

export async function findFormerAward(reader: Reader, id: string): Promise<FormerAward | null> {
  const row = await standing(reader).where('id', '=', id).executeTakeFirst()
  return row ? awardFrom(row) : null
}

/** The newest recorded former award by product: of these products, or of all. One query. */
export async function listLastFormerAwards(
  reader: Reader,
  productIds?: readonly string[],
): Promise<ReadonlyMap<string, FormerAward>> {
  let query = standing(reader).distinctOn('product_id')
  if (productIds) query = query.where('product_id', '=', sql<string>`any(${productIds})`)
  const rows = await query.orderBy('product_id').orderBy('year', 'desc').execute()
  return new Map(rows.map(row => [row.product_id, awardFrom(row)]))
}

/** False when the year was recorded a moment ago. */
export async function insertFormerAward(
  tx: Tx,
  award: Omit<FormerAward, 'recordedAt'>,
  { by, now }: Stamp,
): Promise<boolean> {
  const row = await tx
    .withTables<Tables>()
    .insertInto('former_award')
    .values({
      id: award.id,
      product_id: award.productId,
      year: award.year,
      scheme: award.scheme,
      stars: award.stars,
      stars_of: award.of,
      source: award.source,
      note: award.note,
      recorded_by: by,
      recorded_at: now,
      taken_back_by: null,
      taken_back_at: null,
    })
    .onConflict(conflict => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** False when it was taken back already. */
export async function markTakenBack(tx: Tx, id: string, { by, now }: Stamp): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .withTables<Tables>()
    .updateTable('former_award')
    .set({ taken_back_by: by, taken_back_at: now })
    .where('id', '=', id)
    .where('taken_back_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
