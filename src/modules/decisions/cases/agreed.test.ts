// on PostgreSQL: acts at the same moment need more than one connection.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { AssignmentOffice, problemsOf, somebody } from '../../../../tests/builders/assignment-office.ts'
import { sheetForm } from '../../../../tests/builders/cloth-case.ts'
import { testDatabase } from '../../../../tests/builders/test-database.ts'
import { testSite, type TestSite } from '../../../../tests/builders/test-site.ts'
import { mainOf } from '../../../../tests/builders/valid-page.ts'
import type { Actor } from '../../../access/index.ts'
import { scoreSheets, traceOf } from '../../../engine/index.ts'
import { canonicalJson } from '../../../platform/digest.ts'
import {
  agreedActions,
  assessmentInvariants,
  assessmentRoutes,
  assessmentTasks,
  loadLockedDesk,
  lockedSheetsOf,
  lockSheet,
} from '../../assessment/index.ts'
import { findRules } from '../../editions/index.ts'
import { listNominationsByIds } from '../../nominations/index.ts'
import { feedbackOf } from '../feedback/feedback.ts'
import type { ListEntry } from '../chain/recommendation.ts'
import { openAgreed } from './open-agreed.ts'
import { loadCases } from './plenary-case.ts'
import { seatsOf } from './seats-of.ts'
import { unlockRoutes } from './unlock-routes.ts'
import { unlockSheet } from './unlock-sheet.ts'

const chair = somebody('chair')
const otherChair = somebody('chair')
const { saveAgreedSheet, autosaveAgreedSheet, takeOverAlike } = agreedActions
const { agreeToSheet, refuseSheet, lockAgreedSheet } = agreedActions
const reason = 'Panel menemukan kekeliruan pada satu kriteria.'
const whyNot = 'Kriteria kemasan dinilai terlalu tinggi.'

let office: AssignmentOffice
let site: TestSite
let made: Awaited<ReturnType<AssignmentOffice['inAssessment']>>
before(async () => {
  const rounding = { kind: 'half-up', places: 2 }
  const rules = { aggregation: { first: 'sheet', combine: 'consensus', rounding } }
  const cases = `case,commodity,facts,marks,expected_total,expected_band,expected_gates
Tanpa lembar bersama belum ada hasil,tenun,,all=best | all=best | all=best,-,-,-`
  office = await AssignmentOffice.open(await testDatabase(), rules, cases)
  site = testSite(office.environment, [
    ...assessmentRoutes(office.environment.services.files),
    ...unlockRoutes,
  ])
  made = await office.inAssessment()
})
after(() => office.database.close())

const path = (): string => `/lembar-bersama/${made.code}`
const page = async (actor: Actor): Promise<string> => mainOf((await site.get(actor, path())).body)
const state = async (): Promise<string> => (await office.get(made.id)).state
const act = (actor: Actor, action: Parameters<AssignmentOffice['run']>[1], fields: object = {}) =>
  office.run(actor, action, { code: made.code, ...fields })
/** What the page that an assessor has open carries. */
const seenBy = async (actor: Actor): Promise<string> =>
  /name="seen" value="([^"]+)"/.exec(await page(actor))?.[1] ?? ''
const agree = async (actor: Actor) => act(actor, agreeToSheet, { seen: await seenBy(actor) })
const revision = (): Promise<number> =>
  office.read(async reader => {
    const { rows } = await sql<{ revision: number }>`select revision from agreed_sheet`.execute(reader)
    return rows[0]?.revision ?? 0
  })
const waitFor = async (actor: Actor): Promise<readonly string[]> => {
  const tasks = await office.read(reader => assessmentTasks(reader, actor, office.clock.now(), 'id'))
  return tasks.filter(one => one.href.includes('lembar-bersama')).map(one => one.href)
}
const broken = async (): Promise<readonly unknown[]> => {
  const ground = { reader: undefined as never, files: office.environment.services.files }
  const found = await office.read(async reader => {
    const all: unknown[] = []
    for (const one of assessmentInvariants) all.push(await one.find({ ...ground, reader } as never))
    return all
  })
  return found.flat()
}

test('nobody sees or writes anything before every individual sheet is locked', async () => {
  const [first, second, third] = made.panel
  for (const [index, actor] of [first, second].entries())
    await office.done(actor, lockSheet, { code: made.code, ...sheetForm(index) })
  for (const actor of [chair, first]) {
    assert.match(await page(actor), /Belum semua lembar perorangan terkunci/)
    assert.doesNotMatch(await page(actor), /Alasan contoh/)
    assert.deepEqual(await waitFor(actor), [])
  }
  assert.deepEqual(problemsOf(await act(chair, saveAgreedSheet, sheetForm(0))), ['not-whole'])
  assert.deepEqual(problemsOf(await act(chair, lockAgreedSheet)), ['not-whole'])
  assert.deepEqual(problemsOf(await act(first, agreeToSheet, { seen: '' })), ['not-whole'])
  await office.done(third, lockSheet, { code: made.code, ...sheetForm(2) })
  // The last lock opens the deliberation, and no plenary yet.
  assert.equal(await state(), 'in-assessment')
  assert.deepEqual(await waitFor(chair), [path()])
  assert.deepEqual(await waitFor(first), [], 'there is nothing to answer to yet')
})

test('others are told that there is nothing: strangers, other roles, a chair with an interest', async () => {
  const stranger = await office.assessor('luar', '62.71')
  const interested = somebody('chair')
  await office.database.write(tx =>
    sql`insert into interest (id, person_id, nomination_id, kind, declared_at)
      values ('milik-ketua', ${interested.personId}, ${made.id}, 'family', now())`.execute(tx),
  )
  const ofProvince: Actor = { ...somebody('chair'), homeAreaPath: '/32/32.71/' }
  const others = [
    stranger,
    interested,
    ofProvince,
    ...(['operator', 'minister', 'visitor'] as const).map(somebody),
  ]
  for (const actor of others) {
    for (const action of [saveAgreedSheet, takeOverAlike, lockAgreedSheet, agreeToSheet])
      assert.deepEqual(await act(actor, action, { seen: '' }), { kind: 'not-found' }, actor.role)
    assert.notEqual((await site.get(actor, path())).status, 200, actor.role)
    assert.deepEqual(await waitFor(actor), [])
  }
  // Neither writes for the other side.
  assert.equal((await act(made.panel[0], saveAgreedSheet, sheetForm(0))).kind, 'not-allowed')
  assert.equal((await act(chair, agreeToSheet, { seen: '' })).kind, 'not-allowed')
})

test('the chair takes over what is alike, at a press, and never over what stands there', async () => {
  const shown = await page(chair)
  assert.match(shown, /Penilai 1:/)
  assert.match(shown, /Alasan contoh/)
  assert.doesNotMatch(shown, /Penilai a|Kenari/, 'neither a name of an assessor nor of the maker')
  await office.done(chair, saveAgreedSheet, { code: made.code, 'mark.petunjuk-produk': 'no' })
  assert.equal((await act(chair, takeOverAlike)).kind, 'done')
  const desk = await office.read(reader => loadLockedDesk(reader, made.id))
  assert.equal(desk?.agreed?.revision, 2)
  assert.deepEqual(problemsOf(await act(chair, takeOverAlike)), ['nothing-alike'])
  const marks = await office.read(async reader => {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from agreed_mark`.execute(reader)
    return rows[0]?.n ?? 0
  })
  assert.ok(marks > 1 && marks < 37, String(marks))
  assert.match(await page(chair), /Belum dapat dikunci/)
  assert.match(await page(made.panel[0]), /Ketua belum selesai mengisi/)
})

test('two chairs at the same moment: what both changed is asked about, and the rest of both is kept', async () => {
  const base = (name: string, html: string): string =>
    new RegExp(`name="b\\.${name}" value="([^"]+)"`).exec(html)?.[1] ?? ''
  const shown = await page(chair)
  const [mark, why] = ['mark.petunjuk-produk', 'reason.petunjuk-produk']
  const bases = { [`b.${mark}`]: base(mark, shown), [`b.${why}`]: base(why, shown) }
  const before = await revision()
  const [one, other] = await office.together([
    () => act(chair, saveAgreedSheet, { ...bases, [mark]: 'no', [why]: 'Tidak ada petunjuk.' }),
    () => act(otherChair, saveAgreedSheet, { ...bases, [mark]: 'no', [why]: 'Petunjuk tidak terbaca.' }),
  ])
  const unsaved = [one, other].flatMap(result =>
    result?.kind === 'done' ? (result.unsaved ?? []).map(each => each.code) : [result?.kind],
  )
  assert.deepEqual(unsaved, ['changed-elsewhere'])
  assert.equal(await revision(), before + 1)
  assert.deepEqual(problemsOf(await act(chair, saveAgreedSheet, { 'mark.bukan-kriteria': 'x' })), [
    'unknown-criterion mark.bukan-kriteria',
  ])
  assert.deepEqual(problemsOf(await act(chair, saveAgreedSheet, { 'mark.pembukuan': '<b>' })), [
    'unknown-option mark.pembukuan',
  ])
  const whole = sheetForm(0)
  await office.done(chair, saveAgreedSheet, { code: made.code, ...whole })
  // The same once more changes nothing, and so voids nothing.
  const filled = await revision()
  await office.done(chair, saveAgreedSheet, { code: made.code, ...whole })
  assert.equal(await revision(), filled)
  assert.equal((await waitFor(made.panel[2])).length, 1)
})

test('it is locked only when all agree to what it says now; who does not is named by seat', async () => {
  const [first, second, third] = made.panel
  const stale = await seenBy(first)
  assert.equal((await agree(first)).kind, 'done')
  assert.deepEqual(problemsOf(await act(first, agreeToSheet, { seen: stale })), ['said-already'])
  // An agreement is never voided by a pause in typing, and the chair is told so before anything is typed.
  assert.match(await page(chair), /1 penilai sudah setuju atas isi ini/)
  const agreedTo = await revision()
  const change = { 'reason.petunjuk-produk': 'Ubahan sesudah setuju.' }
  assert.deepEqual(problemsOf(await act(chair, autosaveAgreedSheet, change)), ['held'])
  assert.equal((await act(chair, autosaveAgreedSheet, {})).kind, 'done')
  assert.equal(await revision(), agreedTo)
  const noReason = await act(second, refuseSheet, { seen: stale, reason: 'Tidak' })
  assert.deepEqual(noReason.kind === 'refused' && noReason.problems.map(one => one.path), ['reason'])
  assert.equal((await act(second, refuseSheet, { seen: stale, reason: whyNot })).kind, 'done')
  const refused = await act(chair, lockAgreedSheet)
  assert.ok(refused.kind === 'refused')
  const said = refused.problems.map(one => one.message.id)
  assert.equal(said.length, 2)
  assert.ok(said.some(one => one.includes(whyNot)) && said.some(one => one.includes('belum menyatakan')))
  assert.ok(said.every(one => /^Penilai [123] /.test(one)))
  assert.ok((await page(chair)).includes(whyNot))
  assert.ok((await page(third)).includes(whyNot))
  // The chair changes it: what was agreed before holds no longer, and an old page cannot agree.
  await office.done(chair, saveAgreedSheet, { code: made.code, 'reason.petunjuk-produk': 'Sesuai bahasan.' })
  assert.deepEqual(problemsOf(await act(third, agreeToSheet, { seen: stale })), ['changed-since'])
  assert.match(await page(chair), /1 persetujuan tidak berlaku lagi/)
  assert.deepEqual(problemsOf(await act(chair, lockAgreedSheet)), Array(3).fill('not-agreed'))
  for (const actor of made.panel) assert.equal((await agree(actor)).kind, 'done')
  const old = await act(chair, lockAgreedSheet, { version: String((await revision()) - 1) })
  assert.equal(old.kind, 'stale')
  const locks = await office.together([
    () => act(chair, lockAgreedSheet),
    () => act(otherChair, lockAgreedSheet),
  ])
  assert.deepEqual(locks.map(one => one.kind).toSorted(), ['done', 'not-allowed'])
  assert.equal(await state(), 'assessed')
  assert.deepEqual(await broken(), [])
})

test('the agreed sheet alone counts, as `rules score` prints it; the individual ones stay beside it', async () => {
  const counted = (await office.read(reader => lockedSheetsOf(reader, [made.id]))).get(made.id) ?? []
  assert.deepEqual(
    counted.map(one => one.agreed),
    [false, false, false, true],
  )
  const [one] = await office.read(async reader =>
    loadCases(reader, await listNominationsByIds(reader, [made.id])),
  )
  assert.ok(one)
  const stored = await office.read(reader => findRules(reader, office.rules.id))
  const { seats } = seatsOf(one.rules.rules, one.sheets)
  const file = {
    id: 'satu',
    form: 'tenun',
    facts: one.facts,
    sheets: one.sheets.map(each => each.answers),
    seats,
  }
  const scored = scoreSheets(canonicalJson(stored?.content ?? null), JSON.stringify({ cases: [file] }))
  assert.ok(scored.ok)
  const [line] = scored.value
  const trace = traceOf(one.rules.rules, one.computed.result)
  assert.deepEqual([trace.mean, one.computed.result.problems], [line?.mean, line?.problems])
  assert.deepEqual(trace.counted, [3])
  const { proposal } = one.computed
  assert.deepEqual([proposal.state, proposal.sheets, proposal.totals.length], ['ranked', 3, 3])
  const entry = { rounded: proposal.rounded, gates: [], departed: false, state: 'ranked' }
  const told = feedbackOf(one, entry as unknown as ListEntry)
  assert.equal(told.sheets, 3)
})

test('opened again with a reason, it goes back to the panel, which agrees anew; so does a changed individual sheet', async () => {
  const [first] = made.panel
  const where = { edition: office.editionId, nomination: made.id, reason }
  const sheet = (await office.read(reader => loadLockedDesk(reader, made.id)))?.sheets[0]?.sheet.id
  const unlock = () => office.run(chair, unlockSheet, { ...where, sheet })
  assert.deepEqual(problemsOf(await unlock()), ['agreed-sheet-locked'])
  assert.deepEqual(problemsOf(await act(chair, saveAgreedSheet, sheetForm(1))), ['not-allowed'])
  const opened = await office.together([
    () => office.run(chair, openAgreed, where),
    () => office.run(otherChair, openAgreed, where),
  ])
  assert.deepEqual(opened.map(one => one.kind).toSorted(), ['done', 'not-allowed'])
  assert.equal(await state(), 'in-assessment')
  assert.ok((await page(first)).includes(reason))
  assert.deepEqual(problemsOf(await act(chair, lockAgreedSheet)), Array(3).fill('not-agreed'))
  const seen = await seenBy(first)
  assert.equal((await unlock()).kind, 'done')
  assert.match(await page(chair), /Belum semua lembar perorangan terkunci/)
  const [owner] = made.panel.filter(one => one.personId !== '')
  assert.ok(owner)
  for (const actor of made.panel) await act(actor, lockSheet)
  assert.deepEqual(problemsOf(await act(first, agreeToSheet, { seen })), ['changed-since'])
  for (const actor of made.panel) assert.equal((await agree(actor)).kind, 'done')
  assert.equal((await act(chair, lockAgreedSheet)).kind, 'done')
  const desk = await office.read(reader => loadLockedDesk(reader, made.id))
  assert.deepEqual(
    desk?.agreedVersions.map(one => [one.version, one.reason]),
    [[1, reason]],
  )
  assert.match(
    mainOf((await site.get(chair, `/pleno/${office.editionId}/${made.id}/lembar`)).body),
    /Lembar bersama/,
  )
  assert.deepEqual(await broken(), [])
})

test('the database itself refuses to change what is locked, said or kept', async () => {
  for (const statement of [
    sql`update agreed_sheet set total = 1`,
    sql`update agreed_sheet set state = 'open', locked_at = null, locked_by = null, beside = null, revision = revision + 1`,
    sql`delete from agreed_sheet`,
    sql`update agreed_mark set reason = 'x'`,
    sql`delete from agreed_mark`,
    sql`update agreed_voice set agrees = true`,
    sql`delete from agreed_version`,
  ])
    await assert.rejects(office.database.write(tx => statement.execute(tx)))
})
