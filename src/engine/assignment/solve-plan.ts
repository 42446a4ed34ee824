import { chooseCandidates } from './choose-candidates.ts'
import { formulate, picksOf, type LinearProgramme, type LinearSolution } from './formulate.ts'
import { linkageOf, type Linkage } from './linkage.ts'
import { lowerBound } from './lower-bound.ts'
import {
  BARRED,
  costOf,
  EMPTY_SEAT,
  keptBodiesOf,
  loadCost,
  needOf,
  type MatchingProblem,
  type Seat,
} from './matching-problem.ts'
import { suggestTies, type Untied } from './suggest-ties.ts'
import { tiePanels } from './tie-panels.ts'

/** Solves a linear programme to a vertex; the same programme always to the same one. */
export type Solve = (programme: LinearProgramme) => Promise<LinearSolution>

export type SolvedPick = Readonly<{
  /** Indices into the problem's seats and scorers. */
  seat: number
  scorer: number
  /** How many could have been picked, and the load of this one before it. */
  candidates: number
  loadBefore: number
  cost: number
  /** What the plan would cost more with the next best one in this place; null when there is nobody else. */
  nextCost: number | null
}>
export type SolvedPlan = Readonly<{
  picks: readonly SolvedPick[]
  /** Seats that cannot have their whole panel, with how many are missing; they take up nobody. */
  short: readonly Readonly<{ seat: number; missing: number }>[]
  /** The cost of the plan, and what no plan of the seats that are filled can go below. */
  objective: number
  bound: number
  linkage: Linkage
  /** Null where the panels are tied as the problem asks. */
  untied: Untied | null
}>

/** Whoever cannot have a whole panel is left out in so many steps at most. */
const MOST_STEPS = 12

/**
 * The best plan by preference and evenness of load, tied together as `problem.links` asks. A seat that cannot have its
 * whole panel waits, so that it takes up nobody's time; as few wait as it takes.
 */
export async function solvePlan(problem: MatchingProblem, solve: Solve): Promise<SolvedPlan> {
  const waiting = new Map(hopeless(problem).map(one => [one.seat, one.missing]))
  for (let step = 0; ; step++) {
    const open = problem.seats.map((seat, index) =>
      waiting.has(index) ? settledSeat(seat, seat.kept.length, {}) : seat,
    )
    const rest = { ...problem, seats: open }
    const { picks, prices } = await solveOnce(rest, solve)
    const short = shortOf(rest, picks)
    if (short.length === 0) return finish(granted(rest, picks), picks, prices, waiting)
    const leaving = step === MOST_STEPS ? short : short.slice(0, Math.max(1, Math.floor(short.length / 3)))
    for (const one of leaving) waiting.set(one.seat, one.missing)
  }
}

type Picks = readonly (readonly [seat: number, scorer: number])[]

/** The seat without its wishes. */
const settledSeat = ({ id, kept, keptBodies }: Seat, size: number, atLeast: Seat['atLeast']): Seat => ({
  id,
  kept,
  ...(keptBodies ? { keptBodies } : {}),
  size,
  atLeast,
})

/** The same seats with the wishes that could be fulfilled as part of their panels, and without the others. */
function granted(problem: MatchingProblem, picks: Picks): MatchingProblem {
  const bySeat = Map.groupBy(picks, ([seat]) => seat)
  const seats = problem.seats.map((seat, index) => {
    if (!seat.wishes) return seat
    const own = bySeat.get(index) ?? []
    const bodies = [...keptBodiesOf(problem, seat), ...own.map(([, one]) => problem.scorers[one]?.body)]
    const wished = Object.entries(seat.wishes.atLeast).map(([body, count]) => {
      const has = bodies.filter(one => one === body).length
      return [body, Math.max(seat.atLeast[body] ?? 0, Math.min(count, has))] as const
    })
    const atLeast = { ...seat.atLeast, ...Object.fromEntries(wished) }
    return settledSeat(seat, Math.max(seat.size, seat.kept.length + own.length), atLeast)
  })
  return { ...problem, seats }
}

async function solveOnce(
  problem: MatchingProblem,
  solve: Solve,
): Promise<Readonly<{ picks: Picks; prices: readonly number[] }>> {
  const formulation = formulate(problem, chooseCandidates(problem))
  const solution = await solve(formulation.programme)
  const prices = problem.scorers.map((_, one) => -(solution.rowPrices[formulation.scorerRow(one)] ?? 0))
  return { picks: picksOf(formulation, solution), prices }
}

/** Seats that have too few candidates, however the others are filled. */
function hopeless(problem: MatchingProblem): readonly Readonly<{ seat: number; missing: number }>[] {
  return problem.seats.flatMap((seat, index) => {
    const { free, byBody } = needOf(problem, seat)
    const able = problem.scorers.filter(
      (one, other) => costOf(problem, index, other) !== BARRED && !seat.kept.includes(one.id),
    )
    const bodies = [...byBody].map(([body, count]) => count - able.filter(one => one.body === body).length)
    const missing = Math.max(free - able.length, ...bodies)
    return missing > 0 ? [{ seat: index, missing }] : []
  })
}

/** Seats that are not whole, those that miss most first. */
function shortOf(problem: MatchingProblem, picks: Picks): { seat: number; missing: number }[] {
  const bySeat = Map.groupBy(picks, ([seat]) => seat)
  const short = problem.seats.flatMap((seat, index) => {
    const own = (bySeat.get(index) ?? []).map(([, scorer]) => problem.scorers[scorer]?.body)
    const { free, byBody } = needOf(problem, seat)
    const bodies = [...byBody].map(([body, count]) => count - own.filter(one => one === body).length)
    const missing = Math.max(free - own.length, ...bodies)
    return missing > 0 ? [{ seat: index, missing }] : []
  })
  return short.toSorted((a, b) => b.missing - a.missing || a.seat - b.seat)
}

function finish(
  problem: MatchingProblem,
  found: Picks,
  prices: readonly number[],
  waiting: ReadonlyMap<number, number>,
): SolvedPlan {
  const indexOf = new Map(problem.scorers.map((one, index) => [one.id, index]))
  const bySeat = Map.groupBy(found, ([seat]) => seat)
  const panels = problem.seats.map(({ kept }, index) => ({
    kept: waiting.has(index) ? [] : kept.flatMap(id => indexOf.get(id) ?? []),
    picked: (bySeat.get(index) ?? []).map(([, scorer]) => scorer),
  }))
  const tied = tiePanels(problem, panels)
  const picks = tied.flatMap(({ picked }, seat) => picked.map(scorer => [seat, scorer] as const))
  const scored = tied.map(({ picked }, seat) => [
    ...(problem.seats[seat]?.kept ?? []),
    ...picked.map(one => problem.scorers[one]?.id ?? ''),
  ])
  const linkage = linkageOf([...problem.settled, ...scored], problem.links)
  return {
    picks: explain(problem, picks),
    short: [...waiting].map(([seat, missing]) => ({ seat, missing })).toSorted((a, b) => a.seat - b.seat),
    objective: objectiveOf(problem, picks),
    bound: boundOf(problem, picks, prices),
    linkage,
    untied: suggestTies(problem, scored, linkage),
  }
}

/**
 * Where some candidates were left out, a price of the solved programme may be out of all proportion: nobody's further
 * sheet is worth more than it costs in the plan, plus the dearest preference.
 */
function boundOf(problem: MatchingProblem, picks: Picks, prices: readonly number[]): number {
  const then = problem.scorers.map(one => one.load)
  for (const [, scorer] of picks) then[scorer] = (then[scorer] ?? 0) + 1
  const modest = prices.map((price, one) => Math.min(price, then[one] ?? 0))
  return Math.max(lowerBound(problem, prices), lowerBound(problem, modest))
}

/** What a plan costs: its pairs, its loads, and the seats that stay empty. */
export function objectiveOf(problem: MatchingProblem, picks: Picks): number {
  const added = new Map<number, number>()
  for (const [, scorer] of picks) added.set(scorer, (added.get(scorer) ?? 0) + 1)
  const pairs = picks.reduce((sum, [seat, scorer]) => sum + costOf(problem, seat, scorer), 0)
  const loads = problem.scorers.reduce((sum, { load }, one) => sum + loadCost(load, added.get(one) ?? 0), 0)
  const needed = problem.seats.reduce((sum, seat) => sum + needOf(problem, seat).free, 0)
  return pairs + loads + (needed - picks.length) * EMPTY_SEAT
}

function explain(problem: MatchingProblem, picks: Picks): readonly SolvedPick[] {
  const load = problem.scorers.map(one => one.load)
  const then = [...load]
  for (const [, scorer] of picks) then[scorer] = (then[scorer] ?? 0) + 1
  return [...Map.groupBy(picks, ([seat]) => seat)].flatMap(([seat, own]) => {
    const taken = new Set([
      ...own.map(([, one]) => problem.scorers[one]?.id),
      ...(problem.seats[seat]?.kept ?? []),
    ])
    let [candidates, cheapest] = [own.length, Number.POSITIVE_INFINITY]
    for (const [index, one] of problem.scorers.entries()) {
      if (costOf(problem, seat, index) === BARRED || taken.has(one.id)) continue
      candidates++
      cheapest = Math.min(cheapest, costOf(problem, seat, index) + (then[index] ?? 0))
    }
    return own.map(([, scorer]) => {
      const cost = costOf(problem, seat, scorer)
      const loadBefore = load[scorer] ?? 0
      load[scorer] = loadBefore + 1
      const nextCost = Number.isFinite(cheapest) ? cheapest - (cost + (then[scorer] ?? 1) - 1) : null
      return { seat, scorer, candidates, loadBefore, cost, nextCost }
    })
  })
}
