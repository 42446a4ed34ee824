import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { whereAllowed, type Actor, type Columns } from '../../access/index.ts'
import { inRange, type ListRange, type Reader, type Tx } from '../../platform/database/index.ts'
import { byName, nameHolds, type RowKey } from './keyset-store.ts'
import { findProducer, listProducersByIds } from './producer-store.ts'
import type { Producer } from './producer.ts'
import type { Photo, Product, ProductBrief, ProductInput } from './product.ts'
import { photoColumns } from './photo-store.ts'
import { findSentra, listSentraByIds } from './sentra-store.ts'
import type { Sentra } from './sentra.ts'
import type { Stamp } from './stamp.ts'
import type { Tables } from './tables.ts'

export const productColumns = [
  'product.id',
  'product.producer_id as producerId',
  'product.area_path as areaPath',
  'product.commodity',
  'product.name',
  'product.about',
  'product.story',
  'product.materials',
  'product.process',
  'product.price_from as priceFrom',
  'product.price_to as priceTo',
  'product.row_version as rowVersion',
] as const

const briefColumns = [
  'product.id',
  'product.name',
  'product.commodity',
  'product.area_path as areaPath',
  'product.producer_id as producerId',
  'producer.name as producerName',
] as const

const accessColumns: Columns = { areaPath: sql`product.area_path`, ownerId: sql`product.producer_id` }

const valuesOf = (input: ProductInput) => ({
  name: input.name,
  commodity: input.commodity,
  about: input.about,
  story: input.story,
  materials: input.materials,
  process: input.process,
  price_from: input.priceFrom,
  price_to: input.priceTo,
})

export async function insertProduct(
  tx: Tx,
  product: Readonly<{ id: string; producer: Producer; input: ProductInput }>,
  { by, now }: Stamp,
): Promise<void> {
  await tx
    .withTables<Tables>()
    .insertInto('product')
    .values({
      id: product.id,
      producer_id: product.producer.id,
      area_path: product.producer.areaPath,
      ...valuesOf(product.input),
      row_version: 1,
      created_by: by,
      created_at: now,
    })
    .execute()
}

/** False when the row moved on since it was read. */
export async function updateProduct(tx: Tx, before: Product, input: ProductInput): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .withTables<Tables>()
    .updateTable('product')
    .set({ ...valuesOf(input), row_version: before.rowVersion + 1 })
    .where('id', '=', before.id)
    .where('row_version', '=', before.rowVersion)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

export async function findProduct(reader: Reader, id: string): Promise<Product | null> {
  const row = await reader
    .withTables<Tables>()
    .selectFrom('product')
    .select(productColumns)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

/** Everything that is known of a product and its maker. */
export type ProductFile = Readonly<{
  product: Product
  producer: Producer
  sentra: Sentra | null
  photos: readonly Photo[]
}>

const withPhotos = (reader: Reader) =>
  reader
    .withTables<Tables>()
    .selectFrom('product')
    .select(productColumns)
    .select(eb =>
      jsonArrayFrom(
        eb
          .selectFrom('photo')
          .select(photoColumns)
          .whereRef('photo.product_id', '=', 'product.id')
          .where('removed_at', 'is', null)
          .orderBy('position')
          .orderBy('id'),
      ).as('photos'),
    )

/** The whole of many products; an id without a product is left out. Three queries. */
export async function listProductFiles(
  reader: Reader,
  productIds: readonly string[],
): Promise<ReadonlyMap<string, ProductFile>> {
  if (productIds.length === 0) return new Map()
  const found = await withPhotos(reader).where('product.id', 'in', productIds).execute()
  const producers = await listProducersByIds(
    reader,
    found.map(one => one.producerId),
  )
  const sentra = await listSentraByIds(
    reader,
    [...producers.values()].flatMap(one => one.sentraId ?? []),
  )
  return new Map(
    found.flatMap(({ photos, ...product }) => {
      const producer = producers.get(product.producerId)
      if (!producer) return []
      return [
        [product.id, { product, producer, sentra: sentra.get(producer.sentraId ?? '') ?? null, photos }],
      ]
    }),
  )
}

/** The whole of a product, for those who have already been let in. Three queries at most. */
export async function findProductFile(reader: Reader, productId: string): Promise<ProductFile | null> {
  const found = await withPhotos(reader).where('product.id', '=', productId).executeTakeFirst()
  if (!found) return null
  const { photos, ...product } = found
  const producer = await findProducer(reader, product.producerId)
  if (!producer) return null
  const sentra = producer.sentraId === null ? null : await findSentra(reader, producer.sentraId)
  return { product, producer, sentra, photos }
}

/** The same for an id that a record of the database names. */
export async function getProductFile(reader: Reader, productId: string): Promise<ProductFile> {
  const file = await findProductFile(reader, productId)
  if (!file) throw new Error(`no product ${productId}`)
  return file
}

/** The products of a producer by name. */
export const listProductsOf = (reader: Reader, producerId: string): Promise<readonly Product[]> =>
  reader
    .withTables<Tables>()
    .selectFrom('product')
    .select(productColumns)
    .where('producer_id', '=', producerId)
    .orderBy('name')
    .orderBy('id')
    .execute()

/** The products of these ids with their producers' names; an id without a product is left out. One query. */
export async function listProductsByIds(
  reader: Reader,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ProductBrief>> {
  if (ids.length === 0) return new Map()
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('product')
    .innerJoin('producer', 'producer.id', 'product.producer_id')
    .select(briefColumns)
    .where('product.id', 'in', ids)
    .execute()
  return new Map(rows.map(row => [row.id, row]))
}

/** The products on which the actor may do the action (`nomination.open`), by name, a page at a time, without some. One query. */
export function listProductsIn(
  reader: Reader,
  actor: Actor,
  action: string,
  search: string,
  range: ListRange<RowKey> = {},
  without: readonly string[] = [],
): Promise<readonly ProductBrief[]> {
  const query = reader
    .withTables<Tables>()
    .selectFrom('product')
    .innerJoin('producer', 'producer.id', 'product.producer_id')
    .select(briefColumns)
    .where(whereAllowed(actor, action, accessColumns))
    .where(nameHolds('product', search))
    .where('product.id', 'not in', [...without, ''])
  return inRange(query, byName('product'), range).execute()
}
