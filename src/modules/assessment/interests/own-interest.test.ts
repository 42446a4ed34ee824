import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  AssignmentOffice,
  problemsOf,
  secretariat,
  somebody,
} from '../../../../tests/builders/assignment-office.ts'
import { sheetForm } from '../../../../tests/builders/cloth-case.ts'
import { testDatabase } from '../../../../tests/builders/test-database.ts'
import { testSite, type TestSite } from '../../../../tests/builders/test-site.ts'
import type { Actor } from '../../../access/index.ts'
import type { ActionResult } from '../../../actions/index.ts'
import { listHistory, verify } from '../../../audit/index.ts'
import { provinceOf } from '../../../foundation/area-path.ts'
import { listAssignmentsOf, listInterestsOf, releaseAssignment } from '../planning/assignment-store.ts'
import { declareInterest } from './declare-interest.ts'
import { assessmentInvariants, assessmentRoutes } from '../index.ts'
import { assessmentTasks } from '../tasks.ts'
import { lockSheet } from '../sheets/lock-sheet.ts'
import { markSheet } from '../sheets/mark-sheet.ts'
import { findSheet } from '../sheets/scoresheet-store.ts'

let office: AssignmentOffice
let site: TestSite
before(async () => {
  office = await AssignmentOffice.open(await testDatabase())
  site = testSite(office.environment, assessmentRoutes(office.environment.services.files))
})
after(() => office.database.close())

const declare = (
  actor: Actor,
  code: string,
  more: Readonly<Record<string, string>> = {},
  key: string | null = null,
): Promise<ActionResult> =>
  office.run(actor, declareInterest, { code, kind: 'coach', note: 'Pernah melatih.', ...more }, key)
const interestsOf = (id: string) => office.read(reader => listInterestsOf(reader, [id]))
const declared = async (id: string) =>
  (await office.read(reader => listHistory(reader, { kind: 'nomination', id }, ['panel']))).filter(
    one => one.event === 'interest.declared',
  )
const idOf = (actor: Actor): string => actor.personId ?? ''

test('an interest ends the access at once: page, pictures, marking and locking', async () => {
  const { id, code, panel } = await office.inAssessment()
  const [one, other] = panel
  const address = `/penilaian/${code}`
  const addresses = [address, `${address}/foto/1/w800`, `${address}/dokumen/indikasi-geografis/1`]
  for (const path of addresses) assert.equal((await site.get(one, path)).status, 200, path)
  await office.done(one, markSheet, { code, ...sheetForm(0) })

  assert.equal((await declare(one, code)).kind, 'done')
  for (const path of addresses) assert.equal((await site.get(one, path)).status, 404, path)
  assert.ok(!(await site.get(one, '/penilaian')).body.includes(code))
  assert.deepEqual(await office.run(one, markSheet, { code, 'mark.petunjuk-produk': 'no' }), {
    kind: 'not-found',
  })
  assert.deepEqual(await office.run(one, lockSheet, { code, ...sheetForm(0) }), { kind: 'not-found' })
  const sheet = await office.read(reader => findSheet(reader, id, idOf(one)))
  assert.equal(sheet?.state, 'open')
  for (const path of addresses) assert.equal((await site.get(other, path)).status, 200, path)
})

test('an interest is kept with its kind and words, and the ledger has it without the words', async () => {
  const { id, code, panel } = await office.inAssessment()
  assert.equal((await declare(panel[0], code)).kind, 'done')
  const [interest, ...more] = await interestsOf(id)
  assert.deepEqual(more, [])
  assert.deepEqual(
    [interest?.personId, interest?.kind, interest?.note],
    [panel[0].personId, 'coach', 'Pernah melatih.'],
  )
  const [entry, ...others] = await declared(id)
  assert.deepEqual(others, [])
  assert.deepEqual(
    [entry?.person_id, entry?.role, entry?.detail],
    [idOf(panel[0]), 'assessor', { kind: 'coach' }],
  )
  assert.ok(!JSON.stringify(entry).includes('melatih'))
  assert.equal((await office.read(verify)).ok, true)
})

test('an interest without its kind, or of another kind without words, is refused and changes nothing', async () => {
  const { id, code, panel } = await office.inAssessment()
  assert.deepEqual(problemsOf(await office.run(panel[0], declareInterest, { code })), ['invalid_value kind'])
  assert.deepEqual(problemsOf(await declare(panel[0], code, { kind: 'sudah-bosan' })), ['invalid_value kind'])
  assert.deepEqual(problemsOf(await declare(panel[0], code, { kind: 'other', note: '  ' })), [
    'required note',
  ])
  assert.deepEqual(await interestsOf(id), [])
  assert.deepEqual(await declared(id), [])
  assert.equal((await office.panelOf(id)).length, 3)
  const other = { kind: 'other', note: 'Tetangga pembuatnya.' }
  assert.equal((await declare(panel[0], code, other)).kind, 'done')
})

test('after an interest the secretariat assigns a replacement, who is somebody else', async () => {
  const { id, code, panel } = await office.inAssessment()
  const [gone, ...stay] = panel
  await declare(gone, code)
  assert.equal((await office.assign(secretariat)).kind, 'done')
  const now = await office.panelOf(id)
  assert.equal(now.length, 3)
  assert.ok(stay.every(one => now.includes(one)))
  const replacement = now.find(one => !panel.includes(one))
  assert.ok(replacement)
  assert.equal((await site.get(replacement, `/penilaian/${code}`)).status, 200)
  assert.equal((await site.get(gone, `/penilaian/${code}`)).status, 404)
  assert.equal((await office.get(id)).state, 'in-assessment')
})

test('an assignment that ends without an interest ends the access as well, and is not given back', async () => {
  const { id, code, panel } = await office.inAssessment()
  const assignments = await office.read(reader => listAssignmentsOf(reader, [id]))
  const own = assignments.find(one => one.personId === idOf(panel[0]))
  assert.ok(own)
  await office.database.write(tx => releaseAssignment(tx, own, 'contoh'))
  assert.equal((await site.get(panel[0], `/penilaian/${code}`)).status, 404)
  assert.deepEqual(await office.run(panel[0], markSheet, { code, ...sheetForm(0) }), { kind: 'not-found' })
  assert.equal((await office.assign()).kind, 'done')
  const now = await office.panelOf(id)
  assert.deepEqual([now.length, now.includes(panel[0])], [3, false])
})

test('where nobody is left to replace, assigning again says so and brings the one who left not back', async () => {
  const { id, code, panel } = await office.inAssessment()
  await declare(panel[0], code)
  await declare(panel[1], code)
  const result = await office.assign()
  assert.deepEqual(problemsOf(result), ['panel-short'])
  assert.ok(result.kind === 'refused')
  assert.match(
    result.problems[0]?.message.en ?? '',
    /short of 1 assessors .*2 assessors declared an interest/,
  )
  assert.deepEqual(await office.panelOf(id), [panel[2]])
  // One candidate more completes the panel.
  await office.assessor('tambahan', '61.71')
  assert.equal((await office.assign()).kind, 'done')
  assert.equal((await office.panelOf(id)).length, 3)
})

test('an interest declared twice has one effect: the same form is answered again, a new one finds nothing', async () => {
  const { id, code, panel } = await office.inAssessment()
  const first = await declare(panel[0], code, {}, 'interest-1')
  const again = await declare(panel[0], code, {}, 'interest-1')
  assert.ok(first.kind === 'done' && again.kind === 'done' && again.repeated)
  assert.deepEqual(await declare(panel[0], code, {}, 'interest-2'), { kind: 'not-found' })
  const both = await office.together([1, 2].map(() => () => declare(panel[1], code)))
  assert.deepEqual(both.map(one => one.kind).toSorted(), ['done', 'not-found'])
  assert.deepEqual(
    (await interestsOf(id)).map(one => one.personId).toSorted(),
    [idOf(panel[0]), idOf(panel[1])].toSorted(),
  )
  assert.equal((await declared(id)).length, 2)
})

test('an interest in the moment of locking comes before or after, and never leaves a counted sheet of one who left', async () => {
  const { id, code, panel } = await office.inAssessment()
  const [lock, leave] = await office.together([
    () => office.run(panel[0], lockSheet, { code, ...sheetForm(0) }),
    () => declare(panel[0], code),
  ])
  assert.ok(lock && leave)
  const sheet = await office.read(reader => findSheet(reader, id, idOf(panel[0])))
  const live = await office.panelOf(id)
  assert.equal(leave.kind, 'done')
  if (lock.kind !== 'done') assert.equal(lock.kind, 'not-found')
  assert.equal(sheet?.state === 'locked', live.includes(panel[0]))
})

test('an interest is not declared for somebody else, or in an unknown product', async () => {
  const { id, code, panel } = await office.inAssessment()
  const outsider = await office.assessor('luar', '62.71')
  for (const actor of [outsider, secretariat, somebody('chair'), somebody('visitor')])
    assert.deepEqual(await declare(actor, code), { kind: 'not-found' }, actor.role)
  assert.deepEqual(await declare(panel[0], 'ZZ-0000'), { kind: 'not-found' })
  assert.deepEqual(await interestsOf(id), [])
})

test('an interest after locking keeps the sheet and marks it, closes it to its assessor, and is told to the chair', async () => {
  const { id, code, panel } = await office.inAssessment()
  await office.done(panel[0], lockSheet, { code, ...sheetForm(0) })
  const told = async (role: 'chair' | 'secretariat', more: Partial<Actor> = {}): Promise<number> =>
    (
      await office.read(reader =>
        assessmentTasks(reader, { ...somebody(role), ...more }, office.clock.now(), 'en'),
      )
    ).find(one => one.title === 'Look at sheets with a conflict of interest')?.count ?? 0
  const before = [await told('chair'), await told('secretariat')]
  // The same person may have declared an interest in another product before, which is kept from that person as well.
  const beforeOwn = await told('chair', { personId: panel[0].personId })
  assert.equal((await declare(panel[0], code)).kind, 'done')
  assert.deepEqual(
    [await told('chair'), await told('secretariat')],
    before.map(count => count + 1),
  )
  // Of what the plenary keeps from somebody no task tells; the secretariat's page keeps nothing.
  const { areaPath } = await office.get(id)
  assert.equal(await told('chair', { homeAreaPath: provinceOf(areaPath) }), 0)
  assert.equal(await told('chair', { personId: panel[0].personId }), beforeOwn)
  assert.equal(await told('secretariat', { homeAreaPath: provinceOf(areaPath) }), await told('secretariat'))
  assert.equal((await office.panelOf(id)).length, 3)
  assert.equal((await office.read(reader => findSheet(reader, id, idOf(panel[0]))))?.state, 'locked')
  assert.equal((await site.get(panel[0], `/penilaian/${code}`)).status, 404)
  assert.deepEqual((await declared(id))[0]?.detail, { kind: 'coach', afterLock: true })
  assert.match(
    (await site.get(secretariat, `/penugasan/${office.editionId}`)).body,
    /menyatakan benturan setelah mengunci/,
  )
  for (const rule of assessmentInvariants)
    assert.deepEqual(await office.read(reader => rule.find({ reader } as never)), [], rule.id)
  // Set aside, the sheet counts no more, and nobody has to look at it.
  const own = (await office.read(reader => listAssignmentsOf(reader, [id]))).find(
    one => one.personId === idOf(panel[0]),
  )
  assert.ok(own)
  await office.database.write(tx => releaseAssignment(tx, own, 'contoh'))
  assert.deepEqual([await told('chair'), await told('secretariat')], before)
})
