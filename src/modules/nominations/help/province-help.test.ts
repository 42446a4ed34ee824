import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { head, neighbour, NominationOffice, operator } from '../../../../tests/builders/nomination-office.ts'
import { anActor } from '../../../../tests/builders/offices.ts'
import { testSite, type TestSite } from '../../../../tests/builders/test-site.ts'
import { mainOf, openValid } from '../../../../tests/builders/valid-page.ts'
import { append, listHistory } from '../../../audit/index.ts'
import { officeIn, type PageRequest } from '../../../web/index.ts'
import { baseOf } from '../draft/answer-merge.ts'
import { answerSection, autosaveSection } from '../draft/answer-section.ts'
import { findStoredAnswers } from '../draft/answer-store.ts'
import { attachDocument } from '../draft/attach-document.ts'
import { listUnseenHelp } from './help-store.ts'
import { loadWorkingFile } from '../draft/load-file.ts'
import { openNomination } from '../draft/open-nomination.ts'
import { fingerprintOf, preCheckNomination } from '../draft/pre-check.ts'
import { provinceLine } from './province-line.ts'
import { answerRemark, settleRemark, withdrawRemark, writeRemark } from './remark-acts.ts'
import { nominationsRoutes } from '../routes.ts'
import { seeHelp } from './see-help.ts'
import { submitNomination } from '../desk/submit-nomination.ts'

let office: NominationOffice
let site: TestSite
before(async () => {
  office = await NominationOffice.open()
  site = testSite(office.environment, nominationsRoutes({ tasks: () => Promise.resolve([]) }))
})
after(() => office.close())

const province = anActor('province-officer', '/32/')
const otherProvince = anActor('province-officer', '/33/')
const section = 'pasar'
const PLACES = 'wilayah-penjualan'
const typed = (places: string): Record<string, string> => ({ [`q.${PLACES}`]: places })

async function aDraft(): Promise<string> {
  const { product } = await office.aProduct()
  return office.done(operator, openNomination, { product, edition: office.editionId })
}
const storedOf = (id: string) => office.database.read(reader => findStoredAnswers(reader, id))
const unseenOf = (id: string) => office.database.read(reader => listUnseenHelp(reader, id))
const historyOf = (id: string) =>
  office.database.read(reader => listHistory(reader, { kind: 'nomination', id }, ['record']))
const page = async (actor: typeof operator, path: string): Promise<string> =>
  mainOf(await openValid(site, actor, path))
const kinds = async (actor: typeof operator, action: Parameters<typeof office.run>[1], input: object) =>
  (await office.run(actor, action, { ...input })).kind
const fingerprint = async (id: string): Promise<string> => {
  const nomination = await office.get(id)
  return office.database.read(async reader =>
    fingerprintOf(await loadWorkingFile(reader, nomination, office.clock.now())),
  )
}

test('an answer of the province is marked with its office until the office itself changes it', async () => {
  const id = await aDraft()
  await office.done(province, answerSection, { id, section, ...typed('Pasar provinsi') })
  const marked = /Diisi Dinas Provinsi Jawa Barat, /
  for (const actor of [operator, head, province])
    assert.match(await page(actor, `/usulan/${id}/bagian/${section}`), marked)
  assert.match(await page(head, `/usulan/${id}/berkas`), marked)
  assert.match(await page(operator, `/usulan/${id}/catatan`), /Pasar provinsi/)
  const entry = (await historyOf(id)).find(one => one.event === 'nomination.answered')
  assert.deepEqual([entry?.role, entry?.area_path], ['province-officer', operator.areaPath])
  assert.equal(officeIn(entry?.detail), '/32/')
  await office.done(operator, answerSection, { id, section, ...typed('Pasar kami') })
  assert.doesNotMatch(await page(operator, `/usulan/${id}/bagian/${section}`), marked)
  const own = (await historyOf(id)).at(-1)
  assert.equal(officeIn(own?.detail), null)
})

test('what the province types is one change with the value before it, once in the ledger, until the office says it saw it', async () => {
  const id = await aDraft()
  await office.done(operator, answerSection, { id, section, ...typed('Semula') })
  for (const value of ['P', 'Pa', 'Pasar'])
    await office.done(province, autosaveSection, { id, section, ...typed(value) })
  const [one, ...rest] = await unseenOf(id)
  assert.deepEqual([one?.itemId, one?.oldValue, one?.newValue, rest.length], [PLACES, 'Semula', 'Pasar', 0])
  const told = (await historyOf(id)).filter(each => each.role === 'province-officer')
  assert.equal(told.length, 1)
  const until = office.clock.now()
  office.clock.moveTo(new Date(until.getTime() + 60_000))
  await office.done(province, answerSection, { id, section, ...typed('Pasar baru') })
  await office.done(operator, seeHelp, { id, until: until.toISOString() })
  assert.equal((await unseenOf(id)).length, 1, 'what came after the page was made has not been seen')
  await office.done(head, seeHelp, { id, until: '2999-01-01T00:00:00.000Z' })
  assert.deepEqual(await unseenOf(id), [])
  await office.done(province, answerSection, { id, section, ...typed('Lagi') })
  assert.equal((await unseenOf(id))[0]?.oldValue, 'Pasar baru')
})

test('the province and the operator at the same field: nothing is overwritten, and the other one is named with its office', async () => {
  const id = await aDraft()
  await office.done(operator, answerSection, { id, section, ...typed('Semula') })
  const base = baseOf((await storedOf(id)).get(PLACES))
  await office.done(province, answerSection, {
    id,
    section,
    ...typed('Dari provinsi'),
    [`b.${PLACES}`]: base,
  })
  const result = await office.run(operator, answerSection, {
    id,
    section,
    ...typed('Dari dinas'),
    [`b.${PLACES}`]: base,
  })
  assert.ok(result.kind === 'done')
  assert.match(result.unsaved?.[0]?.message.id ?? '', /Dinas Provinsi Jawa Barat/)
  assert.equal((await storedOf(id)).get(PLACES)?.value, 'Dari provinsi')
})

test('the choice of a paper by the province is told to the office', async () => {
  const { id, made, papers } = await office.readyDraft()
  const other = await office.aPaper({ kind: 'producer', id: made.producer }, 'nib', {
    number: '9234567890123',
  })
  await office.done(province, attachDocument, { id, requirement: 'nib', document: other })
  const [one] = await unseenOf(id)
  assert.equal(one?.itemId, 'document:nib')
  assert.ok([other, papers['nib']].includes(String(one?.oldValue)))
  assert.match(await page(operator, `/usulan/${id}/catatan`), /Pilihan dokumen: /)
})

test('a remark goes from open to answered to settled, stands beside its item, and ends once', async () => {
  const id = await aDraft()
  const item = `question:${PLACES}`
  const remark = await office.done(province, writeRemark, { id, item, text: 'Mohon sebutkan kotanya.' })
  const beside = await page(operator, `/usulan/${id}/bagian/${section}`)
  assert.match(beside, /Catatan Dinas Provinsi Jawa Barat: “Mohon sebutkan kotanya\.”/)
  assert.match(await page(head, `/usulan/${id}`), /1 catatan provinsi menunggu jawaban dinas/)
  const noReason = await office.run(operator, answerRemark, { remark, answer: 'not-so', reason: ' ' })
  assert.deepEqual(noReason.kind === 'refused' && noReason.problems.map(one => one.path), ['reason'])
  await office.done(operator, answerRemark, { remark, answer: 'fixed' })
  assert.equal(await kinds(operator, answerRemark, { remark, version: '1', answer: 'fixed' }), 'stale')
  assert.match(await page(province, `/usulan/${id}/catatan`), /Jawaban dinas: Sudah diperbaiki/)
  await office.done(province, settleRemark, { remark })
  for (const action of [settleRemark, withdrawRemark])
    assert.equal(await kinds(province, action, { remark }), 'refused')
  assert.equal(await kinds(operator, answerRemark, { remark, answer: 'fixed' }), 'refused')
  const events = (await historyOf(id)).map(one => one.event).filter(one => one.includes('remark'))
  assert.deepEqual(events, ['nomination.remarked', 'nomination.remark-answered', 'nomination.remark-settled'])
})

test('a remark is about an item that there is, and says something', async () => {
  const id = await aDraft()
  for (const item of ['question:tidak-ada', 'document', 'photos:1', 'lain', 'file:x', "'", 'question:'])
    assert.equal(await kinds(province, writeRemark, { id, item, text: 'Contoh catatan.' }), 'refused', item)
  assert.equal(await kinds(province, writeRemark, { id, item: 'photos', text: ' ' }), 'refused')
  const text = '<script>alert(1)</script>'
  await office.done(province, writeRemark, { id, item: 'photos', text })
  assert.doesNotMatch(await page(operator, `/usulan/${id}`), /<script>alert/)
})

test('the look of the province is tied to the file, waits for its remarks, and holds nothing back', async () => {
  const { id } = await office.readyDraft()
  const remark = await office.done(province, writeRemark, { id, item: 'file', text: 'Contoh catatan.' })
  const look = async (verdict: string) => ({ id, verdict, fingerprint: await fingerprint(id) })
  assert.equal(await kinds(province, preCheckNomination, await look('ready')), 'refused')
  await office.done(province, preCheckNomination, await look('remarks'))
  assert.match(await page(head, `/usulan/${id}`), /Diperiksa, ada catatan/)
  await office.done(province, withdrawRemark, { remark })
  assert.equal(await kinds(province, preCheckNomination, await look('remarks')), 'refused')
  await office.done(province, preCheckNomination, await look('ready'))
  assert.match(await page(head, `/usulan/${id}`), /Siap dari sisi provinsi/)
  await office.done(operator, answerSection, {
    id,
    section,
    ...typed('Berubah sama sekali, contoh yang cukup panjang.'),
  })
  assert.match(await page(head, `/usulan/${id}`), /Berubah sesudah diperiksa/)
  await office.done(province, writeRemark, { id, item: 'photos', text: 'Contoh catatan lagi.' })
  await office.approve(id)
  await office.done(operator, submitNomination, { id })
  assert.equal(await kinds(province, writeRemark, { id, item: 'photos', text: 'Terlambat.' }), 'not-allowed')
})

test('a file that changed after the page was made counts as changed at once', async () => {
  const { id } = await office.readyDraft()
  const seen = await fingerprint(id)
  await office.done(operator, answerSection, { id, section, ...typed('Berubah') })
  await office.done(province, preCheckNomination, { id, verdict: 'ready', fingerprint: seen })
  assert.match(await page(province, `/usulan/${id}/catatan`), /Berubah sesudah diperiksa/)
})

test('another province, a neighbour and the maker reach none of it', async () => {
  const { id, made } = await office.readyDraft()
  const remark = await office.done(province, writeRemark, { id, item: 'file', text: 'Contoh catatan.' })
  const maker = anActor('producer', operator.areaPath, made.producer)
  for (const actor of [otherProvince, neighbour, maker]) {
    assert.notEqual((await site.get(actor, `/usulan/${id}/catatan`)).status, 200)
    for (const [action, input] of [
      [writeRemark, { id, item: 'file', text: 'Contoh catatan.' }],
      [answerRemark, { remark, answer: 'fixed' }],
      [settleRemark, { remark }],
      [withdrawRemark, { remark }],
      [preCheckNomination, { id, verdict: 'ready', fingerprint: 'x' }],
      [seeHelp, { id, until: '2031-01-01T00:00:00.000Z' }],
    ] as const)
      assert.ok(['not-found', 'not-allowed'].includes(await kinds(actor, action, input)), action.name)
  }
  assert.doesNotMatch(await page(maker, `/usulan/${id}`), /Contoh catatan/)
  for (const action of [answerRemark, settleRemark])
    assert.equal(await kinds(head, action, { remark, answer: 'fixed' }), 'not-allowed')
})

test('what the office saves over a change of the province is seen, and the next change begins anew', async () => {
  const id = await aDraft()
  await office.done(operator, answerSection, { id, section, ...typed('Dinas pertama') })
  await office.done(province, answerSection, { id, section, ...typed('Provinsi pertama') })
  await office.done(operator, answerSection, { id, section, ...typed('Dinas kedua') })
  assert.deepEqual(await unseenOf(id), [])
  await office.done(province, answerSection, { id, section, ...typed('Provinsi kedua') })
  const [one, ...rest] = await unseenOf(id)
  assert.deepEqual([one?.oldValue, one?.newValue, rest.length], ['Dinas kedua', 'Provinsi kedua', 0])
})

/** What the ledger says of a paper that the province brought. */
const bringing = (id: string) => ({
  at: office.clock.now(),
  personId: province.personId,
  role: province.role,
  areaPath: operator.areaPath,
  action: 'document.add',
  event: 'document.added',
  subject: { kind: 'document', id },
  record: { kind: 'document', id },
  audience: 'record' as const,
  reason: null,
  detail: { office: '/32/' },
  beforeDigest: null,
  afterDigest: null,
})

test('a paper of the province that takes the place of the office’s names it, and one that does not is shown, too', async () => {
  const { id, made, papers } = await office.readyDraft()
  const owner = { kind: 'producer', id: made.producer } as const
  const unseenRows = async () =>
    /<table[\s\S]*?<\/table>/.exec(await page(operator, `/usulan/${id}/catatan`))?.[0]
  office.clock.advance(60)
  const brought = await office.aPaper(owner, 'nib', { number: '9234567890123' })
  await office.database.write(tx => append(tx, [bringing(brought)]))
  const shown = (await unseenRows()) ?? ''
  assert.match(shown, /1234567890123[\s\S]*9234567890123/, 'before and after')
  await office.done(operator, attachDocument, { id, requirement: 'nib', document: papers['nib'] })
  assert.match(
    (await unseenRows()) ?? '',
    /9234567890123/,
    'the office took its own, and still sees the other',
  )
})

test('once a file is sent, the look of the province is shown as it stood then', async () => {
  const { id } = await office.readyDraft()
  const look = { id, verdict: 'ready', fingerprint: await fingerprint(id) }
  await office.done(province, preCheckNomination, look)
  await office.approve(id)
  await office.done(operator, submitNomination, { id })
  const { productId } = await office.get(id)
  await office.database.write(tx =>
    sql`update product set row_version = row_version + 1 where id = ${productId}`.execute(tx),
  )
  const nomination = await office.get(id)
  const line = await office.database.read(async reader => {
    const request = { reader, locale: 'id', now: office.clock.now(), link: (path: string) => path }
    return String(await provinceLine(request as unknown as PageRequest, nomination))
  })
  assert.match(line, /Siap dari sisi provinsi/)
})
