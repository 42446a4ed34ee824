import { lengthOf, smooth } from '../geometry.ts'

/**
 * An ornament that repeats along a band: `s` counts repeats along it (one repeat is as wide as the band is
 * high), `t` runs 0 to 1 across it, `soft` is the pixel in the same unit. Gives coverage 0 to 1.
 */
export type Band = (s: number, t: number, soft: number) => number

/** 1 inside (negative distance), 0 outside, blurred over one pixel. */
export const inside = (distance: number, soft: number): number => smooth(soft, -soft, distance)

const fraction = (value: number): number => value - Math.floor(value)
/** Distance from the middle of the repeat, 0 to 0.5. */
const fromMiddle = (s: number): number => Math.abs(fraction(s) - 0.5)

export const triangles: Band = (s, t, soft) => {
  const outer = (t - 1 + fromMiddle(s) * 2) * 0.45
  const inner = (t - 0.62 + fromMiddle(s) * 2) * 0.45
  const core = (t - 0.4 + fromMiddle(s) * 2) * 0.45
  return Math.max(0, inside(outer, soft) - inside(inner, soft)) + inside(core, soft)
}

export const diamonds: Band = (s, t, soft) => {
  const reach = fromMiddle(s) + Math.abs(t - 0.5)
  const ring = Math.abs(reach - 0.4) - 0.045
  return Math.max(inside(ring * 0.7, soft), inside((reach - 0.2) * 0.7, soft))
}

export const waves: Band = (s, t, soft) => {
  const swing = 0.5 + 0.26 * Math.sin(s * Math.PI * 2)
  const first = Math.abs(t - swing) - 0.07
  const dot = lengthOf(fromMiddle(s + 0.25), t - 0.22) - 0.08
  const other = lengthOf(fromMiddle(s - 0.25), t - 0.78) - 0.08
  return Math.max(inside(first * 0.6, soft), inside(dot, soft), inside(other, soft))
}

export const dots: Band = (s, t, soft) => inside(lengthOf(fromMiddle(s), t - 0.5) - 0.27, soft)

export const petals: Band = (s, t, soft) => {
  const half = 0.44 * Math.sin(Math.min(1, Math.max(0, t)) * Math.PI) ** 0.7
  const outer = fromMiddle(s) - half
  const vein = Math.abs(fromMiddle(s)) - 0.035
  const ring = Math.abs(outer + 0.05) - 0.045
  return Math.max(inside(ring, soft), inside(vein, soft) * inside(t - 0.7, soft) * inside(0.18 - t, soft))
}

export const zigzag: Band = (s, t, soft) => {
  const rise = fromMiddle(s) * 2
  const near = Math.min(Math.abs(t - 0.15 - rise * 0.5), Math.abs(t - 0.35 - rise * 0.5))
  return inside((near - 0.05) * 0.7, soft)
}

const hookRows = [
  '########',
  '#.......',
  '#.#####.',
  '#.#...#.',
  '#.#.#.#.',
  '#.#.###.',
  '#.#.....',
  '#.######',
] as const

/** A square hook, one of the oldest figures on cloth and clay. */
export const hooks: Band = (s, t) => {
  const column = Math.floor(fraction(s) * 8)
  const row = Math.floor(Math.min(0.999, Math.max(0, 1 - t)) * 8)
  return hookRows[row]?.[column] === '#' ? 1 : 0
}

export const lines: Band = (_s, t, soft) =>
  Math.max(inside(Math.abs(t - 0.25) - 0.1, soft), inside(Math.abs(t - 0.72) - 0.16, soft))

export const bands = { triangles, diamonds, waves, dots, petals, zigzag, hooks, lines } as const
