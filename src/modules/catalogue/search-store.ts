import { sql, type RawBuilder } from 'kysely'
import type { Text } from '../../foundation/text.ts'
import type { Reader } from '../../platform/database/index.ts'
import { folded, type CatalogueEntry } from './entry.ts'
import { entryColumns, entryFrom, type ReadRow } from './entry-store.ts'

/** What the catalogue's address asks for. */
export type CatalogueFilter = Readonly<{
  text: string
  commodity: string | null
  /** The code of a province. */
  province: string | null
  /** Stars are only told apart within their scheme. */
  stars: Readonly<{ stars: number; of: number }> | null
  edition: string | null
}>

/** A place in the list: the entry of this address, and which way to go from it. */
export type CatalogueCursor = Readonly<{ slug: string; direction: 'after' | 'before' }> | null

type Condition = RawBuilder<boolean>
/** A product whose certificate was withdrawn is no starred product. */
const starred = sql<boolean>`withdrawn_at is null`

const all = (conditions: readonly Condition[]): Condition =>
  conditions.length === 0 ? sql<boolean>`true` : sql<boolean>`(${sql.join(conditions, sql` and `)})`

/** Every word must begin a word of the entry; null where no word is given. */
function queryOf(text: string): string | null {
  const words = folded(text).split(' ').filter(Boolean)
  return words.length === 0 ? null : words.map(word => `'${word}':*`).join(' & ')
}

type Facet = 'commodity' | 'province' | 'stars' | 'edition'

/** The condition of each filter that is set. */
function conditionsOf(filter: CatalogueFilter): ReadonlyMap<Facet, Condition> {
  const { commodity, province, stars, edition } = filter
  return new Map<Facet, Condition>([
    ...(commodity ? [['commodity', sql<boolean>`commodity = ${commodity}`] as const] : []),
    ...(province ? [['province', sql<boolean>`province = ${province}`] as const] : []),
    ...(stars ? [['stars', sql<boolean>`(stars = ${stars.stars} and stars_of = ${stars.of})`] as const] : []),
    ...(edition ? [['edition', sql<boolean>`edition_id = ${edition}`] as const] : []),
  ])
}

/** Beyond the cursor in the order of the list: the newest first, more stars first, then by address. */
function beyond(cursor: CatalogueCursor): readonly Condition[] {
  if (!cursor) return []
  const { slug, direction } = cursor
  const at = sql`(select published_at, stars from catalogue_entry where slug = ${slug})`
  const key = sql`(published_at, stars)`
  return direction === 'after'
    ? [sql<boolean>`${key} <= ${at}`, sql<boolean>`(${key} < ${at} or slug > ${slug})`]
    : [sql<boolean>`${key} >= ${at}`, sql<boolean>`(${key} > ${at} or slug < ${slug})`]
}

const inOrder = (backwards: boolean): RawBuilder<unknown> =>
  backwards ? sql`order by published_at, stars, slug desc` : sql`order by published_at desc, stars desc, slug`

/** One page of the catalogue, in its order, and one row more than `limit` where there are more. One query. */
export async function searchEntries(
  reader: Reader,
  filter: CatalogueFilter,
  cursor: CatalogueCursor,
  limit: number,
): Promise<readonly CatalogueEntry[]> {
  const backwards = cursor?.direction === 'before'
  const order = inOrder(backwards)
  const query = queryOf(filter.text)
  const facets = [...conditionsOf(filter).values()]
  const entries =
    query === null
      ? sql`catalogue_entry where ${all([starred, ...facets, ...beyond(cursor)])} ${order} limit ${limit + 1}`
      : sql`catalogue_entry where slug in (
          select slug from catalogue_words
          where ${all([
            sql<boolean>`words @@ to_tsquery('simple', ${query})`,
            ...(facets.length > 0
              ? [sql<boolean>`group_id in (select id from catalogue_group where ${all(facets)})`]
              : []),
            ...beyond(cursor),
          ])} ${order} limit ${limit + 1}) ${order}`
  const { rows } = await sql<ReadRow>`select ${entryColumns} from ${entries}`.execute(reader)
  const found = rows.map(entryFrom)
  return backwards ? found.toReversed() : found
}

export type FacetCount = Readonly<{ value: string; title: Text | null; count: number }>
export type FacetCounts = Readonly<Record<Facet, readonly FacetCount[]> & { total: number }>

type CountRow = { facet: Facet | 'total'; value: string; title: unknown; count: number }

const untitled = sql`null::jsonb`
/** Titles are looked up for the few values that are left, not carried through the counting. */
const groups: Readonly<Record<Facet, Readonly<{ value: RawBuilder<string>; title: RawBuilder<unknown> }>>> = {
  commodity: {
    value: sql`commodity`,
    title: sql`(select commodity_title from catalogue_entry e where e.commodity = value limit 1)`,
  },
  province: { value: sql`province`, title: untitled },
  stars: { value: sql`stars || '-' || stars_of`, title: untitled },
  edition: {
    value: sql`edition_id`,
    title: sql`(select edition_title from catalogue_entry e where e.edition_id = value limit 1)`,
  },
}

/** Starred products by all filters together, those that hold the words: never more rows than values multiplied. */
function foundGroups(query: string | null): RawBuilder<unknown> {
  const columns = sql`g.commodity, g.province, g.stars, g.stars_of, g.edition_id`
  return query === null
    ? sql`select ${columns}, g.entries from catalogue_group g where g.entries > 0`
    : sql`select ${columns}, f.entries from catalogue_found_groups(${query}) f join catalogue_group g on g.id = f.group_id`
}

/**
 * How many entries each choice of each filter would leave, with the other filters as they are; and how many there
 * are in all. One query.
 */
export async function countFacets(reader: Reader, filter: CatalogueFilter): Promise<FacetCounts> {
  const set = conditionsOf(filter)
  const without = (facet: Facet): Condition =>
    all([...set].filter(([name]) => name !== facet).map(([, condition]) => condition))
  const parts = (Object.keys(groups) as Facet[]).map(facet => {
    const { value, title } = groups[facet]
    return sql`select ${sql.lit(facet)}::text as facet, value, ${title} as title, count from (
      select ${value} as value, sum(entries) as count from found where ${without(facet)} group by 1) as counted`
  })
  const { rows } = await sql<CountRow>`with found as materialized (${foundGroups(queryOf(filter.text))})
    ${sql.join(parts, sql` union all `)}
    union all select 'total', '', ${untitled}, coalesce(sum(entries), 0) from found where ${all([...set.values()])}`.execute(
    reader,
  )
  const of = (facet: CountRow['facet']): readonly FacetCount[] =>
    rows
      .filter(row => row.facet === facet)
      .map(row => ({ value: row.value, title: row.title as Text | null, count: Number(row.count) }))
  return {
    commodity: of('commodity'),
    province: of('province'),
    stars: of('stars'),
    edition: of('edition'),
    total: of('total')[0]?.count ?? 0,
  }
}

/** The figures of the home page. Made-up entries are counted only while there are no others, and are labelled. */
export type CatalogueFigures = Readonly<{
  example: boolean
  products: number
  makers: number
  provinces: number
  commodities: number
}>

export async function countFigures(reader: Reader): Promise<CatalogueFigures> {
  const { rows } = await sql<Omit<CatalogueFigures, 'example'> & { example: boolean }>`
    select example, sum(entries) as products, count(distinct province) as provinces,
      count(distinct commodity) as commodities,
      (select count(*) from catalogue_maker_count m where m.example = g.example and m.entries > 0) as makers
    from catalogue_group g where entries > 0 group by example order by example limit 1`.execute(reader)
  const [first] = rows
  return {
    example: first?.example ?? false,
    products: Number(first?.products ?? 0),
    makers: Number(first?.makers ?? 0),
    provinces: Number(first?.provinces ?? 0),
    commodities: Number(first?.commodities ?? 0),
  }
}
