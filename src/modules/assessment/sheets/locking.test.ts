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
import type { Actor } from '../../../access/index.ts'
import { listHistory, verify } from '../../../audit/index.ts'
import { declareInterest } from '../interests/declare-interest.ts'
import { lockedSheetsOf } from './locked-sheets.ts'
import { lockSheet } from './lock-sheet.ts'
import { markSheet } from './mark-sheet.ts'
import { findSheet } from './scoresheet-store.ts'

let office: AssignmentOffice
before(async () => {
  office = await AssignmentOffice.open(await testDatabase())
})
after(() => office.database.close())

const lock = (actor: Actor, code: string, fields: Readonly<Record<string, string>> = {}) =>
  office.run(actor, lockSheet, { code, ...fields })
const sheetOf = async (id: string, actor: Actor) => {
  const sheet = await office.read(reader => findSheet(reader, id, actor.personId ?? ''))
  assert.ok(sheet)
  return sheet
}
const locks = async (id: string) =>
  (await office.read(reader => listHistory(reader, { kind: 'nomination', id }, ['panel']))).filter(
    one => one.event === 'scoresheet.locked',
  )
const without = (
  form: Readonly<Record<string, string>>,
  ...names: readonly string[]
): Record<string, string> =>
  Object.fromEntries(Object.entries(form).filter(([name]) => !names.includes(name)))

test('an empty sheet is not locked, and every criterion is named at once', async () => {
  const { id, code, panel } = await office.inAssessment()
  const rubric = office.rules.rules.rubrics.get('tenun')
  assert.ok(rubric)
  const expected = [...rubric.criteria.keys()].map(criterion => `missing-answer mark.${criterion}`)
  assert.equal(expected.length, 37)
  assert.deepEqual(problemsOf(await lock(panel[0], code)).toSorted(), expected.toSorted())
  const sheet = await sheetOf(id, panel[0])
  assert.deepEqual([sheet.state, sheet.total, sheet.lockedAt, sheet.rowVersion], ['open', null, null, 1])
  assert.deepEqual(await locks(id), [])
})

test('missing criteria and missing reasons stand in one answer, those typed and those saved before', async () => {
  const { code, panel } = await office.inAssessment()
  const low = { 'mark.pembukuan': 'tidak-mencatat', 'mark.petunjuk-produk': 'no' }
  const form = {
    ...without(sheetForm(0), 'mark.regenerasi', 'reason.pembukuan', 'reason.petunjuk-produk'),
    ...low,
  }
  await office.done(panel[0], markSheet, { code, ...form })
  const expected = [
    'missing-answer mark.regenerasi',
    'missing-reason reason.pembukuan',
    'missing-reason reason.petunjuk-produk',
  ]
  const saved = await lock(panel[0], code)
  assert.deepEqual(problemsOf(saved).toSorted(), expected)
  assert.ok(
    saved.kind === 'refused' && saved.problems.every(one => one.message.id !== '' && one.message.en !== ''),
  )
  const typed = await lock(panel[0], code, { 'reason.pembukuan': ' ', 'mark.regenerasi': 'tidak-ada' })
  assert.deepEqual(problemsOf(typed).toSorted(), [
    'missing-reason reason.pembukuan',
    'missing-reason reason.petunjuk-produk',
    'unknown-option mark.regenerasi',
  ])
  // The same with what was missing is locked in one step.
  const rest = {
    'mark.regenerasi': 'sudah-memegang',
    'reason.pembukuan': 'A.',
    'reason.petunjuk-produk': 'B.',
  }
  assert.equal((await lock(panel[0], code, rest)).kind, 'done')
})

test('a good score needs no reason', async () => {
  const { id, code, panel } = await office.inAssessment()
  const form = without(sheetForm(0), 'reason.pembukuan')
  assert.equal(form['mark.pembukuan'], 'pembukuan-terpisah')
  assert.equal((await lock(panel[0], code, form)).kind, 'done')
  assert.equal((await sheetOf(id, panel[0])).total, 8450)
})

test('a locked sheet is neither marked nor locked again', async () => {
  const { id, code, panel } = await office.inAssessment()
  await office.done(panel[0], lockSheet, { code, ...sheetForm(0) })
  const before = await sheetOf(id, panel[0])
  assert.deepEqual([before.state, before.total], ['locked', 8450])
  assert.deepEqual(before.lockedAt, office.clock.now())
  assert.deepEqual(problemsOf(await office.run(panel[0], markSheet, { code, ...sheetForm(1) })), [
    'sheet-locked',
  ])
  assert.deepEqual(problemsOf(await lock(panel[0], code, sheetForm(1))), ['sheet-locked'])
  assert.deepEqual(await sheetOf(id, panel[0]), before)
  const counted = (await office.read(reader => lockedSheetsOf(reader, [id]))).get(id)
  assert.equal(counted?.length, 1)
  assert.equal(counted[0]?.answers['bahan-baku-lokal'], '72.5')
  assert.equal((await locks(id)).length, 1)
})

test('locking by somebody else, or from a stale page, leaves the sheet open', async () => {
  const { id, code, panel } = await office.inAssessment()
  const outsider = await office.assessor('luar', '62.71')
  for (const actor of [outsider, secretariat, somebody('chair'), somebody('visitor')])
    assert.deepEqual(await lock(actor, code, sheetForm(0)), { kind: 'not-found' }, actor.role)
  await office.done(panel[0], markSheet, { code, ...sheetForm(0), version: '1' })
  assert.equal((await lock(panel[0], code, { version: '1' })).kind, 'stale')
  assert.equal((await sheetOf(id, panel[0])).state, 'open')
})

test('the last of three locks makes the nomination assessed, the first two do not', async () => {
  const { id, code, panel } = await office.inAssessment()
  const before = await office.get(id)
  for (const [index, actor] of panel.entries()) {
    assert.equal((await office.get(id)).state, 'in-assessment')
    assert.equal((await lock(actor, code, sheetForm(index))).kind, 'done')
  }
  const now = await office.get(id)
  assert.deepEqual([now.state, now.rowVersion], ['assessed', before.rowVersion + 1])
  assert.deepEqual(
    (await locks(id)).map(one => [one.person_id, one.detail]),
    panel.map((actor, index) => [actor.personId, { criteria: 37, last: index === 2 }]),
  )
  // From here on the sheets are not the assessors' business any more.
  assert.equal((await lock(panel[0], code, sheetForm(0))).kind, 'not-allowed')
  assert.equal((await office.run(panel[0], markSheet, { code, ...sheetForm(0) })).kind, 'not-allowed')
})

test('of locks at the same moment exactly one is the last, and the ledger still verifies', async () => {
  for (const early of [1, 0]) {
    const { id, code, panel } = await office.inAssessment()
    const { rowVersion } = await office.get(id)
    for (const actor of panel.slice(0, early)) await office.done(actor, lockSheet, { code, ...sheetForm(0) })
    const results = await office.together(
      panel.slice(early).map(actor => () => lock(actor, code, sheetForm(1))),
    )
    assert.deepEqual(
      results.map(one => one.kind),
      results.map(() => 'done'),
      JSON.stringify(results),
    )
    const now = await office.get(id)
    assert.deepEqual([now.state, now.rowVersion], ['assessed', rowVersion + 1])
    const lasts = (await locks(id)).map(one => (one.detail as { last: boolean }).last)
    assert.deepEqual(lasts, [false, false, true])
  }
  assert.equal((await office.read(verify)).ok, true)
})

test('one sheet locked twice at the same moment is locked once', async () => {
  const { id, code, panel } = await office.inAssessment()
  const results = await office.together([0, 1].map(index => () => lock(panel[0], code, sheetForm(index))))
  assert.deepEqual(results.flatMap(problemsOf).toSorted(), ['done', 'sheet-locked'])
  assert.equal((await locks(id)).length, 1)
  assert.equal((await sheetOf(id, panel[0])).total, results[0]?.kind === 'done' ? 8450 : 8600)
})

test('two locks and a declared interest wait for the replacement’s sheet', async () => {
  const { id, code, panel } = await office.inAssessment()
  await office.done(panel[0], lockSheet, { code, ...sheetForm(0) })
  await office.done(panel[1], declareInterest, { code, kind: 'supplier' })
  await office.done(panel[2], lockSheet, { code, ...sheetForm(2) })
  assert.equal((await office.get(id)).state, 'in-assessment', 'two sheets are no panel')
  assert.equal((await office.assign()).kind, 'done')
  const replacement = (await office.panelOf(id)).find(one => !panel.includes(one))
  assert.ok(replacement)
  assert.equal((await lock(replacement, code, sheetForm(1))).kind, 'done')
  assert.equal((await office.get(id)).state, 'assessed')
  const counted = (await office.read(reader => lockedSheetsOf(reader, [id]))).get(id)
  assert.deepEqual(
    counted?.map(one => one.personId).toSorted(),
    [panel[0], panel[2], replacement].map(one => one.personId ?? '').toSorted(),
  )
})
