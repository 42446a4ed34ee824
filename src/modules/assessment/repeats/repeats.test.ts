import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { AssignmentOffice, problemsOf, secretariat } from '../../../../tests/builders/assignment-office.ts'
import { sheetForm } from '../../../../tests/builders/cloth-case.ts'
import { anActor } from '../../../../tests/builders/offices.ts'
import { testDatabase } from '../../../../tests/builders/test-database.ts'
import { testSite, type TestSite } from '../../../../tests/builders/test-site.ts'
import { mainOf, openValid } from '../../../../tests/builders/valid-page.ts'
import type { Actor } from '../../../access/index.ts'
import { listHistory } from '../../../audit/index.ts'
import { listAssignmentsOf, loadsOf } from '../planning/assignment-store.ts'
import { declareInterest } from '../interests/declare-interest.ts'
import { giveRepeats } from './give-repeats.ts'
import { assessmentInvariants, assessmentRoutes, lockedSheetsOf, lockedTotalsOf } from '../index.ts'
import { lockSheet } from '../sheets/lock-sheet.ts'
import { autosaveSheet, markSheet } from '../sheets/mark-sheet.ts'
import type { Repeat } from './repeat.ts'
import { listRepeatMarks, listRepeatNotes, listRepeatsIn } from './repeat-store.ts'
import { findSheet } from '../sheets/scoresheet-store.ts'
import { setRepeats } from './set-repeats.ts'
import { assessmentTasks } from '../tasks.ts'

type InAssessment = Awaited<ReturnType<AssignmentOffice['inAssessment']>>
const chair = anActor('chair')
const DAY = 24 * 3_600_000
const sources = join(import.meta.dirname, '../../..')
let office: AssignmentOffice
let site: TestSite
let product: InAssessment
/** As the sheet looked to each of the panel before anything was entered, by person. */
const untouched = new Map<string, string>()
let everything: Awaited<ReturnType<typeof counted>>

const path = (): string => `/penugasan/${office.editionId}/ulangan`
const idOf = (actor: Actor): string => actor.personId ?? ''
const set = (fields: Readonly<Record<string, string>>, actor: Actor = secretariat) =>
  office.run(actor, setRepeats, {
    id: office.editionId,
    each: '1',
    afterDays: '7',
    source: 'any',
    version: '0',
    ...fields,
  })
const give = (actor: Actor = secretariat) => office.run(actor, giveRepeats, { id: office.editionId })
const repeats = (): Promise<readonly Repeat[]> =>
  office.read(reader => listRepeatsIn(reader, office.editionId))
async function repeatOf(actor: Actor): Promise<Repeat> {
  const found = (await repeats()).find(one => one.personId === actor.personId)
  assert.ok(found)
  return found
}

/** All that adds up scoresheets, or shows others how much somebody has to do. */
async function counted(ids: readonly string[], people: readonly string[]) {
  const read = await office.read(async reader => ({
    sheets: [...(await lockedSheetsOf(reader, ids))],
    totals: await lockedTotalsOf(reader, ids),
    loads: [...(await loadsOf(reader, people))],
    assignments: await listAssignmentsOf(reader, ids),
    history: await listHistory(reader, { kind: 'nomination', id: ids[0] ?? '' }, ['panel']),
  }))
  return { ...read, plan: mainOf((await site.get(secretariat, `/penugasan/${office.editionId}`)).body) }
}
const countedNow = () => counted([product.id], product.panel.map(idOf))

before(async () => {
  office = await AssignmentOffice.open(await testDatabase())
  site = testSite(office.environment, assessmentRoutes(office.environment.services.files))
  product = await office.inAssessment()
  for (const [index, actor] of product.panel.entries()) {
    untouched.set(idOf(actor), mainOf((await site.get(actor, `/penilaian/${product.code}`)).body))
    await office.done(actor, lockSheet, { code: product.code, ...sheetForm(index) })
  }
})
after(() => office.database.close())

/** What two pages of the same thing differ in although nobody told them apart: keys, moments, versions, the code. */
const plain = (body: string, code: string): string =>
  body
    .replaceAll(code, 'KODE')
    .replaceAll(/ value="[0-9a-z]{16}(?:-[0-9a-z]{16})?\.[\w-]{43}"/g, '')
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'WAKTU')

test('without a setting there are none, and only the secretariat sets or gives them', async () => {
  const page = mainOf(await openValid(site, secretariat, path()))
  assert.match(page, /belum diaktifkan/)
  assert.deepEqual(problemsOf(await give()), ['nothing-to-do'])
  assert.equal((await set({}, chair)).kind, 'not-allowed')
  assert.equal((await set({}, product.panel[0])).kind, 'not-found')
  assert.deepEqual(problemsOf(await set({ each: '10', afterDays: '0', source: 'semua' })), [
    'too_big each',
    'too_small afterDays',
    'invalid_value source',
  ])
  assert.equal((await set({})).kind, 'done')
  assert.equal((await set({})).kind, 'stale')
  for (const actor of [anActor('auditor'), product.panel[0]])
    assert.equal((await site.get(actor, path())).status, 403)
  assert.equal((await site.get(chair, path())).status, 200)
})

test('nobody gets one before the days are over; then each once, and a second time nobody', async () => {
  everything = await countedNow()
  assert.deepEqual(problemsOf(await give()), ['nothing-to-do'])
  office.clock.setOffset(8 * DAY)
  assert.match(mainOf(await openValid(site, secretariat, path())), /Bagikan 3 ulangan/)
  assert.equal((await give(chair)).kind, 'not-allowed')
  // Two people at once, one of them clicking twice: nobody gets a second one.
  const answers = await office.together([
    () => give(),
    () => office.run(secretariat, giveRepeats, { id: office.editionId }, 'kunci-sekali'),
    () => office.run(secretariat, giveRepeats, { id: office.editionId }, 'kunci-sekali'),
  ])
  assert.ok(answers.some(one => one.kind === 'done'))
  const given = await repeats()
  assert.deepEqual(given.map(one => one.personId).toSorted(), product.panel.map(idOf).toSorted())
  assert.deepEqual(problemsOf(await give()), ['nothing-to-do'])
  assert.equal(new Set([product.code, ...given.map(one => one.code)]).size, 4)
})

test('the repeat looks in list, count and sheet like any product that is new to its assessor', async () => {
  const [actor] = product.panel
  const { code } = await repeatOf(actor)
  const page = (await site.get(actor, `/penilaian/${code}`)).body
  assert.equal(plain(mainOf(page), code), plain(untouched.get(idOf(actor)) ?? '', product.code))
  const list = mainOf((await site.get(actor, '/penilaian')).body)
  assert.match(list, new RegExp(`data-open="${code}"`))
  assert.doesNotMatch(list, /langan/)
  const [task] = await office.read(reader => assessmentTasks(reader, actor, office.clock.now(), 'id'))
  assert.equal(task?.count, 1)
  assert.equal((await site.get(actor, `/penilaian/pindai?kode=${code}`)).next, `/penilaian/${code}`)
  // Nobody else has it, not even somebody who has a repeat of the same product.
  for (const other of product.panel.slice(1))
    assert.equal((await site.get(other, `/penilaian/${code}`)).status, 404)
})

test('it is filled in, kept and locked as any sheet, and shows both sheets only afterwards', async () => {
  const [actor] = product.panel
  const { id, code } = await repeatOf(actor)
  await office.done(actor, autosaveSheet, { code, 'mark.pembukuan': 'catatan-kas', 'note._': 'catatan saya' })
  const marks = await office.read(reader => listRepeatMarks(reader, [id]))
  assert.deepEqual(
    marks.get(id)?.map(one => [one.criterionId, one.answer]),
    [['pembukuan', 'catatan-kas']],
  )
  assert.equal((await office.read(reader => listRepeatNotes(reader, id)))[0]?.note, 'catatan saya')
  assert.equal((await site.get(actor, `/penilaian/${code}/bandingkan`)).status, 200)
  assert.ok(problemsOf(await office.run(actor, lockSheet, { code })).length > 30)
  const locked = await office.run(actor, lockSheet, { code, ...sheetForm(1) })
  assert.ok(locked.kind === 'done')
  assert.equal(locked.next, `/penilaian/${code}`)
  const page = mainOf(await openValid(site, actor, `/penilaian/${code}`))
  assert.match(page, new RegExp(`Kali pertama \\(${product.code}\\)`))
  assert.match(page, /dari 37 kriteria Anda nilai sama/)
  assert.match(mainOf((await site.get(actor, '/penilaian')).body), /Ulangan, tidak dihitung/)
  // Whatever was locked stays, also here.
  assert.equal(
    (await office.run(actor, markSheet, { code, 'mark.pembukuan': 'catatan-kas' })).kind,
    'refused',
  )
  for (const statement of ['update repeat_sheet set total = 1', 'delete from repeat_mark'])
    await assert.rejects(
      office.database.write(tx => sql.raw(statement).execute(tx)),
      /never changes/,
    )
})

test('the same sheet twice differs nowhere', async () => {
  const actor = product.panel[1]
  const { code } = await repeatOf(actor)
  await office.done(actor, lockSheet, { code, ...sheetForm(1) })
  const page = mainOf((await site.get(actor, `/penilaian/${code}`)).body)
  assert.match(page, /Semua kriteria Anda nilai sama/)
  assert.match(page, /Jumlahnya sama/)
})

test('secretariat and chair see how steady each is, the chair without names; nobody sees a product', async () => {
  const report = mainOf(await openValid(site, secretariat, path()))
  assert.match(report, /Penilai [a-d]</)
  assert.match(report, /1 dari 1 terkunci/)
  const seen = mainOf(await openValid(site, chair, path()))
  assert.match(seen, /Penilai 1</)
  assert.doesNotMatch(seen, /Penilai [a-d]</)
  for (const page of [report, seen]) assert.doesNotMatch(page, /Kenari/)
  // Only whoever has samples brought learns which code goes over which.
  const open = await repeatOf(product.panel[2])
  assert.match(report, new RegExp(open.code))
  assert.doesNotMatch(seen, new RegExp(`${open.code}|${product.code}`))
})

test('an interest declared on the repeat closes both, and its notes are gone', async () => {
  const actor = product.panel[2]
  const { id, code } = await repeatOf(actor)
  await office.done(actor, markSheet, { code, 'note._': 'catatan saya' })
  const interest = { code, kind: 'coach', note: '' }
  const before = await countedNow()
  assert.equal((await office.run(actor, declareInterest, interest)).kind, 'done')
  for (const one of [code, product.code])
    assert.equal((await site.get(actor, `/penilaian/${one}`)).status, 404)
  assert.equal(
    (await office.run(actor, markSheet, { code, 'mark.pembukuan': 'catatan-kas' })).kind,
    'not-found',
  )
  assert.deepEqual(await office.read(reader => listRepeatNotes(reader, id)), [])
  const sheet = await office.read(reader => findSheet(reader, product.id, idOf(actor)))
  assert.equal(sheet?.state, 'locked')
  assert.deepEqual({ ...(await countedNow()), history: null }, { ...before, history: null })
})

test('nothing but the repeats reads their tables', () => {
  const files = readdirSync(sources, { recursive: true, encoding: 'utf8' }).filter(
    name => name.endsWith('.ts') && !name.endsWith('.test.ts'),
  )
  const naming = (words: RegExp): readonly string[] =>
    files
      .filter(name => words.test(readFileSync(join(sources, name), 'utf8')))
      .map(name => name.replace('modules/assessment/', ''))
      .toSorted()
  assert.deepEqual(naming(/repeat_(sheet|mark|note)\b/), ['repeats/repeat-store.ts'])
  assert.deepEqual(naming(/\/repeat-store\.ts'/), [
    'index.ts',
    'repeats/give-repeats.ts',
    'repeats/own-repeats.ts',
    'repeats/plan-repeats.ts',
    'repeats/repeat-invariants.ts',
    'repeats/repeat-report.ts',
    'repeats/repeat-routes.ts',
    'sheets/own-sheet.ts',
    'sheets/own-store.ts',
    'sheets/own-work.ts',
  ])
})

test('nothing that counts has changed, and nothing changes when repeats are broken or deleted', async () => {
  const apart = async () => ({ ...(await countedNow()), history: null })
  const then = { ...everything, history: null }
  assert.deepEqual(await apart(), then)
  const told = (entries: typeof everything.history) => entries.map(one => one.event)
  const { history } = await countedNow()
  assert.deepEqual(told(history).toSorted(), [...told(everything.history), 'interest.declared'].toSorted())
  for (const invariant of assessmentInvariants)
    assert.deepEqual(await office.read(reader => invariant.find({ reader } as never)), [], invariant.id)
  const breakAll = [
    'alter table repeat_sheet disable trigger user',
    'alter table repeat_mark disable trigger user',
    `update repeat_sheet set total = 1, code = 'ZZ-8' || lpad((row_number)::text, 3, '0') from (select id as one, row_number() over () from repeat_sheet) numbered where one = id`,
    `update repeat_mark set answer = '"kacau"'`,
  ]
  for (const statement of breakAll) await office.database.write(tx => sql.raw(statement).execute(tx))
  assert.deepEqual(await apart(), then)
  for (const table of ['repeat_note', 'repeat_mark', 'repeat_sheet', 'repeat_setting'])
    await office.database.write(tx => sql.raw(`delete from ${table}`).execute(tx))
  assert.deepEqual(await apart(), then)
})
