import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { act, decisionPeople } from '../../../../tests/builders/assessed-edition.ts'
import {
  releasedEdition,
  signedEdition,
  tamperWith,
  type SignedEdition,
} from '../../../../tests/builders/decided-edition.ts'
import { testDatabase } from '../../../../tests/builders/test-database.ts'
import { testEnvironment } from '../../../../tests/builders/test-environment.ts'
import { testSite, type TestSite } from '../../../../tests/builders/test-site.ts'
import type { Environment } from '../../../actions/index.ts'
import { getHead, listHistory } from '../../../audit/index.ts'
import { decisionsRoutes } from '../index.ts'
import { recomputeAgain } from './recompute-results.ts'

const people = decisionPeople()
let environment: Environment
let site: TestSite
let edition: SignedEdition
let path: string
before(async () => {
  environment = testEnvironment(await testDatabase())
  site = testSite(environment, decisionsRoutes([]))
  edition = await releasedEdition(environment, people, [])
  path = `/hitung-ulang/${edition.id}`
})
after(() => environment.database.close())

const runs = async () => {
  const acts = await environment.database.read(reader =>
    listHistory(reader, { kind: 'edition', id: edition.id }, ['panel']),
  )
  return acts.filter(one => one.event === 'results.recomputed')
}
const recompute = () => site.post(people.auditor, path, { action: 'results.recompute' })

test('the list of editions, before any run: names the edition with its results', async () => {
  const { status, body } = await site.get(people.auditor, '/hitung-ulang')
  assert.equal(status, 200)
  assert.match(body, new RegExp(`<a href="${path}">Edisi 7</a>`))
  assert.match(body, /Belum pernah/)
  assert.match((await site.get(people.auditor, path)).body, /belum pernah dihitung ulang/)
})

test('an edition computed again, with nothing changed: no difference, the time, the rules, and a ledger entry', async () => {
  assert.equal((await recompute()).status, 303)
  const [run, ...others] = await runs()
  assert.equal(others.length, 0)
  const count = edition.nominations.length
  const { milliseconds, ...detail } = (run?.detail ?? {}) as Readonly<Record<string, unknown>>
  assert.ok(Number(milliseconds) >= 0)
  assert.deepEqual(detail, {
    results: count,
    different: 0,
    nominations: [],
    rulesHashes: [edition.rules.hash],
  })
  const { body } = await site.get(people.auditor, path)
  assert.match(body, new RegExp(`${count} hasil, 0 berbeda`))
  assert.match(body, new RegExp(edition.rules.hash))
  assert.match(body, /\d+ milidetik/)
  assert.match(
    (await site.get(people.auditor, `/en${path}`)).body,
    new RegExp(`${count} results, 0 different`),
  )
})

test('an edition computed again, after a result was changed behind the platform: the product is named with what differs', async () => {
  const [changed, other] = edition.nominations
  assert.ok(changed && other)
  await tamperWith(
    environment,
    'result',
    sql`update result set rounded = '12.34' where nomination_id = ${changed.id}`,
  )
  assert.equal((await recompute()).status, 303)
  const run = (await runs()).at(-1)?.detail as Readonly<Record<string, unknown>>
  assert.deepEqual([run['different'], run['nominations']], [1, [changed.id]])
  const { body } = await site.get(people.auditor, path)
  assert.match(body, new RegExp(`${edition.nominations.length} hasil, 1 berbeda`))
  assert.match(body, new RegExp(`<a href="/usulan/${changed.id}">${changed.product}</a>`))
  assert.match(body, /12,34/)
  assert.doesNotMatch(body, new RegExp(`/usulan/${other.id}`))
})

test('an edition computed again, after a released result was deleted behind the platform: it is missed', async () => {
  const gone = edition.nominations[2] ?? edition.nominations[1]
  assert.ok(gone)
  const takeOut = sql`delete from result where nomination_id = ${gone.id}`
  await tamperWith(environment, 'result', takeOut)
  assert.equal((await recompute()).status, 303)
  const run = (await runs()).at(-1)?.detail as Readonly<Record<string, unknown>>
  assert.deepEqual([run['results'], run['different']], [edition.nominations.length, 2])
  assert.ok((run['nominations'] as string[]).includes(gone.id))
  const { body } = await site.get(people.auditor, path)
  assert.match(body, /hasilnya tidak ada/)
  assert.match(body, new RegExp(`/usulan/${gone.id}`))
})

test('recomputing, by others than the auditor or before a publication: no page, no act, no ledger entry', async () => {
  const unpublished = await signedEdition(environment, people, { number: '8' })
  const head = await environment.database.read(getHead)
  const { chair, minister, secretariat, operator, publisher } = people
  for (const actor of [chair, minister, secretariat, operator, publisher]) {
    assert.equal((await site.get(actor, path)).status, 403)
    const key = await site.keyOf(people.auditor, path)
    const { status } = await site.post(actor, path, { action: 'results.recompute' }, key)
    assert.ok(status >= 400 && status < 500, String(status))
    assert.notEqual((await act(environment, actor, recomputeAgain, { edition: edition.id })).kind, 'done')
  }
  assert.equal((await site.get(people.auditor, `/hitung-ulang/${unpublished.id}`)).status, 404)
  const key = await site.keyOf(people.auditor, path)
  const sent = await site.post(
    people.auditor,
    `/hitung-ulang/${unpublished.id}`,
    { action: 'results.recompute' },
    key,
  )
  assert.equal(sent.next, null)
  assert.deepEqual(await environment.database.read(getHead), head)
})
