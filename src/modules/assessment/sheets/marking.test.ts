import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { AssignmentOffice, secretariat, somebody } from '../../../../tests/builders/assignment-office.ts'
import { sheetForm } from '../../../../tests/builders/cloth-case.ts'
import { testDatabase } from '../../../../tests/builders/test-database.ts'
import type { Actor } from '../../../access/index.ts'
import { listHistory } from '../../../audit/index.ts'
import { lockSheet } from './lock-sheet.ts'
import { autosaveSheet, markSheet } from './mark-sheet.ts'
import { findSheet, listMarks } from './scoresheet-store.ts'

let office: AssignmentOffice
before(async () => {
  office = await AssignmentOffice.open(await testDatabase())
})
after(() => office.database.close())

const mark = (
  actor: Actor,
  code: string,
  fields: Readonly<Record<string, string>>,
  key: string | null = null,
) => office.run(actor, markSheet, { code, ...fields }, key)

/** The sheet's version and its marks, by criterion. */
async function stored(id: string, actor: Actor) {
  return office.read(async reader => {
    const sheet = await findSheet(reader, id, actor.personId ?? '')
    assert.ok(sheet)
    const marks = (await listMarks(reader, [sheet.id])).get(sheet.id) ?? []
    return {
      version: sheet.rowVersion,
      total: sheet.total,
      marks: Object.fromEntries(marks.map(one => [one.criterionId, [one.answer, one.reason]])),
    }
  })
}
const nothing = { version: 1, total: null, marks: {} }

test('marks of every kind are stored as the rubric reads them, numbers as plain decimals', async () => {
  const { id, code, panel } = await office.inAssessment()
  const result = await mark(panel[0], code, {
    'mark.petunjuk-produk': 'no',
    'reason.petunjuk-produk': '  Tanpa petunjuk.  ',
    'mark.bahan-baku-lokal': '72,50',
    'mark.pembukuan': 'catatan-kas',
    'mark.kesiapan-ekspor': 'kiriman-lepas',
    version: '1',
  })
  assert.ok(result.kind === 'done')
  assert.deepEqual(result.answer, { version: 2 })
  const found = await stored(id, panel[0])
  assert.equal(found.version, 2)
  assert.deepEqual(found.marks, {
    'petunjuk-produk': [false, 'Tanpa petunjuk.'],
    'bahan-baku-lokal': ['72.5', ''],
    pembukuan: ['catatan-kas', ''],
    'kesiapan-ekspor': ['kiriman-lepas', ''],
  })
  assert.equal(found.total, null, 'an open sheet has no total')
  assert.deepEqual(await stored(id, panel[1]), nothing)
})

test('the total of a locked sheet is exact to the hundredth', async () => {
  const { id, code, panel } = await office.inAssessment()
  // What the command line says about these three committed sheets: 84.50, 86.00 and 88.50.
  for (const [index, expected] of [8450, 8600, 8850].entries()) {
    const actor = panel[index] as Actor
    await office.done(actor, markSheet, { code, ...sheetForm(index) })
    await office.done(actor, lockSheet, { code })
    assert.equal((await stored(id, actor)).total, expected)
  }
})

test('marking by anybody who is not assigned is answered as if there were no such product', async () => {
  const { id, code, panel } = await office.inAssessment()
  const outsider = await office.assessor('tanpa tugas', '62.71')
  const others = [
    outsider,
    secretariat,
    ...(['chair', 'auditor', 'operator', 'visitor'] as const).map(somebody),
  ]
  for (const actor of others)
    assert.deepEqual(await mark(actor, code, sheetForm(0)), { kind: 'not-found' }, actor.role)
  // An assigned person who acts in another role is no assessor.
  const verifying: Actor = { ...panel[0], role: 'verifier' }
  assert.deepEqual(await mark(verifying, code, sheetForm(0)), { kind: 'not-found' })
  for (const actor of panel) assert.deepEqual(await stored(id, actor), nothing)
})

test('an assigned assessor who moves into the nomination’s province can no longer mark', async () => {
  const { id, code, panel } = await office.inAssessment()
  const moved: Actor = { ...panel[0], homeAreaPath: '/32/32.73/' }
  assert.deepEqual(await mark(moved, code, sheetForm(0)), { kind: 'not-found' })
  assert.deepEqual(await stored(id, panel[0]), nothing)
})

const wrong: readonly (readonly [string, string, string])[] = [
  ['a criterion that no rubric has', 'mark.tidak-ada', 'ya'],
  ['a reason for a criterion that no rubric has', 'reason.tidak-ada', 'Alasan.'],
  ['a criterion of another commodity', 'mark.rasa-aroma', 'wajar'],
  ['an option of another criterion', 'mark.pembukuan', 'kiriman-lepas'],
  ['an option that nothing has', 'mark.kesiapan-ekspor', 'tidak-ada'],
  ['neither yes nor no', 'mark.petunjuk-produk', 'mungkin'],
  ['words for a number', 'mark.bahan-baku-lokal', 'banyak'],
  ['a number below its limits', 'mark.bahan-baku-lokal', '-1'],
  ['a reason that never ends', 'reason.pembukuan', 'x'.repeat(2_001)],
]
test('a mark that the rubric does not know is refused by its field, and nothing of the form is stored', async () => {
  const { id, code, panel } = await office.inAssessment()
  for (const [what, name, value] of wrong) {
    const result = await mark(panel[0], code, { 'mark.regenerasi': 'sudah-memegang', [name]: value })
    assert.ok(result.kind === 'refused', what)
    assert.deepEqual(
      result.problems.map(one => one.path),
      [name],
      what,
    )
    assert.deepEqual(await stored(id, panel[0]), nothing, what)
  }
  const all = Object.fromEntries(wrong.map(([, name, value]) => [name, value]))
  const result = await mark(panel[0], code, all)
  assert.ok(result.kind === 'refused')
  assert.deepEqual(
    result.problems.map(one => one.path).toSorted(),
    [...new Set(wrong.map(([, name]) => name))].toSorted(),
    'every problem is told at once',
  )
})

test('a saving of a few fields keeps the other marks, and an emptied field is empty again', async () => {
  const { id, code, panel } = await office.inAssessment()
  await mark(panel[0], code, {
    'mark.pembukuan': 'catatan-kas',
    'reason.pembukuan': 'Hanya kas.',
    version: '1',
  })
  await mark(panel[0], code, { 'mark.regenerasi': 'sudah-memegang', version: '2' })
  await mark(panel[0], code, { 'reason.pembukuan': 'Hanya catatan kas.', version: '3' })
  assert.deepEqual((await stored(id, panel[0])).marks, {
    pembukuan: ['catatan-kas', 'Hanya catatan kas.'],
    regenerasi: ['sudah-memegang', ''],
  })
  // A refused saving leaves what was saved before it.
  await mark(panel[0], code, { 'mark.pembukuan': 'tidak-ada' })
  assert.deepEqual((await stored(id, panel[0])).marks['pembukuan'], ['catatan-kas', 'Hanya catatan kas.'])
  await mark(panel[0], code, { 'mark.pembukuan': '' })
  assert.deepEqual((await stored(id, panel[0])).marks['pembukuan'], [null, 'Hanya catatan kas.'])
})

test('a saving by its button is in the ledger without the marks, and sent twice with its key it is stored once', async () => {
  const { id, code, panel } = await office.inAssessment()
  const first = await mark(panel[0], code, { 'mark.pembukuan': 'catatan-kas' }, 'save-1')
  const again = await mark(panel[0], code, { 'mark.pembukuan': 'tidak-mencatat' }, 'save-1')
  assert.ok(first.kind === 'done' && again.kind === 'done')
  assert.deepEqual(again, { ...first, repeated: true })
  const found = await stored(id, panel[0])
  assert.deepEqual([found.version, found.marks], [2, { pembukuan: ['catatan-kas', ''] }])
  const history = await office.read(reader => listHistory(reader, { kind: 'nomination', id }, ['panel']))
  assert.deepEqual(
    history.filter(one => one.action === 'scoresheet.mark').map(one => one.detail),
    [{ criteria: 1 }],
  )
})

test('a saving from a stale page is told so and overwrites nothing', async () => {
  const { id, code, panel } = await office.inAssessment()
  await mark(panel[0], code, { 'mark.pembukuan': 'catatan-kas', version: '1' })
  const stale = await mark(panel[0], code, { 'mark.pembukuan': 'tidak-mencatat', version: '1' })
  assert.ok(stale.kind === 'stale')
  assert.match(stale.problems[0]?.message.en ?? '', /changed in another tab/)
  const found = await stored(id, panel[0])
  assert.deepEqual([found.version, found.marks], [2, { pembukuan: ['catatan-kas', ''] }])
})

test('two savings of one version at the same moment: one is stored, the other is told so', async () => {
  const { id, code, panel } = await office.inAssessment()
  const results = await office.together(
    ['catatan-kas', 'tidak-mencatat'].map(
      value => () => mark(panel[0], code, { 'mark.pembukuan': value, version: '1' }),
    ),
  )
  assert.deepEqual(results.map(one => one.kind).toSorted(), ['done', 'stale'])
  const won = results[0]?.kind === 'done' ? 'catatan-kas' : 'tidak-mencatat'
  const found = await stored(id, panel[0])
  assert.deepEqual([found.version, found.marks], [2, { pembukuan: [won, ''] }])
})

test('saving while working keeps what is right, tells what is wrong, and gives the new version', async () => {
  const { id, code, panel } = await office.inAssessment()
  const sent = { 'mark.pembukuan': 'catatan-kas', 'mark.regenerasi': 'bukan-pilihan', version: '1' }
  const result = await office.run(panel[0], autosaveSheet, { code, ...sent })
  assert.equal(result.kind, 'done')
  const { answer } = result as unknown as {
    answer: { ok: boolean; version: number; problems: readonly { path: string }[] }
  }
  assert.deepEqual([answer.ok, answer.version], [false, 2])
  assert.deepEqual(
    answer.problems.map(one => one.path),
    ['mark.regenerasi'],
  )
  const found = await stored(id, panel[0])
  assert.deepEqual([found.version, found.marks], [2, { pembukuan: ['catatan-kas', ''] }])
})
