// on the embedded database: needs none.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { whyShort } from './shortage.ts'
import { planEdition, type EditionPlan } from './plan-edition.ts'
import type { PlanFacts } from './plan-facts.ts'

type Anchor = 'everyone' | 'each-body'
type Somebody = Readonly<{ id: string; body?: string; maxLoad?: number | null; load?: number }>

let plans = 0
const factsOf = (
  people: readonly Somebody[],
  anchors: Readonly<Record<string, Anchor>>,
  nominations: readonly string[] = ['n1', 'n2', 'n3'],
): PlanFacts =>
  ({
    digest: `jangkar-${plans++}`,
    nominations: nominations.map(id => ({
      id,
      areaPath: '/32/32.04/',
      commodity: 'tenun',
      state: 'in-assessment',
    })),
    assessors: people.map(({ id }) => ({ id, homeAreaPath: '/' })),
    profiles: new Map(
      people.map(({ id, body = '', maxLoad = null }) => [id, { commodities: ['tenun'], body, maxLoad }]),
    ),
    assignments: [],
    interests: [],
    found: [],
    verifiedBy: new Map(),
    loads: new Map(people.map(({ id, load = 0 }) => [id, load])),
    settled: [],
    setting: { links: 1, anchors: new Map(Object.entries(anchors)) },
    panel: { size: 3, ownProvince: 'excluded', verifierMayScore: true },
  }) as unknown as PlanFacts

const sizes = (plan: EditionPlan, ids = ['n1', 'n2', 'n3']): readonly number[] =>
  ids.map(id => plan.picks.filter(one => one.nominationId === id).length)
const many = (count: number, more: (index: number) => Omit<Somebody, 'id'> = () => ({})): Somebody[] =>
  Array.from({ length: count }, (_, index) => ({ id: `a${index}`, ...more(index) }))

test('an anchor that cannot have everybody has all who can come, and never less than its panel', async () => {
  const people = many(12, index => (index === 4 ? { maxLoad: 1 } : {}))
  const plan = await planEdition(factsOf(people, { n1: 'everyone', n2: 'everyone' }))
  assert.deepEqual([sizes(plan).toSorted((a, b) => a - b), plan.shortages], [[3, 11, 12], []])
  assert.deepEqual([plan.linkage.groups, plan.objective >= plan.bound - 1e-6], [1, true])
})

test('an anchor for each body has those whose body has somebody with room, within the plan too', async () => {
  const body = (index: number): string => ['tani', 'dagang', 'kampus', 'balai'][index] ?? 'tani'
  const all = many(8, index => ({ body: body(index) }))
  const bodiesOf = (plan: EditionPlan, id: string): readonly string[] =>
    plan.picks
      .filter(one => one.nominationId === id)
      .map(one => body(Number(one.personId.slice(1))))
      .toSorted()
  const whole = await planEdition(factsOf(all, { n1: 'each-body' }))
  assert.deepEqual(bodiesOf(whole, 'n1'), ['balai', 'dagang', 'kampus', 'tani'])
  const full = many(8, index => ({ body: body(index), ...(index === 3 ? { maxLoad: 2, load: 2 } : {}) }))
  const without = await planEdition(factsOf(full, { n1: 'each-body' }))
  assert.deepEqual([bodiesOf(without, 'n1'), without.shortages], [['dagang', 'kampus', 'tani'], []])
  // The only one of a body has one sheet left, and two anchors want it: the other one has its panel, and nobody more.
  const scarce = many(8, index => ({ body: body(index), ...(index === 3 ? { maxLoad: 1 } : {}) }))
  const shared = await planEdition(factsOf(scarce, { n1: 'each-body', n2: 'each-body' }))
  assert.deepEqual([sizes(shared).toSorted((a, b) => a - b), shared.shortages], [[3, 3, 4], []])
})

test('who is full by the plan itself is counted among the reasons of a shortage', async () => {
  const plan = await planEdition(
    factsOf(
      many(4, () => ({ maxLoad: 2 })),
      {},
    ),
  )
  const [one] = plan.shortages
  assert.ok(one)
  assert.deepEqual([...one.barred.keys()], ['full'])
  assert.match(whyShort(one, 'id'), /batas beban/)
})

test('no anchor takes a panel from any product, whatever the limits', async () => {
  const world = fc.record({
    limits: fc.array(fc.option(fc.integer({ min: 0, max: 4 })), { minLength: 7, maxLength: 7 }),
    bodies: fc.array(fc.constantFrom('', 'tani', 'dagang', 'kampus'), { minLength: 7, maxLength: 7 }),
    kinds: fc.array(fc.constantFrom<Anchor>('everyone', 'each-body'), { minLength: 1, maxLength: 3 }),
  })
  const ids = ['n1', 'n2', 'n3', 'n4', 'n5']
  await fc.assert(
    fc.asyncProperty(world, async ({ limits, bodies, kinds }) => {
      const people = many(7, index => ({ maxLoad: limits[index] ?? null, body: bodies[index] ?? '' }))
      const anchors = Object.fromEntries(kinds.map((kind, index) => [`n${index + 1}`, kind]))
      const plain = await planEdition(factsOf(people, {}, ids))
      const plan = await planEdition(factsOf(people, anchors, ids))
      assert.equal(plan.shortages.length, plain.shortages.length)
      const waiting = new Set(plan.shortages.map(one => one.nominationId))
      for (const [index, count] of sizes(plan, ids).entries())
        assert.ok(waiting.has(ids[index] ?? '') ? count === 0 : count >= 3)
      for (const { id, maxLoad = null } of people)
        assert.ok(maxLoad === null || plan.picks.filter(one => one.personId === id).length <= maxLoad)
      assert.ok(plan.objective >= plan.bound - 1e-6)
    }),
    { numRuns: 25 },
  )
})
