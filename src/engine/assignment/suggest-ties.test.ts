import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { linkageOf } from './linkage.ts'
import { BARRED, type MatchingProblem } from './matching-problem.ts'
import { isTied, suggestTies } from './suggest-ties.ts'

/** Panels that are settled on their seats; `bars` are pairs of a seat and a scorer. */
const problemOf = (
  panels: readonly (readonly number[])[],
  people: number,
  more: Readonly<{
    links?: number
    bars?: readonly (readonly [number, number])[]
    maxLoad?: number | null
  }> = {},
): MatchingProblem => {
  const costs = new Uint8Array(panels.length * people)
  for (const [seat, scorer] of more.bars ?? []) costs[seat * people + scorer] = BARRED
  const loadOf = (one: number): number => panels.filter(panel => panel.includes(one)).length
  return {
    seats: panels.map((panel, index) => ({
      id: `s${index}`,
      kept: panel.map(one => `p${one}`),
      size: panel.length,
      atLeast: {},
    })),
    scorers: Array.from({ length: people }, (_, one) => ({
      id: `p${one}`,
      load: loadOf(one),
      maxLoad: more.maxLoad ?? null,
      body: null,
    })),
    costs,
    settled: [],
    links: more.links ?? 3,
  }
}
const suggest = (problem: MatchingProblem) => {
  const panels = problem.seats.map(one => one.kept)
  return suggestTies(problem, panels, linkageOf(panels, problem.links))
}

test('tied panels want nothing; groups apart are named, the largest first, and tied by as many sheets as are asked for', () => {
  assert.equal(
    suggest(
      problemOf(
        [
          [0, 1],
          [0, 1],
          [0, 1],
        ],
        2,
      ),
    ),
    null,
  )
  const apart = problemOf(
    [
      [0, 1, 2],
      [0, 1, 2],
      [0, 1, 2],
      [3, 4],
      [3, 4],
      [3, 4],
    ],
    5,
  )
  const found = suggest(apart)
  assert.deepEqual(found?.groups, [
    ['p0', 'p1', 'p2'],
    ['p3', 'p4'],
  ])
  assert.equal(found.further.length, 3)
  assert.ok(isTied(found.reached, 3))
  assert.equal(new Set(found.further.map(one => one.seat)).size, 3)
})

test('people with few sheets stand on the side of those they score with: what is suggested bridges', () => {
  const found = suggest(
    problemOf(
      [
        [0, 1, 2],
        [3, 4, 5],
        [6, 7, 8],
      ],
      9,
      { links: 1 },
    ),
  )
  assert.equal(found?.groups.length, 3)
  assert.equal(found.further.length, 2)
  assert.equal(found.reached.groups, 1)
})

test('where bars or limits stand against every bridge, nothing is suggested', () => {
  const panels = [
    [0, 1],
    [2, 3],
  ]
  const bars = [
    [0, 2],
    [0, 3],
    [1, 0],
    [1, 1],
  ] as const
  assert.deepEqual(suggest(problemOf(panels, 4, { links: 1, bars }))?.further, [])
  assert.deepEqual(suggest(problemOf(panels, 4, { links: 1, maxLoad: 1 }))?.further, [])
})

test('what is suggested never breaks a bar or a limit, and never ties worse than before', () => {
  const worlds = fc.record({
    panels: fc.array(fc.uniqueArray(fc.nat(7), { minLength: 1, maxLength: 3 }), {
      minLength: 1,
      maxLength: 8,
    }),
    bars: fc.array(fc.tuple(fc.nat(7), fc.nat(7)), { maxLength: 20 }),
    links: fc.integer({ min: 1, max: 4 }),
    maxLoad: fc.option(fc.integer({ min: 1, max: 5 })),
  })
  fc.assert(
    fc.property(worlds, ({ panels, bars, links, maxLoad }) => {
      const within = bars.filter(([seat]) => seat < panels.length)
      const problem = problemOf(panels, 8, { links, bars: within, maxLoad })
      const found = suggest(problem)
      if (!found) return
      const loads = problem.scorers.map(one => one.load)
      for (const { seat, scorer } of found.further) {
        assert.notEqual(problem.costs[seat * 8 + scorer], BARRED)
        assert.ok(!panels[seat]?.includes(scorer))
        loads[scorer] = (loads[scorer] ?? 0) + 1
        if (maxLoad !== null) assert.ok((loads[scorer] ?? 0) <= maxLoad)
      }
      assert.ok(found.reached.groups <= found.groups.length)
    }),
    { numRuns: 200 },
  )
})
