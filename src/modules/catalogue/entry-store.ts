import { sql } from 'kysely'
import { json, type Reader, type Tx } from '../../platform/database/index.ts'
import type { Text } from '../../foundation/text.ts'
import { folded, type CatalogueEntry, type EntryContent, type NewEntry, type EntryPhoto } from './entry.ts'

type Row = {
  slug: string
  nomination_id: string
  product_id: string
  edition_id: string
  edition_title: unknown
  commodity: string
  commodity_title: unknown
  area_path: string
  province: string
  place: string
  stars: number
  stars_of: number
  scheme: string
  example: boolean
  certificate_number: string | null
  certificate_key: string | null
  name: string
  maker: string
  about: string
  story: string
  content: unknown
  photos: unknown
  search: string
  published_at: Date
  withdrawn_at: Date | null
}
type Tables = { catalogue_entry: Row }

const read = [
  'slug',
  'nomination_id',
  'product_id',
  'edition_id',
  'edition_title',
  'commodity',
  'commodity_title',
  'area_path',
  'province',
  'place',
  'stars',
  'stars_of',
  'scheme',
  'example',
  'certificate_number',
  'certificate_key',
  'name',
  'maker',
  'about',
  'story',
  'content',
  'photos',
  'published_at',
  'withdrawn_at',
] as const satisfies readonly (keyof Row)[]
/** What an entry is made of again: all but the words it is found by, which are as long as everything else. */
export type ReadRow = Pick<Row, (typeof read)[number]>
export const entryColumns = sql.join(read.map(column => sql.ref(column)))

export const entryFrom = (row: ReadRow): CatalogueEntry => ({
  slug: row.slug,
  nominationId: row.nomination_id,
  productId: row.product_id,
  editionId: row.edition_id,
  editionTitle: row.edition_title as Text,
  commodity: row.commodity,
  commodityTitle: row.commodity_title as Text,
  areaPath: row.area_path,
  province: row.province,
  place: row.place,
  stars: row.stars,
  of: row.stars_of,
  scheme: row.scheme,
  example: row.example,
  certificateNumber: row.certificate_number,
  certificateKey: row.certificate_key,
  name: row.name,
  maker: row.maker,
  about: row.about,
  story: row.story,
  content: row.content as EntryContent,
  photos: row.photos as readonly EntryPhoto[],
  publishedAt: row.published_at,
  withdrawnAt: row.withdrawn_at,
})

const entries = (reader: Reader) => reader.withTables<Tables>().selectFrom('catalogue_entry').select(read)

export async function findEntry(reader: Reader, slug: string): Promise<CatalogueEntry | null> {
  const row = await entries(reader).where('slug', '=', slug).executeTakeFirst()
  return row ? entryFrom(row) : null
}

/** The address of the product that a certificate is about. */
export async function findSlugOfCertificate(reader: Reader, certificateKey: string): Promise<string | null> {
  const row = await reader
    .withTables<Tables>()
    .selectFrom('catalogue_entry')
    .select('slug')
    .where('certificate_key', '=', certificateKey)
    .executeTakeFirst()
  return row?.slug ?? null
}

/** Entries of some products, of any edition. One query. */
export async function listEntriesOfProducts(
  reader: Reader,
  productIds: readonly string[],
): Promise<readonly CatalogueEntry[]> {
  if (productIds.length === 0) return []
  const rows = await entries(reader).where('product_id', 'in', productIds).execute()
  return rows.map(entryFrom)
}

/** Which of the addresses that begin so are taken. One query. */
export async function listTakenSlugs(reader: Reader, bases: readonly string[]): Promise<ReadonlySet<string>> {
  if (bases.length === 0) return new Set()
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('catalogue_entry')
    .select('slug')
    .where(eb => eb.or(bases.map(base => eb('slug', 'like', `${base}%`))))
    .execute()
  return new Set(rows.map(row => row.slug))
}

/** The newest entries: more stars first within one release. */
export async function listNewest(reader: Reader, limit: number): Promise<readonly CatalogueEntry[]> {
  const rows = await entries(reader)
    .where('withdrawn_at', 'is', null)
    .orderBy('published_at', 'desc')
    .orderBy('stars', 'desc')
    .orderBy('slug')
    .limit(limit)
    .execute()
  return rows.map(entryFrom)
}

/** Other products of the same province, the newest first. */
export async function listNeighbours(
  reader: Reader,
  entry: CatalogueEntry,
  limit: number,
): Promise<readonly CatalogueEntry[]> {
  const rows = await entries(reader)
    .where('province', '=', entry.province)
    .where('slug', '<>', entry.slug)
    .where('withdrawn_at', 'is', null)
    .orderBy('published_at', 'desc')
    .orderBy('stars', 'desc')
    .orderBy('slug')
    .limit(limit)
    .execute()
  return rows.map(entryFrom)
}

/** The words by which an entry is found. */
const searchTextOf = (entry: NewEntry, provinceName: string): string =>
  folded(
    [
      entry.name,
      entry.maker,
      entry.place,
      provinceName,
      entry.commodityTitle.id,
      entry.commodityTitle.en,
      entry.content.sentra,
      entry.about,
      entry.story,
    ].join(' '),
  )

export async function insertEntry(tx: Tx, entry: NewEntry, provinceName: string): Promise<void> {
  await tx
    .withTables<Tables>()
    .insertInto('catalogue_entry')
    .values({
      slug: entry.slug,
      nomination_id: entry.nominationId,
      product_id: entry.productId,
      edition_id: entry.editionId,
      edition_title: json(entry.editionTitle),
      commodity: entry.commodity,
      commodity_title: json(entry.commodityTitle),
      area_path: entry.areaPath,
      province: entry.province,
      place: entry.place,
      stars: entry.stars,
      stars_of: entry.of,
      scheme: entry.scheme,
      example: entry.example,
      certificate_number: entry.certificateNumber,
      certificate_key: entry.certificateKey,
      name: entry.name,
      maker: entry.maker,
      about: entry.about,
      story: entry.story,
      content: json(entry.content),
      photos: json(entry.photos),
      search: searchTextOf(entry, provinceName),
      published_at: entry.publishedAt,
      withdrawn_at: null,
    })
    .execute()
}

/** The star of this certificate does not count since then, or counts again (null); an entry that a later result replaced is not concerned. */
export async function markUncounted(tx: Tx, certificateKey: string, since: Date | null): Promise<void> {
  await tx
    .withTables<Tables>()
    .updateTable('catalogue_entry')
    .set({ withdrawn_at: since })
    .where('certificate_key', '=', certificateKey)
    .execute()
}

/** Takes the entries of earlier results out, whose products were judged anew. */
export async function removeEntries(tx: Tx, slugs: readonly string[]): Promise<void> {
  if (slugs.length === 0) return
  await tx.withTables<Tables>().deleteFrom('catalogue_entry').where('slug', 'in', slugs).execute()
}
