import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { Environment } from '../../actions/index.ts'
import { canaries, decisionPeople } from '../../../tests/builders/assessed-edition.ts'
import {
  releaseIt,
  releasedEdition,
  signList,
  decideIt,
  type SignedEdition,
} from '../../../tests/builders/decided-edition.ts'
import { assessedEdition } from '../../../tests/builders/assessed-edition.ts'
import { countPageQueries } from '../../../tests/builders/count-page-queries.ts'
import { loadRegions } from '../../../tests/builders/offices.ts'
import { testDatabase } from '../../../tests/builders/test-database.ts'
import { testEnvironment } from '../../../tests/builders/test-environment.ts'
import { testSite, type TestSite } from '../../../tests/builders/test-site.ts'
import { certificatesRoutes, certificateStep } from '../certificates/index.ts'
import { catalogueRoutes, catalogueStep } from './index.ts'
import { listEntriesOfProducts } from './entry-store.ts'
import { catalogueAddress } from './catalogue-address.ts'
import { countFacets, searchEntries, type CatalogueFilter } from './search-store.ts'

const people = decisionPeople()
const steps = [certificateStep('https://contoh.example'), catalogueStep]
let environment: Environment
let site: TestSite
let edition: SignedEdition

before(async () => {
  const database = await testDatabase()
  await loadRegions(database)
  environment = testEnvironment(database)
  const { files } = environment.services
  site = testSite(environment, [...catalogueRoutes(files), ...certificatesRoutes(files)])
})
after(() => environment.database.close())

const nothing: CatalogueFilter = { text: '', commodity: null, province: null, stars: null, edition: null }
const find = (filter: Partial<CatalogueFilter>) =>
  environment.database.read(reader => searchEntries(reader, { ...nothing, ...filter }, null, 100))
const slugs = async (filter: Partial<CatalogueFilter>) => (await find(filter)).map(entry => entry.slug)

test('before anything is released, home and catalogue are calm, empty pages', async () => {
  for (const path of ['/', '/en', '/katalog', '/tentang', '/aksesibilitas', '/en/privasi'])
    assert.equal((await site.get(null, path)).status, 200, path)
  assert.match((await site.get(null, '/')).body, /Belum ada produk berbintang/)
  assert.match((await site.get(null, '/katalog')).body, /Katalog masih kosong/)
})

test('a release brings each starred product into the catalogue, and none without a star', async () => {
  edition = await releasedEdition(environment, people, steps)
  const starred = edition.nominations.filter(one => one.stars > 0)
  const entries = await find({})
  assert.deepEqual(entries.map(entry => entry.nominationId).toSorted(), starred.map(one => one.id).toSorted())
  assert.ok(starred.length > 5 && starred.length < edition.nominations.length)
  assert.ok(
    entries.every(entry => entry.certificateKey !== null && entry.example && entry.photos.length === 1),
  )
})

test('a product’s page shows story, stars, certificate and photos, and nothing confidential', async () => {
  const [entry] = await find({ text: 'batik-91-tepat' })
  assert.ok(entry)
  const page = await site.get(null, `/katalog/${entry.slug}`)
  assert.equal(page.status, 200)
  assert.match(page.body, /Bintang 3 dari 3/)
  assert.match(page.body, new RegExp(`/piagam/${entry.certificateKey}`))
  assert.match(page.body, /Keterangan Produk batik-91-tepat/)
  assert.match(page.body, /contoh/)
  assert.match(page.body, /href="\/lampiran-keputusan\/[0-9a-f]{64}"/)
  const all = [page.body]
  for (const path of ['/', '/katalog', `/en/katalog/${entry.slug}`, `/piagam/${entry.certificateKey}`])
    all.push((await site.get(null, path)).body)
  for (const [name, canary] of Object.entries(canaries))
    for (const body of all) assert.ok(!body.includes(canary), name)
  for (const body of all) assert.ok(!body.includes('777123'))
  const stored = await environment.database.read(reader =>
    sql<{ row: string }>`select e::text as row from catalogue_entry e`.execute(reader),
  )
  const text = JSON.stringify(stored.rows)
  for (const [name, canary] of Object.entries(canaries)) assert.ok(!text.includes(canary), name)
})

test('a story cannot end the block of structured data, which holds the product', async () => {
  const [entry] = await find({ text: 'batik-91-tepat' })
  const { body } = await site.get(null, `/katalog/${entry?.slug}`)
  const [, json = ''] = /<script type="application\/ld\+json">([\s\S]*?)<\/script>/.exec(body) ?? []
  const data = JSON.parse(json) as Record<string, unknown>
  assert.deepEqual([data['@type'], data['name']], ['Product', entry?.name])
  assert.doesNotMatch(body, /<b>panjang/)
})

test('photos are public pictures in three widths; an original, another number or another name is not found', async () => {
  const [entry] = await find({ text: 'batik-91-tepat' })
  const at = (rest: string) => site.get(null, `/katalog/${entry?.slug}/foto/${rest}`)
  for (const width of ['w320', 'w800', 'w1600']) {
    const answer = await at(`1/${width}`)
    assert.deepEqual(
      [answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control')],
      [200, 'image/webp', 'public, max-age=86400'],
    )
  }
  for (const rest of ['2/w800', '0/w800', '1/original', '1/page-1', 'x/w800'])
    assert.equal((await at(rest)).status, 404, rest)
  assert.equal((await site.get(null, '/katalog/tidak-ada/foto/1/w800')).status, 404)
})

test('the search knows beginnings of words, in any order, of product, maker, place and commodity', async () => {
  assert.ok((await slugs({ text: 'BATIK 91' })).length === 1)
  assert.deepEqual(await slugs({ text: 'tep bat 91' }), await slugs({ text: 'batik-91-tepat' }))
  assert.ok((await slugs({ text: 'garut' })).length > 0)
  assert.ok((await slugs({ text: 'gerabah' })).length > 1)
  assert.deepEqual(await slugs({ text: 'tidakada' }), [])
  for (const text of ["'", '!!', 'a:*b', "x') or 1=1 --", '(&|!)', '\\']) await slugs({ text })
})

test('each facet counts what its choice would leave, with the other filters as they are', async () => {
  const filters: readonly Partial<CatalogueFilter>[] = [
    {},
    { commodity: 'batik' },
    { stars: { stars: 3, of: 3 } },
    { text: 'produk', province: '32' },
  ]
  for (const filter of filters) {
    const full = { ...nothing, ...filter }
    const counts = await environment.database.read(reader => countFacets(reader, full))
    assert.equal(counts.total, (await find(filter)).length)
    for (const one of counts.commodity)
      assert.equal(one.count, (await find({ ...filter, commodity: one.value })).length, one.value)
    for (const one of counts.province)
      assert.equal(one.count, (await find({ ...filter, province: one.value })).length, one.value)
    for (const one of counts.stars) {
      const [stars = 0, of = 0] = one.value.split('-').map(Number)
      assert.equal(one.count, (await find({ ...filter, stars: { stars, of } })).length, one.value)
    }
    assert.ok(counts.commodity.every(one => one.title !== null))
  }
  const page = await site.get(null, '/katalog?komoditas=batik&bintang=3-3')
  assert.match(page.body, /facet--chosen/)
  const none = await site.get(null, '/katalog?q=tidakada')
  assert.match(none.body, /Tidak ada produk yang cocok/)
})

/** More entries, so that the catalogue has several pages. */
async function fillCatalogue(from: number, to: number): Promise<void> {
  await environment.database.write(tx =>
    sql`insert into catalogue_entry
      select slug || '-salinan-' || n, 'copy-' || n, product_id, edition_id, edition_title, commodity, commodity_title, area_path,
        province, place, (n % 3) + 1, stars_of, scheme, example, 'SALINAN-' || n, 'SALINAN-' || n, name || ' ' || n, maker, about, story, content, photos,
        search, published_at
      from generate_series(${from}::int, ${to}::int) n, (select * from catalogue_entry order by slug limit 1) e`.execute(
      tx,
    ),
  )
}

test('paging forwards and back shows every product once, in one order, whatever the filter', async () => {
  await environment.database.write(tx =>
    sql`alter table catalogue_entry drop constraint catalogue_entry_nomination_id_fkey`.execute(tx),
  )
  await fillCatalogue(1, 60)
  for (const filter of [{}, { stars: { stars: 2, of: 3 } }]) {
    const all = await slugs(filter)
    const read = (path: string) => site.get(null, path)
    const namesOn = (body: string): string[] =>
      [...body.matchAll(/class="card__link" href="\/katalog\/([^"]+)"/g)].map(match => match[1] ?? '')
    const seen: string[] = []
    let path: string | null = catalogueAddress({ ...nothing, ...filter })
    let last = ''
    while (path !== null) {
      const { body } = await read(path)
      seen.push(...namesOn(body))
      last = path
      path = /rel="next" href="([^"]+)"/.exec(body)?.[1]?.replaceAll('&amp;', '&') ?? null
    }
    assert.deepEqual(seen, all)
    const back: string[] = []
    let older: string | null = last
    while (older !== null) {
      const { body } = await read(older)
      back.unshift(...namesOn(body))
      older = /rel="prev" href="([^"]+)"/.exec(body)?.[1]?.replaceAll('&amp;', '&') ?? null
    }
    assert.deepEqual(back, all)
  }
})

test('the number of queries of each public page does not grow with the catalogue', async () => {
  const routes = catalogueRoutes(environment.services.files)
  const [entry] = await find({})
  const queriesOf = (path: string, query: string, params: Record<string, string> = {}): Promise<number> =>
    countPageQueries(environment, routes, { path, query, params })
  const counted = async () => [
    await queriesOf('/', ''),
    await queriesOf('/katalog', ''),
    await queriesOf('/katalog', 'q=produk&komoditas=batik&bintang=3-3&provinsi=32'),
    await queriesOf('/katalog/:slug', '', { slug: entry?.slug ?? '' }),
  ]
  const few = await counted()
  assert.deepEqual(few, [5, 3, 2, 4])
  await fillCatalogue(61, 360)
  assert.deepEqual(await counted(), few)
})

test('a product judged anew keeps its address with the new stars, and loses its entry with the star', async () => {
  await environment.database.write(tx =>
    sql`delete from catalogue_entry where slug like '%salinan%'`.execute(tx),
  )
  const caseIds = ['batik-91-tepat', 'anyaman-81-tepat']
  const first = await releasedEdition(environment, people, steps, {
    caseIds,
    number: '20',
    names: index => `Karya ${index}`,
  })
  const products = first.nominations.map(one => one.productId)
  const entriesOf = () => environment.database.read(reader => listEntriesOfProducts(reader, products))
  const before = await entriesOf()
  assert.equal(before.length, 2)
  const second = await assessedEdition(environment, {
    caseIds,
    number: '21',
    names: index => `Karya ${index}`,
    again: first,
  })
  const listId = await signList(environment, people, second, { 'batik-91-tepat': 2, 'anyaman-81-tepat': 0 })
  await decideIt(environment, people, listId)
  await releaseIt(environment, people, listId, steps)
  const after = await entriesOf()
  assert.deepEqual(
    after.map(entry => [entry.slug, entry.stars, entry.editionId]),
    [[before.find(entry => entry.commodity === 'batik')?.slug, 2, second.id]],
  )
})

test('a training edition’s product stands beside the real one and never takes its place', async () => {
  const caseIds = ['batik-91-tepat']
  const real = await releasedEdition(environment, people, steps, {
    caseIds,
    number: '30',
    names: () => 'Karya nyata',
  })
  await releasedEdition(environment, people, steps, {
    caseIds,
    number: '0',
    kind: 'training',
    names: () => 'Karya nyata',
    again: real,
  })
  const products = real.nominations.map(one => one.productId)
  const entries = await environment.database.read(reader => listEntriesOfProducts(reader, products))
  assert.equal(new Set(entries.map(entry => entry.slug)).size, 2)
  assert.ok(entries.some(entry => entry.editionId === real.id))
})

test('a certificate’s page leads to its product', async () => {
  const [entry] = await find({ text: 'batik-91-tepat' })
  const answer = await site.get(null, `/katalog/piagam/${entry?.certificateKey}`)
  assert.deepEqual([answer.status, answer.next], [303, `/katalog/${entry?.slug}`])
  assert.equal((await site.get(null, '/katalog/piagam/TIDAK-ADA')).status, 404)
})
