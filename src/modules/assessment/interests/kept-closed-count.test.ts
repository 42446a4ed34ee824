import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { AssignmentOffice, hidden, secretariat } from '../../../../tests/builders/assignment-office.ts'
import { countQueries } from '../../../../tests/builders/count-queries.ts'
import { sheetForm } from '../../../../tests/builders/cloth-case.ts'
import { anActor } from '../../../../tests/builders/offices.ts'
import { testDatabase } from '../../../../tests/builders/test-database.ts'
import type { Actor } from '../../../access/index.ts'
import type { Environment } from '../../../actions/index.ts'
import { append } from '../../../audit/index.ts'
import type { Database } from '../../../platform/database/index.ts'
import type { Task } from '../../../ui/index.ts'
import { setAffiliation } from '../../people/set-affiliation.ts'
import { lockSheet } from '../sheets/lock-sheet.ts'
import { assessmentTasks } from '../tasks.ts'
import { clearInterest } from './clear-interest.ts'
import { closedCountHandlers, closedSheetCount } from './kept-closed-count.ts'

let office: AssignmentOffice
/** Two processes of one installation, each with its own handlers. */
let processes: readonly (() => Promise<unknown>)[]
let panel: Awaited<ReturnType<AssignmentOffice['inAssessment']>>
const administrator = anActor('administrator')

const processOver = (environment: Pick<Environment, 'database' | 'clock'>) => (): Promise<unknown> =>
  Promise.all(Object.values(closedCountHandlers(environment)).map(handle => handle({})))

before(async () => {
  office = await AssignmentOffice.open(await testDatabase())
  await office.assessors(['33.02', '51.04', '73.71'])
  panel = await office.inAssessment()
  const [one, other] = [closedCountHandlers(office.environment), closedCountHandlers(office.environment)]
  processes = [one, other].map(
    handlers => () => Promise.all(Object.values(handlers).map(handle => handle({}))),
  )
})
after(() => office.database.close())

const [first, second] = [() => processes[0]?.(), () => processes[1]?.()]
const seen = () => office.read(closedSheetCount)
const employ = (person: Actor, employer: string): Promise<void> =>
  office.done(administrator, setAffiliation, {
    id: person.personId,
    employer,
    homeArea: '',
    moveReason: 'Contoh.',
  })
const closedTask = async (locale: 'id' | 'en' = 'id'): Promise<Task | undefined> => {
  const now = office.clock.now()
  const tasks = await office.read(reader => assessmentTasks(reader, secretariat, now, locale))
  return tasks.find(one => /lembar yang tertutup|sheets that are closed/.test(one.title))
}

test('before it was ever counted the page counts itself, and afterwards it asks two small queries', async () => {
  assert.deepEqual(await seen(), { count: 0, asOf: null })
  await first()
  await office.read(async reader => {
    const counted = countQueries(reader)
    assert.deepEqual(await closedSheetCount(counted.reader), { count: 0, asOf: null })
    assert.equal(counted.count(), 2)
  })
  assert.equal(await closedTask(), undefined)
})

test('from an act until the next count the page says of when its number is, also of none', async () => {
  const counted = office.clock.now()
  office.clock.advance(60)
  await employ(panel.panel[0], hidden.producer)
  assert.deepEqual(await seen(), { count: 0, asOf: counted })
  const task = await closedTask()
  assert.equal(task?.count, 0)
  assert.match(String(task?.text), /Dihitung 5 Mei 2031, 10\.00 WIB\. Yang dilakukan sesudah itu belum/)
  assert.match(String((await closedTask('en'))?.text), /Counted 5 May 2031, 10:00 WIB\./)
})

test('a process that dies while it counts leaves the old number, which says so; another one counts', async () => {
  const killed: Database = { ...office.database, write: () => Promise.reject(new Error('killed')) }
  await assert.rejects(processOver({ ...office.environment, database: killed })())
  assert.ok((await seen()).asOf)
  await second()
  assert.deepEqual(await seen(), { count: 1, asOf: null })
  const task = await closedTask()
  assert.equal(task?.count, 1)
  assert.doesNotMatch(String(task?.text), /Dihitung/)
})

test('what ties nobody to a file changes nothing; what is cleared is counted again by whichever process', async () => {
  const [tied, scoring] = panel.panel
  await office.done(scoring, lockSheet, { code: panel.code, ...sheetForm(0) })
  const entry = { at: office.clock.now(), personId: scoring.personId, role: 'assessor', areaPath: '/' }
  const subject = { kind: 'person', id: scoring.personId ?? '' }
  const came = { ...entry, action: 'session.sign-in', event: 'session.signed-in', subject, record: subject }
  const nothing = {
    audience: 'accounts',
    reason: null,
    detail: {},
    beforeDigest: null,
    afterDigest: null,
  } as const
  await office.database.write(tx => append(tx, [{ ...came, ...nothing }]))
  assert.deepEqual(await seen(), { count: 1, asOf: null })
  const input = {
    id: office.editionId,
    nomination: panel.id,
    person: tied.personId,
    reason: 'Sudah ditanyakan.',
  }
  await office.done(secretariat, clearInterest, { ...input, found: 'kenari usaha tertutup' })
  assert.ok((await seen()).asOf)
  await Promise.all([first(), second()])
  assert.deepEqual(await seen(), { count: 0, asOf: null })
})

test('where no sheet is open nothing can be closed, and no act makes a task of none', async () => {
  const [one, , other] = panel.panel
  for (const each of [one, other]) {
    assert.equal(await closedTask(), undefined)
    await office.done(each, lockSheet, { code: panel.code, ...sheetForm(0) })
  }
  await employ(other, hidden.producer)
  assert.deepEqual(await seen(), { count: 0, asOf: null })
  assert.equal(await closedTask(), undefined)
})
