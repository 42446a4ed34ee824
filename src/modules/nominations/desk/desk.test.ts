import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { countQueries } from '../../../../tests/builders/count-queries.ts'
import { head, NominationOffice, operator, rulesJson } from '../../../../tests/builders/nomination-office.ts'
import { anActor, there } from '../../../../tests/builders/offices.ts'
import { testSite, type TestSite } from '../../../../tests/builders/test-site.ts'
import { mainOf, openValid } from '../../../../tests/builders/valid-page.ts'
import { insertRules, markPublished } from '../../editions/rules-store.ts'
import { answerSection } from '../draft/answer-section.ts'
import { deskTasks } from './desk-tasks.ts'
import { lenses, nextStep } from './desk.ts'
import { countDesk, loadDesk } from './load-desk.ts'
import { openNomination } from '../draft/open-nomination.ts'
import { preCheckNomination } from '../draft/pre-check.ts'
import { answerRemark, settleRemark, writeRemark } from '../help/remark-acts.ts'
import { nominationsRoutes } from '../routes.ts'
import { submitNomination } from './submit-nomination.ts'

let office: NominationOffice
let site: TestSite
before(async () => {
  office = await NominationOffice.open()
  site = testSite(office.environment, nominationsRoutes({ tasks: () => Promise.resolve([]) }))
})
after(() => office.close())

const province = anActor('province-officer', '/32/')
const otherProvince = anActor('province-officer', '/33/')
const there1 = anActor('operator', there.path)

const desk = (actor = province) => office.database.read(reader => loadDesk(reader, actor, office.clock.now()))
const find = async (id: string) => {
  const found = (await desk()).find(one => one.id === id)
  assert.ok(found)
  return found
}
const stepOf = async (id: string): Promise<string> => nextStep(await find(id))
const tasksOf = async (actor: typeof operator): Promise<readonly string[]> =>
  (await office.database.read(reader => deskTasks(reader, actor, office.clock.now(), 'id'))).map(
    one => `${one.title} (${one.count})`,
  )
const look = async (id: string, verdict: 'ready' | 'remarks'): Promise<void> => {
  const { html } = await pageOf(`/usulan/${id}/catatan`)
  const fingerprint = /name="fingerprint" value="([0-9a-f]{64})"/.exec(html)?.[1]
  await office.done(province, preCheckNomination, { id, verdict, fingerprint })
}
const pageOf = async (path: string, actor = province) => ({
  html: mainOf(await openValid(site, actor, path)),
})

test('a file says the one next thing from its first answer to the approval', async () => {
  const { id } = await office.readyDraft()
  assert.equal(await stepOf(id), 'check')
  assert.deepEqual(await tasksOf(province), ['1 usulan belum diperiksa provinsi (1)'])
  const remark = await office.done(province, writeRemark, { id, item: 'photos', text: 'Mohon foto ulang.' })
  await look(id, 'remarks')
  assert.equal(await stepOf(id), 'wait-office')
  assert.deepEqual(await tasksOf(operator), ['Catatan provinsi menunggu jawaban: Kain Contoh (1)'])
  assert.deepEqual(await tasksOf(head), [])
  await office.done(operator, answerRemark, { remark, answer: 'not-so', reason: 'Fotonya sudah benar.' })
  assert.equal(await stepOf(id), 'read-answers')
  assert.deepEqual(await tasksOf(province), ['Dinas menjawab catatan provinsi (1)'])
  assert.deepEqual(await tasksOf(operator), [])
  await office.done(province, settleRemark, { remark })
  await look(id, 'ready')
  assert.equal(await stepOf(id), 'wait-head')
  const places = { 'q.wilayah-penjualan': 'Pasar kabupaten yang baru dibuka tahun ini' }
  await office.done(operator, answerSection, { id, section: 'pasar', ...places })
  assert.equal(await stepOf(id), 'check-again')
  await look(id, 'ready')
  await office.approve(id)
  assert.equal(await stepOf(id), 'wait-sending')
  await office.done(operator, submitNomination, { id })
  assert.equal(
    (await desk()).find(one => one.id === id),
    undefined,
  )
})

test('the desk shows the drafts of all districts of the province and nobody else’s, with those that began nothing', async () => {
  const own = await office.aProduct()
  const one = await office.done(operator, openNomination, { product: own.product, edition: office.editionId })
  const next = await office.aProduct(there1, there)
  const other = await office.done(there1, openNomination, {
    product: next.product,
    edition: office.editionId,
  })
  const { html } = await pageOf('/meja-provinsi')
  for (const id of [one, other]) assert.match(html, new RegExp(`/usulan/${id}"`))
  assert.match(html, /Bantu lengkapi/)
  assert.match(html, /Kabupaten Bogor[\s\S]{0,200}Belum ada usulan/)
  assert.deepEqual(await desk(otherProvince), [])
  assert.equal((await site.get(operator, '/meja-provinsi')).status, 403)
  const narrowed = (await pageOf('/meja-provinsi?wilayah=32.06')).html
  assert.match(narrowed, new RegExp(`/usulan/${other}"`))
  assert.doesNotMatch(narrowed, new RegExp(`/usulan/${one}"`))
  const lacking = (await pageOf('/meja-provinsi?kurang=photos')).html
  assert.match(lacking, new RegExp(`/usulan/${one}"`))
  assert.match((await pageOf('/meja-provinsi?keadaan=ready')).html, /Tidak ada usulan yang cocok/)
  const file = await site.get(province, '/meja-provinsi/unduh?wilayah=32.06')
  assert.equal(file.body.trim().split('\n').length, 2)
})

test('what was sent counts as begun after nominations have closed, and without an edition nothing is said to lack', async () => {
  const { areaPath } = await office.get((await office.submitted()).id)
  const own = new RegExp(`wilayah=${areaPath.split('/').at(-2)}"[^<]*>[^<]*Belum`)
  const stages = sql`update edition_stage set closes_at = opens_at + interval '1 second' where kind = 'nominate'`
  await office.database.write(tx => stages.execute(tx))
  const closed = (await pageOf('/meja-provinsi')).html
  assert.doesNotMatch(closed, /Kabupaten Garut[^<]*<\/td>[\s\S]{0,60}Belum ada usulan/)
  assert.match(closed, /Kabupaten Bogor[\s\S]{0,200}Belum ada usulan/)
  assert.doesNotMatch(closed, own)
  await office.database.write(tx => sql`update edition set state = 'finished'`.execute(tx))
  assert.doesNotMatch((await pageOf('/meja-provinsi')).html, /Belum ada usulan/)
  await office.database.write(tx => sql`update edition set state = 'open'`.execute(tx))
  await office.database.write(tx =>
    sql`update edition_stage set closes_at = null where kind = 'nominate'`.execute(tx),
  )
})

test('the filters and places of an address that means nothing show the list from its beginning', async () => {
  for (const query of [
    '?setelah=x',
    "?sebelum='_1",
    '?keadaan=lain',
    '?wilayah=%00',
    '?kurang=../..',
    '?wilayah=99',
  ])
    assert.equal((await site.get(province, `/meja-provinsi${query}`)).status, 200, query)
})

test('more files than a page holds are all reached, each once, in both directions', async () => {
  const made = await office.aProduct()
  const drafts = 55
  for (let count = 0; count < drafts; count++) {
    const product = await office.aProduct(operator)
    await office.done(operator, openNomination, { product: product.product, edition: office.editionId })
  }
  assert.ok(made)
  const all = (await desk()).map(one => one.id)
  const idsIn = (html: string): readonly string[] => [
    ...new Set(
      [...html.matchAll(/<th scope="row"><a href="\/usulan\/([0-9a-z]{16})"/g)].map(found => found[1] ?? ''),
    ),
  ]
  const first = (await pageOf('/meja-provinsi')).html
  const later = /href="(\/meja-provinsi\?setelah=[^"]+)"/.exec(first)?.[1]?.replaceAll('&amp;', '&') ?? ''
  const second = (await pageOf(later)).html
  assert.deepEqual([...idsIn(first), ...idsIn(second)], all)
  const earlier = /href="(\/meja-provinsi\?sebelum=[^"]+)"/.exec(second)?.[1]?.replaceAll('&amp;', '&') ?? ''
  assert.deepEqual(idsIn((await pageOf(earlier)).html), idsIn(first))
})

test('the tasks of a province count what its desk shows, in as many queries however much it looked at', async () => {
  const count = () =>
    office.database.read(async plain => {
      const { reader, count: queries } = countQueries(plain)
      return { counts: await countDesk(reader, province, office.clock.now()), queries: queries() }
    })
  await office.database.write(tx =>
    sql`update edition_stage set closes_at = opens_at + interval '60 days' where kind = 'nominate'`.execute(
      tx,
    ),
  )
  const [checked, changed, answered] = [
    await office.readyDraft(),
    await office.readyDraft(),
    await office.readyDraft(),
  ]
  assert.equal((await count()).queries, 3, 'no file is read that nobody looked at')
  await look(checked.id, 'ready')
  const few = await count()
  await look(changed.id, 'ready')
  const places = { 'q.wilayah-penjualan': 'Pasar kabupaten yang baru dibuka tahun ini' }
  await office.done(operator, answerSection, { id: changed.id, section: 'pasar', ...places })
  const given = { id: answered.id, item: 'photos', text: 'Mohon foto ulang.' }
  const remark = await office.done(province, writeRemark, given)
  await office.done(operator, answerRemark, { remark, answer: 'not-so', reason: 'Fotonya sudah benar.' })
  const files = await desk()
  const { counts, queries } = await count()
  for (const lens of ['answered', 'changed', 'unchecked'] as const) {
    const shown = files.filter(lenses[lens].fits)
    const closings = shown.flatMap(one => one.closesAt ?? []).map(Number)
    assert.equal(counts[lens].count, shown.length, lens)
    assert.equal(counts[lens].closesAt?.getTime(), Math.min(...closings), lens)
  }
  assert.deepEqual([counts.changed.count, counts.answered.count], [1, 1])
  assert.equal(queries, few.queries)
})

test('a file that came back is measured by the rules it was sent under, a draft by the newest', async () => {
  const [sent, draft] = [await office.submitted(), await office.readyDraft()]
  const content = JSON.parse(rulesJson) as { photos: { min: number } }
  content.photos.min = 6
  const at = office.clock.now()
  await office.database.write(async tx => {
    const given = { editionId: office.editionId, version: 2, schema: 1, content, cases: '' }
    await insertRules(tx, { ...given, id: 'aturan-2', hash: 'contoh-2', importedBy: 'test', importedAt: at })
    await markPublished(tx, 'aturan-2', { by: 'test', at, reason: 'Uji contoh' })
    await sql`update nomination set state = 'returned' where id = ${sent.id}`.execute(tx)
  })
  assert.deepEqual([(await find(draft.id)).lacks, (await find(sent.id)).lacks], [['photos'], []])
  assert.equal(await stepOf(sent.id), 'check')
})
