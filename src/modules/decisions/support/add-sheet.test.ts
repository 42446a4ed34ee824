import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  AssignmentOffice,
  problemsOf,
  secretariat,
  somebody,
} from '../../../../tests/builders/assignment-office.ts'
import { NEAR_LINE, sheetForm } from '../../../../tests/builders/cloth-case.ts'
import { everyPage } from '../../../../tests/builders/every-page.ts'
import { testDatabase } from '../../../../tests/builders/test-database.ts'
import type { TestSite } from '../../../../tests/builders/test-site.ts'
import { mainOf } from '../../../../tests/builders/valid-page.ts'
import type { Actor } from '../../../access/index.ts'
import { listHistory, verify } from '../../../audit/index.ts'
import { listAssignmentsOf } from '../../assessment/planning/assignment-store.ts'
import { listScorers } from '../../assessment/planning/list-scorers.ts'
import { assessmentInvariants, declareInterest, lockSheet, setProfile } from '../../assessment/index.ts'
import { releaseAssessor } from '../../assessment/planning/release-assessor.ts'
import { addSheet, addSheetsInEdition, settleNomination } from '../index.ts'
import { loadFurtherGround } from './further-sheets.ts'

let office: AssignmentOffice
let site: TestSite
const chair = somebody('chair')

before(async () => {
  office = await AssignmentOffice.open(await testDatabase())
  site = everyPage(office.environment)
})
after(() => office.database.close())

/** A product whose three sheets are locked, less than one point from a line of a star. */
async function doubtful() {
  const made = await office.inAssessment()
  const fresh = mainOf((await site.get(made.panel[0], `/penilaian/${made.code}`)).body)
  for (const [index, assessor] of made.panel.entries())
    await office.done(assessor, lockSheet, { code: made.code, ...sheetForm(index, NEAR_LINE) })
  assert.equal((await office.get(made.id)).state, 'assessed')
  return { ...made, fresh, input: { edition: office.editionId, nomination: made.id } }
}
const fourthOf = async (id: string, panel: readonly Actor[]): Promise<Actor> => {
  const [fourth] = (await office.panelOf(id)).filter(one => !panel.includes(one))
  assert.ok(fourth, 'nobody was asked')
  return fourth
}

test('a panel with too few sheets waits for its assessors, also before any product of the edition is assessed', async () => {
  const { id, code, panel } = await office.inAssessment()
  const [first, second, third] = panel
  for (const one of [first, second]) await office.done(one, lockSheet, { code, ...sheetForm(0) })
  await office.done(third, declareInterest, { code, kind: 'coach', note: 'Pernah melatih.' })
  const now = office.clock.now()
  const assessors = await office.read(reader => listScorers(reader, now))
  const fourth = { id: assessors.find(one => !panel.some(({ personId }) => personId === one.id))?.id }
  await office.done(secretariat, setProfile, { ...fourth, maxLoad: '0', version: '0' })
  const { digest } = await office.read(reader => loadFurtherGround(reader, office.editionId, now))
  const input = { edition: office.editionId, seen: digest }
  assert.deepEqual(problemsOf(await office.run(secretariat, addSheetsInEdition, input)), ['nothing-to-add'])
  assert.equal((await office.get(id)).state, 'in-assessment')
  await office.done(secretariat, setProfile, { ...fourth, maxLoad: '', version: '1' })
})

test('a doubtful result gets one more assessor, who sees a sheet like any other, and comes back when it is locked', async () => {
  const { id, code, panel, fresh, input } = await doubtful()
  await office.done(chair, addSheet, input)
  assert.equal((await office.get(id)).state, 'in-assessment')
  assert.equal((await site.get(chair, `/pleno/${office.editionId}/${id}`)).status, 404)
  const fourth = await fourthOf(id, panel)
  const seen = await site.get(fourth, `/penilaian/${code}`)
  assert.equal(seen.status, 200)
  const bare = (body: string): string => body.replaceAll(/name="_key" value="[^"]*"/g, '')
  assert.equal(bare(mainOf(seen.body)), bare(fresh))
  assert.deepEqual(problemsOf(await office.run(chair, addSheet, input)), ['not-allowed'])
  await office.done(fourth, lockSheet, { code, ...sheetForm(0, NEAR_LINE) })
  assert.equal((await office.get(id)).state, 'assessed')
  const page = await site.get(chair, `/pleno/${office.editionId}/${id}`)
  assert.match(page.body, /Penilai 4/)
  const history = await office.read(reader => listHistory(reader, { kind: 'nomination', id }, ['panel']))
  assert.equal(history.filter(one => one.event === 'assessment.sheet-added').length, 1)
  assert.equal((await office.read(verify)).ok, true)
})

test('nobody but chair and secretariat asks for a sheet, and nobody for a product of another edition', async () => {
  const { id, input } = await doubtful()
  for (const role of ['auditor'] as const)
    assert.deepEqual(problemsOf(await office.run(somebody(role), addSheet, input)), ['not-allowed'], role)
  for (const role of [
    'assessor',
    'operator',
    'office-head',
    'minister',
    'publisher',
    'administrator',
    'visitor',
  ] as const)
    assert.deepEqual(problemsOf(await office.run(somebody(role), addSheet, input)), ['not-found'], role)
  const elsewhere = { ...input, edition: '0000000000000000' }
  assert.deepEqual(problemsOf(await office.run(chair, addSheet, elsewhere)), ['not-found'])
  assert.equal((await office.get(id)).state, 'assessed')
})

test('a double click asks one assessor; two people at once ask one', async () => {
  const { id, input } = await doubtful()
  const answers = await office.together([
    () => office.run(chair, addSheet, input),
    () => office.run(secretariat, addSheet, input),
  ])
  assert.deepEqual(answers.map(one => one.kind).toSorted(), ['done', 'not-allowed'])
  assert.equal((await office.panelOf(id)).length, 4)
})

test('what is settled, or has as many sheets as the rules allow, goes to nobody', async () => {
  const { id, code, panel, input } = await doubtful()
  const path = `/pleno/${office.editionId}/${id}`
  assert.match((await site.get(chair, path)).body, /Minta satu lembar tambahan/)
  assert.doesNotMatch((await site.get(somebody('auditor'), path)).body, /Minta satu lembar tambahan/)
  await office.done(chair, settleNomination, { ...input, stars: '1', reason: '' })
  assert.deepEqual(problemsOf(await office.run(secretariat, addSheet, input)), ['no-further-sheet'])
  assert.doesNotMatch((await site.get(chair, path)).body, /Minta satu lembar tambahan/)
  const other = await doubtful()
  await office.done(secretariat, addSheet, other.input)
  await office.done(await fourthOf(other.id, other.panel), lockSheet, {
    code: other.code,
    ...sheetForm(1, NEAR_LINE),
  })
  // All four have scored it: the rules would allow a fifth sheet, but nobody is left.
  assert.deepEqual(problemsOf(await office.run(secretariat, addSheet, other.input)), ['nobody-left'])
  assert.ok(panel.length === 3 && code !== other.code)
})

test('for a whole edition it is shown before it is done, done once, and not on stale counts', async () => {
  const first = await doubtful()
  const second = await doubtful()
  const path = `/keyakinan/${office.editionId}`
  const page = await site.get(secretariat, path)
  const seen = /name="seen" value="([0-9a-f]{64})"/.exec(page.body)?.[1] ?? ''
  const input = { edition: office.editionId, seen }
  assert.deepEqual(problemsOf(await office.run(secretariat, addSheetsInEdition, { ...input, seen: '' })), [
    'plan-changed',
  ])
  assert.deepEqual(problemsOf(await office.run(somebody('assessor'), addSheetsInEdition, input)), [
    'not-found',
  ])
  await office.done(secretariat, addSheetsInEdition, input)
  for (const { id, panel } of [first, second]) {
    assert.equal((await office.get(id)).state, 'in-assessment')
    assert.equal((await office.panelOf(id)).length, panel.length + 1)
  }
  assert.deepEqual(problemsOf(await office.run(secretariat, addSheetsInEdition, input)), ['plan-changed'])
})

test('whose further assessor has gone is given to another, and without one goes back to the plenary', async () => {
  const { id, panel, input } = await doubtful()
  await office.done(chair, addSheet, input)
  const fourth = await fourthOf(id, panel)
  const assignments = await office.read(reader => listAssignmentsOf(reader, [id]))
  const assignment = assignments.find(one => one.personId === fourth.personId)?.id ?? ''
  await office.done(secretariat, releaseAssessor, { id: office.editionId, assignment, reason: 'Sakit.' })
  const page = await site.get(secretariat, `/keyakinan/${office.editionId}`)
  assert.match(page.body, /Kembali ke pleno, karena tidak ada pengganti/)
  const seen = /name="seen" value="([0-9a-f]{64})"/.exec(page.body)?.[1] ?? ''
  await office.done(secretariat, addSheetsInEdition, { edition: office.editionId, seen })
  assert.equal((await office.get(id)).state, 'assessed')
  for (const one of assessmentInvariants)
    assert.deepEqual(
      await office.read(reader => one.find({ reader } as Parameters<typeof one.find>[0])),
      [],
      one.id,
    )
})
