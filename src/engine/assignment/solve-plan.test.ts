import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { solveLinear } from '../../platform/solver/index.ts'
import { lowerBound } from './lower-bound.ts'
import { BARRED, costOf, type MatchingProblem, type Scorer, type Seat } from './matching-problem.ts'
import { objectiveOf, solvePlan, type SolvedPlan } from './solve-plan.ts'

const scorer = (index: number, more: Partial<Scorer> = {}): Scorer => ({
  id: `a${index}`,
  load: 0,
  maxLoad: null,
  body: null,
  ...more,
})
const seat = (index: number, more: Partial<Seat> = {}): Seat => ({
  id: `s${index}`,
  kept: [],
  size: 3,
  atLeast: {},
  ...more,
})
const many = <Value>(count: number, make: (index: number) => Value): Value[] =>
  Array.from({ length: count }, (_, i) => make(i))

function problem(
  seats: readonly Seat[],
  scorers: readonly Scorer[],
  cost: (seat: number, scorer: number) => number = () => 0,
  more: Partial<MatchingProblem> = {},
): MatchingProblem {
  const costs = new Uint8Array(seats.length * scorers.length)
  for (const row of seats.keys())
    for (const column of scorers.keys()) costs[row * scorers.length + column] = cost(row, column)
  return { seats, scorers, costs, settled: [], links: 1, ...more }
}
const solved = (of: MatchingProblem): Promise<SolvedPlan> => solvePlan(of, solveLinear)
const loadsOf = (plan: SolvedPlan, count: number): number[] =>
  many(count, index => plan.picks.filter(pick => pick.scorer === index).length)
const pairs = (plan: SolvedPlan) => plan.picks.map(pick => [pick.seat, pick.scorer] as const)

test('a plan fills every seat it can with different people, none of them barred or above the limit', async () => {
  const world = fc.record({
    barred: fc.array(fc.boolean(), { minLength: 96, maxLength: 96 }),
    limits: fc.array(fc.option(fc.integer({ min: 0, max: 9 })), { minLength: 8, maxLength: 8 }),
    loads: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 8, maxLength: 8 }),
  })
  await fc.assert(
    fc.asyncProperty(world, async ({ barred, limits, loads }) => {
      const scorers = many(8, index =>
        scorer(index, { load: loads[index] ?? 0, maxLoad: limits[index] ?? null }),
      )
      const of = problem(many(12, seat), scorers, (row, column) =>
        barred[row * 8 + column] ? BARRED : column % 3,
      )
      const plan = await solved(of)
      for (const [row] of of.seats.entries()) {
        const own = plan.picks.filter(pick => pick.seat === row)
        const isShort = plan.short.some(one => one.seat === row)
        assert.deepEqual([own.length, new Set(own.map(pick => pick.scorer)).size], isShort ? [0, 0] : [3, 3])
      }
      assert.ok(plan.picks.every(pick => costOf(of, pick.seat, pick.scorer) !== BARRED))
      for (const [index, given] of loadsOf(plan, 8).entries()) {
        const { load, maxLoad } = scorers[index] ?? scorer(0)
        assert.ok(given === 0 || maxLoad === null || load + given <= maxLoad)
      }
      assert.ok(plan.objective >= plan.bound - 1e-6, `${plan.objective} < ${plan.bound}`)
    }),
    { numRuns: 40 },
  )
})

test('without links to make, the plan costs no more than the best of all plans', async () => {
  const row = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 4, maxLength: 4 })
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 3, maxLength: 3 }), async prices => {
      const of = problem(
        many(3, index => seat(index, { size: 2 })),
        many(4, index => scorer(index, { load: index })),
        (at, column) => prices[at]?.[column] ?? 0,
        { links: 0 },
      )
      const choices = [0, 1, 2, 3].flatMap(a => [0, 1, 2, 3].filter(b => b > a).map(b => [a, b] as const))
      const costs = choices.flatMap(one =>
        choices.flatMap(two =>
          choices.map(three =>
            objectiveOf(
              of,
              [one, two, three].flatMap((own, at) => own.map(person => [at, person] as const)),
            ),
          ),
        ),
      )
      const plan = await solved(of)
      assert.equal(plan.objective, Math.min(...costs))
      assert.equal(plan.objective, objectiveOf(of, pairs(plan)))
      assert.ok(Math.abs(plan.bound - plan.objective) < 1e-6)
    }),
    { numRuns: 60 },
  )
})

test('any prices give a bound that no plan goes below', async () => {
  const of = problem(many(10, seat), many(6, scorer), (row, column) => (row + column) % 4)
  const { objective } = await solved(of)
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 6, maxLength: 6 }),
      prices => lowerBound(of, prices) <= objective,
    ),
  )
})

test('loads of people whom nothing bars differ by one at most, whatever they had before', async () => {
  const plan = await solved(
    problem(
      many(20, seat),
      many(7, index => scorer(index, { load: index === 0 ? 6 : 0 })),
    ),
  )
  const loads = loadsOf(plan, 7).map((given, index) => given + (index === 0 ? 6 : 0))
  assert.ok(Math.max(...loads) - Math.min(...loads) <= 1, loads.join())
})

test('two kinds of assessors that one generalist joins are tied as often as asked for', async () => {
  // Five score even products alone and five odd ones; the last may score all, and is the dearest.
  const cost = (row: number, column: number): number =>
    column === 10 ? 3 : column % 2 === row % 2 ? 0 : BARRED
  const of = problem(many(30, seat), many(11, scorer), cost, { links: 3 })
  const plan = await solved(of)
  assert.deepEqual(plan.linkage, { groups: 1, weakest: 3, side: [] })
  assert.deepEqual(plan.short, [])
})

test('people of two towns, whom the cheapest plan keeps apart, exchange nominations until they are tied', async () => {
  const cost = (row: number, column: number): number => (column < 4 === row < 10 ? 0 : 40)
  const [free, tied] = [0, 3].map(links => problem(many(20, seat), many(8, scorer), cost, { links }))
  assert.ok(free && tied)
  const apart = await solved(free)
  assert.equal(apart.linkage.groups, 2)
  const plan = await solved(tied)
  assert.deepEqual([plan.linkage.groups, plan.linkage.weakest], [1, 3])
  assert.deepEqual(loadsOf(plan, 8), loadsOf(apart, 8))
  assert.ok(plan.objective > apart.objective && apart.objective === apart.bound)
})

test('two panels that would share nobody share somebody, although loads are a little less even then', async () => {
  const plan = await solved(problem(many(2, seat), many(10, scorer), () => 0, { links: 3 }))
  assert.deepEqual([plan.picks.length, plan.linkage], [6, { groups: 1, weakest: 3, side: [] }])
  assert.equal(Math.max(...loadsOf(plan, 10)), 2)
})

test('where nobody may bridge two kinds, the plan says so and is made all the same', async () => {
  const of = problem(many(8, seat), many(8, scorer), (row, column) => (column % 2 === row % 2 ? 0 : BARRED), {
    links: 2,
  })
  const plan = await solved(of)
  assert.deepEqual([plan.linkage.groups, plan.linkage.weakest, plan.picks.length], [2, 0, 24])
  assert.equal(plan.linkage.side.length, 4)
})

test('who is on a panel stays, is not picked again, and is not exchanged to make links', async () => {
  const seats = [seat(0, { kept: ['a0', 'a1'] }), seat(1, { kept: ['a2', 'a3', 'a4'] }), seat(2)]
  const plan = await solved(problem(seats, many(6, scorer), () => 0, { links: 2 }))
  const own = plan.picks.filter(pick => pick.seat === 0)
  assert.equal(own.length, 1)
  assert.ok(!['a0', 'a1'].includes(`a${own[0]?.scorer}`))
  assert.ok(!plan.picks.some(pick => pick.seat === 1))
  assert.equal(plan.linkage.groups, 1)
})

test('a panel has its bodies, also after exchanges; without them its seat waits and takes up nobody', async () => {
  const scorers = many(9, index =>
    scorer(index, { body: ['balai', 'asosiasi', 'kampus'][index % 3] ?? null }),
  )
  const asked = { balai: 1, kampus: 1 }
  const of = problem(
    many(12, index => seat(index, { atLeast: asked })),
    scorers,
    (row, column) => (row === 0 && column % 3 === 2 ? BARRED : column % 3 === 1 ? 0 : 9),
    { links: 3 },
  )
  const plan = await solved(of)
  assert.deepEqual(plan.short, [{ seat: 0, missing: 1 }])
  for (const row of of.seats.keys()) {
    if (row === 0) continue
    const bodies = plan.picks.filter(pick => pick.seat === row).map(pick => scorers[pick.scorer]?.body)
    assert.ok(bodies.includes('balai') && bodies.includes('kampus'), bodies.join())
  }
})

test('where limits leave too few sheets, whole panels are filled and as few as it takes wait', async () => {
  const plan = await solved(
    problem(
      many(10, seat),
      many(4, index => scorer(index, { maxLoad: 6 })),
    ),
  )
  assert.deepEqual([plan.picks.length, plan.short.length], [24, 2])
})

test('the same problem has the same plan, whatever was solved between', async () => {
  const of = problem(many(60, seat), many(20, scorer), (row, column) =>
    (row * 7 + column * 3) % 11 === 0 ? BARRED : (row + column) % 3,
  )
  const first = await solved(of)
  await solved(problem(many(5, seat), many(5, scorer)))
  assert.deepEqual(await solved(of), first)
})
