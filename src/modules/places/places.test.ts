import assert from 'node:assert/strict'
import { gzipSync } from 'node:zlib'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { Environment } from '../../actions/index.ts'
import { canaries, decisionPeople } from '../../../tests/builders/assessed-edition.ts'
import { countPageQueries } from '../../../tests/builders/count-page-queries.ts'
import { releasedEdition } from '../../../tests/builders/decided-edition.ts'
import { drawnProvinces, drawnRegencies } from '../../../tests/builders/drawn-boundaries.ts'
import { loadRegions } from '../../../tests/builders/offices.ts'
import { testDatabase } from '../../../tests/builders/test-database.ts'
import { testEnvironment } from '../../../tests/builders/test-environment.ts'
import { testSite, type TestSite } from '../../../tests/builders/test-site.ts'
import { mainOf, openValid } from '../../../tests/builders/valid-page.ts'
import { catalogueRoutes, catalogueStep, listEntriesAt, type CatalogueEntry } from '../catalogue/index.ts'
import { certificateStep } from '../certificates/index.ts'
import { importBoundaries } from '../regions/index.ts'
import { placesRoutes } from './index.ts'

const people = decisionPeople()
const steps = [certificateStep('https://contoh.example'), catalogueStep]
let environment: Environment
let site: TestSite
let entries: readonly CatalogueEntry[] = []

before(async () => {
  const database = await testDatabase()
  await loadRegions(database)
  environment = testEnvironment(database)
  site = testSite(environment, [...catalogueRoutes(environment.services.files), ...placesRoutes])
})
after(() => environment.database.close())

const body = async (path: string): Promise<string> => {
  const answer = await site.get(null, path)
  assert.equal(answer.status, 200, path)
  return answer.body
}
const first = (): CatalogueEntry => {
  const [one] = entries
  assert.ok(one)
  return one
}
/** The maker's page, its place and the others that an entry leads to. */
const pagesOf = ({ content, areaPath, province, commodity }: CatalogueEntry): readonly string[] => [
  '/peta',
  `/wilayah/${province}`,
  `/wilayah/${areaPath.split('/')[2]}`,
  `/pembuat/${content.makerSlug}`,
  `/sentra-ikm/${content.sentraSlug}`,
  `/komoditas/${commodity}`,
]

test('before anything is released, map and places are calm pages, and makers are not found', async () => {
  assert.match(await openValid(site, null, '/peta'), /Belum ada produk berbintang/)
  assert.match(await openValid(site, null, '/wilayah/91'), /Belum ada produk berbintang/)
  for (const path of [
    '/wilayah/99',
    '/wilayah/32.05.01',
    '/wilayah/x',
    '/pembuat/x',
    '/sentra-ikm/x',
    '/komoditas/x',
  ])
    assert.equal((await site.get(null, path)).status, 404, path)
})

test('every place, maker, sentra and commodity of a starred product has a valid page in both languages', async () => {
  await releasedEdition(environment, people, steps)
  entries = await environment.database.read(reader => listEntriesAt(reader, {}, 100))
  assert.ok(entries.length > 5)
  const paths = new Set(entries.flatMap(pagesOf))
  for (const path of paths) await openValid(site, null, path)
})

test('the map says of each province what the catalogue has, and leads to its page', async () => {
  const page = await body('/peta')
  const counts = Map.groupBy(entries, entry => entry.province)
  assert.ok(counts.size > 1)
  for (const [province, own] of counts)
    assert.match(page, new RegExp(`href="/wilayah/${province}"><title>[^<]+: ${own.length} produk<`))
  assert.equal(page.match(/<rect /g)?.length, 38)
  assert.equal(page.match(/scope="row"/g)?.length, 38)
  assert.match(page, /Angka contoh/)
})

test('a maker’s page has its story and its products, and each product leads to it', async () => {
  const { content, maker, slug, name } = first()
  const page = mainOf(await body(`/pembuat/${content.makerSlug}`))
  assert.ok(page.includes(maker) && page.includes(name) && page.includes(`/katalog/${slug}`))
  const product = await body(`/katalog/${slug}`)
  for (const path of pagesOf(first()).slice(2)) assert.ok(product.includes(`href="${path}"`), path)
  assert.match(await body('/katalog'), new RegExp(`class="card__by">[^<]*<a href="/pembuat/`))
})

test('nothing confidential is on any of the pages', async () => {
  for (const path of new Set(entries.flatMap(pagesOf)))
    for (const prefix of ['', '/en']) {
      const page = await body(`${prefix}${path}`)
      for (const [name, canary] of Object.entries(canaries))
        assert.ok(!page.includes(canary), `${path} ${name}`)
      assert.ok(!page.includes('777123'), path)
    }
})

test('a commodity’s page tells what is looked at', async () => {
  const page = mainOf(await body('/komoditas/batik'))
  assert.match(page, /Apa yang dilihat penilai/)
  assert.match(page, /href="\/edisi\/[^"]+\/batik"/)
})

test('two makers of one name in one place have two pages, and a maker keeps its page', async () => {
  const names = { names: () => 'Karya kembar' }
  const caseIds = ['batik-91-tepat', 'anyaman-81-tepat']
  const one = await releasedEdition(environment, people, steps, { ...names, caseIds, number: '41' })
  const of = (producerId: string) =>
    environment.database.read(async reader =>
      (await listEntriesAt(reader, {}, 100)).find(entry => entry.content.producerId === producerId),
    )
  const [a, b] = await Promise.all(one.nominations.map(each => of(each.producerId)))
  assert.equal(a?.maker, b?.maker)
  assert.notEqual(a?.content.makerSlug, b?.content.makerSlug)
  const page = mainOf(await body(`/pembuat/${a?.content.makerSlug}`))
  assert.ok(page.includes(`/katalog/${a?.slug}`) && !page.includes(`"/katalog/${b?.slug}"`))
  await releasedEdition(environment, people, steps, { ...names, caseIds, number: '42', again: one })
  for (const [index, each] of one.nominations.entries())
    assert.equal((await of(each.producerId))?.content.makerSlug, [a, b][index]?.content.makerSlug)
})

test('a withdrawn product is on none of the pages, and leads to no page that is gone', async () => {
  const { content, slug } = first()
  await environment.database.write(tx =>
    sql`update catalogue_entry set withdrawn_at = published_at where slug = ${slug}`.execute(tx),
  )
  assert.equal((await site.get(null, `/pembuat/${content.makerSlug}`)).status, 404)
  assert.ok(!(await body(`/katalog/${slug}`)).includes(`/pembuat/${content.makerSlug}`))
  await environment.database.write(tx =>
    sql`update catalogue_entry set withdrawn_at = null where slug = ${slug}`.execute(tx),
  )
  assert.equal((await site.get(null, `/pembuat/${content.makerSlug}`)).status, 200)
})

/** The drawing of a page: how many squares or outlines, and the address of the marked one. */
function drawingOf(page: string) {
  const [svg = ''] = /<figure class="map[\s\S]*?<\/figure>/.exec(page) ?? []
  const [, here = null] = /map__area--here" href="([^"]+)" aria-current="location"/.exec(svg) ?? []
  const count = (pattern: RegExp): number => svg.match(pattern)?.length ?? 0
  return { squares: count(/<rect /g), outlines: count(/fill-rule="evenodd"/g), here }
}
const placed = () => {
  const found = entries.find(entry => entry.province === '32')
  assert.ok(found)
  const { content, areaPath, commodity } = found
  const regency = `/wilayah/${areaPath.split('/')[2]}`
  const around = [`/pembuat/${content.makerSlug}`, `/sentra-ikm/${content.sentraSlug}`, regency]
  return { found, regency, around, commodity: `/komoditas/${commodity}` }
}

test('maker, sentra and place show where they lie: among the provinces, with a table of the same numbers', async () => {
  const { around, commodity, found } = placed()
  const all = await environment.database.read(reader => listEntriesAt(reader, {}, 200))
  for (const path of around) {
    const page = await openValid(site, null, path)
    assert.deepEqual(drawingOf(page), { squares: 38, outlines: 0, here: '/wilayah/32' }, path)
    const [table = ''] = /<div class="map-table">[\s\S]*?<\/table>/.exec(page) ?? []
    for (const [province, own] of Map.groupBy(all, entry => entry.province))
      assert.match(table, new RegExp(`href="/wilayah/${province}">[^<]+</a></th><td[^>]*>${own.length}<`))
  }
  assert.deepEqual(drawingOf(await body(commodity)), { squares: 38, outlines: 0, here: null })
  const maker = await body(around[0] ?? '')
  assert.ok(maker.includes(`<figcaption>${found.maker} berada di ${found.place}.</figcaption>`))
  assert.match(maker, /map__key--here"[^>]*><\/span> Jawa Barat</)
})

test('imported boundaries take the place of the squares, with their source, and fit into the page', async () => {
  const { around, regency, commodity } = placed()
  await importBoundaries(environment, JSON.stringify(drawnProvinces()))
  for (const path of around)
    assert.deepEqual(
      drawingOf(await openValid(site, null, path)),
      { squares: 0, outlines: 38, here: '/wilayah/32' },
      path,
    )
  await importBoundaries(environment, JSON.stringify(drawnRegencies(['32'])))
  for (const path of ['/peta', commodity]) {
    const page = await openValid(site, null, path)
    assert.deepEqual(drawingOf(page), { squares: 0, outlines: 38, here: null }, path)
    assert.match(page, /Bukan rujukan batas resmi/)
    assert.ok(gzipSync(page).length < 60_000)
  }
  for (const path of around) {
    const page = await openValid(site, null, path)
    assert.deepEqual(drawingOf(page), { squares: 0, outlines: 27, here: regency }, path)
    assert.match(page, /Bukan rujukan batas resmi/)
    assert.ok(page.includes(`href="${regency}">`) && /map-table/.test(page))
  }
  const whole = await openValid(site, null, '/wilayah/32')
  assert.deepEqual(drawingOf(whole), { squares: 0, outlines: 27, here: null })
  assert.doesNotMatch(whole, /map__key--here/)
  const without = await openValid(site, null, '/wilayah/33')
  assert.deepEqual(drawingOf(without), { squares: 0, outlines: 38, here: '/wilayah/33' })
})

test('the number of queries of each page does not grow with the catalogue', async () => {
  const { content, commodity } = first()
  const pages: readonly { path: string; params?: Record<string, string> }[] = [
    { path: '/peta' },
    { path: '/wilayah/:code', params: { code: '32' } },
    { path: '/wilayah/:code', params: { code: '32.05' } },
    { path: '/pembuat/:slug', params: { slug: content.makerSlug } },
    { path: '/sentra-ikm/:slug', params: { slug: content.sentraSlug } },
    { path: '/komoditas/:id', params: { id: commodity } },
  ]
  const counted = async (): Promise<number[]> => {
    const counts: number[] = []
    for (const page of pages) counts.push(await countPageQueries(environment, placesRoutes, page))
    return counts
  }
  await environment.database.write(tx =>
    sql`delete from catalogue_entry where slug <> ${first().slug}`.execute(tx),
  )
  const few = await counted()
  assert.deepEqual(few, [2, 6, 6, 5, 6, 6])
  await environment.database.write(async tx => {
    await sql`alter table catalogue_entry drop constraint catalogue_entry_nomination_id_fkey`.execute(tx)
    await sql`insert into catalogue_entry
      select slug || '-salinan-' || n, 'copy-' || n, product_id, edition_id, edition_title, commodity, commodity_title, area_path,
        province, place, stars, stars_of, scheme, example, null, null, name || ' ' || n, maker, about, story, content, photos,
        search, published_at
      from generate_series(1, 50) n, catalogue_entry e`.execute(tx)
  })
  assert.deepEqual(await counted(), few)
})
