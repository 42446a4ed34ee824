import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { anAccount, stoppedClock, type TestAccount } from '../../../tests/builders/accounts.ts'
import { act } from '../../../tests/builders/assessed-edition.ts'
import { sheetForm } from '../../../tests/builders/cloth-case.ts'
import { tamperWith, type People, type SignedEdition } from '../../../tests/builders/decided-edition.ts'
import {
  doneAs,
  findingText,
  objectingOffice,
  objectionSettings,
  objectionText,
} from '../../../tests/builders/objecting-office.ts'
import { pastSession, type PastSession } from '../../../tests/builders/past-session.ts'
import { testSite, type TestSite } from '../../../tests/builders/test-site.ts'
import { openValid } from '../../../tests/builders/valid-page.ts'
import type { Actor } from '../../access/index.ts'
import type { Environment } from '../../actions/index.ts'
import { json } from '../../platform/database/index.ts'
import { createMedia } from '../../platform/media/index.ts'
import {
  assessmentInvariants,
  assessmentRoutes,
  assessmentTasks,
  declareInterest,
  juryRoutes,
  listAssignmentsOf,
  lockedSheetsOf,
  lockSheet,
  secondJuryOf,
} from '../assessment/index.ts'
import { decisionsInvariants, exportEdition, loadCases, recomputeResults } from '../decisions/index.ts'
import { listNominationsByIds } from '../nominations/index.ts'
import { blindCodesOf, listCodes } from '../samples/index.ts'
import { answerObjection } from './answer-objection.ts'
import { assignObjection } from './handle-objection.ts'
import { objectionsInvariants } from './invariants.ts'
import { juryCause } from './jury-cause.ts'
import { sendObjection } from './send-objection.ts'
import { openObjection } from './write-objection.ts'

const settings = objectionSettings()
const clock = stoppedClock('2031-05-01T02:00:00Z')
const media = createMedia()
let environment: Environment
let people: People
let edition: SignedEdition
let site: TestSite
let handler: TestAccount
/** Who may be in a second jury; `near` is of the product's province, `first` was on the panel, `checker` verified. */
let able: readonly TestAccount[]
let barred: Readonly<Record<'near' | 'first' | 'checker', TestAccount>> & PastSession
let nomination: string
let objection: string

before(async () => {
  const office = await objectingOffice(clock, media)
  ;({ environment, people, edition, handler } = office)
  const assessor = (name: string, home: string) =>
    anAccount(environment.database, `Penilai ${name}`, [{ role: 'assessor' }], { home })
  able = [
    await assessor('Utara', '51.71'),
    await assessor('Selatan', '73.71'),
    await assessor('Timur', '33.02'),
    await assessor('Barat', '12.71'),
  ]
  nomination = edition.nominations[0]?.id ?? ''
  barred = {
    near: await assessor('Dekat', '32.06'),
    first: await assessor('Pertama', '51.71'),
    checker: await assessor('Pemeriksa', '51.71'),
    ...(await pastSession(environment, { id: nomination, editionId: edition.id })),
  }
  await environment.database.write(async tx => {
    for (const table of ['assignment', 'scoresheet'])
      await sql`update ${sql.table(table)} set person_id = ${barred.first.id}
        where nomination_id = ${nomination} and person_id = 'assessor-0'`.execute(tx)
    await sql`update blind_code set code = 'KT-2345' where nomination_id = ${nomination}`.execute(tx)
    await sql`update verification_outcome set decided_by = ${barred.checker.id}`.execute(tx)
  })
  const { files } = environment.services
  site = testSite(environment, [...assessmentRoutes(files), ...juryRoutes(juryCause(settings))])
  objection = await upheld('conflict')
})
after(async () => {
  await media.close()
  await environment?.database.close()
})

/** An objection of the office with one ground, which holds. */
async function upheld(ground: string): Promise<string> {
  const opened = await doneAs(environment, people.operator, openObjection(settings), {
    id: nomination,
    [`ground_${ground}`]: 'yes',
    text: objectionText,
  })
  const id = opened.next?.split('/').at(-1) ?? ''
  await doneAs(environment, people.head, sendObjection(settings), { id })
  await doneAs(environment, people.secretariat, assignObjection, { id, person: handler.id })
  await doneAs(environment, handler.actor, answerObjection(settings), {
    id,
    [`holds_${ground}`]: 'yes',
    [`reason_${ground}`]: findingText,
  })
  return id
}

const pathOf = (id: string): string => `/sanggahan/${id}/juri`
const call = (due: string, more: Readonly<Record<string, string>> = {}) => ({
  action: 'jury.call',
  due,
  reason: 'Alasan sanggahan menyangkut penilaian produk ini.',
  seen: '',
  ...more,
})
const jury = () => environment.database.read(reader => secondJuryOf(reader, nomination))
const everAssigned = () => environment.database.read(reader => listAssignmentsOf(reader, [nomination]))
const membersNow = async (): Promise<readonly string[]> =>
  (await everAssigned()).filter(one => one.round === 2 && one.state === 'assigned').map(one => one.personId)
const codeOf = async (): Promise<string> =>
  (await environment.database.read(reader => listCodes(reader, [nomination]))).find(one => one.round === 2)
    ?.code ?? ''
const accountOf = (id: string): TestAccount => {
  const found = able.find(one => one.id === id)
  assert.ok(found, `${id} may be in the jury`)
  return found
}
async function breaches(): Promise<readonly string[]> {
  const found: string[] = []
  const { files } = environment.services
  for (const { id, find } of [...assessmentInvariants, ...objectionsInvariants, ...decisionsInvariants])
    if ((await environment.database.read(reader => find({ reader, files }))).length > 0) found.push(id)
  return found
}

/** Everything that is computed from the first panel's sheets, in one text. */
const firstRound = (): Promise<string> =>
  environment.database.read(async reader => {
    const sheets = await lockedSheetsOf(reader, [nomination])
    const cases = await loadCases(reader, await listNominationsByIds(reader, [nomination]))
    const computed = cases.map(one => [one.computed.proposal, one.computed.trace, one.computed.digest])
    const exported = await exportEdition(reader, edition.id)
    const again = await recomputeResults(reader, edition.id)
    const result = await sql<object>`select * from result order by nomination_id`.execute(reader)
    // The history goes on, and the export names its head.
    const files = exported?.files.map(one => one.content.replace(/"ledger": \{[^}]*\}/, ''))
    return JSON.stringify([[...sheets], computed, files, again, result.rows])
  })
let untouched = ''

test('a jury is called by the chair alone, by a day and with a reason; whoever took part is never in it', async () => {
  untouched = await firstRound()
  const path = pathOf(objection)
  for (const actor of [people.operator, people.head, people.minister, handler.actor, able[0]?.actor])
    assert.equal((await site.get(actor ?? null, path)).status, 403, actor?.role)
  const shown = await openValid(site, people.chair, path)
  for (const { actor } of Object.values(barred)) assert.ok(!shown.includes(actor.name), actor.name)
  const refused = await site.post(people.secretariat, path, call('2031-06-01'))
  assert.equal(refused.status, 403, 'the secretariat sees it and does not call')
  for (const due of ['2031-05-01', '2033-01-01', '2031-02-30', '', "'; drop table second_jury"])
    assert.equal((await site.post(people.chair, path, call(due))).status, 422, due)
  assert.equal((await site.post(people.chair, path, call('2031-06-01', { seen: 'lain' }))).status, 422)
  assert.equal(await jury(), null)
  assert.equal((await site.post(people.chair, path, call('2031-06-01', { reason: 'pendek' }))).status, 422)
  // Twice at the same moment: one jury.
  const sent = await Promise.all([1, 2].map(() => site.post(people.chair, path, call('2031-06-01'))))
  assert.deepEqual(
    sent.map(one => one.status).toSorted((a, b) => a - b),
    [303, 422],
  )
  const members = await membersNow()
  assert.equal(members.length, 3)
  for (const id of members) accountOf(id)
  assert.deepEqual(await jury(), {
    round: 2,
    objectionId: objection,
    assigned: 3,
    locked: 0,
    complete: false,
  })
  assert.equal((await site.post(people.chair, path, call('2031-06-01'))).status, 422, 'once')
  assert.deepEqual(await breaches(), [])
})

test('an objection that holds on a paper alone, or that is not upheld, calls nobody', async () => {
  const copy = (id: string, changes: Readonly<Record<string, unknown>>) =>
    environment.database.write(tx =>
      sql`insert into objection select (jsonb_populate_record(one, ${json({ id, receipt: id, ...changes })}::jsonb)).*
        from objection as one where id = ${objection}`.execute(tx),
    )
  await copy('sanggah-hitung', { findings: [{ ground: 'arithmetic', holds: true, reason: 'Contoh.' }] })
  await copy('sanggah-berjalan', { state: 'taken-up', findings: null, answered_at: null })
  assert.equal((await site.get(people.chair, pathOf('sanggah-hitung'))).status, 200)
  assert.equal((await site.post(people.chair, pathOf('sanggah-hitung'), call('2031-06-01'))).status, 422)
  assert.equal((await site.get(people.chair, pathOf('sanggah-berjalan'))).status, 404)
  await tamperWith(environment, 'objection', sql`delete from objection where id like 'sanggah-%'`)
})

test('a member finds the product under a new code, and nothing says that it was scored before', async () => {
  const [first = ''] = await membersNow()
  const { actor } = accountOf(first)
  const code = await codeOf()
  const earlier = await environment.database.read(reader => blindCodesOf(reader, [nomination]))
  const old = earlier.get(nomination) ?? ''
  assert.notEqual(code, old)
  const pages = [
    `/penilaian/${code}`,
    '/penilaian',
    `/penilaian/${code}/kunci`,
    `/penilaian/${code}/bandingkan`,
  ]
  for (const path of [...pages, ...pages.map(one => `/en${one}`)]) {
    const { status, body } = await site.get(actor, path)
    assert.equal(status, 200, path)
    const [main = ''] = /<main[^]*<\/main>/.exec(body) ?? []
    const text = main.replaceAll(/<[^>]*>/g, ' ')
    assert.ok(text.includes(code), path)
    const told = /.{0,30}(\bjuri\b|\bjury\b|sanggah|objection|babak|diumumkan|published).{0,30}/i.exec(text)
    assert.equal(told?.[0], undefined, path)
    assert.ok(!body.includes(old) && !body.includes(nomination) && !body.includes(objection), path)
  }
  assert.match((await site.get(actor, '/penilaian')).body, /1 Juni 2031/, 'the day that the jury was given')
  assert.match((await site.get(actor, `/penilaian/${code}`)).body, /Tidak ada contoh untuk produk ini/)
  // Neither side finds the product by the other one's code.
  assert.equal((await site.get(actor, `/penilaian/${old}`)).status, 404)
  assert.equal((await site.get(barred.first.actor, `/penilaian/${code}`)).status, 404)
  assert.equal((await site.get(barred.first.actor, `/penilaian/${old}`)).status, 200)
  assert.equal((await site.get(actor, pathOf(objection))).status, 403)
})

const lock = (actor: Actor, code: string, index: number) =>
  act(environment, actor, lockSheet, { code, ...sheetForm(index) })
const tasksOf = (actor: Actor) =>
  environment.database.read(reader => assessmentTasks(reader, actor, clock.now(), 'id'))

test('who declares an interest is replaced, nobody comes back, and an empty seat is a task', async () => {
  const code = await codeOf()
  const path = pathOf(objection)
  const [leaver = ''] = await membersNow()
  await doneAs(environment, accountOf(leaver).actor, declareInterest, {
    code,
    kind: 'supplier',
    note: 'Pemasok benang.',
  })
  assert.equal((await site.get(accountOf(leaver).actor, `/penilaian/${code}`)).status, 404)
  assert.equal((await jury())?.assigned, 2)
  for (const actor of [people.chair, people.secretariat])
    assert.ok((await tasksOf(actor)).some(one => one.href.endsWith(path)))
  assert.ok((await openValid(site, people.chair, path)).includes('Satu kursi kosong'))
  const filled = { action: 'jury.replace', assignment: '', reason: 'Diisi.' }
  assert.equal((await site.post(people.secretariat, path, filled)).status, 303)
  const members = await membersNow()
  assert.equal(members.length, 3)
  assert.ok(!members.includes(leaver))
  assert.equal((await site.post(people.chair, path, filled)).status, 422, 'no seat is empty')
  // Nobody is left for another one: the member who cannot go on is let go, and the page says what is missing.
  const [next = ''] = members
  const assignments = await everAssigned()
  const { id = '' } = assignments.find(one => one.personId === next) ?? {}
  assert.equal((await site.get(people.chair, `${path}?ganti=${id}`)).status, 200)
  // Nobody of the first panel is taken out of it by this form.
  const [earlier] = assignments.filter(one => one.round === 1)
  const swapped = { action: 'jury.replace', assignment: earlier?.id ?? '', reason: 'Penugasan lain.' }
  assert.equal((await site.post(people.chair, path, swapped)).status, 422)
  const replaced = { action: 'jury.replace', assignment: id, reason: 'Sakit untuk waktu yang lama.' }
  assert.equal((await site.post(people.chair, path, replaced)).status, 303)
  assert.equal((await jury())?.assigned, 2)
  assert.match((await openValid(site, people.chair, path)).replaceAll(/\s+/g, ' '), /Kurang satu orang/)
  able = [
    ...able,
    await anAccount(environment.database, 'Penilai Baru', [{ role: 'assessor' }], { home: '12.71' }),
  ]
  assert.equal((await site.post(people.chair, path, filled)).status, 303)
  assert.equal((await tasksOf(people.chair)).length, 0)
})

test('while they score and when they are done, the first sheets and all that came from them stay to the byte', async () => {
  const code = await codeOf()
  const members = await membersNow()
  assert.equal(members.length, 3)
  for (const [index, id] of members.entries()) {
    const { actor } = accountOf(id)
    assert.ok(
      (await tasksOf(actor)).some(one => one.count === 1),
      'a file like any other',
    )
    assert.equal((await lock(actor, code, (index + 1) % 3)).kind, 'done')
    assert.notEqual((await lock(actor, code, index)).kind, 'done', 'locked for good')
    assert.equal(await firstRound(), untouched)
  }
  assert.deepEqual(await jury(), { round: 2, objectionId: objection, assigned: 3, locked: 3, complete: true })
  await environment.database.read(async reader => {
    const asked = await lockedSheetsOf(reader, [nomination], { rounds: [2] })
    assert.equal(asked.get(nomination)?.length, 3)
    assert.equal((await listNominationsByIds(reader, [nomination]))[0]?.state, 'published')
  })
  assert.match(await openValid(site, people.auditor, pathOf(objection)), /3 dari 3 lembar terkunci/)
  assert.deepEqual(await breaches(), [])
})
