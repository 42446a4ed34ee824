// on the embedded database: what is stored is the same on both.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { anAccount } from '../../../../tests/builders/accounts.ts'
import { anActor } from '../../../../tests/builders/offices.ts'
import {
  AssignmentOffice,
  hidden,
  problemsOf,
  secretariat,
} from '../../../../tests/builders/assignment-office.ts'
import { sheetForm } from '../../../../tests/builders/cloth-case.ts'
import { everyPage } from '../../../../tests/builders/every-page.ts'
import { regionalDatabase } from '../../../../tests/builders/regional-database.ts'
import type { TestSite } from '../../../../tests/builders/test-site.ts'
import type { Actor } from '../../../access/index.ts'
import { listHistory } from '../../../audit/index.ts'
import { declareMove, setAffiliation } from '../../people/set-affiliation.ts'
import { assessmentInvariants } from '../index.ts'
import { lockSheet } from '../sheets/lock-sheet.ts'
import { loadFound } from '../interests/found-in-edition.ts'
import { interestsOf } from '../interests/interested-people.ts'

const administrator = anActor('administrator')
let office: AssignmentOffice
let site: TestSite
before(async () => {
  office = await AssignmentOffice.open(await regionalDatabase())
  site = everyPage(office.environment)
  await office.assessors(['33.02', '51.04', '73.71', '12.71', '61.71'])
})
after(() => office.database.close())

const idOf = (actor: Actor): string => actor.personId ?? ''
const foundOf = async (nomination: string, actor: Actor) => {
  const now = office.clock.now()
  const facts = await office.read(reader => loadFound(reader, office.editionId, { actor: secretariat, now }))
  assert.ok(facts)
  const isOwn = (one: { nominationId: string; personId: string }): boolean =>
    one.nominationId === nomination && one.personId === idOf(actor)
  return {
    found: facts.found.filter(isOwn).map(one => one.reason),
    movedInto: facts.movedInto.filter(isOwn).length,
  }
}
const reason = 'Pindah tugas, contoh.'

test('new work and a new home count at once, and so does what was before them', async () => {
  const { id, panel } = await office.inAssessment()
  const [mover] = panel
  const page = await site.get(mover, '/akun-saya')
  assert.match(page.body, /account\.declare-move/)
  assert.deepEqual(await foundOf(id, mover), { found: [], movedInto: 0 })
  const silent = { employer: hidden.producer, homeArea: '', moveReason: '' }
  assert.deepEqual(problemsOf(await office.run(mover, declareMove, silent)), ['too_small moveReason'])
  assert.deepEqual(
    problemsOf(
      await office.run(mover, declareMove, { employer: 'Balai', homeArea: '/99/', moveReason: reason }),
    ),
    ['unknown-area homeArea'],
  )
  const first = { employer: hidden.producer, homeArea: mover.homeAreaPath, moveReason: reason }
  await office.done(mover, declareMove, first)
  assert.deepEqual(problemsOf(await office.run(mover, declareMove, first)), ['unchanged employer'])
  assert.deepEqual((await foundOf(id, mover)).found, ['employer-found'])
  const nomination = await office.get(id)
  const own = () =>
    office.read(reader => interestsOf(reader, { actor: mover, now: office.clock.now() }, [nomination]))
  assert.deepEqual([...(await own())], [id])
  // The administrator corrects it: what was said before still counts.
  const corrected = { id: idOf(mover), employer: 'Balai Lain', homeArea: '/32/32.73/', moveReason: reason }
  assert.equal((await office.run(secretariat, setAffiliation, corrected)).kind, 'not-found')
  const stale = await office.run(administrator, setAffiliation, { ...corrected, version: '1' })
  assert.deepEqual(problemsOf(stale), ['stale'])
  await office.done(administrator, setAffiliation, corrected)
  assert.deepEqual(await foundOf(id, mover), { found: ['employer-found'], movedInto: 1 })
  assert.match(
    (await site.get(secretariat, `/penugasan/${office.editionId}/benturan`)).body,
    /Kini berdomisili di provinsi produk ini/,
  )
  // A home that was left counts on, too.
  await office.done(mover, declareMove, {
    employer: 'Balai Lain',
    homeArea: '/51/51.04/',
    moveReason: reason,
  })
  assert.deepEqual(await foundOf(id, mover), { found: ['employer-found', 'moved-found'], movedInto: 0 })
  const history = await office.read(reader =>
    listHistory(reader, { kind: 'person', id: idOf(mover) }, ['accounts']),
  )
  assert.deepEqual(
    history.map(one => [one.event, one.reason]),
    [
      ['account.move-declared', reason],
      ['person.affiliation-set', reason],
      ['account.move-declared', reason],
    ],
  )
  for (const change of ['delete from person_move', `update person_move set employer = 'lain'`])
    await assert.rejects(
      office.database.write(tx => sql.raw(change).execute(tx)),
      /never changes/,
    )
})

test('an own name of one word is found in the file, and keeps its person away without anybody’s hand', async () => {
  const account = await anAccount(office.database, 'Tertutup', [{ role: 'assessor' }], { home: '81.71' })
  const { id } = await office.admitted('/32/32.06/')
  assert.deepEqual((await foundOf(id, account.actor)).found, ['name-found'])
  assert.equal((await office.assign()).kind, 'done')
  assert.ok(!(await office.panelOf(id)).some(one => idOf(one) === account.id))
})

test('who made the file is found, and a sheet that was locked before a move breaks no rule', async () => {
  const account = await anAccount(office.database, 'Pernah Operator', [{ role: 'assessor' }], {
    home: '82.71',
  })
  const { id, code, panel } = await office.inAssessment()
  await office.database.write(tx =>
    sql`update nomination set opened_by = ${account.id} where id = ${id}`.execute(tx),
  )
  assert.deepEqual((await foundOf(id, account.actor)).found, ['file-found'])
  const [, scorer] = panel
  await office.done(scorer, lockSheet, { code, ...sheetForm(0) })
  const rule = assessmentInvariants.find(one => one.id === 'assessment.own-province')
  const broken = () =>
    office.read(async reader => rule?.find({ reader, files: office.environment.services.files }))
  assert.deepEqual(await broken(), [])
  office.clock.advance(60)
  await office.done(scorer, declareMove, { employer: '', homeArea: '/32/32.73/', moveReason: reason })
  assert.deepEqual(await broken(), [])
  // Without what is kept of the move, the rule would be broken.
  await office.database.write(async tx => {
    await sql`alter table person_move disable trigger user`.execute(tx)
    await sql`delete from person_move where person_id = ${idOf(scorer)}`.execute(tx)
  })
  assert.equal((await broken())?.length, 1)
})
