import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import {
  neighbour,
  NominationOffice,
  operator,
  secretariat,
  type AProduct,
} from '../../../tests/builders/nomination-office.ts'
import { anActor, here } from '../../../tests/builders/offices.ts'
import { readinessSite, type ReadinessSite } from '../../../tests/builders/readiness-site.ts'
import { openNomination } from '../nominations/index.ts'
import { refreshSummaries } from './refresh-summaries.ts'

let office: NominationOffice
let site: ReadinessSite
let made: AProduct
const province = anActor('province-officer', '/32/')
before(async () => {
  office = await NominationOffice.open()
  site = readinessSite(office)
  made = await office.aProduct()
})
after(() => office.close())

const opened = async (actor: typeof operator | null, path: string) => {
  const { status, body } = await site.get(actor, path)
  return { status, body: body.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ') }
}
const refresh = () => refreshSummaries(office.environment, 60)

test('the page of a product, before nominations open, says what is lacking, what takes longest and when to begin', async () => {
  const start = office.clock.now()
  office.clock.moveTo(new Date('2031-01-10T03:00:00Z'))
  const { status, body } = await opened(operator, `/kesiapan/${made.product}`)
  assert.equal(status, 200)
  // Sentra is there; the question, six papers and the photos are not: the decree takes up to 56 days.
  assert.match(body, /Kurang 7 dari 9 syarat\. Paling lama: Surat keputusan penetapan sentra IKM/)
  assert.match(
    body,
    /Mulai paling lambat 3 Februari 2031 agar sempat sebelum pengusulan ditutup pada 31 Maret 2031/,
  )
  assert.match(body, /Harus berlaku saat usulan dikirim \( ?1 Maret 2031 ?\)/)
  assert.match(body, /Aturan: Permenperin 14\/2021/)
  office.clock.moveTo(start)
})

test('the page of a product, with an assumed answer, decides by it and stores nothing', async () => {
  const before = await opened(operator, `/kesiapan/${made.product}`)
  const assumed = await opened(operator, `/kesiapan/${made.product}?jawab.tempat-produksi=di-luar-sentra`)
  assert.match(assumed.body, /Keadaan ini menggugurkan usulan/)
  assert.doesNotMatch(before.body, /Keadaan ini menggugurkan usulan/)
  assert.deepEqual(await opened(operator, `/kesiapan/${made.product}`), before)
})

test('the page of a product, for its office, its province and its own firm, opens; for others there is none', async () => {
  const path = `/kesiapan/${made.product}`
  const firm = anActor('producer', here.path, made.producer)
  const other = anActor('producer', here.path, 'another-firm')
  for (const actor of [operator, province, secretariat, firm])
    assert.equal((await opened(actor, path)).status, 200, actor.role)
  for (const actor of [neighbour, anActor('province-officer', '/33/'), other])
    assert.equal((await opened(actor, path)).status, 404, actor.role)
  const own = await site.get(firm, path)
  assert.doesNotMatch(own.body, /dokumen\/baru/, 'read only')
  assert.match((await site.get(operator, path)).body, /dokumen\/baru\?milik=produsen:/)
})

test('the list, after what was done, follows it: counts, filters, area and file agree', async () => {
  await refresh()
  const list = await opened(operator, '/kesiapan')
  assert.match(list.body, /Kain Contoh/)
  assert.match(list.body, /2 dari 9/)
  const ready = await office.aProduct()
  await office.completePapers(ready)
  const draft = await office.done(operator, openNomination, {
    product: ready.product,
    edition: office.editionId,
  })
  await office.answerAll(draft)
  await refresh()
  const counted = await opened(operator, '/kesiapan?keadaan=ready')
  assert.match(counted.body, /2 Semua 1 Siap/)
  assert.match(counted.body, /9 dari 9/)
  const shares = [...counted.body.matchAll(/\b\d+ dari 9\b/g)].map(([share]) => share)
  assert.deepEqual(new Set(shares), new Set(['9 dari 9']), 'no other product is among the ready ones')
  assert.match((await opened(operator, '/kesiapan?kurang=photos')).body, /1 Semua/)
  assert.match((await opened(operator, '/kesiapan?komoditas=batik')).body, /Tidak ada produk/)
  const file = await site.get(operator, '/kesiapan/unduh?keadaan=ready')
  assert.equal(file.body.trim().split('\n').length, 2)
  assert.match(file.body, /Siap,9,9,/)
  assert.doesNotMatch((await opened(neighbour, '/kesiapan')).body, /Kain Contoh/)
  assert.equal((await site.get(neighbour, '/kesiapan/unduh')).body.trim().split('\n').length, 1)
  assert.match((await opened(province, '/kesiapan')).body, /Kabupaten Garut 1 0 0 1 2/)
  assert.match((await opened(province, '/kesiapan?wilayah=32.06')).body, /Tidak ada produk/)
  assert.doesNotMatch((await opened(operator, '/kesiapan?wilayah=32.06')).body, /Tidak ada produk/)
})

test('a summary, when a paper runs out by itself, is renewed by the day', async () => {
  const one = await office.aProduct()
  const papers = await office.completePapers(one)
  await office.aPaper({ kind: 'product', id: one.product }, 'sni', { validUntil: '2031-03-20' })
  assert.ok(papers['nib'])
  await office.database.write(tx =>
    sql`update document set valid_until = '2031-07-05', validity = 'until-date' where id = ${papers['nib']}`.execute(
      tx,
    ),
  )
  const draft = await office.done(operator, openNomination, {
    product: one.product,
    edition: office.editionId,
  })
  await office.answerAll(draft)
  await refresh()
  const before = await opened(operator, '/kesiapan?keadaan=renew')
  assert.match(before.body, /0 Dokumen habis/)
  const start = office.clock.now()
  office.clock.moveTo(new Date('2031-07-06T03:00:00Z'))
  assert.match(
    (await opened(operator, `/kesiapan/${one.product}`)).body,
    /Habis masa berlakunya pada 5 Juli 2031/,
  )
  await refresh()
  assert.match((await opened(operator, '/kesiapan?keadaan=renew')).body, /1 Dokumen habis/)
  office.clock.moveTo(start)
  await refresh()
  assert.equal(await refresh(), false, 'nothing more to do')
})
