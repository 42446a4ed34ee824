import { sql, type RawBuilder } from 'kysely'
import type { AreaPath } from '../../foundation/area-path.ts'
import type { Text } from '../../foundation/text.ts'
import type { Reader } from '../../platform/database/index.ts'
import type { CatalogueEntry } from './entry.ts'
import { entryColumns, entryFrom, type ReadRow } from './entry-store.ts'

/** Starred products of a place, of a maker, of a sentra, or of a commodity; with nothing set, all of them. */
export type PlaceFilter = Readonly<{
  area?: AreaPath
  maker?: string
  sentra?: string
  commodity?: string
}>

const makerSlug = sql`content->>'makerSlug'`
const sentraSlug = sql`content->>'sentraSlug'`

function conditionOf({ area, maker, sentra, commodity }: PlaceFilter): RawBuilder<boolean> {
  const conditions = [
    // A product whose certificate was withdrawn is no starred product.
    sql<boolean>`withdrawn_at is null`,
    ...(area === undefined ? [] : [sql<boolean>`area_path like ${`${area}%`}`]),
    ...(maker === undefined ? [] : [sql<boolean>`${makerSlug} = ${maker}`]),
    ...(sentra === undefined ? [] : [sql<boolean>`${sentraSlug} = ${sentra}`]),
    ...(commodity === undefined ? [] : [sql<boolean>`commodity = ${commodity}`]),
  ]
  return sql<boolean>`(${sql.join(conditions, sql` and `)})`
}

/** The newest starred products there, at most `limit`. One query. */
export async function listEntriesAt(
  reader: Reader,
  filter: PlaceFilter,
  limit: number,
): Promise<readonly CatalogueEntry[]> {
  const { rows } = await sql<ReadRow>`select ${entryColumns} from catalogue_entry where ${conditionOf(filter)}
    order by published_at desc, stars desc, slug limit ${limit}`.execute(reader)
  return rows.map(entryFrom)
}

/** How many starred products areas have, by code. Made-up ones count only while there are no others at all. */
export type AreaCounts = Readonly<{ example: boolean; total: number; byCode: ReadonlyMap<string, number> }>

/** Counts by province, or by regency where `by` says so. One query. */
export async function countByArea(
  reader: Reader,
  filter: PlaceFilter,
  by: 'province' | 'regency',
): Promise<AreaCounts> {
  const code = by === 'province' ? sql`province` : sql`split_part(area_path, '/', 3)`
  const { rows } = await sql<{ code: string; example: boolean; count: number }>`
    select ${code} as code, example, count(*) as count from catalogue_entry
    where ${conditionOf(filter)} and example = (select bool_and(example) from catalogue_entry where withdrawn_at is null)
    group by 1, 2 order by 1`.execute(reader)
  const byCode = new Map(rows.map(row => [row.code, Number(row.count)]))
  return {
    example: rows[0]?.example ?? false,
    total: [...byCode.values()].reduce((sum, count) => sum + count, 0),
    byCode,
  }
}

/** Somebody or something that starred products come from, with an address of its own. */
export type Origin = Readonly<{
  slug: string
  name: string
  place: string
  products: number
  example: boolean
}>

const originsAt = async (
  reader: Reader,
  filter: PlaceFilter,
  { slug, name }: Readonly<{ slug: RawBuilder<unknown>; name: RawBuilder<unknown> }>,
  limit: number,
): Promise<readonly Origin[]> => {
  const { rows } = await sql<Origin>`select ${slug} as slug, min(${name}) as name, min(place) as place,
      count(*) as products, bool_and(example) as example
    from catalogue_entry where ${conditionOf(filter)} and ${slug} <> ''
    group by ${slug} order by 2, 1 limit ${limit}`.execute(reader)
  return rows.map(row => ({ ...row, products: Number(row.products) }))
}

/** Makers with starred products there, by name. One query. */
export const listMakersAt = (
  reader: Reader,
  filter: PlaceFilter,
  limit: number,
): Promise<readonly Origin[]> => originsAt(reader, filter, { slug: makerSlug, name: sql`maker` }, limit)

/** Sentra with starred products there, by name. One query. */
export const listSentraAt = (
  reader: Reader,
  filter: PlaceFilter,
  limit: number,
): Promise<readonly Origin[]> =>
  originsAt(reader, filter, { slug: sentraSlug, name: sql`content->>'sentra'` }, limit)

export type CommodityCount = Readonly<{ id: string; title: Text; products: number }>

/** Commodities of the starred products there. One query. */
export async function listCommoditiesAt(
  reader: Reader,
  filter: PlaceFilter,
): Promise<readonly CommodityCount[]> {
  const { rows } = await sql<{ id: string; title: unknown; products: number }>`
    select commodity as id, (array_agg(commodity_title order by published_at desc))[1] as title,
      count(*) as products
    from catalogue_entry where ${conditionOf(filter)} group by commodity order by commodity`.execute(reader)
  return rows.map(row => ({ id: row.id, title: row.title as Text, products: Number(row.products) }))
}

/** Which makers have which addresses: these makers', and all that begin like one of these. One query. */
export async function listMakerSlugs(
  reader: Reader,
  producerIds: readonly string[],
  bases: readonly string[],
): Promise<readonly Readonly<{ producerId: string; slug: string }>[]> {
  if (producerIds.length === 0) return []
  const alike = bases.map(base => sql`${makerSlug} like ${`${base}%`}`)
  const { rows } = await sql<{ producerId: string; slug: string }>`
    select distinct content->>'producerId' as "producerId", ${makerSlug} as slug from catalogue_entry
    where ${makerSlug} <> '' and (content->>'producerId' in (${sql.join(producerIds)})
      or ${sql.join(alike, sql` or `)})`.execute(reader)
  return rows
}
