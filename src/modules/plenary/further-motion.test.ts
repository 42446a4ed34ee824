import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { AssignmentOffice } from '../../../tests/builders/assignment-office.ts'
import { NEAR_LINE, sheetForm } from '../../../tests/builders/cloth-case.ts'
import { everyPage } from '../../../tests/builders/every-page.ts'
import { sessionOf, sessionPeople } from '../../../tests/builders/plenary-session.ts'
import { codesOf } from '../../../tests/builders/result-codes.ts'
import { testDatabase } from '../../../tests/builders/test-database.ts'
import { listHistory } from '../../audit/index.ts'
import { listAssignmentsOf, lockSheet } from '../assessment/index.ts'
import { closeSession } from './close-session.ts'
import { countVotes } from './count-votes.ts'
import { inWords } from './minutes-words.ts'
import { listMinutes } from './minutes-store.ts'
import { openSession } from './run-session.ts'

let office: AssignmentOffice
before(async () => {
  office = await AssignmentOffice.open(await testDatabase())
})
after(() => office.database.close())

/** A product whose three sheets are locked, less than one point from a line of a star. */
async function doubtful(): Promise<string> {
  const made = await office.inAssessment()
  for (const [index, assessor] of made.panel.entries())
    await office.done(assessor, lockSheet, { code: made.code, ...sheetForm(index, NEAR_LINE) })
  assert.equal((await office.get(made.id)).state, 'assessed')
  return made.id
}

const seats = async (id: string): Promise<number> =>
  (await office.read(reader => listAssignmentsOf(reader, [id]))).length

test('a carried motion for one more sheet sends the case to the next assessor, with the motion in the reason', async () => {
  const id = await doubtful()
  const people = await sessionPeople(office.environment)
  const edition = { id: office.editionId, rulesId: '', rules: office.rules.rules, nominations: [] }
  const held = await sessionOf(office.environment, people, edition)
  await held.does(people.chair, openSession)
  await held.come(people.members)
  await held.next()
  const site = everyPage(office.environment)
  assert.match((await site.get(people.chair, `/sidang/${held.id}`)).body, /value="further-sheet"/)
  const panel = await seats(id)
  assert.deepEqual(codesOf(await held.put({ kind: 'further-sheet', reason: 'ragu' })), ['reason-needed'])
  const reason = 'Nilai rata-rata hanya setengah angka dari garis bintang (contoh).'
  assert.deepEqual(codesOf(await held.put({ kind: 'further-sheet', reason })), ['done'])
  assert.deepEqual(codesOf(await held.does(people.secretary, countVotes, { how: 'consensus' })), ['done'])
  assert.equal((await office.get(id)).state, 'in-assessment')
  assert.equal(await seats(id), panel + 1)
  const history = await office.read(reader => listHistory(reader, { kind: 'nomination', id }, ['panel']))
  const added = history.filter(one => one.event === 'assessment.sheet-added')
  assert.deepEqual(
    added.map(one => one.reason),
    [`Sidang pleno ke-1, usul 1: ${reason}`],
  )
  assert.match((await site.get(people.secretary, `/sidang/${held.id}`)).body, /kembali ke penilai/)
  assert.deepEqual(codesOf(await held.does(people.chair, closeSession)), ['done'])
  const [minutes] = await office.read(reader => listMinutes(reader, held.id))
  assert.ok(minutes)
  assert.equal(
    inWords(minutes.content, 'id').cases[0]?.result,
    'Dikirim ke satu penilai lagi, belum diputuskan',
  )
})
