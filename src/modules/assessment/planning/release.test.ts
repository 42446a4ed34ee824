import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  AssignmentOffice,
  problemsOf,
  secretariat,
  somebody,
  verifier,
} from '../../../../tests/builders/assignment-office.ts'
import { sheetForm } from '../../../../tests/builders/cloth-case.ts'
import { everyPage } from '../../../../tests/builders/every-page.ts'
import { testDatabase } from '../../../../tests/builders/test-database.ts'
import type { TestSite } from '../../../../tests/builders/test-site.ts'
import { listHistory, verify } from '../../../audit/index.ts'
import { withdrawNomination } from '../../nominations/index.ts'
import { anActor } from '../../../../tests/builders/offices.ts'
import { listAssignmentsOf, loadsOf } from './assignment-store.ts'
import { assessmentTasks } from '../tasks.ts'
import { lockSheet } from '../sheets/lock-sheet.ts'
import { releaseAssessor } from './release-assessor.ts'

let office: AssignmentOffice
let site: TestSite
before(async () => {
  office = await AssignmentOffice.open(await testDatabase())
  site = everyPage(office.environment)
})
after(() => office.database.close())

const reason = 'Sakit sampai akhir tahap.'
const assignmentOf = async (id: string, personId: string | null): Promise<string> => {
  const all = await office.read(reader => listAssignmentsOf(reader, [id]))
  return all.find(one => one.personId === personId)?.id ?? ''
}

test('releasing an assessor, with a reason, ends the access and lets the next plan fill the panel', async () => {
  const { id, code, panel } = await office.inAssessment()
  const [gone] = panel
  const input = { id: office.editionId, assignment: await assignmentOf(id, gone.personId) }
  assert.deepEqual(problemsOf(await office.run(secretariat, releaseAssessor, { ...input, reason: '' })), [
    'too_small reason',
  ])
  await office.done(secretariat, releaseAssessor, { ...input, reason })
  assert.equal((await site.get(gone, `/penilaian/${code}`)).status, 404)
  assert.equal((await office.assign()).kind, 'done')
  const now = await office.panelOf(id)
  assert.equal(now.length, 3)
  assert.ok(!now.some(one => one.personId === gone.personId))
  const history = await office.read(reader => listHistory(reader, { kind: 'nomination', id }, ['panel']))
  assert.equal(history.find(one => one.event === 'assessment.released')?.reason, reason)
  assert.equal((await office.read(verify)).ok, true)
  assert.deepEqual(problemsOf(await office.run(secretariat, releaseAssessor, { ...input, reason })), [
    'already-released',
  ])
})

test('a locked sheet counts: its assessor is not released', async () => {
  const { id, code, panel } = await office.inAssessment()
  await office.done(panel[0], lockSheet, { code, ...sheetForm(0) })
  const input = { id: office.editionId, assignment: await assignmentOf(id, panel[0].personId), reason }
  assert.deepEqual(problemsOf(await office.run(secretariat, releaseAssessor, input)), ['sheet-locked'])
  assert.equal((await office.panelOf(id)).length, 3)
})

test('releasing, by anybody but the secretariat or through another edition, is refused', async () => {
  const { id, panel } = await office.inAssessment()
  const input = { id: office.editionId, assignment: await assignmentOf(id, panel[0].personId), reason }
  for (const role of ['chair', 'assessor', 'administrator', 'operator', 'auditor'] as const)
    assert.notEqual((await office.run(somebody(role), releaseAssessor, input)).kind, 'done', role)
  assert.equal(
    (await office.run(secretariat, releaseAssessor, { ...input, id: '0000000000000000' })).kind,
    'not-found',
  )
  assert.equal((await office.run(verifier, releaseAssessor, input)).kind, 'not-found')
  assert.equal((await office.panelOf(id)).length, 3)
})

test('the plan page shows the panels, opens one to release from it, and the auditor reads it without a button', async () => {
  const { id } = await office.inAssessment()
  const path = `/penugasan/${office.editionId}?usulan=${id}`
  const page = await site.get(secretariat, path)
  assert.match(page.body, /Akhiri penugasan/)
  const read = await site.get(somebody('auditor'), path)
  assert.equal(read.status, 200)
  assert.match(read.body, /Sedang dinilai/)
  assert.doesNotMatch(read.body, /Akhiri penugasan/)
})

test('a withdrawn product is no load and no task of its assessors', async () => {
  const { id, panel } = await office.inAssessment()
  const personId = panel[0].personId ?? ''
  const load = async (): Promise<number> =>
    (await office.read(reader => loadsOf(reader, [personId]))).get(personId) ?? 0
  const before = await load()
  await office.done(anActor('office-head', '/32/32.05/'), withdrawNomination, {
    id,
    reason: 'Produsen tutup.',
  })
  assert.equal(await load(), before - 1)
  const [task] = await office.read(reader => assessmentTasks(reader, panel[0], office.clock.now(), 'id'))
  assert.equal(task?.count ?? 0, before - 1)
})
