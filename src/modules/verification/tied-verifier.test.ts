// on the embedded database: the same facts and queries as in the tests of the queue.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { anAccount } from '../../../tests/builders/accounts.ts'
import { NominationOffice, pathsOf } from '../../../tests/builders/nomination-office.ts'
import { testSite, type TestSite } from '../../../tests/builders/test-site.ts'
import { openValid } from '../../../tests/builders/valid-page.ts'
import {
  checkOneItem,
  documentSources,
  verificationSettings,
} from '../../../tests/builders/verification-acts.ts'
import { may, type Actor, type Role } from '../../access/index.ts'
import type { AnyAction } from '../../actions/index.ts'
import { verify } from '../../audit/index.ts'
import { clearInterest, declareTie } from '../assessment/index.ts'
import { assessorRoutes } from '../assessment/planning/assessor-routes.ts'
import { createTies } from '../interests/index.ts'
import { findNomination, nominationsRoutes, nominationTasks, type TaskSource } from '../nominations/index.ts'
import { declareMove } from '../people/set-affiliation.ts'
import { askColleague } from './ask-colleague.ts'
import { handOverFiles } from './hand-over-files.ts'
import { verificationPanel, verificationRoutes, verificationTasks } from './index.ts'
import { loadDesk } from './load-desk.ts'
import { proposeRefusal, refuseNomination, sendRefusalBack } from './refuse-nomination.ts'
import { releaseFile, takeFile } from './take-file.ts'
import { takeNextFile } from './take-next-file.ts'
import { listTiedHolders } from './tied-verifiers.ts'

const MAKER = 'Anggrek Timur'
const reason = 'Sudah diperiksa: usaha lain dengan nama yang sama.'
let office: NominationOffice
let site: TestSite
let employed: Actor
let declaring: Actor
let helper: Actor
let leader: Actor
let tiedLeader: Actor
/** The file of the maker, and another one. */
let file: Readonly<{ id: string; receipt: string; product: string }>
let other: typeof file

const tasks: TaskSource = async (...given) => [
  ...(await nominationTasks(...given)),
  ...(await verificationTasks(verificationSettings)(...given)),
]
const someone = async (name: string, role: Role, employer = ''): Promise<Actor> =>
  (await anAccount(office.database, name, [{ role }], { employer })).actor

before(async () => {
  office = await NominationOffice.open()
  site = testSite(office.environment, [
    ...nominationsRoutes({ tasks, panels: [verificationPanel] }),
    ...verificationRoutes(verificationSettings, documentSources),
    ...assessorRoutes,
  ])
  const sent = async (): Promise<typeof file> => {
    const { id, made } = await office.submitted()
    const nomination = await office.database.read(reader => findNomination(reader, id))
    return { id, receipt: nomination?.receipt ?? '', product: made.product }
  }
  ;[file, other] = [await sent(), await sent()]
  await office.database.write(tx =>
    sql`update nomination set submitted_file = jsonb_set(submitted_file, '{producer,name}', ${JSON.stringify(`CV ${MAKER}`)}::jsonb)
      where id = ${file.id}`.execute(tx),
  )
  employed = await someone('Ratna Wening', 'verifier', `Koperasi ${MAKER} Sejahtera`)
  declaring = await someone('Bima Sakti', 'verifier')
  helper = await someone('Laras Ati', 'verifier')
  leader = await someone('Tata Usaha', 'secretariat')
  tiedLeader = await someone('Gilang Purnama', 'secretariat', MAKER)
})
after(() => office.close())

/** As the server brings them: with what an interest closes to them. */
const finder = createTies()
async function run(actor: Actor, action: AnyAction, input: Record<string, unknown>) {
  const ties = await office.database.read(reader => finder(reader, actor, 'verification.read'))
  return office.run(ties ? { ...actor, ties } : actor, action, input)
}
const kindOf = async (...given: Parameters<typeof run>): Promise<string> => (await run(...given)).kind
const page = (actor: Actor, path: string): Promise<string> => openValid(site, actor, path)
const isHidden = async (actor: Actor, path: string): Promise<boolean> =>
  (await site.get(actor, path)).status === 404
const give = (actor: Actor, person: Actor, id = file.id) =>
  run(actor, handOverFiles, { files: id, person: person.personId ?? '' })

test('what is found closes the file to a verifier everywhere: list, count, search, export, page, papers', async () => {
  for (const path of ['/verifikasi', '/verifikasi/unduh', `/verifikasi?q=${file.receipt}`, '/usulan']) {
    const seen = (await site.get(employed, path)).body
    assert.ok(!seen.includes(file.id) && !seen.includes(`${file.receipt},`), path)
    assert.ok((await site.get(helper, path)).body.includes(file.receipt), path)
  }
  assert.match(await page(employed, '/verifikasi'), /Ambil berkas berikutnya \(1\)/)
  assert.match(await page(helper, '/verifikasi'), /Ambil berkas berikutnya \(2\)/)
  for (const path of [`/verifikasi/${file.id}`, `/usulan/${file.id}`])
    assert.ok(await isHidden(employed, path), path)
  assert.ok(!(await isHidden(employed, `/verifikasi/${other.id}`)))
  const nomination = await office.database.read(reader => findNomination(reader, file.id))
  const papers = { ownerId: nomination?.producerId ?? '', areaPath: nomination?.areaPath ?? '' }
  const ties = await office.database.read(reader => finder(reader, employed, 'document.read'))
  assert.ok(ties && may(employed, 'document.read', papers).allowed)
  assert.ok(!may({ ...employed, ties }, 'document.read', papers).allowed)
  // Whoever is tied and gives files out sees nothing of it there either.
  assert.doesNotMatch((await site.get(tiedLeader, '/verifikasi')).body, new RegExp(file.receipt))
  assert.ok(await isHidden(tiedLeader, `/verifikasi/${file.id}`))
  assert.doesNotMatch(await page(tiedLeader, `/verifikasi/bagikan?berkas[]=${file.id}`), /Kain Contoh/)
})

test('it is taken by nobody who is tied, given to nobody, asked of nobody; whoever gives it out sees why', async () => {
  assert.equal(await kindOf(employed, takeFile, { id: file.id }), 'not-found')
  assert.equal(await kindOf(employed, releaseFile, { id: file.id }), 'not-found')
  const item = 'document.nib'
  assert.equal(await kindOf(employed, checkOneItem, { id: file.id, item, outcome: 'accept' }), 'not-found')
  const next = takeNextFile(verificationSettings)
  assert.equal(await kindOf(employed, next, {}), 'done')
  assert.equal(await kindOf(employed, next, {}), 'refused')

  const shown = await page(leader, `/verifikasi/bagikan?berkas[]=${file.id}`)
  assert.ok(!shown.includes(`<option value="${employed.personId}"`))
  assert.ok(shown.includes(`<option value="${helper.personId}"`))
  assert.match(shown, /Ratna Wening, untuk Kain Contoh: mungkin berkepentingan/)
  const refused = await give(leader, employed)
  assert.deepEqual(pathsOf(refused), ['person'])
  assert.equal((await give(tiedLeader, helper)).kind, 'refused')
  assert.deepEqual(pathsOf(await give(helper, employed)), ['person'])

  const question = { id: file.id, item, question: 'Apakah ini cukup jelas?' }
  const asked = await run(helper, askColleague, { ...question, colleague: employed.personId })
  assert.deepEqual(pathsOf(asked), ['colleague'])
  assert.ok(!(await page(helper, `/verifikasi/${file.id}`)).includes(`value="${employed.personId}"`))
})

test('with the file in hand, all that is left is handing it back; whoever gives files out is told', async () => {
  assert.equal((await give(leader, declaring)).kind, 'done')
  assert.match(await page(declaring, `/verifikasi/${file.id}`), /value="verification.check"/)
  assert.doesNotMatch(await page(leader, '/tugas'), /Berkas dipegang orang yang berkepentingan/)
  const declared = await run(declaring, declareTie, { kind: 'supplier', name: MAKER, note: '' })
  assert.equal(declared.kind, 'done')

  const left = await page(declaring, `/verifikasi/${file.id}`)
  assert.match(left, /Serahkan kembali berkas ini/)
  assert.deepEqual(left.match(/value="verification\.[a-z-]+"/g), ['value="verification.release"'])
  assert.ok(!left.includes(file.receipt))
  assert.match(await page(declaring, '/verifikasi'), /1 berkas yang Anda pegang tertutup/)
  const english = await site.get(declaring, '/en/verifikasi')
  assert.match(english.body, /1 of the files you hold is closed to you/)
  assert.match(await page(declaring, '/tugas'), /Serahkan kembali berkas/)
  // Another verifier is tied to this file and holds the other one.
  const holders = await office.database.read(reader => listTiedHolders(reader, leader))
  assert.deepEqual(
    holders.map(one => [one.file.id, one.holder.personId]),
    [[file.id, declaring.personId]],
  )
  for (const action of [takeFile, proposeRefusal, refuseNomination])
    assert.equal(await kindOf(declaring, action, { id: file.id, note: reason }), 'not-found')

  const [, href = ''] = /href="(\/verifikasi\/bagikan\?[^"]+)"/.exec(await page(leader, '/tugas')) ?? []
  const shown = await page(leader, href.replaceAll('&amp;', '&'))
  assert.match(shown, /Bima Sakti, untuk Kain Contoh: menyatakan kepentingan/)
  assert.equal(await kindOf(declaring, releaseFile, { id: file.id }), 'done')
  assert.ok(await isHidden(declaring, `/verifikasi/${file.id}`))
  assert.equal(await kindOf(declaring, releaseFile, { id: file.id }), 'not-found')
})

test('where all are tied the page says what to do; what the secretariat cleared is open again', async () => {
  const tied = await run(helper, declareTie, { kind: 'owner', name: MAKER, note: '' })
  assert.equal(tied.kind, 'done')
  const found = `/penugasan/${office.editionId}/benturan`
  const none = await page(leader, `/verifikasi/bagikan?berkas[]=${file.id}`)
  assert.match(none, /Semua verifikator berkepentingan atas berkas yang dipilih/)
  assert.ok(none.includes(`href="${found}"`))
  assert.match(await page(leader, found), /Ratna Wening/)
  assert.doesNotMatch(await page(leader, found), /Bima Sakti/)

  const clearing = { id: office.editionId, nomination: file.id, found: MAKER.toLowerCase(), reason }
  const own = { ...clearing, person: tiedLeader.personId }
  assert.equal(await kindOf(tiedLeader, clearInterest, own), 'not-allowed')
  const cleared = await run(leader, clearInterest, { ...clearing, person: employed.personId })
  assert.equal(cleared.kind, 'done')
  assert.ok((await page(employed, '/verifikasi')).includes(file.receipt))
  assert.ok(!(await isHidden(employed, `/usulan/${file.id}`)))
  assert.equal((await give(leader, employed)).kind, 'done')
})

test('a file of the maker that is over closes itself, not the papers of the one to verify, and can be cleared', async () => {
  const { id: older } = await office.submitted()
  await office.database.write(tx =>
    sql`update nomination set state = 'not-admitted', row_version = row_version + 1,
      producer_id = (select producer_id from nomination where id = ${file.id}),
      submitted_file = jsonb_set(submitted_file, '{producer,name}', ${JSON.stringify(`CV ${MAKER}`)}::jsonb)
      where id = ${older}`.execute(tx),
  )
  const nomination = await office.get(file.id)
  const papers = { ownerId: nomination.producerId, areaPath: nomination.areaPath }
  const now = async (actor: Actor): Promise<Actor> => {
    const ties = await office.database.read(reader => finder(reader, actor, 'document.read'))
    return ties ? { ...actor, ties } : actor
  }
  const before = await now(employed)
  for (const action of ['document.read', 'product.read', 'producer.read'])
    assert.ok(may(before, action, papers).allowed, action)
  assert.deepEqual([...(before.ties?.files ?? [])], [older])
  assert.ok(!may(await now(declaring), 'document.read', papers).allowed)
  assert.ok(await isHidden(employed, `/usulan/${older}`))

  const clearing = { id: office.editionId, nomination: older, person: employed.personId, reason }
  const cleared = await run(leader, clearInterest, { ...clearing, found: MAKER.toLowerCase() })
  assert.equal(cleared.kind, 'done')
  assert.ok(!(await isHidden(employed, `/usulan/${older}`)))
})

test('to have lived in the province bars from verifying no more than to live there', async () => {
  const { actor } = await anAccount(office.database, 'Sekar Jauh', [{ role: 'verifier' }], { home: '32.73' })
  const away = { employer: '', homeArea: '/51/51.04/', moveReason: reason }
  assert.equal(await kindOf(actor, declareMove, away), 'done')
  assert.ok((await page(actor, '/verifikasi')).includes(file.receipt))
  const shown = await page(leader, `/verifikasi/bagikan?berkas[]=${file.id}`)
  assert.ok(shown.includes(`<option value="${actor.personId}"`))
  const found = await page(leader, `/penugasan/${office.editionId}/benturan`)
  assert.match(found, /Gilang Purnama/)
  assert.doesNotMatch(found, /Sekar Jauh/)
})

test('the second look is given by nobody with an interest', async () => {
  const desk = await office.database.read(reader => loadDesk(reader, file.id))
  for (const { id: item } of desk?.items ?? []) {
    const input = { id: file.id, item, outcome: 'return', reason: 'Tidak terbaca sama sekali.' }
    assert.equal(await kindOf(employed, checkOneItem, input), 'done')
  }
  assert.equal(await kindOf(employed, proposeRefusal, { id: file.id, note: '' }), 'done')
  assert.equal(await kindOf(declaring, refuseNomination, { id: file.id, note: '' }), 'not-found')
  const back = { id: file.id, backNote: 'Beri kesempatan lagi.' }
  assert.equal(await kindOf(declaring, sendRefusalBack, back), 'not-found')
  assert.doesNotMatch(await page(declaring, '/tugas'), /Pemeriksaan kedua/)
  const stranger = await someone('Wulan Pratiwi', 'verifier')
  assert.match(await page(stranger, '/tugas'), /Pemeriksaan kedua/)
  assert.equal(await kindOf(stranger, sendRefusalBack, back), 'done')
  assert.equal((await office.database.read(verify)).ok, true)
})
