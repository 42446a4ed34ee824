import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { PDFiumLibrary } from '@hyzyla/pdfium'
import { AssignmentOffice, hidden, secretariat, somebody } from '../../../tests/builders/assignment-office.ts'
import { anActor, loadRegions } from '../../../tests/builders/offices.ts'
import { testDatabase } from '../../../tests/builders/test-database.ts'
import { testSite, type TestSite } from '../../../tests/builders/test-site.ts'
import type { Actor } from '../../access/index.ts'
import { readProgramme } from '../../setup/programme.ts'
import { labelText } from './codes.ts'
import { findSampleOf, sampleActions, samplesRoutes } from './index.ts'
import { findPlaceByCode } from './place-store.ts'
import { listSessions } from './session-store.ts'
import { scanAddress, typesetInnerLabels, typesetOuterLabels } from './typeset-labels.ts'

const settings = readProgramme().settings.samples
const acts = sampleActions(settings)
const operator = anActor('operator', '/32/32.05/')
const publicUrl = 'https://contoh.example'

let office: AssignmentOffice
let site: TestSite
let pdfium: PDFiumLibrary
before(async () => {
  office = await AssignmentOffice.open(await testDatabase())
  await loadRegions(office.database)
  site = testSite(office.environment, samplesRoutes({ settings, files: office.environment.services.files }))
  pdfium = await PDFiumLibrary.init()
})
after(async () => {
  pdfium.destroy()
  await office.database.close()
})

type Read = Readonly<{ pages: number; text: string }>
async function read(content: Uint8Array): Promise<Read> {
  const document = await pdfium.loadDocument(content)
  const texts = Array.from({ length: document.getPageCount() }, (_, index) =>
    document.getPage(index).getText(),
  )
  document.destroy()
  return { pages: texts.length, text: texts.join('\n').replaceAll(/\s+/g, ' ') }
}

const announced = async (): Promise<string> => {
  const { id } = await office.submitted('/32/32.05/')
  await office.done(operator, acts.announceSample, { id, pieces: '3', storage: 'cool', lot: 'L-5' })
  return id
}
const sampleOf = async (nomination: string) => {
  const sample = await office.read(reader => findSampleOf(reader, nomination))
  assert.ok(sample)
  return sample
}
/** The file of an address, as text of its bytes: `site.get` reads bodies as text, so the bytes are made here. */
const download = (actor: Actor, path: string) => site.get(actor, path)

test('an outer label names product, maker and content, and how to keep it; the same label is the same bytes', async () => {
  const sample = await sampleOf(await announced())
  const label = { sample, product: 'Keripik Contoh', maker: 'Usaha Contoh', office: 'Kabupaten Garut' }
  const sheet = { publicUrl, locale: 'id', settings } as const
  const made = typesetOuterLabels([label], 8, sheet)
  assert.ok(made.equals(typesetOuterLabels([label], 8, sheet)))
  const { pages, text } = await read(made)
  assert.equal(pages, 1)
  for (const said of [
    'Keripik Contoh',
    'Usaha Contoh',
    'Isi: 3 buah',
    'Sejuk',
    'L-5',
    labelText(sample.labelCode),
  ])
    assert.ok(text.includes(said), said)
  const nine = Array.from({ length: 9 }, () => label)
  assert.equal((await read(typesetOuterLabels(nine, 8, sheet))).pages, 2)
  assert.equal((await read(typesetOuterLabels(nine, 1, sheet))).pages, 5)
  const long = { ...label, product: 'Keripik '.repeat(60), maker: 'Usaha '.repeat(60) }
  assert.equal(
    (await read(typesetOuterLabels([long, ...nine.slice(2)], 8, sheet))).pages,
    1,
    'long names keep the grid',
  )
})

test('an inner label is its code and nothing else, once for each piece, in the order of the codes', async () => {
  const labels = [
    { code: 'WW-7777', pieces: 2 },
    { code: 'AC-2345', pieces: 3 },
  ]
  const made = typesetInnerLabels(labels, { publicUrl, locale: 'id' })
  assert.ok(
    made.equals(typesetInnerLabels(labels.toReversed(), { publicUrl, locale: 'id' })),
    'whatever the order',
  )
  const { text } = await read(made)
  assert.deepEqual(text.match(/[A-Z]{2}-\d{4}/g), ['AC-2345', 'AC-2345', 'AC-2345', 'WW-7777', 'WW-7777'])
  const rest = text.replaceAll(/[A-Z]{2}-\d{4}/g, '').replaceAll(/CONTOH PRODUK OVOP/gi, '')
  assert.equal(rest.trim(), '')
  assert.ok(
    !/20[2-9]\d/.test(made.toString('latin1').replaceAll(/stream[\s\S]*?endstream/g, '')),
    'no date in it',
  )
  assert.equal(scanAddress(publicUrl, 'AC-2345'), 'https://contoh.example/s/AC-2345')
})

test('the sheets are there for those who may, and name nobody else’s samples', async () => {
  const nomination = await announced()
  const sample = await sampleOf(nomination)
  const path = `/contoh-dinas/label.pdf?contoh=${sample.id}`
  assert.equal((await download(operator, path)).status, 200)
  assert.equal((await download(operator, '/contoh-dinas/label.pdf')).status, 200)
  const neighbour = anActor('operator', '/32/32.06/')
  for (const address of [path, '/contoh-dinas/label.pdf?contoh=abcdefghjkmnpqrs'])
    assert.equal((await download(neighbour, address)).status, 404, address)
  const none = await download(neighbour, '/contoh-dinas/label.pdf')
  assert.match(none.headers.get('content-type') ?? '', /html/)
  assert.match(none.body, /Tidak ada label untuk dicetak/)
  assert.equal((await download(somebody('assessor'), path)).status, 403)
  await office.done(secretariat, acts.receiveSample, { id: sample.id, condition: 'good' })
  const inner = await download(secretariat, `/contoh-produk/label.pdf?contoh=${sample.id}`)
  assert.equal(inner.status, 200)
  assert.match(inner.headers.get('content-disposition') ?? '', /label-kode-buta\.pdf/)
  for (const actor of [operator, somebody('assessor')])
    assert.equal((await download(actor, `/contoh-produk/label.pdf?contoh=${sample.id}`)).status, 403)
  assert.equal((await download(operator, path)).status, 404, 'nothing is on its way any more')
  await office.done(secretariat, acts.addPlace, { code: 'L1', name: 'Rak contoh', storage: 'dry' })
  assert.ok(await office.read(reader => findPlaceByCode(reader, 'L1')))
  assert.equal((await download(secretariat, '/rak-contoh/label.pdf')).status, 200)
})

test('the list of a session names codes alone, on its page and on paper', async () => {
  const nomination = await announced()
  const sample = await sampleOf(nomination)
  await office.done(secretariat, acts.receiveSample, { id: sample.id, condition: 'good' })
  const given = { edition: office.editionId, name: 'Uji rasa', place: 'Ruang Contoh', date: '2031-05-20' }
  await office.done(secretariat, acts.planSession, given)
  const [planned] = await office.read(reader => listSessions(reader, 1))
  const session = planned?.session.id ?? ''
  await office.done(secretariat, acts.takeSamplesOut, { id: session, sample: sample.id })
  const page = (await site.get(secretariat, `/sesi-contoh/${session}`)).body
  const code = await office.codeOf(nomination)
  assert.ok(page.includes(code))
  for (const word of [hidden.product, hidden.producer, 'Garut', labelText(sample.labelCode)])
    assert.ok(!page.includes(word), word)
  const paper = await site.get(secretariat, `/sesi-contoh/${session}/daftar.pdf`)
  assert.deepEqual([paper.status, paper.headers.get('content-type')], [200, 'application/pdf'])
})
