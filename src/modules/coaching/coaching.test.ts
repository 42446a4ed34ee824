import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { anActor, loadRegions } from '../../../tests/builders/offices.ts'
import { decisionPeople } from '../../../tests/builders/assessed-edition.ts'
import { releasedEdition, type SignedEdition } from '../../../tests/builders/decided-edition.ts'
import { testDatabase } from '../../../tests/builders/test-database.ts'
import { testEnvironment } from '../../../tests/builders/test-environment.ts'
import { testSite, type TestSite } from '../../../tests/builders/test-site.ts'
import { openValid } from '../../../tests/builders/valid-page.ts'
import type { Environment } from '../../actions/index.ts'
import type { Actor } from '../../access/index.ts'
import { fraction } from '../../foundation/fraction.ts'
import { group, choice } from '../../engine/builders.ts'
import type { Node } from '../../engine/index.ts'
import { criteriaIn, findResult, type FeedbackCriterion } from '../decisions/index.ts'
import { worthOf } from './criterion-standing.ts'
import { coachingRoutes, coachingStep } from './index.ts'
import { listCommonSteps, listProductStandings, listTotals } from './standing-store.ts'

const operator = anActor('operator', '/32/32.05/')
const neighbour = anActor('operator', '/32/32.06/')
const secretariat = anActor('secretariat')
const everything = { edition: '', commodity: '', province: '' }
let environment: Environment
let site: TestSite
let edition: SignedEdition

before(async () => {
  const database = await testDatabase()
  await loadRegions(database)
  environment = testEnvironment(database)
  site = testSite(environment, coachingRoutes)
  // The first one lacks a third of a point to its second star.
  const caseIds = ['tenun-80-67-belum-bintang-2', 'gerabah-tanpa-glasir-70-99', 'tenun-rata-rata-sepertiga']
  edition = await releasedEdition(environment, decisionPeople(), [coachingStep], { caseIds })
})
after(() => environment.database.close())

const idOf = (index: number): string => edition.nominations[index]?.id ?? ''

async function criteriaOf(index: number): Promise<readonly FeedbackCriterion[]> {
  const result = await environment.database.read(reader => findResult(reader, idOf(index)))
  assert.ok(result)
  return criteriaIn(result.feedback.parts)
}
const totalsFor = (actor: Actor, query = everything) =>
  environment.database.read(reader => listTotals(reader, { actor, query }))

test('an office sees its own results only, the weakest criterion first; the secretariat sees all', async () => {
  const own = await totalsFor(operator)
  const criteria = await criteriaOf(0)
  assert.equal(own.length, criteria.length)
  for (const total of own) {
    const found = criteria.find(one => one.id === total.criterionId)
    assert.equal((total.points / 100).toFixed(2), found?.points)
    assert.equal(total.products, 1)
  }
  const shares = own.map(one => one.points / one.most)
  assert.deepEqual(
    shares,
    shares.toSorted((a, b) => a - b),
  )
  const all = await totalsFor(secretariat)
  const shared = all.find(one => one.criterionId === 'jaminan-pasokan')
  assert.equal(shared?.products, 3)
  assert.deepEqual(await totalsFor(neighbour), [])
  assert.equal((await totalsFor(secretariat, { ...everything, province: '33' }))[0]?.products, 1)
})

test('a step is said to lift a star only where it alone carries the score over the line', async () => {
  const criteria = await criteriaOf(0)
  const found = await environment.database.read(async reader =>
    Promise.all(
      criteria.map(one =>
        listProductStandings(reader, { actor: operator, query: everything }, one.id, { limit: 5, offset: 0 }),
      ),
    ),
  )
  // 80.67 is 0.33 below the line; every group of the shipped rubric is a sum.
  const lifted = found.flat().map(one => [one.next !== null && one.next.points - one.points >= 33, one.lifts])
  assert.ok(lifted.some(([expected]) => expected))
  for (const [expected, lifts] of lifted) assert.equal(lifts ?? false, expected)
})

test('products with the same next step are proposed together', async () => {
  const steps = await environment.database.read(reader =>
    listCommonSteps(reader, { actor: secretariat, query: everything }, 500),
  )
  assert.ok(steps.some(one => one.products > 1))
  const order = steps.map(one => one.lifts * 1_000_000 + one.winnable)
  assert.deepEqual(
    order,
    order.toSorted((a, b) => b - a),
  )
  const { body } = await site.get(secretariat, '/umpan-balik/unduh')
  assert.equal(body.trim().split('\n').length, steps.length + 1)
})

test('the pages are valid in both languages; a small country’s figure is not told, and no other office’s product', async () => {
  const page = await openValid(site, operator, '/umpan-balik')
  assert.match(page, /Usulan pembinaan[\s\S]*Seluruh negeri/)
  assert.doesNotMatch(page, /<td class="number">\d+,\d %<\/td><td class="number">\d+,\d %<\/td>/)
  const criterion = await openValid(site, operator, '/umpan-balik/kriteria/jaminan-pasokan')
  assert.ok(criterion.includes(edition.nominations[0]?.product ?? '?'))
  assert.ok(!criterion.includes(`/usulan/${idOf(1)}/`))
  assert.equal((await site.get(neighbour, '/umpan-balik/kriteria/jaminan-pasokan')).status, 404)
  assert.match((await site.get(neighbour, '/umpan-balik')).body, /Belum ada hasil yang diumumkan/)
  assert.equal((await site.get(anActor('assessor'), '/umpan-balik')).status, 403)
})

test('a point counts by the way its criterion takes into the whole', () => {
  const max = 5000
  const leaf = (id: string, weight?: string) =>
    choice(id, ['0.00', '50.00'], { max, ...(weight ? { weight } : {}) })
  const tree = (combine: string) =>
    ({
      ...group('whole', '100.00', [
        leaf('a', '0.5'),
        { ...group('b', '50.00', [leaf('c')]), max, weight: '0.25' },
      ]),
      combine,
    }) as unknown as Node
  assert.deepEqual(worthOf(tree('sum'), 'c'), fraction(1))
  assert.deepEqual(worthOf(tree('weighted-sum'), 'c'), fraction(1, 4))
  assert.deepEqual(worthOf(tree('mean'), 'a'), fraction(1, 2))
  assert.deepEqual(worthOf(tree('minimum'), 'a'), fraction(1))
  // What does not apply leaves its weight to its neighbours.
  assert.deepEqual(worthOf(tree('sum'), 'a', new Set(['b'])), fraction(2))
  assert.equal(worthOf(tree('sum'), 'x'), null)
})
