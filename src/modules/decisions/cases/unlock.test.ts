import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import {
  AssignmentOffice,
  problemsOf,
  secretariat,
  somebody,
} from '../../../../tests/builders/assignment-office.ts'
import { sheetForm } from '../../../../tests/builders/cloth-case.ts'
import { anActor } from '../../../../tests/builders/offices.ts'
import { testDatabase } from '../../../../tests/builders/test-database.ts'
import { testSite, type TestSite } from '../../../../tests/builders/test-site.ts'
import { mainOf } from '../../../../tests/builders/valid-page.ts'
import type { Actor } from '../../../access/index.ts'
import { listHistory } from '../../../audit/index.ts'
import {
  assessmentRoutes,
  loadLockedDesk,
  lockedSheetsOf,
  lockSheet,
  markSheet,
} from '../../assessment/index.ts'
import { unlockRoutes } from './unlock-routes.ts'
import { unlockSheet } from './unlock-sheet.ts'

const chair = anActor('chair')
const auditor = anActor('auditor')
const reason = 'Penilai keliru memilih pada satu kriteria.'

let office: AssignmentOffice
let site: TestSite
before(async () => {
  office = await AssignmentOffice.open(await testDatabase())
  site = testSite(office.environment, [
    ...assessmentRoutes(office.environment.services.files),
    ...unlockRoutes,
  ])
})
after(() => office.database.close())

async function locked() {
  const made = await office.inAssessment()
  for (const [index, actor] of made.panel.entries())
    await office.done(actor, lockSheet, { code: made.code, ...sheetForm(index) })
  return made
}
const sheetOf = async (id: string, actor: Actor) => {
  const desk = await office.read(reader => loadLockedDesk(reader, id))
  const found = desk?.sheets.find(one => one.sheet.personId === actor.personId)
  assert.ok(found)
  return found
}
const unlock = async (
  actor: Actor,
  id: string,
  whose: Actor,
  more: Readonly<Record<string, string>> = {},
) => {
  const { sheet } = await sheetOf(id, whose)
  const input = { edition: office.editionId, nomination: id, sheet: sheet.id, reason }
  return office.run(actor, unlockSheet, { ...input, ...more })
}
const address = (id: string): string => `/pleno/${office.editionId}/${id}/lembar`

test('the chair opens a locked sheet: its product goes back, the locked version stays, a new lock counts', async () => {
  const { id, code, panel } = await locked()
  const [first] = panel
  const before = await sheetOf(id, first)
  assert.equal((await office.get(id)).state, 'assessed')
  assert.equal((await unlock(chair, id, first)).kind, 'done')
  assert.equal((await office.get(id)).state, 'in-assessment')
  const open = await sheetOf(id, first)
  assert.deepEqual([open.sheet.state, open.sheet.total, open.sheet.lockedAt], ['open', null, null])
  const [kept, ...more] = open.versions
  assert.deepEqual(more, [])
  assert.deepEqual([kept?.version, kept?.total, kept?.reason], [1, before.sheet.total, reason])
  assert.equal(kept?.marks.length, before.marks.length)

  // The assessor is told, changes one mark, and locks again.
  const page = mainOf((await site.get(first, `/penilaian/${code}`)).body)
  assert.ok(page.includes(reason))
  assert.match(mainOf((await site.get(first, '/penilaian')).body), /Dibuka kembali oleh ketua/)
  await office.done(first, markSheet, {
    code,
    'mark.petunjuk-produk': 'no',
    'reason.petunjuk-produk': 'Tidak ada.',
  })
  await office.done(first, lockSheet, { code })
  assert.equal((await office.get(id)).state, 'assessed')
  const counted = (await office.read(reader => lockedSheetsOf(reader, [id]))).get(id) ?? []
  const mine = counted.find(one => one.personId === first.personId)
  assert.equal(counted.length, 3)
  assert.equal(mine?.answers['petunjuk-produk'], false)
  assert.notEqual(mine?.totalHundredths, before.sheet.total)
  // What was locked first is still what it was.
  assert.deepEqual((await sheetOf(id, first)).versions, [kept])

  const entry = (
    await office.read(reader => listHistory(reader, { kind: 'nomination', id }, ['panel']))
  ).find(one => one.event === 'scoresheet.unlocked')
  assert.deepEqual([entry?.person_id, entry?.reason, entry?.detail], [chair.personId, reason, { version: 1 }])
})

test('nobody but the chair opens a sheet, never without a reason, and once at most', async () => {
  const { id, panel } = await locked()
  const [first] = panel
  for (const actor of [first, secretariat, auditor, somebody('minister'), somebody('operator')]) {
    const { kind } = await unlock(actor, id, first)
    assert.ok(kind === 'not-found' || kind === 'not-allowed', `${actor.role}: ${kind}`)
  }
  // A chair who scores, too, leaves the own sheet to another chair.
  assert.equal((await unlock({ ...chair, personId: first.personId }, id, first)).kind, 'not-allowed')
  assert.equal((await unlock(chair, id, first, { reason: 'a' })).kind, 'refused')
  const other = await office.inAssessment()
  assert.deepEqual(await unlock(chair, id, first, { nomination: other.id }), { kind: 'not-found' })
  assert.deepEqual(await unlock(chair, id, first, { edition: other.id }), { kind: 'not-found' })
  const both = await office.together([1, 2].map(() => () => unlock(chair, id, first)))
  assert.deepEqual(both.map(one => one.kind).toSorted(), ['done', 'refused'])
  assert.equal((await sheetOf(id, first)).versions.length, 1)
})

test('once the plenary has settled the product no sheet is opened', async () => {
  const { id, panel } = await locked()
  await office.database.write(tx =>
    sql`insert into settlement (nomination_id, edition_id, proposal, proposal_digest, proposed_stars, settled_stars, reason, settled_by, settled_at, row_version)
      values (${id}, ${office.editionId}, '{}', 'x', 1, 1, 'Uji contoh.', 'test', now(), 1)`.execute(tx),
  )
  assert.deepEqual(problemsOf(await unlock(chair, id, panel[0])), ['already-settled'])
  assert.equal((await sheetOf(id, panel[0])).sheet.state, 'locked')
})

test('a sheet is opened by nothing but its kept version, and a kept version never changes', async () => {
  const { id, panel } = await locked()
  const { sheet } = await sheetOf(id, panel[0])
  const attempt = (statement: ReturnType<typeof sql>) => office.database.write(tx => statement.execute(tx))
  await assert.rejects(
    attempt(sql`update scoresheet set state = 'open' where id = ${sheet.id}`),
    /only with its version kept/,
  )
  await unlock(chair, id, panel[0])
  await assert.rejects(attempt(sql`update scoresheet_version set total = 1`), /never changes/)
  await assert.rejects(attempt(sql`delete from scoresheet_version`), /never changes/)
})

test('the page names no assessor, shows marks once all are locked, and keeps versions for chair and auditor', async () => {
  const { id, code, panel } = await locked()
  const found = await site.get(chair, `/pleno/${office.editionId}/lembar?kode=${code}`)
  assert.deepEqual([found.status, found.headers.get('location')], [303, address(id)])
  await unlock(chair, id, panel[0])
  const during = mainOf((await site.get(chair, address(id))).body)
  assert.ok(during.includes(reason))
  assert.ok(!/84,50|86,00|88,50/.test(during), 'no marks while a sheet is open')
  await office.done(panel[0], lockSheet, { code })
  for (const reader of [chair, auditor]) {
    const page = mainOf((await site.get(reader, address(id))).body)
    assert.match(page, /Versi 1, terkunci/)
    assert.match(page, /84,50/)
    assert.ok(!page.includes('Penilai a') && !panel.some(one => page.includes(one.personId ?? '-')))
    assert.equal(page.includes('value="scoresheet.unlock"'), reader === chair)
  }
  assert.equal((await site.get(panel[1], address(id))).status, 403)
  const unknown = await site.get(chair, `/pleno/${office.editionId}/lembar?kode=ZZ-0000`)
  assert.match(mainOf(unknown.body), /Tidak ada produk edisi ini/)
})
