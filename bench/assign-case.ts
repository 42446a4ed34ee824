import { BARRED, type MatchingProblem } from '../src/engine/assignment/matching-problem.ts'

const PROVINCES = 38
const COMMODITIES = 12
const PANEL = 3
/** Of the people, so many in a hundred may score every commodity. */
const GENERALISTS = 15
const BODIES = ['government', 'association', 'academy'] as const

/** The same numbers in every run (a linear congruential generator). */
function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

/**
 * An edition of a size that no programme has had yet: commodities and provinces of very different sizes, people with
 * one or two commodities and limits of their own, one seat of each panel for an academy, one pair in a hundred barred by
 * an interest.
 */
export function assignmentCase(nominations: number, people: number): MatchingProblem {
  const next = numbers(7)
  const below = (most: number): number => Math.floor(next() * most)
  const mean = (nominations * PANEL) / people
  const scorers = Array.from({ length: people }, (_, index) => ({
    id: `a${String(index).padStart(5, '0')}`,
    load: below(4),
    maxLoad: Math.ceil(mean * (0.9 + next() * 0.9)) + 4,
    body: BODIES[index % BODIES.length] ?? null,
    province: below(PROVINCES),
    commodities: next() * 100 < GENERALISTS ? [] : [below(COMMODITIES), below(COMMODITIES)],
  }))
  const seats = Array.from({ length: nominations }, (_, index) => ({
    id: `s${String(index).padStart(5, '0')}`,
    kept: [],
    size: PANEL,
    atLeast: { academy: 1 },
    province: Math.floor(next() * next() * PROVINCES),
    commodity: below(COMMODITIES),
  }))
  const costs = new Uint8Array(nominations * people)
  for (const [row, seat] of seats.entries())
    for (const [column, one] of scorers.entries()) {
      const isOther = one.commodities.length > 0 && !one.commodities.includes(seat.commodity)
      const isBarred = one.province === seat.province || isOther || next() < 0.01
      costs[row * people + column] = isBarred ? BARRED : one.commodities.length === 0 ? 3 : 0
    }
  return { seats, scorers, costs, settled: [], links: 3 }
}
