import { sql, type RawBuilder } from 'kysely'
import type { Columns } from '../../access/index.ts'
import type { Standing } from '../../engine/readiness/readiness-sum.ts'
import type { AreaPath } from '../../foundation/area-path.ts'
import {
  inRange,
  type ListOrder,
  type ListRange,
  type Reader,
  type Tx,
} from '../../platform/database/index.ts'

type Row = {
  product_id: string
  edition_id: string
  rules_id: string
  producer_id: string
  commodity: string
  area_path: string
  standing: Standing
  asked: number
  met: number
  lacks: readonly string[]
  day: string
  computed_at: Date
}
type Tables = { readiness_summary: Row }

/** What readiness came to for a product when it was last computed. */
export type Summary = Readonly<{
  productId: string
  editionId: string
  rulesId: string
  producerId: string
  commodity: string
  areaPath: AreaPath
  standing: Standing
  asked: number
  met: number
  lacks: readonly string[]
  day: string
  computedAt: Date
}>

export const summaryColumns: Columns = {
  areaPath: sql.ref<string | null>('readiness_summary.area_path'),
  ownerId: sql.ref<string | null>('readiness_summary.producer_id'),
}

const summaryFrom = (row: Row): Summary => ({
  productId: row.product_id,
  editionId: row.edition_id,
  rulesId: row.rules_id,
  producerId: row.producer_id,
  commodity: row.commodity,
  areaPath: row.area_path,
  standing: row.standing,
  asked: row.asked,
  met: row.met,
  lacks: row.lacks,
  day: row.day,
  computedAt: row.computed_at,
})

const rowOf = (one: Summary): Row => ({
  product_id: one.productId,
  edition_id: one.editionId,
  rules_id: one.rulesId,
  producer_id: one.producerId,
  commodity: one.commodity,
  area_path: one.areaPath,
  standing: one.standing,
  asked: one.asked,
  met: one.met,
  lacks: one.lacks,
  day: one.day,
  computed_at: one.computedAt,
})

/** Puts summaries in the place of earlier ones. */
export async function saveSummaries(tx: Tx, all: readonly Summary[]): Promise<void> {
  if (all.length === 0) return
  await tx
    .withTables<Tables>()
    .insertInto('readiness_summary')
    .values(all.map(rowOf))
    .onConflict(conflict =>
      conflict.columns(['product_id', 'edition_id']).doUpdateSet(eb => ({
        rules_id: eb.ref('excluded.rules_id'),
        producer_id: eb.ref('excluded.producer_id'),
        commodity: eb.ref('excluded.commodity'),
        area_path: eb.ref('excluded.area_path'),
        standing: eb.ref('excluded.standing'),
        asked: eb.ref('excluded.asked'),
        met: eb.ref('excluded.met'),
        lacks: eb.ref('excluded.lacks'),
        day: eb.ref('excluded.day'),
        computed_at: eb.ref('excluded.computed_at'),
      })),
    )
    .execute()
}

/** Takes away what does not belong to these editions, and of these products what is of a commodity no longer asked. */
export async function dropSummaries(
  tx: Tx,
  kept: readonly string[],
  gone: Readonly<{ editionId: string; productIds: readonly string[] }> | null = null,
): Promise<void> {
  await sql`delete from readiness_summary where not (edition_id = any(${kept}))`.execute(tx)
  if (gone === null || gone.productIds.length === 0) return
  await sql`delete from readiness_summary
    where edition_id = ${gone.editionId} and product_id = any(${gone.productIds})`.execute(tx)
}

export type SummaryFilter = Readonly<{
  /** What the reader may see: `whereAllowed(actor, 'readiness.read', summaryColumns)`. */
  allowed: RawBuilder<boolean>
  editionId: string
  areaPath?: string
  commodity?: string
  standing?: Standing | ''
  /** The id of what is lacking. */
  lacks?: string
}>

/** Where a page of the list ends: how much the last one lacks, and its product. */
export type SummaryKey = Readonly<{ lacking: number; id: string }>

function filtered(reader: Reader, filter: SummaryFilter) {
  let query = reader
    .withTables<Tables>()
    .selectFrom('readiness_summary')
    .where(filter.allowed)
    .where('edition_id', '=', filter.editionId)
  if (filter.areaPath) query = query.where(sql<boolean>`starts_with(area_path, ${filter.areaPath})`)
  if (filter.commodity) query = query.where('commodity', '=', filter.commodity)
  if (filter.standing) query = query.where('standing', '=', filter.standing)
  if (filter.lacks) query = query.where(sql<boolean>`${filter.lacks} = any(lacks)`)
  return query
}

const leastFirst: ListOrder<SummaryKey> = [
  { column: sql`asked - met`, at: key => sql`${key.lacking}::int` },
  { column: sql.ref('product_id'), at: key => sql`${key.id}::text` },
]

/** The products that lack least first; those before a key with the nearest first. One query. */
export async function listSummaries(
  reader: Reader,
  filter: SummaryFilter,
  range: ListRange<SummaryKey>,
): Promise<readonly Summary[]> {
  const query = filtered(reader, filter).selectAll()
  return (await inRange(query, leastFirst, range).execute()).map(summaryFrom)
}

export type StandingCounts = Readonly<Partial<Record<Standing, number>>>

/** How many stand where, and since when the oldest of them is known. One query. */
export async function countStandings(
  reader: Reader,
  filter: SummaryFilter,
): Promise<Readonly<{ counts: StandingCounts; oldest: Date | null }>> {
  const rows = await filtered(reader, filter)
    .select(eb => [
      'standing',
      eb.fn.countAll<number>().as('count'),
      eb.fn.min<Date>('computed_at').as('oldest'),
    ])
    .groupBy('standing')
    .execute()
  const oldest = rows.map(row => row.oldest).toSorted((one, other) => one.getTime() - other.getTime())[0]
  return {
    counts: Object.fromEntries(rows.map(row => [row.standing, Number(row.count)])),
    oldest: oldest ?? null,
  }
}

/** The same by area, cut to `depth` levels: 1 for provinces, 2 for regencies and cities. One query. */
export async function countByArea(
  reader: Reader,
  filter: SummaryFilter,
  depth: 1 | 2,
): Promise<ReadonlyMap<AreaPath, StandingCounts>> {
  const area =
    depth === 1
      ? sql<string>`split_part(area_path, '/', 2)`
      : sql<string>`split_part(area_path, '/', 2) || '/' || split_part(area_path, '/', 3)`
  const rows = await filtered(reader, filter)
    .select(eb => [area.as('area'), 'standing', eb.fn.countAll<number>().as('count')])
    .groupBy(area)
    .groupBy('standing')
    .orderBy(area)
    .execute()
  return new Map(
    [...Map.groupBy(rows, row => `/${row.area}/`)].map(([path, own]) => [
      path,
      Object.fromEntries(own.map(row => [row.standing, Number(row.count)])),
    ]),
  )
}

/** How often each thing is lacking, the most frequent first. One query. */
export async function countLacks(
  reader: Reader,
  filter: SummaryFilter,
): Promise<ReadonlyMap<string, number>> {
  const rows = await filtered(reader, filter)
    .select(sql<string>`unnest(lacks)`.as('lack'))
    .select(eb => eb.fn.countAll<number>().as('count'))
    .groupBy('lack')
    .orderBy('count', 'desc')
    .orderBy('lack')
    .execute()
  return new Map(rows.map(row => [row.lack, Number(row.count)]))
}
