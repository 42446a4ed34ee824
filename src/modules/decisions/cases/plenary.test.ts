import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { ActionResult, Environment } from '../../../actions/index.ts'
import { testDatabase } from '../../../../tests/builders/test-database.ts'
import { testEnvironment } from '../../../../tests/builders/test-environment.ts'
import { loadRegions } from '../../../../tests/builders/offices.ts'
import { countPageQueries } from '../../../../tests/builders/count-page-queries.ts'
import { testSite, type TestSite } from '../../../../tests/builders/test-site.ts'
import {
  act,
  assessedEdition,
  canaries,
  decisionPeople,
  type AssessedEdition,
} from '../../../../tests/builders/assessed-edition.ts'
import { decisionsRoutes, settleNomination, signRecommendation } from '../index.ts'
import { listVersions } from '../chain/recommendation-store.ts'
import { listSettlements } from '../settlement-store.ts'

const people = decisionPeople()
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

const settle = (edition: AssessedEdition, index: number, fields: Record<string, string>, key?: string) =>
  act(
    environment,
    people.chair,
    settleNomination,
    { edition: edition.id, nomination: edition.nominations[index]?.id ?? '', ...fields },
    key ?? null,
  )
const sign = (edition: AssessedEdition, fields: Record<string, string> = {}) =>
  act(environment, people.chair, signRecommendation, { edition: edition.id, ...fields })
const small = { caseIds: ['batik-91-tepat', 'tenun-80-67-belum-bintang-2'] }
const reason = 'Pleno melihat tepi kain tidak rapi pada ketiga contoh.'

test('settling as proposed needs no reason; departing needs twenty characters of it', async () => {
  const edition = await assessedEdition(environment, small)
  assert.equal((await settle(edition, 0, { stars: '3' })).kind, 'done')
  assert.deepEqual(codes(await settle(edition, 1, { stars: '2', reason: 'terlalu singkat' })), [
    'reason-needed',
  ])
  assert.equal((await settle(edition, 1, { stars: '2', reason })).kind, 'done')
  const stored = await environment.database.read(reader =>
    listSettlements(
      reader,
      edition.nominations.map(one => one.id),
    ),
  )
  const departed = stored.get(edition.nominations[1]?.id ?? '')
  assert.deepEqual([departed?.proposedStars, departed?.settledStars, departed?.reason], [1, 2, reason])
})

test('everything wrong with a settlement is told at once', async () => {
  const edition = await assessedEdition(environment, { caseIds: ['makanan-halal-belum-terverifikasi'] })
  assert.deepEqual(codes(await settle(edition, 0, { stars: '9' })), [
    'too-many-stars',
    'disqualified',
    'reason-needed',
  ])
})

test('a gate that disqualifies is not set aside by the plenary, whatever its reason', async () => {
  const edition = await assessedEdition(environment, { caseIds: ['makanan-halal-belum-terverifikasi'] })
  assert.deepEqual(codes(await settle(edition, 0, { stars: '2', reason })), ['disqualified'])
  assert.equal((await settle(edition, 0, { stars: '0' })).kind, 'done')
})

test('a suspended result is settled only with a reason, and at no star while what it waits for has not come', async () => {
  const edition = await assessedEdition(environment, { caseIds: ['batik-dugaan-tiruan-satu-lembar'] })
  assert.deepEqual(codes(await settle(edition, 0, { stars: '0' })), ['reason-needed'])
  assert.deepEqual(codes(await settle(edition, 0, { stars: '1', reason })), ['suspended'])
  assert.equal((await settle(edition, 0, { stars: '0', reason })).kind, 'done')
})

test('a settlement can be changed until the list is signed, and not from a stale tab', async () => {
  const edition = await assessedEdition(environment, small)
  assert.equal((await settle(edition, 0, { stars: '3', version: '0' })).kind, 'done')
  assert.equal((await settle(edition, 0, { stars: '2', reason, version: '0' })).kind, 'stale')
  assert.equal((await settle(edition, 0, { stars: '2', reason, version: '1' })).kind, 'done')
  assert.equal((await settle(edition, 1, { stars: '1' })).kind, 'done')
  assert.equal((await sign(edition)).kind, 'done')
  assert.equal((await settle(edition, 0, { stars: '3', version: '2' })).kind, 'not-allowed')
})

test('a repeated key settles once', async () => {
  const edition = await assessedEdition(environment, small)
  const first = await settle(edition, 0, { stars: '3', version: '0' }, 'same-key-settle')
  const second = await settle(edition, 0, { stars: '3', version: '0' }, 'same-key-settle')
  assert.equal(first.kind === 'done' && first.repeated, false)
  assert.equal(second.kind === 'done' && second.repeated, true)
})

test('nobody but the chair settles or signs: others are refused, outsiders are told there is nothing', async () => {
  const edition = await assessedEdition(environment, small)
  const fields = { edition: edition.id, nomination: edition.nominations[0]?.id ?? '', stars: '3' }
  for (const reading of [people.secretariat, people.auditor]) {
    assert.equal((await act(environment, reading, settleNomination, fields)).kind, 'not-allowed')
    assert.equal((await act(environment, reading, signRecommendation, fields)).kind, 'not-allowed')
  }
  for (const outside of [
    people.operator,
    people.head,
    people.publisher,
    people.minister,
    people.directorGeneral,
  ]) {
    assert.equal((await act(environment, outside, settleNomination, fields)).kind, 'not-found')
    assert.equal((await act(environment, outside, signRecommendation, fields)).kind, 'not-found')
  }
})

test('a nomination is settled in its own edition only', async () => {
  const edition = await assessedEdition(environment, small)
  const other = await assessedEdition(environment, small)
  const fields = { edition: other.id, nomination: edition.nominations[0]?.id ?? '', stars: '3' }
  assert.equal((await act(environment, people.chair, settleNomination, fields)).kind, 'not-found')
})

test('signing names every nomination that is not settled', async () => {
  const edition = await assessedEdition(environment)
  await settle(edition, 0, { stars: String(edition.nominations[0]?.stars) })
  const result = await sign(edition)
  assert.equal(codes(result).length, edition.nominations.length - 1)
  assert.ok(codes(result).every(code => code === 'not-settled'))
})

test('signing an edition without anything assessed is refused', async () => {
  const edition = await assessedEdition(environment, { caseIds: [] })
  assert.deepEqual(codes(await sign(edition)), ['nothing-assessed'])
  assert.equal(
    (await act(environment, people.chair, signRecommendation, { edition: '0000000000000000' })).kind,
    'not-found',
  )
})

test('a settlement is out of date once a sheet was added after it', async () => {
  const edition = await assessedEdition(environment, small)
  await settle(edition, 0, { stars: '3' })
  await settle(edition, 1, { stars: '1' })
  const released = edition.nominations[0]?.sheetIds[0] ?? ''
  await environment.database.write(tx =>
    sql`update assignment set state = 'released', release_reason = 'x' where id = (select assignment_id from scoresheet where id = ${released})`.execute(
      tx,
    ),
  )
  assert.deepEqual(codes(await sign(edition)), ['settled-before-change'])
})

test('the chair signs what was on the page: a change since then is told', async () => {
  const edition = await assessedEdition(environment, small)
  await settle(edition, 0, { stars: '3' })
  await settle(edition, 1, { stars: '1' })
  const page = await site.get(people.chair, `/pleno/${edition.id}`)
  const seen = /name="seen" value="([0-9a-f]{64})"/.exec(page.body)?.[1] ?? ''
  assert.notEqual(seen, '')
  await settle(edition, 1, { stars: '2', reason, version: '1' })
  assert.deepEqual(codes(await sign(edition, { seen })), ['table-changed'])
  assert.equal((await sign(edition)).kind, 'done')
})

test('a signed list holds every nomination, those without a star among them, and moves each of them', async () => {
  const edition = await assessedEdition(environment)
  for (const [index, one] of edition.nominations.entries()) {
    const result = await settle(edition, index, { stars: String(one.stars), reason })
    assert.equal(result.kind, 'done', one.caseId)
  }
  const signed = await sign(edition, { minutes: 'Hadir semua anggota.' })
  assert.equal(signed.kind, 'done')
  const [list] = await environment.database.read(reader => listVersions(reader, edition.id))
  assert.equal(list?.entries.length, edition.nominations.length)
  assert.ok(list.entries.some(entry => entry.stars === 0))
  assert.deepEqual(
    list.entries.map(entry => entry.stars),
    list.entries.map(entry => entry.stars).toSorted((one, other) => other - one),
  )
  const states = await environment.database.read(reader =>
    sql<{ state: string }>`select distinct state from nomination where edition_id = ${edition.id}`.execute(
      reader,
    ),
  )
  assert.deepEqual(states.rows, [{ state: 'recommended' }])
  assert.deepEqual(codes(await sign(edition)), ['list-under-way', 'nothing-assessed'])
})

test('the plenary’s pages show sheets without names, codes and products, to those who may read them only', async () => {
  const edition = await assessedEdition(environment, small)
  const path = `/pleno/${edition.id}/${edition.nominations[0]?.id}`
  const page = await site.get(people.chair, path)
  assert.equal(page.status, 200)
  assert.match(page.body, /Penilai 1/)
  assert.match(page.body, /KT-/)
  assert.match(page.body, /\d \(Rata-rata\)/)
  assert.match(page.body, /tidak mengatur sidang pleno: ketua sendiri memutuskan/)
  assert.match(page.body, new RegExp(canaries.assessorReason))
  assert.doesNotMatch(page.body, /assessor-\d/)
  for (const outside of [
    people.operator,
    people.head,
    people.publisher,
    people.minister,
    people.directorGeneral,
  ])
    assert.equal((await site.get(outside, path)).status, 403)
  assert.equal((await site.get(null, path)).status, 303)
  for (const actor of [people.chair, people.secretariat]) {
    for (const address of ['/pleno', `/pleno/${edition.id}`, `/en/pleno/${edition.id}`])
      assert.equal((await site.get(actor, address)).status, 200, address)
  }
})

test('borderline nominations stand first, and the filters count and keep them', async () => {
  const caseIds = ['gerabah-seratus', 'batik-91-tepat', 'anyaman-81-tepat']
  const edition = await assessedEdition(environment, { caseIds })
  const page = await site.get(people.chair, `/pleno/${edition.id}`)
  const order = caseIds.toSorted(
    (one, other) => page.body.indexOf(`Produk ${one}<`) - page.body.indexOf(`Produk ${other}<`),
  )
  assert.equal(order.at(-1), 'gerabah-seratus')
  const kept = await site.get(people.chair, `/pleno/${edition.id}?tampil=bahas`)
  assert.doesNotMatch(kept.body, /Produk gerabah-seratus</)
  assert.match(kept.body, /Produk batik-91-tepat</)
})

test('a refused form shows the page again with what was typed and what to do', async () => {
  const edition = await assessedEdition(environment, small)
  const path = `/pleno/${edition.id}/${edition.nominations[1]?.id}`
  const answer = await site.post(people.chair, path, {
    action: 'plenary.settle',
    stars: '3',
    reason: 'pendek <b>',
    version: '0',
  })
  assert.equal(answer.status, 422)
  assert.match(answer.body, /pendek &lt;b&gt;/)
  assert.match(answer.body, /sekurang-kurangnya 20 huruf/)
})

test('the plenary’s pages make the same number of queries for one nomination and for twenty-three', async () => {
  const one = await assessedEdition(environment, { caseIds: ['batik-91-tepat'] })
  const all = await assessedEdition(environment)
  const routes = decisionsRoutes([])
  const queries = async (edition: AssessedEdition): Promise<readonly number[]> => [
    await countPageQueries(environment, routes, { path: '/pleno', actor: people.chair }),
    await countPageQueries(environment, routes, {
      path: '/pleno/:edition',
      params: { edition: edition.id },
      actor: people.chair,
    }),
    await countPageQueries(environment, routes, {
      path: '/pleno/:edition/:nomination',
      params: { edition: edition.id, nomination: edition.nominations[0]?.id ?? '' },
      actor: people.chair,
    }),
  ]
  // The first look at an edition reads its rules into memory.
  await queries(one)
  await queries(all)
  const few = await queries(one)
  assert.deepEqual(await queries(all), few)
  assert.ok(
    few.every(count => count < 30),
    few.join(', '),
  )
})
