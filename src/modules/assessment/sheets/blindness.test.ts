import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  AssignmentOffice,
  hidden,
  secretariat,
  verifier,
} from '../../../../tests/builders/assignment-office.ts'
import { openAnswer, sheetForm } from '../../../../tests/builders/cloth-case.ts'
import { everyPage } from '../../../../tests/builders/every-page.ts'
import { loadRegions } from '../../../../tests/builders/offices.ts'
import { testDatabase } from '../../../../tests/builders/test-database.ts'
import type { TestSite } from '../../../../tests/builders/test-site.ts'
import { mainOf } from '../../../../tests/builders/valid-page.ts'
import type { Actor } from '../../../access/index.ts'
import { lockSheet } from './lock-sheet.ts'
import { markSheet } from './mark-sheet.ts'

type InAssessment = Awaited<ReturnType<AssignmentOffice['inAssessment']>>

let office: AssignmentOffice
let site: TestSite
let made: InAssessment
let first: Actor
let second: Actor
before(async () => {
  office = await AssignmentOffice.open(await testDatabase())
  await loadRegions(office.database)
  site = everyPage(office.environment)
  made = await office.inAssessment()
  ;[first, second] = made.panel
})
after(() => office.database.close())

/** Words that say whose product it is: names, numbers, places, ids and file names. */
const secrets = (): readonly string[] => [
  ...Object.values(hidden),
  '8642097',
  '8.642.097',
  '8,642,097',
  'Garut',
  'Jawa Barat',
  '32.05',
  '/32/',
  'BTG-77',
  'kenari',
  made.id,
  made.productId,
  made.producerId,
  made.sentraId,
  made.photoFile,
  ...made.papers.flatMap(one => [one.documentId, one.fileId]),
]
/** The secrets that stand in a text, whatever their capitals. */
const leaks = (body: string): readonly string[] =>
  secrets().filter(one => body.toLowerCase().includes(one.toLowerCase()))

test('the page of a product and the list hold no name, number, place or id, in either language', async () => {
  for (const prefix of ['', '/en']) {
    const sheet = await site.get(first, `${prefix}/penilaian/${made.code}`)
    assert.equal(sheet.status, 200)
    assert.ok(sheet.body.includes(`${openAnswer} cerita-dan-makna`), 'open answers are there')
    assert.ok(sheet.body.includes(`/penilaian/${made.code}/foto/1/w800`), 'photos are there')
    assert.ok(sheet.body.includes(`/penilaian/${made.code}/dokumen/indikasi-geografis/1`))
    assert.deepEqual(leaks(sheet.body), [])
    const list = await site.get(first, `${prefix}/penilaian`)
    assert.ok(list.body.includes(made.code))
    assert.deepEqual(leaks(list.body), [])
  }
  // The same words do stand where they belong.
  const file = await site.get(verifier, `/usulan/${made.id}/berkas`)
  assert.equal(file.status, 200)
  for (const word of [hidden.producer, hidden.owner, hidden.answer, '8.642.097'])
    assert.ok(file.body.includes(word), word)
  assert.ok((await site.get(verifier, `/usulan/${made.id}`)).body.includes('Garut'))
})

test('the name of the maker stands in no answer to a form either, done or refused', async () => {
  const { body, status } = await site.post(first, `/penilaian/${made.code}`, {
    action: 'scoresheet.review',
    'mark.petunjuk-produk': 'mungkin',
  })
  assert.ok(status >= 400 || body.includes('role="alert"'), `${status}`)
  assert.match(body, /role="alert"/)
  assert.deepEqual(leaks(body), [])
})

test('pictures of what the rules open are served, and nothing else of the file', async () => {
  const base = `/penilaian/${made.code}`
  const photo = await site.get(first, `${base}/foto/1/w800`)
  assert.deepEqual([photo.status, photo.body], [200, 'foto'])
  const open = await site.get(first, `${base}/dokumen/indikasi-geografis/1`)
  assert.deepEqual([open.status, open.body], [200, 'lembar indikasi-geografis'])
  for (const answer of [photo, open]) assert.deepEqual(leaks(JSON.stringify([...answer.headers])), [])
  const closed = [
    ...['nib', 'sk-sentra', 'nik', 'tidak-ada', '__proto__'].map(one => `${base}/dokumen/${one}/1`),
    ...made.papers.flatMap(one => [`${base}/dokumen/${one.documentId}/1`, `${base}/dokumen/${one.fileId}/1`]),
    ...['x', '0x1', '1%2F..', '-1'].map(page => `${base}/dokumen/indikasi-geografis/${page}`),
    ...['0', '2', '-1', 'x', made.photoFile].map(number => `${base}/foto/${number}/w800`),
    ...['page-1', 'original', 'null'].map(width => `${base}/foto/1/${width}`),
  ]
  for (const path of closed) {
    const answer = await site.get(first, path)
    assert.equal(answer.status, 404, path)
    assert.ok(!answer.body.includes('lembar '), path)
  }
})

test('no page or file of the nomination is opened to its assessors by an id', async () => {
  const papers = made.papers.flatMap(one => [
    `/dokumen/${one.documentId}`,
    `/dokumen/${one.documentId}/berkas`,
    `/dokumen/${one.documentId}/halaman/1`,
  ])
  const records = [
    `/usulan/${made.id}`,
    `/usulan/${made.id}/berkas`,
    `/usulan/${made.id}/contoh`,
    `/usulan/${made.id}/tanda-terima`,
    `/verifikasi/${made.id}`,
    `/produsen/${made.producerId}`,
    `/produk/${made.productId}`,
    `/sentra/${made.sentraId}`,
  ]
  for (const path of [...records, ...papers, '/usulan', '/produsen', '/contoh-produk', '/penugasan']) {
    const answer = await site.get(first, path)
    assert.ok([403, 404].includes(answer.status), `${path} ${answer.status}`)
    assert.deepEqual(leaks(answer.body.replaceAll(path, '')), [], path)
  }
  for (const path of [...records, ...papers])
    assert.equal((await site.get(verifier, path)).status, 200, `${path} is there for those who may`)
})

test('marks, reasons and names of the other assessors are not shown, before or after their lock', async () => {
  const path = `/penilaian/${made.code}`
  const form = {
    ...sheetForm(0),
    'reason.pembukuan': 'kenari-alasan-rekan',
    'mark.bahan-baku-lokal': '73,25',
  }
  const shows = async (actor: Actor) => {
    const bodies = [(await site.get(actor, path)).body, (await site.get(actor, '/penilaian')).body].join('\n')
    return ['kenari-alasan-rekan', '73,25', '73.25', '84,50', first.name].filter(one => bodies.includes(one))
  }
  await office.done(first, markSheet, { code: made.code, ...form })
  assert.ok((await shows(first)).includes('kenari-alasan-rekan'), 'the own marks are shown')
  assert.deepEqual(await shows(second), [])
  await office.done(first, lockSheet, { code: made.code })
  assert.ok((await shows(first)).includes('84,50'))
  assert.deepEqual(await shows(second), [])
  // Nor do the pages of those who decide open to an assessor.
  for (const page of ['/pleno', `/pleno/${office.editionId}`, '/penetapan', '/penugasan']) {
    assert.equal((await site.get(second, page)).status, 403, page)
    assert.equal((await site.get(secretariat, page)).status, 200, page)
  }
})

test('a code of somebody else’s product answers exactly as a code that was never given', async () => {
  const outsider = await office.assessor('luar', '62.71')
  const foreign = await site.get(outsider, `/penilaian/${made.code}`)
  const unknown = await site.get(outsider, '/penilaian/ZZ-0000')
  assert.deepEqual([foreign.status, unknown.status], [404, 404])
  assert.match(mainOf(foreign.body), /Halaman tidak ditemukan/)
  assert.equal(mainOf(foreign.body), mainOf(unknown.body))
  assert.equal((await site.get(first, `/penilaian/${made.code.toLowerCase()}`)).status, 200)
})
