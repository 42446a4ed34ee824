/** One who may score. `body` is the kind of institution that the rules ask for, where they do. */
export type Scorer = Readonly<{ id: string; load: number; maxLoad: number | null; body: string | null }>

/** What is to be scored. Who is on its panel already stays; `size` and `atLeast` count those with it. */
export type Seat = Readonly<{
  id: string
  kept: readonly string[]
  size: number
  /** So many of each body at least. */
  atLeast: Readonly<Record<string, number>>
}>

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

export const costOf = ({ costs, scorers }: MatchingProblem, seat: number, scorer: number): number =>
  costs[seat * scorers.length + scorer] ?? BARRED

export const capacityOf = ({ load, maxLoad }: Scorer, seats: number): number =>
  maxLoad === null ? seats : Math.max(0, Math.min(seats, maxLoad - load))

/** The seats that are still empty, and how many of them have to go to each body. */
export function needOf(
  { scorers }: MatchingProblem,
  { kept, size, atLeast }: Seat,
): Readonly<{ free: number; byBody: ReadonlyMap<string, number> }> {
  const byBody = new Map<string, number>()
  for (const [body, count] of Object.entries(atLeast)) {
    const has = scorers.filter(one => one.body === body && kept.includes(one.id)).length
    if (count > has) byBody.set(body, count - has)
  }
  const asked = [...byBody.values()].reduce((sum, one) => sum + one, 0)
  return { free: Math.max(0, size - kept.length, asked), byBody }
}

/** What the sheets of one scorer cost: each one as many as there were before it, so that even loads are the cheapest. */
export const loadCost = (before: number, added: number): number => added * before + (added * (added - 1)) / 2
