import { sql } from 'kysely'
import { countFacets, searchEntries, type CatalogueFilter } from '../src/modules/catalogue/search-store.ts'
import type { Database } from '../src/platform/database/index.ts'
import { percentile, rounded, timed, type Bench, type Options, type Result } from './bench.ts'
import { openDatabase } from './open-database.ts'

const SIZES = [1_000, 20_000] as const
const ROUNDS = 120
const PAGE = 24
const nothing: CatalogueFilter = { text: '', commodity: null, province: null, stars: null, edition: null }

/** Products with words, commodities, provinces and stars in the proportions of a wide catalogue, always the same. */
const fill = (database: Database, from: number, to: number): Promise<void> =>
  database.write(async tx => {
    // The bench is about the catalogue only: its entries have no nominations behind them.
    await sql`alter table catalogue_entry drop constraint if exists catalogue_entry_nomination_id_fkey`.execute(
      tx,
    )
    await sql`insert into catalogue_entry (slug, nomination_id, product_id, edition_id, edition_title, commodity, commodity_title, area_path, province, place, stars, stars_of, scheme, example, certificate_number, certificate_key, name, maker, about, story, content, photos, search, published_at)
      select 'produk-' || n, 'n' || n, 'p' || n, 'e' || n % 4, '{"id":"Edisi","en":"Edition"}', 'k' || n % 5, '{"id":"Komoditas","en":"Commodity"}',
        '/' || 11 + n % 38 || '/', (11 + n % 38)::text, 'Kabupaten ' || n % 514, 1 + n % 3, 3, 's', true, null, null,
        'Produk ' || n, 'Pembuat ' || n % 7000, 'Tentang produk', repeat('Kisah pembuatnya. ', 20), '{}', '[]',
        'produk ' || n || ' pembuat ' || n % 7000 || ' kata' || n % 97 || ' corak' || n % 211 || ' kabupaten ' || n % 514,
        timestamptz '2030-01-01' + n * interval '1 minute'
      from generate_series(${sql.lit(from)}::int, ${sql.lit(to)}::int) as n`.execute(tx)
    await sql`analyze catalogue_entry`.execute(tx)
  })

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
      sql`select * from catalogue_entry order by published_at desc, stars desc, slug limit ${PAGE}`.execute(
        reader,
      ),
    )
  await timed(filters.length, one)
  const found = await timed(ROUNDS, one)
  await timed(5, floor)
  return { found, floor: await timed(ROUNDS, floor) }
}

async function run({ db, size }: Options): Promise<Result> {
  const database = await openDatabase(db)
  const sizes = size === null ? SIZES : [...SIZES.filter(one => one < size), size]
  const figures: Record<string, number> = {}
  const baseline: Record<string, number> = {}
  let filled = 0
  try {
    for (const one of sizes) {
      await fill(database, filled + 1, one)
      filled = one
      const { found, floor } = await measureAt(database)
      figures[`p50_ms_${one}`] = rounded(percentile(found, 0.5))
      figures[`p95_ms_${one}`] = rounded(percentile(found, 0.95))
      baseline[`newest_24_rows_p95_ms_${one}`] = rounded(percentile(floor, 0.95))
    }
  } finally {
    await database.close()
  }
  const [small, large] = [figures[`p95_ms_${SIZES[0]}`] ?? 0, figures[`p95_ms_${SIZES[1]}`] ?? 0]
  figures['growth_20x_data'] = rounded(large / Math.max(small, 0.01))
  return { figures, baseline, met: large < 30 && figures['growth_20x_data'] < 20 }
}

export const search: Bench = {
  name: 'search',
  about:
    'The catalogue’s search with counted filters (text, commodity, region, stars): one list of 24 and its counts. Goal: p95 below 30 ms at 20,000 products, and a cost that grows slower than the data.',
  run,
}
