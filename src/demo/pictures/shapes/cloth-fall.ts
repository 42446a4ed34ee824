import type { Vector } from '../geometry.ts'
import { type Grid, gridOf } from '../render/grid.ts'

/** Pushes a point out of the things the cloth lies on; changes it in place and tells whether it touched. */
export type Obstacle = (point: Float64Array, at: number) => boolean

export type Fall = Readonly<{
  columns: number
  rows: number
  /** Centimetres between neighbouring points. */
  spacing: number
  /** Where a point starts. */
  start: (column: number, row: number) => Vector
  obstacles: readonly Obstacle[]
  /** Points that stay where they start. */
  held?: (column: number, row: number) => boolean
  steps: number
  /** Rounds of tightening in a step; a cloth hung by a few points needs more, or it stretches. */
  rounds?: number
  /** Resistance to folding, 0 soft to 1 stiff. */
  stiffness: number
}>

type Links = Readonly<{ from: Int32Array; to: Int32Array; length: Float64Array; give: Float64Array }>

/**
 * Lets a cloth fall and settle: points under gravity, tied to their neighbours by position constraints
 * (position-based dynamics). Gives three numbers a point.
 */
export function settle(fall: Fall): Float64Array {
  const count = fall.columns * fall.rows
  const now = new Float64Array(count * 3)
  const free = new Uint8Array(count)
  for (let at = 0; at < count; at++) {
    const column = at % fall.columns
    const row = Math.floor(at / fall.columns)
    now.set(fall.start(column, row), at * 3)
    free[at] = fall.held?.(column, row) ? 0 : 1
  }
  const before = now.slice()
  const links = linksOf(fall)
  for (let step = 0; step < fall.steps; step++) {
    drop(now, before, free, step < fall.steps * 0.7 ? 0.985 : 0.9)
    // Pushing out between the rounds lets the cloth slide round an edge instead of cutting through it.
    for (let round = fall.rounds ?? 13; round > 0; round--) {
      tighten(now, free, links)
      for (const obstacle of fall.obstacles) rest(now, before, free, obstacle, round === 1 ? grip : 0)
    }
  }
  return now
}

const pull = 0.16
/** How much of its sliding a point that touches something loses in a step. */
const grip = 0.9

function drop(now: Float64Array, before: Float64Array, free: Uint8Array, keep: number): void {
  for (let at = 0; at < now.length; at++) {
    if (free[(at / 3) | 0] === 0) continue
    const place = now[at]!
    now[at] = place + (place - before[at]!) * keep - (at % 3 === 1 ? pull : 0)
    before[at] = place
  }
}

function linksOf({ columns, rows, spacing, stiffness }: Fall): Links {
  const from: number[] = []
  const to: number[] = []
  const length: number[] = []
  const give: number[] = []
  const offsets = [
    [1, 0, 1],
    [0, 1, 1],
    [1, 1, 0.35],
    [-1, 1, 0.35],
    [2, 0, stiffness],
    [0, 2, stiffness],
  ] as const
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      for (const [across, down, strength] of offsets) {
        const other = column + across
        if (other < 0 || other >= columns || row + down >= rows) continue
        from.push(row * columns + column)
        to.push((row + down) * columns + other)
        length.push(Math.hypot(across, down) * spacing)
        give.push(strength * 0.5)
      }
    }
  }
  const links = { from: Int32Array.from(from), to: Int32Array.from(to) }
  return { ...links, length: Float64Array.from(length), give: Float64Array.from(give) }
}

function tighten(now: Float64Array, free: Uint8Array, { from, to, length, give }: Links): void {
  for (let index = 0; index < from.length; index++) {
    const a = from[index]! * 3
    const b = to[index]! * 3
    const dx = now[b]! - now[a]!
    const dy = now[b + 1]! - now[a + 1]!
    const dz = now[b + 2]! - now[a + 2]!
    const distance = Math.sqrt(dx * dx + dy * dy + dz * dz) + 1e-9
    const share = ((distance - length[index]!) / distance) * give[index]!
    const moveA = share * free[from[index]!]!
    const moveB = share * free[to[index]!]!
    now[a] = now[a]! + dx * moveA
    now[a + 1] = now[a + 1]! + dy * moveA
    now[a + 2] = now[a + 2]! + dz * moveA
    now[b] = now[b]! - dx * moveB
    now[b + 1] = now[b + 1]! - dy * moveB
    now[b + 2] = now[b + 2]! - dz * moveB
  }
}

/** Sets points back on the obstacle; with a hold, what touches hardly slides on. */
function rest(
  now: Float64Array,
  before: Float64Array,
  free: Uint8Array,
  obstacle: Obstacle,
  hold: number,
): void {
  for (let at = 0; at < free.length; at++) {
    if (free[at] === 0 || !obstacle(now, at * 3) || hold === 0) continue
    for (let axis = at * 3; axis < at * 3 + 3; axis++) {
      before[axis] = before[axis]! + (now[axis]! - before[axis]!) * hold
    }
  }
}

/** The table. */
export const floorAt =
  (height: number): Obstacle =>
  (point, at) => {
    if (point[at + 1]! >= height) return false
    point[at + 1] = height
    return true
  }

/** Moves a point that went deep into a box out by the nearest way: a side or the top. */
function leaveBox(point: Float64Array, at: number, middle: Vector, half: Vector): void {
  let nearest = middle[1] + half[1] - point[at + 1]!
  let axis = 1
  let goal = middle[1] + half[1]
  for (const side of [0, 2] as const) {
    const from = point[at + side]! - middle[side]
    const way = half[side] - Math.abs(from)
    if (way >= nearest) continue
    nearest = way
    axis = side
    goal = middle[side] + (from < 0 ? -half[side] : half[side])
  }
  point[at + axis] = goal
}

/** An upright box with rounded edges; `half` are half sizes, `round` the radius of its edges. */
export const boxAt =
  (middle: Vector, half: Vector, round: number): Obstacle =>
  (point, at) => {
    const inner: [number, number, number] = [0, 0, 0]
    let outside = 0
    for (let axis = 0; axis < 3; axis++) {
      const from = point[at + axis]! - middle[axis]!
      const limit = half[axis]! - round
      inner[axis] = from - Math.max(-limit, Math.min(limit, from))
      outside += inner[axis]! * inner[axis]!
    }
    if (outside >= round * round) return false
    if (outside < 1e-9) leaveBox(point, at, middle, half)
    else {
      const push = round / Math.sqrt(outside) - 1
      for (let axis = 0; axis < 3; axis++) point[at + axis] = point[at + axis]! + inner[axis]! * push
    }
    return true
  }

/** A wall behind. */
export const behindAt =
  (depth: number): Obstacle =>
  (point, at) => {
    if (point[at + 2]! >= depth) return false
    point[at + 2] = depth
    return true
  }

/** A smooth sheet through the settled points, `finer` times as dense; (u, v) run from the first point. */
export function sheetOf(points: Float64Array, fall: Fall, finer: number): Grid {
  const { columns, rows, spacing } = fall
  return gridOf((columns - 1) * finer + 1, (rows - 1) * finer + 1, (a, b, out) => {
    const across = a * (columns - 1)
    const down = b * (rows - 1)
    const value = (axis: number) => bicubic(points, columns, rows, across, down, axis)
    out.x = value(0)
    out.y = value(1)
    out.z = value(2)
    out.u = across * spacing
    out.v = down * spacing
  })
}

/** Cubic B-spline weights: they smooth the settled points a little, as threads do. */
const spline = (t: number): readonly [number, number, number, number] => {
  const s = 1 - t
  return [
    (s * s * s) / 6,
    (3 * t * t * t - 6 * t * t + 4) / 6,
    (3 * s * s * s - 6 * s * s + 4) / 6,
    (t * t * t) / 6,
  ]
}

function bicubic(
  points: Float64Array,
  columns: number,
  rows: number,
  x: number,
  y: number,
  axis: number,
): number {
  const column = Math.min(columns - 2, Math.floor(x))
  const row = Math.min(rows - 2, Math.floor(y))
  const across = spline(x - column)
  const down = spline(y - row)
  let sum = 0
  for (let j = 0; j < 4; j++) {
    const base = Math.min(rows - 1, Math.max(0, row + j - 1)) * columns
    let line = 0
    for (let i = 0; i < 4; i++) {
      line += across[i]! * points[(base + Math.min(columns - 1, Math.max(0, column + i - 1))) * 3 + axis]!
    }
    sum += line * down[j]!
  }
  return sum
}
