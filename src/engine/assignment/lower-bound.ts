import {
  BARRED,
  capacityOf,
  costOf,
  EMPTY_SEAT,
  loadCost,
  needOf,
  type MatchingProblem,
} from './matching-problem.ts'

/**
 * No plan of the whole problem, with every pair that nothing bars, costs less than this, whatever the prices: the rule
 * that each scorer's sheets are those of the seats is replaced by a price for each sheet (Lagrange). The better the
 * prices, the higher the bound; those of the solved programme give the best one.
 */
export function lowerBound(problem: MatchingProblem, prices: readonly number[]): number {
  const seats = problem.seats.reduce((sum, _, index) => sum + cheapestPanel(problem, index, prices), 0)
  const openTo = problem.scorers.map(() => 0)
  for (const [seat, one] of problem.seats.entries())
    if (needOf(problem, one).free > 0)
      for (const scorer of openTo.keys())
        if (costOf(problem, seat, scorer) !== BARRED) openTo[scorer] = (openTo[scorer] ?? 0) + 1
  return problem.scorers.reduce((sum, scorer, index) => {
    const price = prices[index] ?? 0
    let [best, most] = [0, capacityOf(scorer, openTo[index] ?? 0)]
    // The costs of load are convex: the first sheet that does not pay ends the search.
    for (let added = 1; added <= most; added++) {
      const cost = loadCost(scorer.load, added) - price * added
      if (cost > best) most = added
      best = Math.min(best, cost)
    }
    return sum + best
  }, seats)
}

function cheapestPanel(problem: MatchingProblem, index: number, prices: readonly number[]): number {
  const seat = problem.seats[index]
  if (!seat) return 0
  const { free, byBody } = needOf(problem, seat)
  if (free === 0) return 0
  const kept = new Set(seat.kept)
  const priced = problem.scorers.flatMap((scorer, other) => {
    const cost = costOf(problem, index, other)
    if (cost === BARRED || kept.has(scorer.id)) return []
    return { body: scorer.body, cost: Math.min(EMPTY_SEAT, cost + (prices[other] ?? 0)) }
  })
  let sum = 0
  let rest = priced.map(one => one.cost)
  if (byBody.size > 0) {
    const asked = takeBodies(priced, byBody)
    sum = asked.cost
    rest = asked.rest
  }
  const left = free - [...byBody.values()].reduce((all, one) => all + one, 0)
  const chosen = smallest(rest, left)
  return sum + chosen.reduce((all, one) => all + one, 0) + (left - chosen.length) * EMPTY_SEAT
}

function takeBodies(
  priced: readonly Readonly<{ body: string | null; cost: number }>[],
  byBody: ReadonlyMap<string, number>,
): Readonly<{ cost: number; rest: number[] }> {
  let cost = 0
  const rest = priced.flatMap(one => (one.body !== null && byBody.has(one.body) ? [] : one.cost))
  for (const [body, count] of byBody) {
    const own = priced
      .filter(one => one.body === body)
      .map(one => one.cost)
      .toSorted((a, b) => a - b)
    cost += own.slice(0, count).reduce((sum, one) => sum + one, 0)
    // A body that cannot come leaves its seat to others at half the price of an empty one.
    cost += Math.max(0, count - own.length) * (EMPTY_SEAT / 2)
    rest.push(...own.slice(count))
  }
  return { cost, rest }
}

/** The `count` smallest, without sorting all. */
function smallest(values: readonly number[], count: number): number[] {
  const best: number[] = []
  for (const value of values) {
    if (best.length === count && value >= (best.at(-1) ?? 0)) continue
    let place = best.length
    while (place > 0 && (best[place - 1] ?? 0) > value) place--
    best.splice(place, 0, value)
    if (best.length > count) best.pop()
  }
  return best
}
