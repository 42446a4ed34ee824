import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql, type RawBuilder } from 'kysely'
import type { Actor } from '../../../access/index.ts'
import type { ActionResult, AnyAction, Environment } from '../../../actions/index.ts'
import { act, assessedEdition, decisionPeople } from '../../../../tests/builders/assessed-edition.ts'
import { decidedEdition, releaseIt, tamperWith } from '../../../../tests/builders/decided-edition.ts'
import { anActor, loadRegions } from '../../../../tests/builders/offices.ts'
import { testDatabase } from '../../../../tests/builders/test-database.ts'
import { testEnvironment } from '../../../../tests/builders/test-environment.ts'
import { testSite, type TestSite } from '../../../../tests/builders/test-site.ts'
import {
  decisionsRoutes,
  preparePublication,
  recomputeResults,
  releasePublication,
  type Release,
  type ReleaseStep,
} from '../index.ts'
import { listResultsOfEdition } from '../result-store.ts'

const people = decisionPeople()
const small = { caseIds: ['batik-91-tepat', 'tenun-80-67-belum-bintang-2', 'anyaman-70-83-belum-bintang'] }
let environment: Environment
let site: TestSite
let seen: Release[] = []
const watching: ReleaseStep = {
  save: (_tx, release) => {
    seen.push(release)
    return Promise.resolve()
  },
}
const release = releasePublication([watching])

before(async () => {
  const database = await testDatabase()
  await loadRegions(database)
  environment = testEnvironment(database)
  site = testSite(environment, decisionsRoutes([watching]))
})
after(() => environment.database.close())

const codes = (result: ActionResult): readonly string[] =>
  'problems' in result ? [...new Set(result.problems.map(one => one.code))] : []
const run = (actor: Actor, action: AnyAction, id: string, more: Record<string, string> = {}) =>
  act(environment, actor, action, { id, ...more })
const count = async (query: RawBuilder<{ count: number }>): Promise<number> =>
  Number((await environment.database.read(reader => query.execute(reader))).rows[0]?.count)
const resultsOf = (editionId: string): Promise<number> =>
  count(sql`select count(*) as count from result where edition_id = ${editionId}`)

/** Nothing was published: no result, no step ran, no nomination moved. */
async function assertNothingPublic(editionId: string): Promise<void> {
  assert.equal(await resultsOf(editionId), 0)
  assert.deepEqual(seen, [])
  const published = sql<{
    count: number
  }>`select count(*) as count from nomination where edition_id = ${editionId} and state = 'published'`
  assert.equal(await count(published), 0)
}

const tamper = (table: string, statement: RawBuilder<unknown>) => tamperWith(environment, table, statement)

const prepared = async () => {
  const edition = await decidedEdition(environment, people, small)
  await run(people.publisher, preparePublication, edition.listId)
  return edition
}

test('released by a second person, a decided list becomes results once, and the edition is finished', async () => {
  seen = []
  const edition = await decidedEdition(environment, people, small)
  assert.equal((await run(people.publisher, preparePublication, edition.listId)).kind, 'done')
  await assertNothingPublic(edition.id)
  assert.equal((await run(people.publisher2, release, edition.listId)).kind, 'done')
  const results = await environment.database.read(reader => listResultsOfEdition(reader, edition.id))
  assert.equal(results.length, 3)
  assert.deepEqual(
    results.map(one => one.stars).toSorted((one, other) => one - other),
    [0, 1, 3],
  )
  assert.ok(
    results.every(one => one.trace.mean === one.mean && one.of === 3 && one.rulesHash === edition.rules.hash),
  )
  assert.equal(seen.length, 1)
  const state = sql<{
    count: number
  }>`select count(*) as count from edition where id = ${edition.id} and state = 'finished'`
  assert.equal(await count(state), 1)
  const recomputed = await environment.database.read(reader => recomputeResults(reader, edition.id))
  const rulesHashes = [edition.rules.hash]
  assert.deepEqual(recomputed, { edition: edition.id, rulesHashes, results: 3, different: [] })
})

test('a list that was released cannot be released, or prepared, again', async () => {
  const edition = await prepared()
  assert.equal((await run(people.publisher2, release, edition.listId)).kind, 'done')
  for (const actor of [people.publisher, people.publisher2])
    for (const action of [release, preparePublication])
      assert.equal((await run(actor, action, edition.listId)).kind, 'not-allowed')
  assert.equal(await resultsOf(edition.id), 3)
})

test('a repeated key releases once and gives the first answer', async () => {
  const edition = await prepared()
  seen = []
  const input = { id: edition.listId, version: '1' }
  const once = await act(environment, people.publisher2, release, input, 'same-key-release')
  const twice = await act(environment, people.publisher2, release, input, 'same-key-release')
  assert.deepEqual([once.kind, twice.kind === 'done' && twice.repeated], ['done', true])
  assert.equal(seen.length, 1)
})

test('of two people who release at the same moment, one does', async () => {
  const edition = await prepared()
  seen = []
  const both = [people.publisher2, anActor('publisher')].map(actor => run(actor, release, edition.listId))
  const kinds = (await Promise.all(both)).map(one => one.kind)
  assert.equal(kinds.filter(one => one === 'done').length, 1, kinds.join(', '))
  assert.equal(await resultsOf(edition.id), 3)
})

test('a step that fails takes everything back: no result, no state, no publication', async () => {
  const edition = await prepared()
  seen = []
  const failing = releasePublication([watching, { save: () => Promise.reject(new Error('printer on fire')) }])
  await assert.rejects(run(people.publisher2, failing, edition.listId), /printer on fire/)
  seen = []
  await assertNothingPublic(edition.id)
  assert.equal((await run(people.publisher2, release, edition.listId)).kind, 'done')
})

test('a changed list cannot even be prepared', async () => {
  const { listId } = await decidedEdition(environment, people, small)
  await tamper(
    'recommendation',
    sql`update recommendation set entries = jsonb_set(entries, '{0,stars}', '1') where id = ${listId}`,
  )
  assert.deepEqual(codes(await run(people.publisher, preparePublication, listId)), ['list-changed'])
})

test('an edition with nominations still on their way stays open after a release', async () => {
  const edition = await decidedEdition(environment, people, small)
  const more = await assessedEdition(environment, { caseIds: ['gerabah-seratus'] })
  await environment.database.write(tx =>
    sql`update nomination set edition_id = ${edition.id} where edition_id = ${more.id}`.execute(tx),
  )
  await releaseIt(environment, people, edition.listId)
  const open = sql<{
    count: number
  }>`select count(*) as count from edition where id = ${edition.id} and state = 'open'`
  assert.equal(await count(open), 1)
})

test('published results are frozen in the database, and a tampered one is found by computing it again', async () => {
  const edition = await decidedEdition(environment, people, small)
  await releaseIt(environment, people, edition.listId)
  const [one] = edition.nominations
  await assert.rejects(
    environment.database.write(tx =>
      sql`update result set stars = 3 where nomination_id = ${one?.id}`.execute(tx),
    ),
  )
  await tamper('result', sql`update result set stars = 1 where nomination_id = ${one?.id}`)
  const { different } = await environment.database.read(reader => recomputeResults(reader, edition.id))
  assert.deepEqual(different, [one?.id])
})

test('the publication page counts what would happen, and offers each person only the own step', async () => {
  const edition = await decidedEdition(environment, people, small)
  const path = `/publikasi/${edition.listId}`
  const first = await site.get(people.publisher, path)
  assert.match(first.body, /value="publication.prepare"/)
  assert.doesNotMatch(first.body, /value="publication.release"/)
  const answer = await site.post(people.publisher, path, { action: 'publication.prepare', version: '0' })
  assert.equal(answer.status, 303)
  assert.doesNotMatch((await site.get(people.publisher, path)).body, /value="publication.release"/)
  const second = await site.get(people.publisher2, path)
  assert.match(second.body, /value="publication.release"/)
  assert.match(second.body, /hitung ulang|Dihitung ulang/)
  assert.equal((await site.get(people.operator, path)).status, 403)
  assert.equal((await site.get(people.secretariat, '/publikasi')).status, 200)
  assert.doesNotMatch((await site.get(people.secretariat, path)).body, /<button[^>]*value="publication\./)
})
