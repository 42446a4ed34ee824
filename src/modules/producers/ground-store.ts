import { sql } from 'kysely'
import type { AreaPath } from '../../foundation/area-path.ts'
import type { Reader } from '../../platform/database/index.ts'

/** What readiness starts from for a product: whose it is, where, and what it has besides documents. */
export type ProductGround = Readonly<{
  id: string
  commodity: string
  areaPath: AreaPath
  producerId: string
  sentraId: string | null
  photoCount: number
}>

/** The grounds of many products. One query. */
export async function listProductGrounds(
  reader: Reader,
  ids: readonly string[],
): Promise<readonly ProductGround[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<Omit<ProductGround, 'photoCount'> & { photos: number | string }>`
    select p.id, p.commodity, p.area_path as "areaPath", p.producer_id as "producerId",
      r.sentra_id as "sentraId",
      (select count(*) from photo h where h.product_id = p.id and h.removed_at is null) as photos
    from product p join producer r on r.id = p.producer_id
    where p.id = any(${ids}) order by p.id`.execute(reader)
  return rows.map(({ photos, ...row }) => ({ ...row, photoCount: Number(photos) }))
}

/** The ids of all products after this one, in the order of their ids. */
export async function listProductIdsAfter(
  reader: Reader,
  after: string,
  limit: number,
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from product where id > ${after} order by id limit ${limit}`.execute(reader)
  return rows.map(row => row.id)
}

/** The products of these products, producers and sentra. One query. */
export async function listProductIdsAround(
  reader: Reader,
  { producers, sentra }: Readonly<{ producers: readonly string[]; sentra: readonly string[] }>,
): Promise<readonly string[]> {
  if (producers.length + sentra.length === 0) return []
  const { rows } = await sql<{ id: string }>`
    select p.id from product p join producer r on r.id = p.producer_id
    where p.producer_id = any(${producers}) or r.sentra_id = any(${sentra})`.execute(reader)
  return rows.map(row => row.id)
}
