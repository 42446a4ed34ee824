// on PostgreSQL: the embedded database does one act after the other.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { AssignmentOffice, secretariat } from '../../../../tests/builders/assignment-office.ts'
import { sheetForm } from '../../../../tests/builders/cloth-case.ts'
import { testDatabase } from '../../../../tests/builders/test-database.ts'
import { assessmentInvariants } from '../index.ts'
import { lockSheet } from '../sheets/lock-sheet.ts'
import { setAnchor } from './set-links.ts'

let office: AssignmentOffice
before(async () => {
  office = await AssignmentOffice.open(await testDatabase())
})
after(() => office.database.close())

/** Inserting an assignment takes a while from now on, as it does where a plan has thousands. */
const slowDown = () =>
  office.database.write(async tx => {
    await sql`create function dawdle() returns trigger language plpgsql as
      $$ begin perform pg_sleep(0.5); return null; end $$`.execute(tx)
    await sql`create trigger dawdle after insert on assignment execute function dawdle()`.execute(tx)
  })
const isInserting = () =>
  office.read(async reader => {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from pg_stat_activity
      where datname = current_database() and wait_event = 'PgSleep'`.execute(reader)
    return rows[0]?.n === 1
  })

test('the last lock of a panel waits for a plan that seats one more, and is the last one no more', async () => {
  const { id, code, panel } = await office.inAssessment()
  const [first, second, third] = panel
  for (const one of [first, second]) await office.done(one, lockSheet, { code, ...sheetForm(0) })
  const anchor = { id: office.editionId, nomination: id, kind: 'everyone' }
  await office.done(secretariat, setAnchor, anchor)
  await slowDown()
  let over = false
  const assigning = office.assign().finally(() => (over = true))
  while (!over && !(await isInserting())) await pause(10)
  await office.done(third, lockSheet, { code, ...sheetForm(0) })
  assert.equal((await assigning).kind, 'done')
  const [fourth, ...more] = (await office.panelOf(id)).filter(one => !panel.includes(one))
  assert.ok(fourth && more.length === 0)
  assert.equal((await office.get(id)).state, 'in-assessment')
  await office.done(fourth, lockSheet, { code, ...sheetForm(0) })
  assert.equal((await office.get(id)).state, 'assessed')
  const rule = assessmentInvariants.find(one => one.id === 'assessment.panel')
  const { files } = office.environment.services
  assert.deepEqual(await office.read(async reader => rule?.find({ reader, files })), [])
})
