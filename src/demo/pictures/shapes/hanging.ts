import type { Random } from '../random.ts'
import { type Grid, gridOf } from '../render/grid.ts'
import { noise } from '../noise.ts'
import { smooth, type Vector } from '../geometry.ts'
import { tube } from './tube.ts'

export type Hanging = Readonly<{
  /** Width of the cloth and its length before and behind the rail, in centimetres. */
  width: number
  front: number
  behind: number
  /** Where the middle of the rail is. */
  rail: Vector
  railRadius: number
  /** Depth of the folds in centimetres. */
  folds: number
  random: Random
}>

/** How far a cloth stands out at a place across it: a few deep folds and some lesser ones. */
function foldsOf(random: Random, width: number): (across: number, drop: number) => number {
  const waves = Array.from({ length: 4 }, (_, index) => ({
    pitch: (width / (2.2 + index * 1.7)) * random.between(0.85, 1.15),
    phase: random.between(0, 6.28),
    lean: random.between(-0.06, 0.06),
    weight: [1, 0.7, 0.4, 0.2][index]! * random.between(0.6, 1),
  }))
  return (across, drop) => {
    let sum = 0
    for (const { pitch, phase, lean, weight } of waves) {
      const wave = Math.sin(((across + lean * drop) / pitch) * Math.PI * 2 + phase)
      // Folds are round in front and pinched behind.
      sum += weight * (wave > 0 ? wave : wave * 0.6 - 0.25 * wave * wave)
    }
    return sum / 1.6
  }
}

/** A cloth laid over a rail, hanging in folds. u runs across, v along its length from the hem behind. */
export function hanging({ width, front, behind, rail, railRadius, folds, random }: Hanging): Grid {
  const fold = foldsOf(random, width)
  const over = Math.PI * railRadius
  const length = behind + over + front
  const sway = random.between(0, 50)
  return gridOf(230, 210, (a, b, out) => {
    const along = b * length
    const across = (a - 0.5) * width
    const drop = Math.max(0, along - behind - over)
    const depth = folds * smooth(0, front * 0.75, drop) * fold(across, drop)
    // What goes into the folds is missing in the width.
    const gather = 1 - 0.1 * smooth(0, front * 0.8, drop) * Math.min(1, folds / 3)
    out.u = a * width
    out.v = along
    out.x = rail[0] + across * gather + 0.5 * (noise(drop * 0.06 + sway, 3) - 0.5) * smooth(0, 20, drop)
    if (along < behind) {
      out.y = rail[1] - (behind - along)
      out.z = rail[2] - railRadius - 0.4
    } else if (along < behind + over) {
      const angle = (along - behind) / railRadius
      out.y = rail[1] + Math.sin(angle) * (railRadius + 0.12)
      out.z = rail[2] - Math.cos(angle) * (railRadius + 0.12)
    } else {
      out.y = rail[1] - drop + 0.35 * depth * depth * 0.02
      out.z = rail[2] + railRadius + 0.12 + depth + 0.4 * noise(across * 0.2, drop * 0.1 + sway)
    }
  })
}

/** A row of a sheet's points, as places: row 0 is its first edge. */
export function edgeOf(grid: Grid, row: number): Vector[] {
  return Array.from({ length: grid.columns }, (_, column) => {
    const at = (row * grid.columns + column) * 3
    return [grid.positions[at]!, grid.positions[at + 1]!, grid.positions[at + 2]!]
  })
}

export type Fringe = Readonly<{
  /** The hem the threads hang from. */
  edge: readonly Vector[]
  /** Number of knotted bundles and their length in centimetres. */
  bundles: number
  length: number
  /** Which way the threads leave the hem. */
  towards: Vector
  random: Random
}>

/** A bundle is knotted at the hem, then opens a little and thins out to its end. */
function bundleRadius(share: number): number {
  if (share < 0.16) return 0.1 + 0.17 * Math.sin((share / 0.16) * Math.PI)
  return 0.1 + 0.09 * Math.sin(((share - 0.16) / 0.84) * 2.6)
}

/** Warp threads left at the end of a cloth, twisted in bundles. */
export function fringe({ edge, bundles, length, towards, random }: Fringe): Grid[] {
  return Array.from({ length: bundles }, (_, index) => {
    const place = ((index + 0.5) / bundles) * (edge.length - 1)
    const from = edge[Math.floor(place)]!
    const reach = length * random.between(0.85, 1.1)
    const swing = random.between(-0.5, 0.5)
    const path: Vector[] = [0, 0.35, 0.7, 1].map(share => [
      from[0] + towards[0] * reach * share + swing * share * share,
      Math.max(0.12, from[1] + towards[1] * reach * share),
      from[2] + towards[2] * reach * share + random.between(-0.15, 0.15),
    ])
    return tube({ path, radius: bundleRadius, columns: 7, rows: 16 })
  })
}
