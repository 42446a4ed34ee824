// on the embedded database: what is stored is the same on both.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import {
  AssignmentOffice,
  hidden,
  problemsOf,
  secretariat,
  somebody,
} from '../../../../tests/builders/assignment-office.ts'
import { sheetForm } from '../../../../tests/builders/cloth-case.ts'
import { everyPage } from '../../../../tests/builders/every-page.ts'
import { anActor } from '../../../../tests/builders/offices.ts'
import { regionalDatabase } from '../../../../tests/builders/regional-database.ts'
import type { TestSite } from '../../../../tests/builders/test-site.ts'
import { mainOf } from '../../../../tests/builders/valid-page.ts'
import type { Actor } from '../../../access/index.ts'
import {
  assessmentTasks,
  clearInterest,
  declareTie,
  loadLockedDesk,
  lockedSheetsOf,
  lockSheet,
  markSheet,
} from '../../assessment/index.ts'
import { comparable } from '../../interests/compare-names.ts'
import { setAsideSheet } from './set-aside-sheet.ts'
import { unlockSheet } from './unlock-sheet.ts'

const chair = anActor('chair')
const reason = 'Benturan baru diketahui (contoh).'
let office: AssignmentOffice
let site: TestSite
before(async () => {
  office = await AssignmentOffice.open(await regionalDatabase())
  site = everyPage(office.environment)
  await office.assessors(['33.02', '51.04', '73.71', '12.71', '61.71', '81.71'])
})
after(() => office.database.close())

const idOf = (one: Actor): string => one.personId ?? ''
/** From now on the person works for the maker. */
const worksThere = (one: Actor) =>
  office.database.write(tx =>
    sql`update person set employer = ${hidden.producer} where id = ${idOf(one)}`.execute(tx),
  )
const deskSheet = async (id: string, whose: Actor) => {
  const desk = await office.read(reader => loadLockedDesk(reader, id))
  const found = desk?.sheets.find(one => one.sheet.personId === idOf(whose))
  assert.ok(found)
  return found.sheet
}
const on = async (
  action: typeof unlockSheet | typeof setAsideSheet,
  id: string,
  whose: Actor,
  by = chair,
) => {
  const input = { edition: office.editionId, nomination: id, sheet: (await deskSheet(id, whose)).id }
  return office.run(by, action, { ...input, reason, asideReason: reason })
}
const tasks = async (actor: Actor) =>
  (await office.read(reader => assessmentTasks(reader, actor, office.clock.now(), 'id'))).map(
    one => `${one.title} ${one.count}`,
  )

test('an open sheet is closed by what is found at once, and open again with what it held once it is cleared', async () => {
  const { id, code, panel } = await office.inAssessment()
  const [tied, other] = panel
  const mark = { code, 'mark.petunjuk-produk': 'no', 'reason.petunjuk-produk': 'Tidak ada.' }
  await office.done(tied, markSheet, mark)
  await worksThere(tied)
  for (const end of ['', '/kunci', '/kabar', '/bandingkan', '/foto/1/w800'])
    assert.equal((await site.get(tied, `/penilaian/${code}${end}`)).status, 404, end)
  for (const act of [markSheet, lockSheet])
    assert.deepEqual(await office.run(tied, act, mark), { kind: 'not-found' })
  const list = mainOf((await site.get(tied, '/penilaian')).body)
  assert.ok(!list.includes(code))
  assert.ok((await tasks(secretariat)).includes('Periksa lembar yang tertutup karena kemungkinan benturan 1'))
  const found = await site.get(secretariat, `/penugasan/${office.editionId}/benturan`)
  assert.match(mainOf(found.body), /lembarnya tertutup sampai diperiksa/)
  assert.match(
    mainOf((await site.get(secretariat, `/penugasan/${office.editionId}`)).body),
    /tertutup karena kemungkinan benturan/,
  )
  assert.equal((await site.get(other, `/penilaian/${code}`)).status, 200)
  assert.deepEqual(problemsOf(await on(setAsideSheet, id, tied)), ['sheet-open'])
  await office.done(secretariat, clearInterest, {
    id: office.editionId,
    nomination: id,
    person: idOf(tied),
    found: comparable(hidden.producer),
    reason,
  })
  const again = await site.get(tied, `/penilaian/${code}`)
  assert.equal(again.status, 200)
  assert.match(again.body, /Tidak ada\./)
})

test('a locked sheet of somebody tied is not opened again: it is set aside, kept, and scored by somebody else', async () => {
  const { id, code, panel } = await office.inAssessment()
  for (const [index, one] of panel.entries()) await office.done(one, lockSheet, { code, ...sheetForm(index) })
  assert.equal((await office.get(id)).state, 'assessed')
  const [found, declared, clean] = panel
  assert.deepEqual(problemsOf(await on(setAsideSheet, id, clean)), ['no-interest'])
  office.clock.advance(60)
  await worksThere(found)
  await office.done(declared, declareTie, { kind: 'family', name: hidden.owner, note: '' })
  assert.equal((await site.get(found, `/penilaian/${code}`)).status, 404)
  assert.deepEqual(problemsOf(await on(unlockSheet, id, found)), ['found-interest'])
  assert.deepEqual(problemsOf(await on(unlockSheet, id, declared)), ['declared-interest'])
  const page = mainOf((await site.get(chair, `/pleno/${office.editionId}/${id}/lembar`)).body)
  assert.equal([...page.matchAll(/value="scoresheet\.set-aside"/g)].length, 2)
  assert.equal([...page.matchAll(/value="scoresheet\.unlock"/g)].length, 1)
  for (const actor of [secretariat, found, somebody('auditor')]) {
    const { kind } = await on(setAsideSheet, id, found, actor)
    assert.ok(kind === 'not-found' || kind === 'not-allowed', actor.role)
  }
  const both = [1, 2].map(() => () => on(setAsideSheet, id, found).catch(() => ({ kind: 'gone' })))
  const kinds = (await office.together(both)).map(one => one.kind)
  assert.equal(kinds.filter(kind => kind === 'done').length, 1, kinds.join(' '))
  assert.equal((await on(setAsideSheet, id, declared)).kind, 'done')
  assert.equal((await office.get(id)).state, 'in-assessment')
  assert.equal((await office.read(reader => lockedSheetsOf(reader, [id]))).get(id)?.length, 1)
  assert.equal((await office.assign()).kind, 'done')
  const now = await office.panelOf(id)
  assert.deepEqual([now.length, now.some(one => [found, declared].includes(one as never))], [3, false])
  for (const one of now.filter(each => idOf(each) !== idOf(clean)))
    await office.done(one, lockSheet, { code, ...sheetForm(0) })
  assert.equal((await office.get(id)).state, 'assessed')
  const kept = await office.read(reader =>
    sql<{
      n: number
    }>`select count(*)::int as n from scoresheet where nomination_id = ${id} and state = 'locked'`.execute(
      reader,
    ),
  )
  assert.equal(kept.rows[0]?.n, 5)
})
