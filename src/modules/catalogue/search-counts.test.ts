import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { testDatabase } from '../../../tests/builders/test-database.ts'
import { PGlite } from '@electric-sql/pglite'
import { fromPglite, migrate, pgliteParsers, type Database } from '../../platform/database/index.ts'
import { listMiscounted } from './invariant-store.ts'
import { countFacets, countFigures, searchEntries, type CatalogueFilter } from './search-store.ts'

const nothing: CatalogueFilter = { text: '', commodity: null, province: null, stars: null, edition: null }
let database: Database

const run = (statement: string): Promise<unknown> => database.write(tx => sql.raw(statement).execute(tx))
const miscounted = (): Promise<readonly string[]> => database.read(listMiscounted)
const found = (filter: Partial<CatalogueFilter>) =>
  database.read(async reader => {
    const whole = { ...nothing, ...filter }
    const entries = await searchEntries(reader, whole, null, 100)
    const { total, commodity, stars } = await countFacets(reader, whole)
    assert.equal(total, entries.length)
    const counts = [...commodity, ...stars].map(one => `${one.value}:${one.count}`)
    return { slugs: entries.map(one => one.slug), counts: counts.toSorted() }
  })

/** Six products, of two commodities, three places, two makers; the last one's certificate is withdrawn. */
const sixProducts = `insert into catalogue_entry (slug, nomination_id, product_id, edition_id, edition_title, commodity,
    commodity_title, area_path, province, place, stars, stars_of, scheme, example, name, maker, about, story, content,
    photos, search, published_at, withdrawn_at)
  select 'p' || n, 'n' || n, 'p' || n, 'e', '{}', 'k' || n % 2, '{}', '/' || n % 3 || '/', (n % 3)::text, '', 1 + n % 2, 3, 's',
    false, '', 'Pembuat ' || n % 2, '', '', '{}', '[]', 'kain nomor' || n, timestamptz '2030-01-01' + n * interval '1 day',
    case when n = 6 then now() end
  from generate_series(1, 6) n`

before(async () => {
  database = await testDatabase()
  await run('alter table catalogue_entry drop constraint catalogue_entry_nomination_id_fkey')
})
after(() => database.close())

test('products, added together: found by their words and counted, but not a withdrawn one', async () => {
  await run(sixProducts)
  assert.deepEqual(await found({}), {
    slugs: ['p5', 'p4', 'p3', 'p2', 'p1'],
    counts: ['1-3:2', '2-3:3', 'k0:2', 'k1:3'],
  })
  assert.deepEqual(await found({ text: 'NOMOR3 kai' }), { slugs: ['p3'], counts: ['2-3:1', 'k1:1'] })
  assert.deepEqual(await found({ text: 'nomor', commodity: 'k0' }), {
    slugs: ['p4', 'p2'],
    counts: ['1-3:2', 'k0:2', 'k1:3'],
  })
  assert.deepEqual((await found({ text: 'nomor6' })).slugs, [])
  assert.deepEqual(await miscounted(), [])
})

test('a product, changed, withdrawn or taken out: the search and the counts follow', async () => {
  await run(`update catalogue_entry set search = 'tikar', stars = 3, commodity = 'k9' where slug = 'p1'`)
  assert.deepEqual(await found({ text: 'tikar' }), { slugs: ['p1'], counts: ['3-3:1', 'k9:1'] })
  await run(`update catalogue_entry set withdrawn_at = now() where slug in ('p1', 'p2')`)
  await run(`delete from catalogue_entry where slug = 'p3'`)
  assert.deepEqual(await found({}), { slugs: ['p5', 'p4'], counts: ['1-3:1', '2-3:1', 'k0:1', 'k1:1'] })
  assert.deepEqual(await miscounted(), [])
  const figures = await database.read(countFigures)
  assert.deepEqual(figures, { example: false, products: 2, makers: 2, provinces: 2, commodities: 2 })
})

test('counts that were changed behind the triggers’ back are told, by the group, the maker or the address', async () => {
  await run(`update catalogue_maker_count set entries = entries + 1 where maker = 'Pembuat 1'`)
  await run(`update catalogue_words set words = to_tsvector('simple', 'lain') where slug = 'p4'`)
  assert.deepEqual((await miscounted()).toSorted(), ['Pembuat 1', 'p4'])
})

test('products of a database that knew no counts yet: counted when it is brought up to date', async () => {
  const older = fromPglite(await PGlite.create({ parsers: pgliteParsers }))
  await migrate(older, '0024-articles')
  await older.write(async tx => {
    await sql`alter table catalogue_entry drop constraint catalogue_entry_nomination_id_fkey`.execute(tx)
    await sql.raw(sixProducts).execute(tx)
  })
  await migrate(older)
  assert.deepEqual(await older.read(listMiscounted), [])
  assert.equal((await older.read(reader => countFacets(reader, { ...nothing, text: 'nomor' }))).total, 5)
  await older.close()
})
