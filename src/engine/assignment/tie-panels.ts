import { findWeakSplit } from './find-weak-split.ts'
import { BARRED, capacityOf, costOf, type MatchingProblem } from './matching-problem.ts'

/** The scorers of each seat, as indices; `kept` of them are not touched. */
type Panels = readonly Readonly<{ kept: readonly number[]; picked: readonly number[] }>[]

/** A change of one or two seats that brings people of both sides together. */
type Swap = Readonly<{
  cost: number
  changes: readonly Readonly<{ seat: number; out: number; into: number }>[]
}>

/** So many changes are looked for before the search for a cheaper one ends. */
const ENOUGH = 400

/**
 * Changes as few picks as possible, and the cheapest, until no split of the assessors is bridged by fewer than
 * `problem.links` nominations: two people of two sides exchange a nomination each, which leaves their loads alone;
 * where nobody can exchange, one gives a nomination to the other side. Nothing that is barred, kept, over somebody's
 * limit or against the bodies of a panel is done. What cannot be tied stays as it is: see `linkageOf`.
 */
export function tiePanels(problem: MatchingProblem, given: Panels): Panels {
  const indexOf = new Map(problem.scorers.map((one, index) => [one.id, index]))
  const settled = problem.settled.map(panel => panel.flatMap(id => indexOf.get(id) ?? []))
  let panels = given
  // Each change bridges one split more; a plan needs no more of them than it has people, times the links of each.
  for (let left = problem.scorers.length * problem.links; left > 0; left--) {
    const edges = [...settled, ...panels.map(one => [...one.kept, ...one.picked])].filter(
      one => one.length > 0,
    )
    const scoring = [...new Set(edges.flat())].toSorted((a, b) => a - b)
    const numberOf = new Map(scoring.map((one, index) => [one, index]))
    const numbered = edges.map(edge => edge.map(one => numberOf.get(one) ?? 0))
    const split = findWeakSplit(scoring.length, numbered, problem.links)
    if (!split) return panels
    const side = new Set(scoring.filter((_, index) => split.side.has(index)))
    const sheets = new Map<number, number>()
    for (const one of edges.flat()) sheets.set(one, (sheets.get(one) ?? 0) + 1)
    const swap = cheapestSwap(problem, panels, side, sheets) ?? cheapestGift(problem, panels, side)
    if (!swap) return panels
    panels = changed(panels, swap)
  }
  return panels
}

const changed = (panels: Panels, { changes }: Swap): Panels => {
  const next = [...panels]
  for (const { seat, out, into } of changes) {
    const one = next[seat]
    if (one) next[seat] = { ...one, picked: one.picked.map(other => (other === out ? into : other)) }
  }
  return next
}

/** The picks of panels that stand wholly on one side. */
function insidePicks(
  panels: Panels,
  isOn: (one: number) => boolean,
): (readonly [seat: number, one: number])[] {
  return panels.flatMap(({ kept, picked }, seat) =>
    kept.length + picked.length > 1 && [...kept, ...picked].every(isOn)
      ? picked.map(one => [seat, one] as const)
      : [],
  )
}

/** Who has nothing else to score takes no tie along: of two who exchange, one at least has another sheet. */
function cheapestSwap(
  problem: MatchingProblem,
  panels: Panels,
  side: ReadonlySet<number>,
  sheets: ReadonlyMap<number, number>,
): Swap | null {
  const inside = insidePicks(panels, one => side.has(one))
  const outside = insidePicks(panels, one => !side.has(one))
  let best: Swap | null = null
  let found = 0
  for (const [seat, out] of inside) {
    for (const [otherSeat, otherOut] of outside) {
      if ((sheets.get(out) ?? 0) < 2 && (sheets.get(otherOut) ?? 0) < 2) continue
      if (!fits(problem, panels, seat, out, otherOut) || !fits(problem, panels, otherSeat, otherOut, out))
        continue
      const cost =
        costOf(problem, seat, otherOut) -
        costOf(problem, seat, out) +
        costOf(problem, otherSeat, out) -
        costOf(problem, otherSeat, otherOut)
      const changes = [
        { seat, out, into: otherOut },
        { seat: otherSeat, out: otherOut, into: out },
      ]
      if (!best || cost < best.cost) best = { cost, changes }
      found++
      if (best.cost <= 0 || found >= ENOUGH) return best
    }
  }
  return best
}

/** One more for somebody of the other side, one less for somebody of this: where no exchange is possible. */
function cheapestGift(problem: MatchingProblem, panels: Panels, side: ReadonlySet<number>): Swap | null {
  const loads = new Map<number, number>()
  for (const one of panels.flatMap(panel => panel.picked)) loads.set(one, (loads.get(one) ?? 0) + 1)
  const loadOf = (one: number): number => (problem.scorers[one]?.load ?? 0) + (loads.get(one) ?? 0)
  let best: Swap | null = null
  for (const isOn of [(one: number) => side.has(one), (one: number) => !side.has(one)]) {
    for (const [seat, out] of insidePicks(panels, isOn)) {
      for (const [into, scorer] of problem.scorers.entries()) {
        if (isOn(into) || !loads.has(into) || !fits(problem, panels, seat, out, into)) continue
        if ((loads.get(into) ?? 0) >= capacityOf(scorer, panels.length)) continue
        const cost =
          costOf(problem, seat, into) - costOf(problem, seat, out) + loadOf(into) - (loadOf(out) - 1)
        if (!best || cost < best.cost) best = { cost, changes: [{ seat, out, into }] }
      }
    }
  }
  return best
}

/** Whether `into` may take the place of `out`. */
function fits(problem: MatchingProblem, panels: Panels, seat: number, out: number, into: number): boolean {
  const panel = panels[seat]
  if (!panel || costOf(problem, seat, into) === BARRED) return false
  const others = [...panel.kept, ...panel.picked].filter(one => one !== out)
  if (others.includes(into)) return false
  const bodyOf = (one: number): string | null => problem.scorers[one]?.body ?? null
  const leaving = bodyOf(out)
  if (leaving === null || leaving === bodyOf(into)) return true
  const asked = problem.seats[seat]?.atLeast[leaving] ?? 0
  return others.filter(one => bodyOf(one) === leaving).length >= asked
}
