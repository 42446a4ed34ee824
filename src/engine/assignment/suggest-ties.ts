import { headsOf, linkageOf, type Linkage } from './linkage.ts'
import { BARRED, capacityOf, costOf, type MatchingProblem } from './matching-problem.ts'

/** A seat and one who would score it beside its panel, as indices into the problem. */
export type FurtherSheet = Readonly<{ seat: number; scorer: number }>

/** What keeps the panels of a plan apart, and what would tie them. */
export type Untied = Readonly<{
  /** Who is tied to each other at all, the largest group first. */
  groups: readonly (readonly string[])[]
  /** Sheets beside the panels, each of which ties two sides that share too little. */
  further: readonly FurtherSheet[]
  /** How well the panels would be tied with them. */
  reached: Linkage
}>

/** What somebody can still look through; more than that wants other limits or more people. */
const MOST_SHEETS = 9

export const isTied = ({ groups, weakest }: Pick<Linkage, 'groups' | 'weakest'>, links: number): boolean =>
  groups <= 1 && weakest >= links

/**
 * `panels`: of each seat, as ids. Null where they are tied as the problem asks. Sides that nothing can bridge stay apart,
 * and each of them is looked at for itself.
 */
export function suggestTies(
  problem: MatchingProblem,
  panels: readonly (readonly string[])[],
  linkage: Linkage,
): Untied | null {
  if (isTied(linkage, problem.links)) return null
  const scored = panels.map(panel => [...panel])
  const further: FurtherSheet[] = []
  const open: ReadonlySet<string>[] = [new Set([...problem.settled, ...panels].flat())]
  for (let among = open.pop(); among && further.length < MOST_SHEETS; among = open.pop()) {
    const sides = weakSides(problem, scored, among)
    if (!sides) continue
    const next = cheapestBridge(problem, scored, sides)
    if (!next) {
      open.push(...sides)
      continue
    }
    further.push(next)
    scored[next.seat]?.push(problem.scorers[next.scorer]?.id ?? '')
    open.push(among)
  }
  const reached = linkageOf([...problem.settled, ...scored], problem.links)
  return { groups: groupsOf([...problem.settled, ...panels]), further, reached }
}

type Sides = readonly [ReadonlySet<string>, ReadonlySet<string>]

/** How these people fall apart among themselves; null where they are tied. */
function weakSides(
  { settled, links }: MatchingProblem,
  panels: readonly (readonly string[])[],
  among: ReadonlySet<string>,
): Sides | null {
  const traces = [...settled, ...panels]
    .map(panel => panel.filter(id => among.has(id)))
    .filter(panel => panel.length > 0)
  const linkage = linkageOf(traces, links)
  if (linkage.side.length === 0) return null
  // A side is told by those who stand for others; here everybody of it is wanted.
  const heads = new Set(linkage.side)
  const headOf = headsOf(traces, links)
  const [side, rest] = [true, false].map(on =>
    [...among].filter(id => heads.has(headOf.get(id) ?? '') === on),
  )
  return [new Set(side), new Set(rest)]
}

/** Somebody of one side who may score what only the other side scores: who has the least to do, best suited first. */
function cheapestBridge(
  problem: MatchingProblem,
  panels: readonly (readonly string[])[],
  [side, rest]: Sides,
): FurtherSheet | null {
  const sheets = new Map<string, number>()
  for (const id of panels.flat()) sheets.set(id, (sheets.get(id) ?? 0) + 1)
  const added = problem.scorers.map(({ id }) => sheets.get(id) ?? 0)
  for (const { kept } of problem.seats)
    for (const id of kept) {
      const index = problem.scorers.findIndex(one => one.id === id)
      // Part of the load already.
      if (index >= 0) added[index] = (added[index] ?? 0) - 1
    }
  let best: (FurtherSheet & { cost: number }) | null = null
  for (const [seat, panel] of panels.entries()) {
    const [isOfSide, isOfRest] = [side, rest].map(own => panel.some(id => own.has(id)))
    if (isOfSide === isOfRest) continue
    const others = isOfSide ? rest : side
    for (const [scorer, one] of problem.scorers.entries()) {
      if (!others.has(one.id)) continue
      const given = added[scorer] ?? 0
      if (costOf(problem, seat, scorer) === BARRED || given >= capacityOf(one, Infinity)) continue
      const cost = costOf(problem, seat, scorer) + one.load + given
      if (!best || cost < best.cost) best = { seat, scorer, cost }
    }
  }
  return best && { seat: best.seat, scorer: best.scorer }
}

function groupsOf(panels: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const head = new Map(panels.flat().map(id => [id, id]))
  const headOf = (id: string): string => {
    let found = id
    while (head.get(found) !== found) found = head.get(found) ?? found
    return found
  }
  for (const [first = '', ...rest] of panels) for (const id of rest) head.set(headOf(id), headOf(first))
  const groups = Map.groupBy([...head.keys()].toSorted(), headOf)
  return [...groups.values()].toSorted(
    (a, b) => b.length - a.length || ((a[0] ?? '') < (b[0] ?? '') ? -1 : 1),
  )
}
