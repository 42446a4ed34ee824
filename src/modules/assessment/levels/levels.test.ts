// on PostgreSQL: an answer is taken back and a sheet is locked at the same moment.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { AssignmentOffice, problemsOf, secretariat } from '../../../../tests/builders/assignment-office.ts'
import { sheetForm } from '../../../../tests/builders/cloth-case.ts'
import { hostileTexts } from '../../../../tests/builders/hostile-texts.ts'
import {
  levelledCases,
  levelledRules,
  onlyLevel,
  withoutLevelled,
} from '../../../../tests/builders/levelled-rules.ts'
import { anActor, here, loadRegions, there } from '../../../../tests/builders/offices.ts'
import { testDatabase } from '../../../../tests/builders/test-database.ts'
import { testSite, type TestSite } from '../../../../tests/builders/test-site.ts'
import { mainOf, openValid } from '../../../../tests/builders/valid-page.ts'
import type { Actor } from '../../../access/index.ts'
import { listHistory } from '../../../audit/index.ts'
import { nominationsRoutes } from '../../nominations/index.ts'
import { saveLevel, sendLevel } from './answer-level.ts'
import { listLevelAnswers } from './level-answer-store.ts'
import { levelInvariants } from './level-invariants.ts'
import { levelReminderHandlers } from './level-reminder-job.ts'
import { lockSheet } from '../sheets/lock-sheet.ts'
import { assessmentRoutes } from '../routes.ts'
import { findSheet } from '../sheets/scoresheet-store.ts'
import { takeBackLevel } from './take-back-level.ts'
import { assessmentTasks } from '../tasks.ts'

const operator = anActor('operator', here.path)
const head = anActor('office-head', here.path)
const province = anActor('province-officer', '/32/')
const auditor = anActor('auditor')
const form = sheetForm(0)
const why = 'Data tenaga kerja keliru, kami perbaiki.'

let office: AssignmentOffice
let site: TestSite
before(async () => {
  const database = await testDatabase()
  await loadRegions(database)
  office = await AssignmentOffice.open(database, levelledRules(), levelledCases)
  site = testSite(office.environment, [
    ...assessmentRoutes(office.environment.services.files),
    ...nominationsRoutes({ tasks: () => Promise.resolve([]) }),
  ])
})
after(() => office.database.close())

const addressOf = (id: string, level: string): string => `/nilai-tingkat/${id}/${level}`
const answersOf = (id: string) => office.read(reader => listLevelAnswers(reader, [id]))
const tasksOf = async (actor: Actor) =>
  (await office.read(reader => assessmentTasks(reader, actor, office.clock.now(), 'id')))
    .filter(one => one.href === '/nilai-tingkat')
    .map(one => one.count)
const breaches = async () =>
  office.read(async reader => {
    const found = await Promise.all(
      levelInvariants.map(one => one.find({ reader, files: office.environment.services.files })),
    )
    return found.flatMap(one => (typeof one === 'function' ? [] : one))
  })

async function sendAll(id: string): Promise<void> {
  const senders = { desa: head, provinsi: province, pusat: secretariat } as const
  const acts = { desa: sendLevel.regency, provinsi: sendLevel.province, pusat: sendLevel.national }
  for (const level of ['desa', 'provinsi', 'pusat'] as const)
    await office.done(senders[level], acts[level], { id, level, ...onlyLevel(form, level) })
}

test('the office of a level answers once, its head sends, and a sheet waits for it without losing a mark', async () => {
  const { id, code, panel } = await office.inAssessment()
  assert.deepEqual(await tasksOf(operator), [1])
  assert.deepEqual(await tasksOf(secretariat), [1, 2], 'its own, and what it awaits from others')
  const list = mainOf(await openValid(site, operator, '/nilai-tingkat'))
  assert.match(list, /Tingkat desa/)
  assert.doesNotMatch(list, /Tingkat provinsi/, 'an office never sees what another one answers')
  const path = addressOf(id, 'desa')
  assert.match(mainOf(await openValid(site, operator, path)), /Draf ini dikirim oleh kepala dinas/)

  const half = { ...onlyLevel(form, 'desa'), 'mark.tenaga-kerja-setempat': '' }
  const saved = await site.post(operator, path, { action: 'regency-answer.save', version: '0', ...half })
  assert.deepEqual([saved.status, saved.next], [303, `${path}?berhasil=level-answer.saved`])
  const again = await site.post(operator, path, { action: 'regency-answer.save', version: '0', ...half })
  assert.equal(again.status, 409, 'an old version changes nothing')
  const early = await site.post(head, path, { action: 'regency-answer.send', version: '1' })
  assert.equal(early.status, 422)
  assert.match(early.body, /belum dijawab|Belum dijawab|tenaga/i)

  // The sheet says for whom it waits; what was typed along stays stored or on the page.
  const waiting = await office.run(panel[0], lockSheet, { code, ...withoutLevelled(form) })
  assert.deepEqual(problemsOf(waiting), [
    'level-awaited level.desa',
    'level-awaited level.provinsi',
    'level-awaited level.pusat',
  ])
  const sheet = mainOf(await openValid(site, panel[0], `/penilaian/${code}`))
  assert.match(sheet, /menunggu jawaban dari tingkat Tingkat desa, Tingkat provinsi, Tingkat pusat/)
  assert.doesNotMatch(sheet, /name="mark\.bahan-baku-lokal"/)
  const strange = await office.run(panel[0], lockSheet, { code, 'mark.bahan-baku-lokal': '72,5' })
  assert.ok(problemsOf(strange).includes('answer-not-expected mark.bahan-baku-lokal'))

  await sendAll(id)
  assert.deepEqual(await tasksOf(operator), [])
  const told = mainOf(await openValid(site, panel[0], `/penilaian/${code}`))
  assert.match(told, /Dinilai oleh tingkat Tingkat desa/)
  assert.doesNotMatch(
    told,
    /Alasan contoh bahan-baku-lokal|Garut/,
    'neither reason nor place reaches the panel',
  )
  assert.equal((await office.run(panel[0], lockSheet, { code, ...withoutLevelled(form) })).kind, 'done')
  const locked = await office.read(reader => findSheet(reader, id, panel[0].personId ?? ''))
  assert.equal(locked?.total, 8450, 'as if the assessor had answered the same')
  assert.deepEqual(await breaches(), [])
})

test('until the first lock an office takes its answers back with a reason, and every version is kept', async () => {
  const { id, code, panel } = await office.inAssessment()
  await sendAll(id)
  const path = addressOf(id, 'desa')
  await openValid(site, head, path)
  const short = await site.post(head, path, { action: 'regency-answer.take-back', version: '1', why: 'x' })
  assert.equal(short.status, 422)
  const back = await site.post(head, path, { action: 'regency-answer.take-back', version: '1', why })
  assert.equal(back.status, 303)
  assert.match(mainOf(await openValid(site, head, path)), /Versi 1, ditarik/)
  const refused = await office.run(panel[0], lockSheet, { code, ...withoutLevelled(form) })
  assert.deepEqual(problemsOf(refused), ['level-awaited level.desa'])
  const changed = { ...onlyLevel(form, 'desa'), 'mark.bahan-baku-lokal': '10' }
  await office.done(head, sendLevel.regency, { id, level: 'desa', ...changed })
  const kept = (await answersOf(id)).filter(one => one.level === 'desa')
  assert.deepEqual(
    kept.map(one => [one.version, one.state, one.answers['bahan-baku-lokal'], one.takenBackReason]),
    [
      [1, 'taken-back', '72.5', why],
      [2, 'sent', '10', null],
    ],
  )
  // Of a lock and a taking back at the same moment one wins, and the sheet never rests on nothing.
  const version = String(kept[1]?.rowVersion)
  const [first, second] = await office.together([
    () => office.run(panel[0], lockSheet, { code, ...withoutLevelled(form) }),
    () => office.run(head, takeBackLevel.regency, { id, level: 'desa', version, why }),
  ])
  const done = [first, second].filter(one => one?.kind === 'done').length
  assert.equal(done, 1, JSON.stringify([first, second]))
  if (second?.kind === 'done') await office.done(head, sendLevel.regency, { id, level: 'desa' })
  if (first?.kind !== 'done') await office.done(panel[0], lockSheet, { code, ...withoutLevelled(form) })
  const [live] = (await answersOf(id)).filter(one => one.level === 'desa' && one.state === 'sent')
  const late = { id, level: 'desa', version: String(live?.rowVersion), why }
  assert.deepEqual(problemsOf(await office.run(head, takeBackLevel.regency, late)), ['sheet-locked'])
  assert.match(mainOf(await openValid(site, head, path)), /tidak berubah lagi/)
  await assert.rejects(
    office.database.write(tx =>
      sql`update level_answer set state = 'taken-back', taken_back_at = now(), taken_back_reason = 'x' where id = ${live?.id}`.execute(
        tx,
      ),
    ),
    /never changes/,
  )
  assert.deepEqual(await breaches(), [])
})

test('what is typed is kept by itself, and before the closing the offices that owe an answer are told, each once', async () => {
  const { id } = await office.inAssessment()
  const path = addressOf(id, 'desa')
  const typing = { action: 'regency-answer.autosave', 'mark.tenaga-kerja-setempat': 'bukan-pilihan' }
  const why2 = { 'reason.bahan-baku-lokal': 'Diketik sambil memeriksa.' }
  assert.equal((await site.post(operator, path, { ...typing, version: '0', ...why2 })).status, 303)
  const [draft] = await answersOf(id)
  assert.deepEqual(
    [draft?.answers, draft?.reasons],
    [{}, { 'bahan-baku-lokal': 'Diketik sambil memeriksa.' }],
  )
  assert.equal((await site.post(head, path, { ...typing, version: '0', ...why2 })).status, 409)

  const [work] = Object.values(levelReminderHandlers(office.environment, [7, 2]))
  const told = () =>
    office.read(async reader =>
      (await listHistory(reader, { kind: 'edition', id: office.editionId }, ['panel']))
        .filter(one => one.event === 'level-answer.due')
        .map(one => `${one.area_path} ${JSON.stringify(one.detail)}`),
    )
  const now = office.clock.now()
  const closing = (days: number) =>
    office.database.write(tx =>
      sql`update edition_stage set closes_at = ${new Date(now.getTime() + days * 86_400_000)}
        where edition_id = ${office.editionId} and kind = 'assess'`.execute(tx),
    )
  await closing(20)
  await work?.({})
  assert.deepEqual(await told(), [])
  await closing(6)
  await work?.({})
  await work?.({})
  const first = await told()
  assert.deepEqual(new Set(first.map(one => one.split(' ')[0])), new Set(['/', '/32/', here.path]))
  assert.equal(first.length, 3)
  assert.ok(first.every(one => one.includes('"days":7') && !one.includes(id)))
  await sendAll(id)
  await closing(1)
  await work?.({})
  const later = (await told()).slice(first.length)
  assert.ok(later.every(one => one.includes('"days":2')))
})

test('nobody answers for another office, another area or another file, and nothing of a form is lost', async () => {
  const { id } = await office.inAssessment()
  const strangers: readonly (readonly [Actor, string])[] = [
    [anActor('operator', there.path), 'desa'],
    [anActor('office-head', there.path), 'desa'],
    [anActor('province-officer', '/33/'), 'provinsi'],
    [operator, 'provinsi'],
    [head, 'pusat'],
    [anActor('verifier'), 'desa'],
    [anActor('minister'), 'desa'],
  ]
  for (const [actor, level] of strangers) {
    assert.notEqual((await site.get(actor, addressOf(id, level))).status, 200, `${actor.role} ${level}`)
    for (const acts of [saveLevel, sendLevel])
      for (const one of [acts.regency, acts.province, acts.national]) {
        const result = await office.run(actor, one, { id, level, ...onlyLevel(form, level) })
        assert.ok(['not-found', 'denied', 'refused'].includes(result.kind), `${one.name}: ${result.kind}`)
      }
  }
  // The right office, but not for its own level; the head's assistant; who only follows.
  for (const [actor, act, level] of [
    [head, sendLevel.regency, 'provinsi'],
    [province, sendLevel.province, 'desa'],
    [operator, sendLevel.regency, 'desa'],
    [secretariat, sendLevel.regency, 'desa'],
    [auditor, saveLevel.national, 'pusat'],
  ] as const)
    assert.notEqual((await office.run(actor, act, { id, level, ...onlyLevel(form, level) })).kind, 'done')
  assert.deepEqual(await answersOf(id), [])

  await site.get(auditor, '/nilai-tingkat')
  const path = addressOf(id, 'desa')
  for (const text of hostileTexts.slice(0, 3)) {
    const fields = { 'mark.bahan-baku-lokal': text, 'reason.tenaga-kerja-setempat': text }
    const answer = await site.post(head, path, { action: 'regency-answer.save', version: '0', ...fields })
    assert.equal(answer.status, 422)
    assert.ok(!answer.body.includes(text), 'shown again, but as text')
  }
  const wrong = { 'mark.pembukuan': 'x', 'reason.bahan-baku-lokal': 'a'.repeat(2_001) }
  const problems = problemsOf(await office.run(head, saveLevel.regency, { id, level: 'desa', ...wrong }))
  assert.deepEqual(problems, ['unknown-criterion mark.pembukuan', 'too-long reason.bahan-baku-lokal'])
  const low = { 'mark.bahan-baku-lokal': '0', 'mark.tenaga-kerja-setempat': 'x' }
  assert.deepEqual(problemsOf(await office.run(head, sendLevel.regency, { id, level: 'desa', ...low })), [
    'unknown-option mark.tenaga-kerja-setempat',
    'missing-reason reason.bahan-baku-lokal',
  ])
})

test('before its admission nothing is answered, and the history of a file tells its office nothing of it', async () => {
  const made = await office.submitted(here.path)
  assert.equal((await site.get(head, addressOf(made.id, 'desa'))).status, 404)
  const { id } = await office.inAssessment()
  await sendAll(id)
  const open = await office.read(reader => listHistory(reader, { kind: 'nomination', id }, ['record']))
  assert.ok(open.every(one => !one.event.startsWith('level-answer')))
  // What the ledger does not know of is found.
  await office.database.write(async tx => {
    await sql`alter table level_answer disable trigger user`.execute(tx)
    await sql`update level_answer set answers = '{}' where nomination_id = ${id} and level = 'pusat'`.execute(
      tx,
    )
    await sql`alter table level_answer enable trigger user`.execute(tx)
  })
  assert.equal((await breaches()).length, 1)
})
