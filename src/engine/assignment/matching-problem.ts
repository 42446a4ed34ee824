/** One who may score. `body` is the kind of institution that the rules ask for, where they do. */
export type Scorer = Readonly<{ id: string; load: number; maxLoad: number | null; body: string | null }>

/** What is to be scored. Who is on its panel already stays; `size` and `atLeast` count those with it. */
export type Seat = Readonly<{
  id: string
  kept: readonly string[]
  /** The bodies that these stood for when they came, one for each; those of today where left out. */
  keptBodies?: readonly string[]
  size: number
  /** So many of each body at least. */
  atLeast: Readonly<Record<string, number>>
  /** Beyond the panel: a wish that cannot be fulfilled is no reason to leave the panel out. */
  wishes?: Wishes
}>
/** So many scorers altogether, and so many of each body. */
export type Wishes = Readonly<{ size: number; atLeast: Readonly<Record<string, number>> }>

/** A pair that nothing allows. */
export const BARRED = 255

/**
 * Who is to score what, as numbers alone: the same problem always has the same plan, and it can go to another thread.
 * `costs` has a row for each seat and in it a number for each scorer, from 0 (fits best) to 254, or `BARRED`.
 */
export type MatchingProblem = Readonly<{
  seats: readonly Seat[]
  scorers: readonly Scorer[]
  costs: Uint8Array
  /** Panels of the same edition that are no longer filled, but link assessors to each other. */
  settled: readonly (readonly string[])[]
  /** However the assessors are split in two, so many nominations are to be scored from both sides. */
  links: number
}>

/** What a seat that stays empty costs: more than any pick that would fill it. */
export const EMPTY_SEAT = 20_000

/** What a wish costs that is not fulfilled: more than the sheet would cost, and far less than a panel that is not whole. */
export const EMPTY_WISH = 1000

export const costOf = ({ costs, scorers }: MatchingProblem, seat: number, scorer: number): number =>
  costs[seat * scorers.length + scorer] ?? BARRED

export const capacityOf = ({ load, maxLoad }: Scorer, seats: number): number =>
  maxLoad === null ? seats : Math.max(0, Math.min(seats, maxLoad - load))

/** One body for each of those who stay on a panel and stand for one. */
export const keptBodiesOf = (
  { scorers }: Pick<MatchingProblem, 'scorers'>,
  { kept, keptBodies }: Pick<Seat, 'kept' | 'keptBodies'>,
): readonly string[] =>
  keptBodies ?? scorers.flatMap(one => (one.body !== null && kept.includes(one.id) ? one.body : []))

/** The seats that are still empty, and how many of them have to go to each body. */
export type Need = Readonly<{
  free: number
  byBody: ReadonlyMap<string, number>
  /** Further seats that may be filled: so many are wished for whoever fills them, the others for a body. */
  extra: number
  wished: number
  wishedBodies: ReadonlyMap<string, number>
}>

export function needOf(
  problem: Pick<MatchingProblem, 'scorers'>,
  { size, atLeast, wishes, ...seat }: Seat,
): Need {
  const bodies = keptBodiesOf(problem, seat)
  const lacking = (wanted: Readonly<Record<string, number>>): Map<string, number> =>
    new Map(
      Object.entries(wanted)
        .map(([body, count]) => [body, count - bodies.filter(one => one === body).length] as const)
        .filter(([, missing]) => missing > 0),
    )
  const byBody = lacking(atLeast)
  const wishedBodies = new Map(
    [...lacking(wishes?.atLeast ?? {})].filter(([body, count]) => count > (byBody.get(body) ?? 0)),
  )
  const free = Math.max(0, size - seat.kept.length, sumOf(byBody))
  const wished = Math.max(0, (wishes?.size ?? 0) - seat.kept.length - free)
  const together = sumOf(new Map([...byBody, ...wishedBodies]))
  return { free, byBody, extra: Math.max(wished, together - free), wished, wishedBodies }
}

const sumOf = (counts: ReadonlyMap<string, number>): number =>
  [...counts.values()].reduce((sum, one) => sum + one, 0)

/** What the sheets of one scorer cost: each one as many as there were before it, so that even loads are the cheapest. */
export const loadCost = (before: number, added: number): number => added * before + (added * (added - 1)) / 2
