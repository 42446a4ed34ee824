// on the embedded database: needs none.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { solveLinear } from '../../platform/solver/index.ts'
import { linkageOf } from './linkage.ts'
import { BARRED, type MatchingProblem } from './matching-problem.ts'
import { solvePlan } from './solve-plan.ts'

/** `kind` 'a' and 'b' score each other's products at a price; 'x' and the rest may not at all. */
type Kind = 'a' | 'b' | 'x' | 'y'
type Person = Readonly<{ id: string; kind: Kind }>
const people = (kinds: string): Person[] =>
  kinds.split('').map((kind, index) => ({ id: `${kind}${index}`, kind: kind as Kind }))

const priceOf = (one: Kind, other: Kind): number =>
  one === other ? 0 : 'ab'.includes(one) && 'ab'.includes(other) ? 40 : BARRED

function problemOf(
  scorers: readonly Person[],
  seats: readonly Kind[],
  more: Partial<MatchingProblem> = {},
): MatchingProblem {
  return {
    seats: seats.map((kind, index) => ({ id: `s${kind}${index}`, kept: [], size: 3, atLeast: {} })),
    scorers: scorers.map(({ id }) => ({ id, load: 0, maxLoad: null, body: null })),
    costs: Uint8Array.from(seats.flatMap(seat => scorers.map(one => priceOf(seat, one.kind)))),
    settled: [],
    links: 2,
    ...more,
  }
}

/** How well those of the kinds that score each other's products are tied among themselves. */
async function tiedAmong(
  problem: MatchingProblem,
): Promise<Readonly<{ own: readonly number[]; all: readonly number[] }>> {
  const plan = await solvePlan(problem, solveLinear)
  const panels = problem.seats.map((_, seat) =>
    plan.picks.filter(one => one.seat === seat).map(one => problem.scorers[one.scorer]?.id ?? ''),
  )
  const own = panels.map(panel => panel.filter(id => /^[ab]/.test(id))).filter(panel => panel.length > 0)
  const { groups, weakest } = linkageOf(own, problem.links)
  return { own: [groups, weakest], all: [plan.linkage.groups, plan.linkage.weakest] }
}

const many = (kind: Kind, count: number): Kind[] => Array.from({ length: count }, () => kind)
const six = people('aaabbb')
const halves = [...many('a', 5), ...many('b', 5)]

test('two halves are tied, also beside three whom nothing can tie to them, wherever these stand in the list', async () => {
  assert.deepEqual((await tiedAmong(problemOf(six, halves))).own, [1, 2])
  const three = people('......xxx').slice(6)
  for (const all of [
    [...six, ...three],
    [...three, ...six],
  ]) {
    const found = await tiedAmong(problemOf(all, [...halves, ...many('x', 4)]))
    assert.deepEqual(
      [found.own, found.all],
      [
        [1, 2],
        [2, 0],
      ],
    )
  }
})

const world = fc.record({
  a: fc.integer({ min: 3, max: 5 }),
  b: fc.integer({ min: 3, max: 5 }),
  products: fc.integer({ min: 5, max: 9 }),
  links: fc.integer({ min: 1, max: 3 }),
  groups: fc.constantFrom('x', 'xy'),
  bridge: fc.boolean(),
  order: fc.infiniteStream(fc.nat(1000)),
})

test('a group that cannot be linked never loosens the others, and nobody’s place in the list changes how well all are tied', async () => {
  await fc.assert(
    fc.asyncProperty(world, async ({ a, b, products, links, groups, bridge, order }) => {
      const core = people(`${'a'.repeat(a)}${'b'.repeat(b)}`)
      const extra = people(
        `${'.'.repeat(a + b)}${groups
          .split('')
          .map(one => one.repeat(3))
          .join('')}`,
      ).slice(a + b)
      const seats = [...many('a', products), ...many('b', products)]
      const alone = await tiedAmong(problemOf(core, seats, { links }))
      assert.deepEqual(alone.own, [1, links])
      const more = [...seats, ...groups.split('').flatMap(one => many(one as Kind, 4))]
      // One product that was scored before binds each further group to the first person.
      const settled = bridge
        ? groups.split('').map(one => [core[0]?.id ?? '', extra.find(e => e.kind === one)?.id ?? ''])
        : []
      const listed = [...core, ...extra]
      const keys = order.take(listed.length)
      const mixed = listed
        .map(one => ({ one, key: keys.next().value ?? 0 }))
        .toSorted((left, right) => left.key - right.key)
        .map(({ one }) => one)
      for (const all of [listed, mixed]) {
        const found = await tiedAmong(problemOf(all, more, { links, settled }))
        assert.deepEqual(found.own, [1, links])
        assert.deepEqual(found.all, bridge ? [1, 1] : [1 + groups.length, 0])
      }
    }),
    { numRuns: 20 },
  )
})
