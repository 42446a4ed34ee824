import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { ActionResult, Environment } from '../../../actions/index.ts'
import { act, assessedEdition, decisionPeople } from '../../../../tests/builders/assessed-edition.ts'
import {
  decidedEdition,
  decideIt,
  releaseIt,
  signedEdition,
  signList,
  todayOf,
} from '../../../../tests/builders/decided-edition.ts'
import {
  decree as makeAndSign,
  prepareDecree,
  signDecree,
  type Decree,
} from '../../../../tests/builders/decree-annex.ts'
import { loadRegions } from '../../../../tests/builders/offices.ts'
import { testDatabase } from '../../../../tests/builders/test-database.ts'
import { testEnvironment } from '../../../../tests/builders/test-environment.ts'
import { testSite, type TestSite } from '../../../../tests/builders/test-site.ts'
import { approveRecommendation, decisionsRoutes, decisionsTasks, returnRecommendation } from '../index.ts'
import { changeOf, compareLists } from './recommendation.ts'
import { findRecommendation, listVersions } from './recommendation-store.ts'

const people = decisionPeople()
const small = { caseIds: ['batik-91-tepat', 'tenun-80-67-belum-bintang-2'] }
const why = 'Bandingkan lagi kain tenun dengan rubrik mutu.'
let environment: Environment
let site: TestSite

before(async () => {
  const database = await testDatabase()
  await loadRegions(database)
  environment = testEnvironment(database)
  site = testSite(environment, decisionsRoutes([]))
})
after(() => environment.database.close())

const codes = (result: ActionResult): readonly string[] =>
  'problems' in result ? result.problems.map(one => one.code) : []
const listOf = (id: string) => environment.database.read(reader => findRecommendation(reader, id))
const statesIn = async (editionId: string): Promise<readonly string[]> => {
  const { rows } = await environment.database.read(reader =>
    sql<{ state: string }>`select distinct state from nomination where edition_id = ${editionId}`.execute(
      reader,
    ),
  )
  return rows.map(row => row.state)
}
const decree = () => ({ number: 'KEP-12/CONTOH', date: todayOf(environment) })
const approve = (id: string, more = {}) =>
  act(environment, people.directorGeneral, approveRecommendation, { id, ...more })
const decide = (id: string, who = people.minister, more: Partial<Decree> = {}) =>
  makeAndSign(environment, who, id, { ...decree(), ...more })

test('a list is approved, then decided, each by the one whose turn it is', async () => {
  const { listId, id } = await signedEdition(environment, people, small)
  assert.equal((await decide(listId)).kind, 'not-allowed')
  assert.equal(
    (await act(environment, people.minister, approveRecommendation, { id: listId })).kind,
    'not-allowed',
  )
  assert.equal((await approve(listId)).kind, 'done')
  assert.equal((await approve(listId)).kind, 'not-allowed')
  assert.equal((await decide(listId, people.directorGeneral)).kind, 'not-allowed')
  assert.equal((await signDecree(environment, people.directorGeneral, listId)).kind, 'not-allowed')
  assert.equal((await decide(listId)).kind, 'done')
  const list = await listOf(listId)
  assert.deepEqual(
    [list?.state, list?.decreeNumber, list?.decreeDate],
    ['decided', 'KEP-12/CONTOH', todayOf(environment)],
  )
  assert.deepEqual(await statesIn(id), ['decided'])
})

test('offices, producers and strangers are told that there is no such list', async () => {
  const { listId } = await signedEdition(environment, people, small)
  for (const actor of [people.operator, people.head]) {
    assert.equal((await act(environment, actor, approveRecommendation, { id: listId })).kind, 'not-found')
    assert.equal((await decide(listId, actor)).kind, 'not-found')
    assert.equal((await signDecree(environment, actor, listId)).kind, 'not-found')
    assert.equal(
      (await act(environment, actor, returnRecommendation, { id: listId, reason: why })).kind,
      'not-found',
    )
    assert.equal((await site.get(actor, `/penetapan/${listId}`)).status, 403)
  }
})

test('a decision needs the decree’s number and a date that fits', async () => {
  const { listId } = await signedEdition(environment, people, small)
  await approve(listId)
  const empty = await decide(listId, people.minister, { number: '', date: '' })
  assert.deepEqual('problems' in empty ? empty.problems.map(one => one.path) : [], [
    'decree_number',
    'decree_date',
  ])
  const on = (date: string) => decide(listId, people.minister, { number: 'KEP-13/CONTOH', date })
  assert.deepEqual(codes(await on('2999-01-01')), ['future-date'])
  assert.deepEqual(codes(await on('1999-01-01')), ['date-before-list'])
})

test('a stale tab approves and decides nothing; a repeated key decides once', async () => {
  const { listId } = await signedEdition(environment, people, small)
  assert.equal((await approve(listId, { version: '9' })).kind, 'stale')
  assert.equal((await approve(listId, { version: '1' })).kind, 'done')
  await prepareDecree(environment, people.minister, listId, decree())
  const send = (version: string) =>
    signDecree(environment, people.minister, listId, { version }, 'same-key-decide')
  assert.equal((await send('1')).kind, 'stale')
  const once = await send('2')
  const twice = await send('2')
  assert.equal(once.kind === 'done' && once.repeated, false)
  assert.equal(twice.kind === 'done' && twice.repeated, true)
})

test('a return voids the approval, gives the nominations back, and the next version can be signed', async () => {
  const edition = await signedEdition(environment, people, small)
  await approve(edition.listId)
  const short = await act(environment, people.minister, returnRecommendation, {
    id: edition.listId,
    reason: 'tidak',
  })
  assert.deepEqual('problems' in short ? short.problems.map(one => one.path) : [], ['reason'])
  assert.equal(
    (await act(environment, people.minister, returnRecommendation, { id: edition.listId, reason: why })).kind,
    'done',
  )
  const returned = await listOf(edition.listId)
  assert.deepEqual([returned?.state, returned?.approvedBy, returned?.returnReason], ['returned', null, why])
  assert.deepEqual(await statesIn(edition.id), ['assessed'])
  const next = await signList(environment, people, edition, { 'tenun-80-67-belum-bintang-2': 2 })
  const list = await listOf(next)
  assert.deepEqual([list?.version, list?.state], [2, 'recommended'])
  const changes = compareLists(returned?.entries ?? [], list?.entries ?? [])
  assert.deepEqual(
    changes.map(change => [change.before?.stars, change.after?.stars]),
    [[1, 2]],
  )
  const page = await site.get(people.minister, `/penetapan/${next}`)
  assert.match(page.body, /Perbedaan dari versi sebelumnya/)
  assert.match(page.body, /Berbeda dari hasil hitung/)
})

test('a returned list is dead: nothing can be done with it', async () => {
  const { listId } = await signedEdition(environment, people, small)
  await act(environment, people.directorGeneral, returnRecommendation, { id: listId, reason: why })
  assert.equal((await approve(listId)).kind, 'not-allowed')
  assert.equal((await decide(listId)).kind, 'not-allowed')
})

test('the Director General returns only what waits there, the Minister only what was approved', async () => {
  const { listId } = await signedEdition(environment, people, small)
  const back = (actor: typeof people.minister) =>
    act(environment, actor, returnRecommendation, { id: listId, reason: why })
  assert.equal((await back(people.minister)).kind, 'not-allowed')
  await approve(listId)
  assert.equal((await back(people.directorGeneral)).kind, 'not-allowed')
  assert.equal((await back(people.chair)).kind, 'not-allowed')
})

test('the database itself refuses to change a signed list, and anything of a decided one', async () => {
  const { listId } = await signedEdition(environment, people, small)
  const tamper = (statement: ReturnType<typeof sql>) =>
    environment.database.write(tx => statement.execute(tx))
  await assert.rejects(tamper(sql`update recommendation set entries = '[]' where id = ${listId}`))
  await assert.rejects(tamper(sql`update recommendation set digest = 'x' where id = ${listId}`))
  await assert.rejects(tamper(sql`delete from recommendation where id = ${listId}`))
  await decideIt(environment, people, listId)
  await assert.rejects(tamper(sql`update recommendation set decree_number = 'x' where id = ${listId}`))
})

test('the decision page shows list, distribution, evidence and the buttons of whose turn it is', async () => {
  const { listId } = await signedEdition(environment, people, small)
  const list = await listOf(listId)
  const page = await site.get(people.directorGeneral, `/penetapan/${listId}`)
  assert.match(page.body, /value="recommendation.approve"/)
  assert.match(page.body, /value="recommendation.return"/)
  assert.doesNotMatch(page.body, /value="decision.decide"/)
  assert.match(page.body, new RegExp(list?.digest ?? 'none'))
  assert.match(page.body, new RegExp(list?.entries[0]?.rulesHash ?? 'none'))
  const minister = await site.get(people.minister, `/penetapan/${listId}`)
  assert.doesNotMatch(minister.body, /<button[^>]*value="(recommendation|decision)\./)
  assert.equal((await site.get(people.publisher, `/en/penetapan/${listId}`)).status, 200)
  assert.equal((await site.get(people.minister, '/penetapan?status=approved')).status, 200)
})

test('the tasks of each role name what waits for it', async () => {
  const count = (actor: typeof people.chair) =>
    environment.database.read(reader => decisionsTasks(reader, actor, environment.clock.now(), 'id'))
  const before = await count(people.directorGeneral)
  await signedEdition(environment, people, small)
  const after = await count(people.directorGeneral)
  assert.equal((after[0]?.count ?? 0) - (before[0]?.count ?? 0), 1)
  await assessedEdition(environment, small)
  assert.ok((await count(people.chair)).some(task => task.href === '/pleno' && task.count >= 2))
  assert.deepEqual(await count(people.operator), [])
})

test('a product judged before shows its earlier stars where the scheme is the same', async () => {
  const first = await decidedEdition(environment, people, { ...small, number: '5' })
  const standing = async (): Promise<string> =>
    (await site.get(people.minister, `/penetapan/${first.listId}`)).body
  assert.match(await standing(), /Sudah ditetapkan Menteri; menunggu diumumkan\./)
  await releaseIt(environment, people, first.listId)
  assert.match(await standing(), /Sudah ditetapkan Menteri; diumumkan pada \d/)
  const second = await signedEdition(environment, people, {
    ...small,
    number: '6',
    again: first,
  })
  const list = await listOf(second.listId)
  assert.deepEqual(list?.entries.map(changeOf), ['same', 'same'])
  const training = await signedEdition(environment, people, {
    ...small,
    number: '0',
    kind: 'training',
    again: first,
  })
  assert.deepEqual((await listOf(training.listId))?.entries.map(changeOf), ['new', 'new'])
  assert.equal((await environment.database.read(reader => listVersions(reader, second.id))).length, 1)
})
