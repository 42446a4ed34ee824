import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { draftWithoutLetter as aDraft, tickedOf } from '../../../tests/builders/letter-office.ts'
import { letterSite } from '../../../tests/builders/letter-acts.ts'
import { head, NominationOffice, operator, verifier } from '../../../tests/builders/nomination-office.ts'
import { anActor, there } from '../../../tests/builders/offices.ts'
import type { TestSite } from '../../../tests/builders/test-site.ts'
import { openValid } from '../../../tests/builders/valid-page.ts'

let office: NominationOffice
let site: TestSite
before(async () => {
  office = await NominationOffice.open()
  site = letterSite(office.environment)
})
after(() => office.close())

const draftWithoutLetter = async (): Promise<string> => (await aDraft(office)).id
const tickOf = (id: string): Promise<string> => tickedOf(office, id)

test('the head sees what is complete, and approves several with one letter, without script', async () => {
  const [one, two] = [await draftWithoutLetter(), await draftWithoutLetter()]
  const list = await openValid(site, head, '/persetujuan')
  assert.match(list, /2 usulan siap disetujui/)
  assert.match(list, new RegExp(`value="${one}:\\d+:`))
  assert.match(await openValid(site, head, '/tugas'), /2 dari 2 usulan yang disusun sudah lengkap/)

  const asked = encodeURIComponent(`${await tickOf(one)} ${await tickOf(two)}`)
  const first = await openValid(site, head, `/persetujuan/surat?usulan=${asked}`)
  assert.match(first, /Lanjut: periksa surat/)
  assert.doesNotMatch(first, /value="nomination.approve-together"/)
  const missing = await openValid(site, head, `/persetujuan/surat?usulan=${asked}&lanjut=1`)
  assert.match(missing, /Ketik nomor surat dari buku register/)
  const address = `/persetujuan/surat?usulan=${asked}&number=530%2F1%2FC&lanjut=1`
  const ready = await openValid(site, head, address)
  assert.match(ready, /value="nomination.approve-together"/)
  const preview = await site.get(head, `/persetujuan/pratinjau?usulan=${asked}&number=530%2F1%2FC`)
  assert.equal(preview.headers.get('content-type'), 'application/pdf')
  assert.ok(preview.body.startsWith('%PDF-'))

  const nominations = `${await tickOf(one)} ${await tickOf(two)}`
  const fields = { action: 'nomination.approve-together', nominations, number: '530/1/C' }
  const done = await site.post(head, address, fields)
  assert.equal(done.status, 303)
  assert.equal((await office.get(one)).state, 'approved')
  assert.equal((await office.get(two)).state, 'approved')
  const key = done.next?.split('/').at(-1)?.split('?')[0] ?? ''
  const check = await openValid(site, null, `/surat-usulan/${key}`)
  assert.match(check, /Surat ini asli dan berlaku/)
  assert.match(check, /530\/1\/C/)
  assert.doesNotMatch(check, /dapat mengirimnya kepada sekretariat/)
  const after = await openValid(site, head, (done.next ?? '').replace('http://localhost', ''))
  assert.match(after, /Operator dinas Anda dapat mengirimnya kepada sekretariat sekarang/)
  assert.match(after, /class="crumbs"[^]*href="\/(?:en\/)?persetujuan"/)
  assert.doesNotMatch(check, /1234567890123/, 'the whole number of the maker stays on the paper')
  assert.equal((await site.get(null, '/surat-usulan/SU-LAIN')).status, 404)
})

test('one nomination is approved on its own page, where a wrong number is shown at its field', async () => {
  const id = await draftWithoutLetter()
  const page = await openValid(site, head, `/usulan/${id}`)
  assert.match(page, /name="number"/)
  assert.doesNotMatch(await openValid(site, operator, `/usulan/${id}`), /name="number"/)
  const path = `/usulan/${id}`
  const { rowVersion } = await office.get(id)
  const send = (number: string) =>
    site.post(head, path, { action: 'nomination.approve', version: String(rowVersion), number })
  const refused = await send('')
  assert.equal(refused.status, 422)
  assert.match(refused.body, /Ketik nomor surat dari buku register/)
  assert.equal((await send('530/2/C')).status, 303)
  const seen = await openValid(site, verifier, path)
  assert.match(seen, /Nomor 530\/2\/C, tanggal 10 Maret 2031/)
  assert.match(seen, /Tidak ada yang berubah/)

  const { rowVersion: version } = await office.get(id)
  await site.post(head, path, {
    action: 'nomination.reopen',
    version: String(version),
    reason: 'Contoh alasan yang cukup panjang.',
  })
  assert.match(await openValid(site, head, path), /Surat yang tidak berlaku lagi/)
  const key = /surat-usulan\/(SU-[0-9A-Z-]+)/.exec(await openValid(site, head, path))?.[1] ?? ''
  assert.match(await openValid(site, null, `/surat-usulan/${key}`), /asli, tetapi tidak berlaku lagi/)
})

test('a draft is given back with a reason that the operator reads, and the head sees whether it changed since', async () => {
  const id = await draftWithoutLetter()
  const { rowVersion } = await office.get(id)
  const reason = 'Cerita produknya belum menyebut bahan <b>contoh</b>.'
  office.clock.advance(60)
  const fields = { action: 'nomination.give-back', version: String(rowVersion), reason }
  assert.equal((await site.post(head, `/usulan/${id}`, fields)).status, 303)
  const page = await openValid(site, operator, `/usulan/${id}`)
  assert.match(page, /bahan &lt;b&gt;contoh&lt;\/b&gt;/)
  assert.match(await openValid(site, head, '/persetujuan'), /Belum diubah sejak itu/)
})

test('the head of another office sees neither the drafts nor a letter about them', async () => {
  const id = await draftWithoutLetter()
  const stranger = anActor('office-head', there.path)
  assert.match(await openValid(site, stranger, '/persetujuan'), /Tidak ada usulan yang disusun/)
  for (const path of ['/persetujuan/surat', '/persetujuan/pratinjau'])
    assert.equal((await site.get(stranger, `${path}?usulan=${await tickOf(id)}`)).status, 404)
})
