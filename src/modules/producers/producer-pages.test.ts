import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { countQueries } from '../../../tests/builders/count-queries.ts'
import { anActor, here, loadRegions, there, type Office } from '../../../tests/builders/offices.ts'
import { paper, photo, specimenFolder } from '../../../tests/builders/specimens.ts'
import { testDatabase } from '../../../tests/builders/test-database.ts'
import { testEnvironment } from '../../../tests/builders/test-environment.ts'
import { testSite, type TestForm, type TestSite } from '../../../tests/builders/test-site.ts'
import type { Actor } from '../../access/index.ts'
import type { Environment } from '../../actions/index.ts'
import { text } from '../../foundation/text.ts'
import type { Database } from '../../platform/database/index.ts'
import { createWorker } from '../../platform/jobs/index.ts'
import { createMedia } from '../../platform/media/create-media.ts'
import { newId } from '../../platform/random.ts'
import { fileJobHandlers } from '../files/index.ts'
import { producersRoutes } from './index.ts'
import { findPhoto, listPhotos } from './photo-store.ts'
import { countProducers, listProducers } from './producer-store.ts'

const folder = specimenFolder()
const media = createMedia()
let database: Database
let environment: Environment
let site: TestSite
before(async () => {
  database = await testDatabase()
  environment = testEnvironment(database, media)
  await loadRegions(database)
  const routes = producersRoutes({
    files: environment.services.files,
    commodities: () => Promise.resolve([{ id: 'tikar', title: text('Tikar', 'Mats') }]),
    sentraUnits: { atLeast: 5, reason: text('Syarat contoh.', 'Example requirement.') },
    maxPhotos: 3,
    scales: [],
    afterTakeBack: [],
  })
  site = testSite(environment, routes)
})
after(async () => {
  await database.close()
  await media.close()
  folder.discard()
})

const operator = anActor('operator', here.path)
const neighbour = anActor('operator', there.path)
const visitors: readonly (Actor | null)[] = [
  null,
  neighbour,
  anActor('assessor'),
  anActor('producer', '/', newId()),
]

const producerForm = (office: Office, name = 'Anyaman Contoh'): TestForm => ({
  action: 'producer.register',
  name,
  ownerName: 'Ibu Contoh',
  district: office.district,
  village: office.village,
  workersMen: '2',
  workersWomen: '3',
})
const idIn = (next: string | null): string => /\/([0-9a-z]{16})\?/.exec(next ?? '')?.[1] ?? ''

async function aProducer(actor: Actor, office: Office, name?: string): Promise<string> {
  const page = `/produsen/baru?kecamatan=${office.district}`
  const answer = await site.post(actor, page, producerForm(office, name))
  assert.equal(answer.status, 303, answer.body)
  return idIn(answer.next)
}

async function aProduct(actor: Actor, producerId: string): Promise<string> {
  const answer = await site.post(actor, `/produsen/${producerId}/produk/baru`, {
    action: 'product.register',
    name: 'Tikar Contoh',
    commodity: 'tikar',
    about: 'Tikar yang dianyam dari bahan setempat.',
  })
  assert.equal(answer.status, 303, answer.body)
  return idIn(answer.next)
}

const picture = (name: string, content: Uint8Array, type = 'image/jpeg'): File =>
  new File([new Uint8Array(content)], name, { type })
const photosOf = (productId: string) => database.read(reader => listPhotos(reader, productId))

describe('registering on a page', () => {
  test('without a district, asks for it; with one, shows its villages', async () => {
    const first = await site.get(operator, '/produsen/baru')
    assert.match(first.body, /name="kecamatan"/)
    assert.doesNotMatch(first.body, /name="ownerName"/)
    const second = await site.get(operator, `/produsen/baru?kecamatan=${here.district}`)
    assert.match(second.body, new RegExp(`value="${here.village}"`))
    const foreign = await site.get(operator, `/produsen/baru?kecamatan=${there.district}`)
    assert.doesNotMatch(foreign.body, /name="ownerName"/, 'a district of another office is not taken')
  })
  test('a province that acts for its regencies, chooses the regency first', async () => {
    const province = anActor('operator', '/32/')
    const first = await site.get(province, '/produsen/baru')
    assert.match(first.body, /name="kabupaten"/)
    const second = await site.get(province, '/produsen/baru?kabupaten=32.05')
    assert.match(second.body, /name="kecamatan"/)
  })
  test('a refused form, shows what was typed and links each problem to its field', async () => {
    const page = `/en/produsen/baru?kecamatan=${here.district}`
    const answer = await site.post(operator, page, {
      ...producerForm(here),
      name: 'Tenun <b>Contoh</b>',
      ownerName: '',
      foundedYear: '2999',
    })
    assert.equal(answer.status, 422)
    assert.match(answer.body, /href="#f-ownerName"/)
    assert.match(answer.body, /value="Tenun &lt;b&gt;Contoh&lt;\/b&gt;"/)
    assert.match(answer.body, /Enter at least 2 characters\./)
  })
  test('a sentra of four units, is stored and says why that is few, with the reason', async () => {
    const answer = await site.post(operator, `/sentra/baru?kecamatan=${here.district}`, {
      action: 'sentra.register',
      name: 'Sentra Contoh',
      commodity: 'tikar',
      district: here.district,
      units: '4',
      workers: '9',
    })
    const page = await site.get(operator, `/sentra/${idIn(answer.next)}`)
    assert.match(page.body, /sekurang-kurangnya 5.*Syarat contoh\./s)
  })
})

describe('strangers', () => {
  test('every page and file of another office, is not found, and never says a name', async () => {
    const producer = await aProducer(operator, here, 'Usaha Rahasia Contoh')
    const product = await aProduct(operator, producer)
    const added = await site.post(operator, `/produk/${product}`, {
      action: 'photo.add',
      photo1: picture('a.jpg', await photo(100, 80)),
    })
    assert.equal(added.status, 303, added.body)
    const shown = (await photosOf(product))[0]
    const pages = [
      `/produsen/${producer}`,
      `/produsen/${producer}/ubah`,
      `/produsen/${producer}/produk/baru`,
      `/produk/${product}`,
      `/foto/${shown?.id}/w800`,
    ]
    for (const page of pages) {
      const own = await site.get(operator, page)
      assert.ok([200, 503].includes(own.status), `${page} ${own.status}`)
      for (const visitor of visitors) {
        const answer = await site.get(visitor, page)
        const expected = visitor === null ? [303] : [403, 404]
        assert.ok(expected.includes(answer.status), `${visitor?.role} ${page}: ${answer.status}`)
        assert.doesNotMatch(answer.body, /Rahasia/)
      }
    }
    assert.equal((await site.get(neighbour, `/foto/${shown?.id}/w800`)).status, 404)
    assert.doesNotMatch((await site.get(neighbour, '/produsen')).body, /Rahasia/)
    assert.match((await site.get(operator, '/produsen?q=rahasia')).body, /Usaha Rahasia Contoh/)
  })
  test('an act on a foreign record, with its id in address or form, changes nothing', async () => {
    const mine = await aProduct(operator, await aProducer(operator, here))
    const theirs = await aProduct(neighbour, await aProducer(neighbour, there))
    const key = await site.keyOf(operator, `/produk/${mine}`)
    const file = picture('a.jpg', await photo(64, 64))
    const direct = await site.post(operator, `/produk/${theirs}`, { action: 'photo.add', photo1: file }, key)
    assert.equal(direct.status, 404)
    const swapped = await site.post(operator, `/produk/${mine}`, {
      action: 'photo.add',
      id: theirs,
      photo1: file,
    })
    assert.equal(swapped.status, 303)
    assert.deepEqual([(await photosOf(mine)).length, (await photosOf(theirs)).length], [1, 0])
    const shown = (await photosOf(mine))[0]?.id ?? ''
    const others = await site.post(neighbour, `/produk/${theirs}`, { action: 'photo.remove', photo: shown })
    assert.equal(others.status, 404, 'a photo of another product is not found')
    assert.equal((await photosOf(mine)).length, 1)
  })
})

describe('photos', () => {
  test('several at once, are shown in order after their pictures are made', async () => {
    const product = await aProduct(operator, await aProducer(operator, here))
    const answer = await site.post(operator, `/produk/${product}`, {
      action: 'photo.add',
      photo1: picture('../../satu.jpg', await photo(900, 600)),
      caption1: 'Satu',
      photo2: picture('dua.jpg', await photo(300, 300, { r: 1, g: 90, b: 90 })),
      caption2: 'Dua',
    })
    assert.equal(answer.next, `/produk/${product}?berhasil=photo.added#foto`)
    const waiting = await site.get(operator, `/produk/${product}`)
    assert.match(waiting.body, /2 foto sedang disiapkan/)
    await createWorker(database, fileJobHandlers(environment)).runUntilIdle()
    const photos = await photosOf(product)
    assert.deepEqual(
      photos.map(one => [one.caption, one.position]),
      [
        ['Satu', 1],
        ['Dua', 2],
      ],
    )
    const shown = await site.get(operator, `/foto/${photos[0]?.id}/w800`)
    assert.deepEqual([shown.status, shown.headers.get('content-type')], [200, 'image/webp'])
    assert.match(shown.headers.get('content-security-policy') ?? '', /sandbox/)
    assert.equal((await site.get(operator, `/foto/${photos[0]?.id}/original`)).status, 404)
    const ready = await site.get(operator, `/produk/${product}`)
    assert.doesNotMatch(ready.body, /sedang disiapkan/)
    assert.match(ready.body, new RegExp(`/foto/${photos[0]?.id}/w320 320w`))
    const moved = await site.post(operator, `/produk/${product}`, {
      action: 'photo.edit',
      photo: photos[1]?.id ?? '',
      caption: 'Dua di depan',
      position: '1',
    })
    assert.equal(moved.status, 303)
    assert.deepEqual(
      (await photosOf(product)).map(one => one.caption),
      ['Dua di depan', 'Satu'],
    )
  })
  test('the same bytes, a renamed file, none and too many, are refused with every reason', async () => {
    const product = await aProduct(operator, await aProducer(operator, here))
    const page = `/produk/${product}`
    const content = await photo(200, 200)
    const add = (fields: TestForm) => site.post(operator, page, { action: 'photo.add', ...fields })
    const twice = await add({ photo1: picture('a.jpg', content), photo2: picture('b.jpg', content) })
    assert.equal(twice.status, 422)
    assert.match(twice.body, /href="#f-photo2"><strong>Berkas foto:<\/strong> Foto yang sama/)
    const wrong = await add({
      photo1: picture('surat.jpg', paper()),
      photo2: picture('kosong.jpg', new Uint8Array()),
      photo3: picture('potong.jpg', content.subarray(0, 2_000)),
    })
    for (const said of [/isinya dokumen PDF/, /kosong \(0 bita\)/, /terpotong/])
      assert.match(wrong.body, said)
    assert.match((await add({})).body, /sekurang-kurangnya satu foto/)
    const many: Record<string, File> = {}
    for (const slot of [1, 2, 3, 4])
      many[`photo${slot}`] = picture('x.jpg', await photo(20 + slot, 20, { r: slot, g: 0, b: 0 }))
    assert.match(
      (await add(many)).body,
      /href="#f-photo4">(?:<strong>[^<]*<\/strong> )?Satu produk paling banyak/,
    )
    assert.equal((await photosOf(product)).length, 0)
  })
  test('a removed photo, leaves the product but not the record', async () => {
    const product = await aProduct(operator, await aProducer(operator, here))
    await site.post(operator, `/produk/${product}`, {
      action: 'photo.add',
      photo1: picture('a.jpg', await photo(50, 50)),
    })
    const shown = (await photosOf(product))[0]?.id ?? ''
    const remove = { action: 'photo.remove', photo: shown }
    assert.equal((await site.post(operator, `/produk/${product}`, remove)).status, 303)
    assert.equal((await photosOf(product)).length, 0)
    assert.ok(await database.read(reader => findPhoto(reader, shown)))
    assert.equal((await site.post(operator, `/produk/${product}`, remove)).status, 404)
  })
})

describe('lists', () => {
  test('120 producers, come in three parts without a gap, back and forth, in as many queries as one', async () => {
    const province = anActor('province-officer', '/32/')
    const writing = anActor('operator', '/32/')
    const start = (await database.read(reader => countProducers(reader, province))).all
    for (let index = start; index < 120; index++)
      await aProducer(writing, index % 2 ? here : there, `Usaha ${String(index).padStart(3, '0')}`)
    const seen: string[] = []
    let page = '/produsen'
    const pages: string[] = []
    while (page !== '') {
      const { body } = await site.get(province, page)
      seen.push(...[...body.matchAll(/href="\/produsen\/([0-9a-z]{16})"/g)].map(match => match[1] ?? ''))
      pages.push(page)
      page = /rel="next" href="([^"]+)"/.exec(body)?.[1]?.replaceAll('&amp;', '&') ?? ''
    }
    assert.deepEqual([pages.length, seen.length, new Set(seen).size], [3, 120, 120])
    const last = await site.get(province, pages[2] ?? '')
    const back = /rel="prev" href="([^"]+)"/.exec(last.body)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const middle = [...(await site.get(province, back)).body.matchAll(/href="\/produsen\/([0-9a-z]{16})"/g)]
    assert.deepEqual(
      middle.map(match => match[1]),
      seen.slice(50, 100),
    )
    const queries = (search: string) =>
      database.read(async reader => {
        const counted = countQueries(reader)
        const filter = { search, commodity: null }
        const rows = await listProducers(counted.reader, province, filter, { limit: 50 })
        return [rows.length, counted.count()]
      })
    assert.deepEqual([...(await queries('Usaha 119')), ...(await queries(''))], [1, 1, 50, 1])
  })
})
