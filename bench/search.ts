import { sql } from 'kysely'
import { countFacets, searchEntries, type CatalogueFilter } from '../src/modules/catalogue/search-store.ts'
import type { Database } from '../src/platform/database/index.ts'
import { percentile, rounded, timed, type Bench, type Goal, type Options, type Result } from './bench.ts'
import { fillCatalogue } from './fill-catalogue.ts'
import { openDatabase } from './open-database.ts'

/** The goals' own size, and a smaller one, so that the growth shows. */
const [SMALL, LARGE] = [1_000, 20_000] as const
const P95_GOAL_MS = 30
/** From this size on another goal holds. */
const WIDE = { from: 1_000_000, ms: 100 }
const ROUNDS = 120
const PAGE = 24
const nothing: CatalogueFilter = { text: '', commodity: null, province: null, stars: null, edition: null }

/** Text, commodity, region and stars in turn and together, as people narrow a list. */
const filters: readonly CatalogueFilter[] = [
  { ...nothing, text: 'kata7' },
  { ...nothing, text: 'kata7 corak1', commodity: 'k2' },
  { ...nothing, commodity: 'k1', province: '32' },
  { ...nothing, text: 'produk', stars: { stars: 3, of: 3 } },
  { ...nothing, text: 'kabupaten 12', commodity: 'k3', province: '17', stars: { stars: 2, of: 3 } },
  nothing,
]

async function measureAt(database: Database) {
  const one = (index: number) =>
    database.read(async reader => {
      const filter = filters[index % filters.length] ?? nothing
      await searchEntries(reader, filter, null, PAGE)
      await countFacets(reader, filter)
    })
  const floor = () =>
    database.read(reader =>
      sql`select slug, name, maker, place, photos from catalogue_entry order by published_at desc, stars desc, slug limit ${PAGE}`.execute(
        reader,
      ),
    )
  await timed(filters.length, one)
  const found = await timed(ROUNDS, one)
  await timed(5, floor)
  return { found, floor: await timed(ROUNDS, floor) }
}

function goalsOf(
  sizes: readonly number[],
  figures: Readonly<Record<string, number>>,
  floor: Readonly<Record<string, number>>,
): readonly Goal[] {
  const at = (size: number): number => figures[`p95_ms_${size}`] ?? 0
  const [first = SMALL, last = LARGE] = [sizes[0], sizes.at(-1)]
  const below = last >= WIDE.from ? WIDE.ms : P95_GOAL_MS
  const [data, cost] = [last / first, figures['growth_of_cost'] ?? 0]
  return [
    {
      what: `95 of 100 searches among ${last} products`,
      found: `within ${at(last)} ms`,
      goal: `below ${below} ms`,
      baseline: `${floor[`newest_24_rows_p95_ms_${last}`]} ms for the newest 24 rows`,
      met: at(last) < below,
      cause: 'a word that most products hold is counted product by product',
    },
    {
      what: `Growth of the cost from ${first} to ${last} products`,
      found: `${cost} times`,
      goal: `below ${data} times, as the data`,
      baseline: `${at(first)} ms among ${first} products`,
      met: cost < data,
    },
  ]
}

async function run({ db, size }: Options): Promise<Result> {
  const database = await openDatabase(db)
  const largest = size ?? LARGE
  const sizes = [...[SMALL, LARGE].filter(one => one < largest), largest]
  const figures: Record<string, number> = {}
  const baseline: Record<string, number> = {}
  let filled = 0
  try {
    for (const one of sizes) {
      await fillCatalogue(database, filled + 1, one)
      filled = one
      const { found, floor } = await measureAt(database)
      figures[`p50_ms_${one}`] = rounded(percentile(found, 0.5))
      figures[`p95_ms_${one}`] = rounded(percentile(found, 0.95))
      baseline[`newest_24_rows_p95_ms_${one}`] = rounded(percentile(floor, 0.95))
    }
  } finally {
    await database.close()
  }
  const small = Math.max(figures[`p95_ms_${sizes[0]}`] ?? 0, 0.01)
  figures['growth_of_cost'] = rounded((figures[`p95_ms_${largest}`] ?? 0) / small)
  return { figures, baseline, goals: goalsOf(sizes, figures, baseline) }
}

export const search: Bench = {
  name: 'search',
  about:
    'The catalogue’s search with counted filters (text, commodity, region, stars in turn and together): one list of 24 products and the counts of every filter, among products with stories of 110 words. The baseline is the newest 24 rows without any search.',
  databases: ['embedded', 'postgres'],
  run,
}
