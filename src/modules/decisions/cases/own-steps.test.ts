import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { decisionPeople, act } from '../../../../tests/builders/assessed-edition.ts'
import { signedEdition, todayOf } from '../../../../tests/builders/decided-edition.ts'
import { decree } from '../../../../tests/builders/decree-annex.ts'
import { loadRegions } from '../../../../tests/builders/offices.ts'
import { testDatabase } from '../../../../tests/builders/test-database.ts'
import { testEnvironment } from '../../../../tests/builders/test-environment.ts'
import { testSite, type TestSite } from '../../../../tests/builders/test-site.ts'
import type { Actor, Role } from '../../../access/index.ts'
import type { ActionResult, Environment } from '../../../actions/index.ts'
import { listHistory, verify } from '../../../audit/index.ts'
import { approveRecommendation, decisionsRoutes, decisionsTasks, returnRecommendation } from '../index.ts'
import { findRecommendation } from '../chain/recommendation-store.ts'

const people = decisionPeople()
const small = { caseIds: ['batik-91-tepat'] }
let environment: Environment
let site: TestSite

before(async () => {
  const database = await testDatabase()
  await loadRegions(database)
  environment = testEnvironment(database)
  site = testSite(environment, decisionsRoutes([]))
})
after(() => environment.database.close())

/** The same person in another post for a time. */
const actingAs = (person: Actor, role: Role): Actor => ({
  ...person,
  role,
  grantId: 'mandate',
  acting: 'plh',
})
const given = () => ({ number: 'KEP-12/CONTOH', date: todayOf(environment) })
const approve = (who: Actor, id: string) => act(environment, who, approveRecommendation, { id })
const decide = (who: Actor, id: string) => decree(environment, who, id, given())
const stateOf = async (id: string) =>
  (await environment.database.read(reader => findRecommendation(reader, id)))?.state
const reasonOf = (result: ActionResult) => (result.kind === 'not-allowed' ? result.reason.id : result.kind)
const titles = async (who: Actor) =>
  environment.database.read(reader => decisionsTasks(reader, who, environment.clock.now(), 'id'))

test('who signed as chair may not approve as acting Director General, and reads why', async () => {
  const { listId } = await signedEdition(environment, people, small)
  const chair = actingAs(people.chair, 'director-general')
  assert.match(reasonOf(await approve(chair, listId)), /^Anda sudah mengambil langkah sebelumnya/)
  assert.equal(await stateOf(listId), 'recommended')
  const page = await site.get(chair, `/penetapan/${listId}`)
  assert.match(page.body, /harus diambil orang lain/)
  assert.doesNotMatch(page.body, /value="recommendation\.approve"/)
  assert.match((await site.get(chair, `/en/penetapan/${listId}`)).body, /somebody else must take this one/)
  assert.deepEqual(await titles(chair), [])
  assert.equal((await approve(people.directorGeneral, listId)).kind, 'done')
})

test('who signed or approved may not decide as acting Minister', async () => {
  const { listId } = await signedEdition(environment, people, small)
  await approve(people.directorGeneral, listId)
  for (const person of [people.chair, people.directorGeneral])
    assert.match(reasonOf(await decide(actingAs(person, 'minister'), listId)), /langkah sebelumnya/)
  assert.equal(await stateOf(listId), 'approved')
  const page = await site.get(people.minister, `/penetapan/${listId}`)
  assert.doesNotMatch(page.body, /langkah sebelumnya/)
  assert.equal((await decide(people.minister, listId)).kind, 'done')
})

test('sending back takes nothing upon oneself: an own earlier step does not bar it', async () => {
  const { listId } = await signedEdition(environment, people, small)
  const chair = actingAs(people.chair, 'director-general')
  const reason = 'Ada berita acara yang harus diperbaiki.'
  assert.equal((await act(environment, chair, returnRecommendation, { id: listId, reason })).kind, 'done')
})

test('each step taken in a post’s holder’s place is shown as such, and stays so in the chained ledger', async () => {
  const { listId } = await signedEdition(environment, people, small)
  const acting = actingAs(people.auditor, 'director-general')
  assert.equal((await approve(acting, listId)).kind, 'done')
  const minister: Actor = { ...people.secretariat, role: 'minister', grantId: 'other', acting: 'plt' }
  assert.equal((await decide(minister, listId)).kind, 'done')
  const page = await site.get(people.minister, `/penetapan/${listId}`)
  assert.match(page.body, /Plh\. Direktur Jenderal, \d/)
  assert.match(page.body, /Plt\. Menteri, \d/)
  assert.doesNotMatch(page.body, /Pl[ht]\. Ketua/)
  const english = await site.get(people.minister, `/en/penetapan/${listId}`)
  assert.match(english.body, /Acting Director General \(Plh\), \d/)
  const rows = await environment.database.read(reader =>
    listHistory(reader, { kind: 'recommendation', id: listId }, ['panel']),
  )
  assert.deepEqual(
    rows.map(row => (row.detail as { acting?: unknown }).acting ?? null),
    // The Minister takes two: the annex is prepared, then signed.
    [
      null,
      { kind: 'plh', grant: 'mandate' },
      { kind: 'plt', grant: 'other' },
      { kind: 'plt', grant: 'other' },
    ],
  )
  assert.equal((await environment.database.read(reader => verify(reader))).ok, true)
})
