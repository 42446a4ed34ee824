import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import {
  NominationOffice,
  operator,
  secretariat,
  verifier,
} from '../../../tests/builders/nomination-office.ts'
import { testSite, type TestSite } from '../../../tests/builders/test-site.ts'
import { mainOf, openValid } from '../../../tests/builders/valid-page.ts'
import { documentSources, verificationSettings } from '../../../tests/builders/verification-acts.ts'
import { documentsRoutes, lookUpJobHandlers } from '../documents/index.ts'
import { verificationRoutes } from './index.ts'

// A kind of paper that is checked again every year.
const { types } = documentSources.types
const sources = {
  ...documentSources,
  types: {
    ...documentSources.types,
    types: types.map(one => (one.id === 'nib' ? { ...one, recheckMonths: 12 } : one)),
  },
}

let office: NominationOffice
let site: TestSite
let desk: string
let paper: string
before(async () => {
  office = await NominationOffice.open()
  const { environment } = office
  site = testSite(environment, [
    ...verificationRoutes(verificationSettings, sources),
    ...documentsRoutes({
      ...sources,
      files: environment.services.files,
      warnDays: 60,
      listDays: [30, 60],
      needs: () => () => [],
    }),
  ])
  const sent = await office.submitted()
  paper = sent.papers['nib'] ?? ''
  desk = `/verifikasi/${sent.id}?butir=document.nib`
})
after(() => office.close())

/** What the page says, without the marks of what was just done. */
const shownAt = async (actor: typeof verifier, path: string) => mainOf(await openValid(site, actor, path))
const shown = (actor: typeof verifier) => shownAt(actor, desk)

test('a reason that is being typed, when the number is looked up, stands there afterwards, for whoever typed it alone', async () => {
  const page = await site.get(verifier, desk)
  const [, of = ''] = /<form[^>]* id="([^"]+)"[^>]*aria-label="[^"]*Induk Berusaha/.exec(page.body) ?? []
  assert.notEqual(of, '')
  const button = new RegExp(`value="document.look-up" form="${of}" formaction="/dokumen/${paper}"`)
  assert.match(page.body, button)
  const hidden = [...page.body.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)" form="([^"]*)">/g)]
  assert.deepEqual(new Set(hidden.map(([, , , form]) => form)), new Set([of]))
  const carried = Object.fromEntries(hidden.map(([, name = '', value = '']) => [name, value]))
  const [, key = ''] = new RegExp(`id="${of}".*?name="_key" value="([^"]+)"`).exec(page.body) ?? []
  const typed = { item: 'document.nib', version: '0', outcome: 'return', reason: 'Nomor tidak <terbaca>' }
  const asked = await site.post(
    verifier,
    `/dokumen/${paper}`,
    { ...carried, ...typed, action: 'document.look-up' },
    key,
  )
  assert.equal(asked.status, 303, asked.body.slice(0, 500))
  assert.match(asked.next ?? '', /butir=document\.nib&isian=\w+&berhasil=document\.looked-up#pencarian$/)
  const [address = ''] = (asked.next ?? '').split('#')
  const after = await shownAt(verifier, address)
  assert.match(after, /Nomor tidak &lt;terbaca&gt;<\/textarea>/)
  assert.match(after, /value="return" checked/)
  assert.match(after, /Sedang dicari/)
  assert.doesNotMatch(after, /Sesi Anda/, 'nothing happened of which one has to be told')
  assert.doesNotMatch((await site.get(secretariat, address)).body, /terbaca/)
  await office.database.write(tx => sql`delete from document_lookup`.execute(tx))
})

test('a number is looked up beside its item, and the answer stands there; who asked comes back to the item', async () => {
  const before = await shown(verifier)
  assert.match(before, /Pencarian di sumber resmi/)
  assert.match(before, /value="document\.look-up"/)
  const asked = await site.post(verifier, `/dokumen/${paper}`, { action: 'document.look-up', back: desk })
  assert.deepEqual(
    [asked.status, asked.next],
    [303, `${desk}&berhasil=document.looked-up#pencarian`],
    asked.body.slice(0, 500),
  )
  const waiting = await shown(verifier)
  assert.match(waiting, /Sedang dicari/)
  assert.doesNotMatch(waiting, /value="document\.look-up"/, 'nobody asks twice at once')
  const [work] = Object.values(lookUpJobHandlers(office.environment, documentSources.lookups ?? []))
  const { rows } = await office.database.read(reader =>
    sql<{ id: string }>`select id from document_lookup`.execute(reader),
  )
  await work?.({ id: rows[0]?.id })
  assert.match(
    await shown(verifier),
    /Nomor ini ditemukan\. Pemegang: Usaha Contoh\. Status: Aktif \(contoh\)/,
  )
})

test('the secretariat reads the answer and has no button; the office of the paper sees neither page nor answer', async () => {
  const page = await shown(secretariat)
  assert.match(page, /Nomor ini ditemukan/)
  assert.doesNotMatch(page, /value="document\.look-up"/)
  assert.equal((await site.get(operator, desk)).status, 403)
  assert.doesNotMatch((await site.get(operator, `/dokumen/${paper}`)).body, /Nomor ini ditemukan/)
})

test('an address that is not ours, sent as the way back, leads to the document', async () => {
  for (const back of [
    'https://jahat.example/',
    '//jahat.example',
    '/\\jahat.example',
    '/x//y\r\nset-cookie: a',
  ]) {
    const answer = await site.post(verifier, `/dokumen/${paper}`, { action: 'document.look-up', back })
    if (answer.status === 303) assert.match(answer.next ?? '', new RegExp(`^/dokumen/${paper}\\?`), back)
    else assert.equal(answer.status, 409, back)
  }
})

test('a check that is older than its kind allows is said beside the item', async () => {
  assert.doesNotMatch(await shown(verifier), /Perlu diperiksa lagi/)
  await office.database.write(tx =>
    sql`insert into document_check (id, document_id, outcome, how, note, checked_by, checked_at)
      values ('lama', ${paper}, 'verified', 'Laman penerbit', '', ${verifier.personId}, '2029-01-01T00:00:00Z')`.execute(
      tx,
    ),
  )
  assert.match(await shown(verifier), /Perlu diperiksa lagi: pemeriksaan terakhir sudah lebih dari/)
})
