import { groupsOf, type SheetTotal } from '../src/engine/severity/index.ts'

/** What the simulation draws from; every figure in points. */
export const world = {
  products: 166,
  assessors: 15,
  sheets: 3,
  quality: { mean: 79, sd: 8 },
  severity: 4,
  noise: 5,
} as const

/** One drawn edition: how good each product really is, and what any assessor would say of it. */
export type Edition = Readonly<{
  assessors: readonly string[]
  truth: ReadonlyMap<string, number>
  /** The first panels, linked. */
  panels: ReadonlyMap<string, readonly string[]>
  /** The total on the sheet of this assessor for this product, whole hundredths in points; the same whenever asked. */
  totalOf: (product: string, assessor: string) => number
}>

/** Numbers between 0 and 1 from a seed, the same on every machine (mulberry32). */
export function drawing(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** A draw from the standard normal, by the polar way of Box and Muller. */
export const normal = (draw: () => number): number =>
  Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw())

/** Whole hundredths between 0 and 100 points, as a sheet's total is. */
const asTotal = (points: number): number => Math.round(Math.min(100, Math.max(0, points)) * 100) / 100

function someOf(names: readonly string[], count: number, draw: () => number): readonly string[] {
  const left = [...names]
  return Array.from({ length: count }, () => left.splice(Math.floor(draw() * left.length), 1)[0] ?? '')
}

export const sheetsOf = ({ totalOf }: Edition, panels: Edition['panels']): readonly SheetTotal[] =>
  [...panels].flatMap(([nomination, panel]) =>
    panel.map(assessor => ({ nomination, assessor, total: totalOf(nomination, assessor) })),
  )

const numbered = (letter: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `${letter}${String(index + 1).padStart(4, '0')}`)

/** A stream of its own for each pair, so that a sheet says the same whenever it is asked for. */
const pairSeed = (seed: number, product: number, assessor: number): number =>
  Math.imul(seed, 0x9e3779b1) ^ Math.imul(product + 1, 0x85ebca6b) ^ Math.imul(assessor + 1, 0xc2b2ae35)

/** Panels at random, drawn again until all assessors are linked. */
export function drawEdition(
  seed: number,
  size: Readonly<{ products: number; assessors: number; sheets: number }> = world,
): Edition {
  const draw = drawing(seed)
  const [products, assessors] = [numbered('n', size.products), numbered('a', size.assessors)]
  const quality = new Map(
    products.map((name, place) => [
      name,
      { place, points: world.quality.mean + world.quality.sd * normal(draw) },
    ]),
  )
  const severity = new Map(
    assessors.map((name, place) => [name, { place, points: world.severity * normal(draw) }]),
  )
  const totalOf = (product: string, assessor: string): number => {
    const [good, strict] = [quality.get(product), severity.get(assessor)]
    if (!good || !strict) throw new Error(`no such pair: ${product} ${assessor}`)
    const noise = world.noise * normal(drawing(pairSeed(seed, good.place, strict.place)))
    return asTotal(good.points - strict.points + noise)
  }
  const truth = new Map([...quality].map(([name, { points }]) => [name, asTotal(points)]))
  for (;;) {
    const panels = new Map(products.map(name => [name, someOf(assessors, size.sheets, draw)]))
    const edition = { assessors, truth, panels, totalOf }
    if (groupsOf(sheetsOf(edition, panels)).length === 1) return edition
  }
}
