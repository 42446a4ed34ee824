import { BARRED, costOf, needOf, type MatchingProblem } from './matching-problem.ts'

/** The scorers that come into question for each seat, as indices into `scorers`. */
export type Candidates = readonly (readonly number[])[]

/** Below this number of pairs nothing is left out. */
const ALL_PAIRS = 40_000
/** So many candidates are kept for each seat beyond those it needs. */
const SPARE = 6

/**
 * Those whom nothing bars. In a large problem each seat keeps some of them only: the cheapest, and among equals those
 * who came into question for the fewest seats so far, so that everybody stays in reach of some.
 */
export function chooseCandidates(problem: MatchingProblem): Candidates {
  const able = problem.seats.map((seat, index) => {
    const kept = new Set(seat.kept)
    return problem.scorers.flatMap((one, other) =>
      costOf(problem, index, other) === BARRED || kept.has(one.id) ? [] : other,
    )
  })
  if (problem.seats.length * problem.scorers.length <= ALL_PAIRS) return able
  const taken = problem.scorers.map(one => one.load)
  const scarceFirst = able
    .map((own, index) => ({ own, index }))
    .toSorted((a, b) => a.own.length - b.own.length || a.index - b.index)
  const chosen: (readonly number[])[] = able.map(() => [])
  for (const { own, index } of scarceFirst) {
    const { free, extra } = needOf(problem, problem.seats[index] ?? emptySeat)
    const most = (free + extra || 1) + SPARE
    const rank = (one: number): number => costOf(problem, index, one) * 2 + (taken[one] ?? 0)
    const kept = own.length <= most ? own : own.toSorted((a, b) => rank(a) - rank(b) || a - b).slice(0, most)
    for (const one of kept) taken[one] = (taken[one] ?? 0) + 1
    chosen[index] = keepBodies(problem, index, own, kept)
  }
  return chosen
}

const emptySeat = { id: '', kept: [], size: 1, atLeast: {} } as const

/** A body that must be on the panel keeps some candidates, however many others are cheaper. */
function keepBodies(
  problem: MatchingProblem,
  seat: number,
  own: readonly number[],
  kept: readonly number[],
): readonly number[] {
  const more = new Set(kept)
  const { byBody, wishedBodies } = needOf(problem, problem.seats[seat] ?? emptySeat)
  for (const [body, count] of [...byBody, ...wishedBodies]) {
    const ofBody = own.filter(one => problem.scorers[one]?.body === body)
    for (const one of ofBody.slice(0, count + SPARE / 3)) more.add(one)
  }
  return [...more].toSorted((a, b) => a - b)
}
