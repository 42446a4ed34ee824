import assert from 'node:assert/strict'
import { afterEach, beforeEach, test } from 'node:test'
import {
  AssignmentOffice,
  problemsOf,
  secretariat,
  somebody,
  type Nominated,
} from '../../../../tests/builders/assignment-office.ts'
import { anAccount } from '../../../../tests/builders/accounts.ts'
import { testDatabase } from '../../../../tests/builders/test-database.ts'
import { roles } from '../../../access/index.ts'
import { listHistory, verify } from '../../../audit/index.ts'
import { listAssignmentsOf } from './assignment-store.ts'
import { listSheetsOf } from '../sheets/scoresheet-store.ts'

let office: AssignmentOffice
beforeEach(async () => {
  office = await AssignmentOffice.open(await testDatabase())
})
afterEach(() => office.database.close())

/** The persons with a live assignment to the nomination. */
const panelOf = async ({ id }: Nominated): Promise<readonly string[]> =>
  (await office.read(reader => listAssignmentsOf(reader, [id])))
    .filter(one => one.state === 'assigned')
    .map(one => one.personId)
    .toSorted()
const idsOf = (people: readonly Readonly<{ personId: string | null }>[]): readonly string[] =>
  people.map(one => one.personId ?? '').toSorted()
const entries = () =>
  office.read(reader => listHistory(reader, { kind: 'edition', id: office.editionId }, ['panel']))

test('assignment of admitted nominations gives each three assessors, an open sheet for each, and a code', async () => {
  await office.assessors(['33.02', '51.04', '73.71', undefined])
  const made = [await office.admitted('/32/32.05/'), await office.admitted('/32/32.06/')]
  assert.equal((await office.assign()).kind, 'done')
  for (const one of made) {
    const panel = await panelOf(one)
    assert.equal(new Set(panel).size, 3)
    const sheets = await office.read(reader => listSheetsOf(reader, [one.id]))
    assert.deepEqual(sheets.map(sheet => sheet.personId).toSorted(), panel)
    assert.ok(sheets.every(sheet => sheet.state === 'open' && sheet.rulesId === office.rules.id))
    assert.equal((await office.get(one.id)).state, 'in-assessment')
    assert.match(await office.codeOf(one.id), /^[A-Z]{2}-\d{4}$/)
  }
  const [entry, ...more] = await entries()
  assert.deepEqual(more, [])
  assert.equal(entry?.event, 'assessment.assigned')
  assert.deepEqual(entry?.detail, {
    picks: 6,
    nominations: 2,
    shortages: 0,
    groups: 1,
    weakestLink: 3,
  })
})

test('assignment never picks an assessor of the nomination’s own province', async () => {
  const [west, ...others] = await office.assessors(['32.73', '33.02', '51.04', '73.71'])
  const java = await office.admitted('/32/32.05/')
  const bali = await office.admitted('/51/51.04/')
  await office.assign()
  assert.deepEqual(await panelOf(java), idsOf(others))
  const [, balinese] = others
  assert.ok(!(await panelOf(bali)).includes(balinese?.personId ?? ''))
  assert.ok((await panelOf(bali)).includes(west?.personId ?? ''))
})

test('assignment passes over an assessor who verified the nomination, but not for another one', async () => {
  const account = await anAccount(office.database, 'Penilai dan Verifikator', [
    { role: 'assessor' },
    { role: 'verifier' },
  ])
  const both = account.actor
  const others = await office.assessors(['33.02', '51.04', '73.71'])
  const own = await office.admitted('/32/32.05/', { ...both, role: 'verifier' })
  assert.equal((await office.assign()).kind, 'done')
  assert.deepEqual(await panelOf(own), idsOf(others))
  const foreign = await office.admitted('/32/32.06/')
  assert.equal((await office.assign()).kind, 'done')
  assert.ok((await panelOf(foreign)).includes(both.personId ?? ''))
})

test('assignment shares the work evenly as far as provinces allow', async () => {
  const people = await office.assessors(['32.73', '32.73', '33.02', '51.04', '73.71', undefined])
  const made: Nominated[] = []
  for (const area of ['/32/32.05/', '/32/32.06/', '/33/33.02/', '/51/51.04/', '/73/73.71/', '/12/12.07/'])
    made.push(await office.admitted(area))
  assert.equal((await office.assign()).kind, 'done')
  const panels = await Promise.all(made.map(panelOf))
  const loads = idsOf(people).map(id => panels.filter(panel => panel.includes(id)).length)
  // Eighteen seats for six people, none of whom is barred from more than two of the six products.
  assert.equal(
    loads.reduce((sum, load) => sum + load, 0),
    18,
  )
  assert.deepEqual([Math.min(...loads), Math.max(...loads)], [3, 3])
})

test('assignment without enough assessors names the nomination and why, and stores nothing at all', async () => {
  await office.assessors(['33.02', '51.04', '32.73'])
  const made = await office.admitted('/32/32.05/')
  const result = await office.assign()
  assert.deepEqual(problemsOf(result), ['panel-short'])
  assert.ok(result.kind === 'refused')
  const [told] = result.problems
  assert.ok(told)
  assert.ok(told.message.id.includes(made.productId), told.message.id)
  assert.match(told.message.id, /kurang 1 penilai \(1 penilai dari provinsi yang sama\)/)
  assert.match(told.message.en, /short of 1 assessors \(1 assessors from the same province\)/)
  assert.equal((await office.get(made.id)).state, 'admitted')
  for (const table of ['assignment', 'scoresheet', 'blind_code']) assert.equal(await office.count(table), 0)
  assert.deepEqual(await entries(), [])
})

test('assignment with one short nomination fills the others, and the short one takes up nobody', async () => {
  await office.assessors(['32.73', '32.73', '51.04', '73.71'])
  const short = await office.admitted('/32/32.05/')
  const full = await office.admitted('/12/12.07/')
  assert.equal((await office.assign()).kind, 'done')
  assert.deepEqual(await panelOf(short), [])
  assert.equal((await office.get(short.id)).state, 'admitted')
  assert.equal(await office.codeOf(short.id), '')
  const made = await office.read(reader => listAssignmentsOf(reader, [full.id]))
  assert.deepEqual(
    made.map(one => one.explanation),
    made.map(() => ({ candidates: 4, loadBefore: 0, specialist: false, nextCost: 0 })),
  )
  assert.equal(made.length, 3)
  assert.deepEqual((await entries())[0]?.detail, {
    picks: 3,
    nominations: 1,
    shortages: 1,
    groups: 1,
    weakestLink: 3,
  })
  const again = await office.assign()
  assert.ok(again.kind === 'refused' && again.problems[0]?.message.id.includes(short.productId))
})

test('assignment run twice, one after the other or at the same moment, has no second effect', async () => {
  await office.assessors(['33.02', '51.04', '73.71', undefined])
  const made = await office.admitted('/32/32.05/')
  const results = await office.together([1, 2, 3].map(() => () => office.assign()))
  const done = results.filter(one => one.kind === 'done')
  assert.equal(done.length, 1, JSON.stringify(results))
  assert.deepEqual(problemsOf(await office.assign()), ['nothing-to-assign'])
  assert.equal((await panelOf(made)).length, 3)
  assert.equal(await office.count('scoresheet'), 3)
  assert.equal((await entries()).length, 1)
  assert.equal((await office.read(verify)).ok, true)
})

test('assignment by anybody but the secretariat is answered as if there were no such thing', async () => {
  await office.assessors(['33.02', '51.04', '73.71'])
  await office.admitted('/32/32.05/')
  for (const role of roles.filter(one => one !== 'secretariat'))
    assert.deepEqual(await office.assign(somebody(role)), { kind: 'not-found' }, role)
  assert.equal(await office.count('assignment'), 0)
  assert.equal((await office.assign(secretariat)).kind, 'done')
})

test('assignment outside of the assessment stage says so, and stores nothing', async () => {
  await office.assessors(['33.02', '51.04', '73.71'])
  await office.admitted('/32/32.05/')
  office.clock.moveTo(new Date('2031-06-01T00:00:00Z'))
  assert.deepEqual(problemsOf(await office.assign()), ['stage-closed'])
  assert.equal(await office.count('assignment'), 0)
})
