import { findWeakSplit } from './find-weak-split.ts'
import { BARRED, capacityOf, costOf, keptBodiesOf, type MatchingProblem } from './matching-problem.ts'

/** The scorers of each seat, as indices; `kept` of them are not touched, and who went from it does not come back. */
type Panels = readonly Readonly<{
  kept: readonly number[]
  picked: readonly number[]
  gone?: readonly number[]
}>[]

/** A change of one or two seats that brings people of both sides together. */
type Swap = Readonly<{
  cost: number
  changes: readonly Readonly<{ seat: number; out: number; into: number }>[]
}>

/** Both sides of a split, which need not be everybody: who stands on neither is as if not there. */
type Sides = readonly [ReadonlySet<number>, ReadonlySet<number>]

/** So many changes are looked for before the search for a cheaper one ends. */
const ENOUGH = 400

/**
 * Changes as few picks as possible, and the cheapest, until no split of the assessors is bridged by fewer than
 * `problem.links` nominations: two people of two sides exchange a nomination each, which leaves their loads alone;
 * where nobody can exchange, one gives a nomination to the other side. Nothing that is barred, kept, over somebody's
 * limit or against the bodies of a panel is done. A split that nothing can bridge stays, and each of its sides is tied
 * for itself all the same; `linkageOf` says what was reached.
 */
export function tiePanels(problem: MatchingProblem, given: Panels): Panels {
  const indexOf = new Map(problem.scorers.map((one, index) => [one.id, index]))
  const settled = problem.settled.map(panel => panel.flatMap(id => indexOf.get(id) ?? []))
  let panels = given
  // Each change bridges one split more; a plan needs no more of them than it has people, times the links of each.
  let left = problem.scorers.length * problem.links
  let again = true
  while (again) {
    again = false
    let gaveUp = false
    const open: ReadonlySet<number>[] = [new Set(problem.scorers.keys())]
    for (let among = open.pop(); among && left > 0; among = open.pop()) {
      const found = weakSideAmong(problem, panels, settled, among)
      if (!found) continue
      const { sides, sheets } = found
      const swap = cheapestSwap(problem, panels, sides, sheets) ?? cheapestGift(problem, panels, sides)
      if (!swap) {
        gaveUp = true
        open.push(...sides)
        continue
      }
      panels = changed(panels, swap)
      left--
      // What a side exchanged within itself may make a bridge possible that was not.
      again ||= gaveUp
      open.push(among)
    }
  }
  return panels
}

/** Two sides of some of the assessors that too few panels bridge, and how many sheets each of all assessors has. */
function weakSideAmong(
  problem: MatchingProblem,
  panels: Panels,
  settled: readonly (readonly number[])[],
  among: ReadonlySet<number>,
): Readonly<{ sides: Sides; sheets: ReadonlyMap<number, number> }> | null {
  const edges = [...settled, ...panels.map(one => [...one.kept, ...one.picked])].filter(one => one.length > 0)
  const scoring = [...new Set(edges.flat())].toSorted((a, b) => a - b)
  const numberOf = new Map(scoring.map((one, index) => [one, index]))
  const numbered = edges.map(edge => edge.map(one => numberOf.get(one) ?? 0))
  const within = new Set(scoring.flatMap((one, index) => (among.has(one) ? index : [])))
  const split = findWeakSplit(scoring.length, numbered, problem.links, within)
  if (!split) return null
  const sheets = new Map<number, number>()
  for (const one of edges.flat()) sheets.set(one, (sheets.get(one) ?? 0) + 1)
  const side = new Set(scoring.filter((_, index) => split.side.has(index)))
  return { sides: [side, new Set([...among].filter(one => !side.has(one)))], sheets }
}

const changed = (panels: Panels, { changes }: Swap): Panels => {
  const next = [...panels]
  for (const { seat, out, into } of changes) {
    const one = next[seat]
    if (!one) continue
    const picked = one.picked.map(other => (other === out ? into : other))
    // Or two splits would be bridged in turn, each at the cost of the other.
    next[seat] = { ...one, picked, gone: [...(one.gone ?? []), out] }
  }
  return next
}

/** The picks of panels that have several people of one side and nobody of the other. */
function insidePicks(
  panels: Panels,
  own: ReadonlySet<number>,
  other: ReadonlySet<number>,
): (readonly [seat: number, one: number])[] {
  return panels.flatMap(({ kept, picked }, seat) => {
    const all = [...kept, ...picked]
    if (all.some(one => other.has(one)) || all.filter(one => own.has(one)).length < 2) return []
    return picked.filter(one => own.has(one)).map(one => [seat, one] as const)
  })
}

type Inside = readonly (readonly [seat: number, one: number])[]

/** Those of them who may score anything that the other side would give. */
function useful(problem: MatchingProblem, own: Inside, other: Inside): Inside {
  const seats = [...new Set(other.map(([seat]) => seat))]
  const able = new Map<number, boolean>()
  return own.filter(([, one]) => {
    const known = able.get(one) ?? seats.some(seat => costOf(problem, seat, one) !== BARRED)
    able.set(one, known)
    return known
  })
}

/** Who has nothing else to score takes no tie along: of two who exchange, one at least has another sheet. */
function cheapestSwap(
  problem: MatchingProblem,
  panels: Panels,
  [side, rest]: Sides,
  sheets: ReadonlyMap<number, number>,
): Swap | null {
  const all = [insidePicks(panels, side, rest), insidePicks(panels, rest, side)] as const
  const inside = useful(problem, all[0], all[1])
  const outside = useful(problem, all[1], all[0])
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
function cheapestGift(problem: MatchingProblem, panels: Panels, [side, rest]: Sides): Swap | null {
  const loads = new Map<number, number>()
  for (const one of panels.flatMap(panel => panel.picked)) loads.set(one, (loads.get(one) ?? 0) + 1)
  const loadOf = (one: number): number => (problem.scorers[one]?.load ?? 0) + (loads.get(one) ?? 0)
  let best: Swap | null = null
  for (const [own, other] of [
    [side, rest],
    [rest, side],
  ] as const) {
    for (const [seat, out] of insidePicks(panels, own, other)) {
      for (const into of other) {
        const scorer = problem.scorers[into]
        if (!scorer || !loads.has(into) || !fits(problem, panels, seat, out, into)) continue
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
  if (!panel || costOf(problem, seat, into) === BARRED || panel.gone?.includes(into)) return false
  const others = [...panel.kept, ...panel.picked].filter(one => one !== out)
  if (others.includes(into)) return false
  const bodyOf = (one: number): string | null => problem.scorers[one]?.body ?? null
  const leaving = bodyOf(out)
  if (leaving === null || leaving === bodyOf(into)) return true
  const wanted = problem.seats[seat]
  const bodies = [
    ...(wanted ? keptBodiesOf(problem, wanted) : []),
    ...panel.picked.filter(one => one !== out).map(bodyOf),
  ]
  return bodies.filter(one => one === leaving).length >= (wanted?.atLeast[leaving] ?? 0)
}
