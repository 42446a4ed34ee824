import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql, type RawBuilder } from 'kysely'
import { visitor, type Actor } from '../../../access/index.ts'
import type { ActionResult, AnyAction, Environment } from '../../../actions/index.ts'
import { act, assessedEdition, decisionPeople } from '../../../../tests/builders/assessed-edition.ts'
import { decidedEdition, signedEdition, tamperWith } from '../../../../tests/builders/decided-edition.ts'
import { loadRegions } from '../../../../tests/builders/offices.ts'
import { testDatabase } from '../../../../tests/builders/test-database.ts'
import { testEnvironment } from '../../../../tests/builders/test-environment.ts'
import { approveRecommendation, preparePublication, releasePublication } from '../index.ts'
import { digestOfEntries } from '../chain/recommendation.ts'
import { findRecommendation } from '../chain/recommendation-store.ts'

const people = decisionPeople()
const small = { caseIds: ['batik-91-tepat', 'tenun-80-67-belum-bintang-2', 'anyaman-70-83-belum-bintang'] }
let environment: Environment
let stepsRun = 0
const release = releasePublication([
  {
    save: () => {
      stepsRun++
      return Promise.resolve()
    },
  },
])

before(async () => {
  const database = await testDatabase()
  await loadRegions(database)
  environment = testEnvironment(database)
})
after(() => environment.database.close())

const codes = (result: ActionResult): readonly string[] =>
  'problems' in result ? [...new Set(result.problems.map(one => one.code))] : []
const run = (actor: Actor, action: AnyAction, id: string, more: Record<string, string> = {}) =>
  act(environment, actor, action, { id, ...more })
const tamper = (table: string, statement: RawBuilder<unknown>) => tamperWith(environment, table, statement)

/** Nothing was published: no result, no step ran, no nomination moved. */
async function assertNothingPublic(editionId: string): Promise<void> {
  const { rows } = await environment.database.read(reader =>
    sql<{ count: number }>`select
      (select count(*) from result where edition_id = ${editionId}) +
      (select count(*) from nomination where edition_id = ${editionId} and state = 'published') as count`.execute(
      reader,
    ),
  )
  assert.equal(Number(rows[0]?.count), 0)
  assert.equal(stepsRun, 0)
}

type Attempt = Readonly<{
  name: string
  attempt: () => Promise<Readonly<{ editionId: string; result: ActionResult }>>
  expected: (result: ActionResult) => void
}>
const kind = (wanted: ActionResult['kind']) => (result: ActionResult) => assert.equal(result.kind, wanted)
const refusedWith =
  (...wanted: readonly string[]) =>
  (result: ActionResult) =>
    assert.deepEqual(codes(result), wanted)

const prepared = async () => {
  const edition = await decidedEdition(environment, people, small)
  await run(people.publisher, preparePublication, edition.listId)
  return edition
}

const attempts: readonly Attempt[] = [
  {
    name: 'a list that is only signed',
    attempt: async () => {
      const { id, listId } = await signedEdition(environment, people, small)
      return { editionId: id, result: await run(people.publisher2, release, listId) }
    },
    expected: kind('not-allowed'),
  },
  {
    name: 'a list that is only approved',
    attempt: async () => {
      const { id, listId } = await signedEdition(environment, people, small)
      await run(people.directorGeneral, approveRecommendation, listId)
      return { editionId: id, result: await run(people.publisher2, release, listId) }
    },
    expected: kind('not-allowed'),
  },
  {
    name: 'a decided list that nobody prepared',
    attempt: async () => {
      const { id, listId } = await decidedEdition(environment, people, small)
      return { editionId: id, result: await run(people.publisher2, release, listId) }
    },
    expected: kind('not-allowed'),
  },
  {
    name: 'a list prepared by the same person',
    attempt: async () => {
      const { id, listId } = await prepared()
      return { editionId: id, result: await run(people.publisher, release, listId) }
    },
    expected: kind('not-allowed'),
  },
  {
    name: 'a list prepared by the same person under another grant',
    attempt: async () => {
      const { id, listId } = await prepared()
      const otherGrant = { ...people.publisher, grantId: 'other-grant-0000' }
      return { editionId: id, result: await run(otherGrant, release, listId) }
    },
    expected: kind('not-allowed'),
  },
  {
    name: 'a list released by the Minister, the chair, the secretariat or the auditor',
    attempt: async () => {
      const { id, listId } = await prepared()
      const results = []
      for (const actor of [people.minister, people.chair, people.secretariat, people.auditor])
        results.push(await run(actor, release, listId))
      assert.ok(results.every(one => one.kind !== 'done'))
      return { editionId: id, result: results.at(-1) ?? { kind: 'not-found' } }
    },
    expected: kind('not-allowed'),
  },
  {
    name: 'a list released by an office or a visitor',
    attempt: async () => {
      const { id, listId } = await prepared()
      assert.equal((await run(visitor, release, listId)).kind, 'not-found')
      return { editionId: id, result: await run(people.operator, release, listId) }
    },
    expected: kind('not-found'),
  },
  {
    name: 'a list whose stars were changed after the decision',
    attempt: async () => {
      const { id, listId } = await prepared()
      await tamper(
        'recommendation',
        sql`update recommendation set entries = jsonb_set(entries, '{2,stars}', '3') where id = ${listId}`,
      )
      return { editionId: id, result: await run(people.publisher2, release, listId) }
    },
    expected: refusedWith('list-changed', 'plan-changed'),
  },
  {
    name: 'a list from which a line was taken',
    attempt: async () => {
      const { id, listId } = await prepared()
      await tamper(
        'recommendation',
        sql`update recommendation set entries = entries - 2 where id = ${listId}`,
      )
      return { editionId: id, result: await run(people.publisher2, release, listId) }
    },
    expected: refusedWith('list-changed', 'plan-changed'),
  },
  {
    name: 'a list changed together with its digest and with what was prepared',
    attempt: async () => {
      const { id, listId } = await prepared()
      const list = await environment.database.read(reader => findRecommendation(reader, listId))
      const entries = (list?.entries ?? []).map(entry => ({ ...entry, stars: 3 }))
      const digest = digestOfEntries(entries)
      await tamper(
        'recommendation',
        sql`update recommendation set entries = ${JSON.stringify(entries)}::jsonb, digest = ${digest} where id = ${listId}`,
      )
      await run(people.publisher, preparePublication, listId)
      const lines = sql`(select jsonb_agg(line || '{"stars": 3}') from jsonb_array_elements(plan->'lines') as line)`
      await tamper(
        'publication',
        sql`update publication set digest = ${digest}, plan = plan || jsonb_build_object('digest', ${digest}::text, 'lines', ${lines},
          'counts', plan->'counts' || '{"certificates": 3, "entries": 3}') where recommendation_id = ${listId}`,
      )
      return { editionId: id, result: await run(people.publisher2, release, listId) }
    },
    expected: refusedWith('list-changed'),
  },
  {
    name: 'a list whose sheets were changed after the decision',
    attempt: async () => {
      const edition = await prepared()
      const sheet = edition.nominations[0]?.sheetIds[0] ?? ''
      await tamper(
        'mark',
        sql`update mark set answer = 'false' where scoresheet_id = ${sheet} and answer = 'true'`,
      )
      return { editionId: edition.id, result: await run(people.publisher2, release, edition.listId) }
    },
    expected: refusedWith('result-changed', 'plan-changed'),
  },
  {
    name: 'a list of which one sheet was taken away after the decision',
    attempt: async () => {
      const edition = await prepared()
      const sheet = edition.nominations[1]?.sheetIds[2] ?? ''
      await tamper('scoresheet', sql`update scoresheet set state = 'open' where id = ${sheet}`)
      return { editionId: edition.id, result: await run(people.publisher2, release, edition.listId) }
    },
    expected: refusedWith('result-changed', 'plan-changed'),
  },
  {
    name: 'a list from a tab that was opened before it was prepared anew',
    attempt: async () => {
      const { id, listId } = await prepared()
      await run(people.publisher, preparePublication, listId)
      return { editionId: id, result: await run(people.publisher2, release, listId, { version: '1' }) }
    },
    expected: kind('stale'),
  },
  {
    name: 'a list that does not exist',
    attempt: async () => {
      const { id } = await assessedEdition(environment, small)
      return { editionId: id, result: await run(people.publisher2, release, '0000000000000000') }
    },
    expected: kind('not-found'),
  },
]

for (const { name, attempt, expected } of attempts) {
  test(`refused to be released: ${name}`, async () => {
    stepsRun = 0
    const { editionId, result } = await attempt()
    expected(result)
    await assertNothingPublic(editionId)
  })
}
