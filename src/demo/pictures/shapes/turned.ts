import { type Grid, gridOf } from '../render/grid.ts'
import type { Vector } from '../geometry.ts'

/** A corner of a turned outline: radius and height in centimetres. */
export type Outline = readonly (readonly [radius: number, height: number])[]

/** A smooth curve through the corners; gives radius and height at a share of its length, 0 to 1. */
function curveThrough(outline: Outline): (share: number) => readonly [number, number] {
  const lengths: number[] = [0]
  for (let index = 1; index < outline.length; index++) {
    const [r0, h0] = outline[index - 1]!
    const [r1, h1] = outline[index]!
    lengths.push(lengths[index - 1]! + Math.hypot(r1 - r0, h1 - h0))
  }
  const total = lengths[lengths.length - 1]!
  return share => {
    const place = share * total
    let index = 1
    while (index < outline.length - 1 && lengths[index]! < place) index++
    const from = lengths[index - 1]!
    const part = (place - from) / Math.max(1e-9, lengths[index]! - from)
    return [catmull(outline, index, part, 0), catmull(outline, index, part, 1)]
  }
}

/** The curve between corners index - 1 and index, led by the corners beyond them. */
function catmull(outline: Outline, index: number, part: number, axis: 0 | 1): number {
  const b = outline[index - 1]![axis]
  const c = outline[index]![axis]
  const a = index > 1 ? outline[index - 2]![axis] : 2 * b - c
  const d = index < outline.length - 1 ? outline[index + 1]![axis] : 2 * c - b
  const square = part * part
  return (
    0.5 *
    (2 * b + (c - a) * part + (2 * a - 5 * b + 4 * c - d) * square + (3 * b - a - 3 * c + d) * square * part)
  )
}

export type Turned = Readonly<{
  outline: Outline
  at: Vector
  columns?: number
  rows?: number
  /** Radius factor at an angle (radians): 1 all round is a circle; ovals and soft squares differ. */
  section?: (angle: number) => number
  /** How much of the section is felt at a share of the outline: 0 round, 1 wholly. */
  sectionAt?: (share: number) => number
  /** Turns the start of u, in radians; by default it lies behind. */
  turn?: number
  /**
   * What (u, v) mean: round the form and along the outline (`round`), or, for things whose top is seen,
   * straight across it (`flat`), or angle and height (`level`).
   */
  map?: 'round' | 'flat' | 'level'
}>

/**
 * A turned form. u runs round it (centimetres at the widest place, so patterns close),
 * v along the outline from its first corner.
 */
export function turned(form: Turned): Grid {
  const { outline, at, columns = 150, rows = 110, section, turn = Math.PI } = form
  const curve = curveThrough(outline)
  const widest = Math.max(...outline.map(([radius]) => radius))
  const length = outlineLength(outline)
  const { angles, girth } = evenAngles(columns, section)
  const feltAt = form.sectionAt ?? (() => 1)
  return gridOf(
    columns,
    rows,
    (a, b, out) => {
      const [radius, height] = curve(b)
      const angle = angles[Math.round(a * (columns - 1))]! + turn
      const dent = section ? 1 + (section(angle) - 1) * feltAt(b) : 1
      const reach = Math.max(0.002, radius * dent)
      out.x = at[0] + reach * Math.sin(angle)
      out.y = at[1] + height
      out.z = at[2] + reach * Math.cos(angle)
      out.u = form.map === 'flat' ? out.x : a * girth * widest
      out.v = form.map === 'flat' ? out.z + out.y : form.map === 'level' ? out.y : b * length
    },
    true,
  )
}

/** Angles that divide a section into equal lengths, and its girth for a radius of one. */
function evenAngles(
  columns: number,
  section: Turned['section'],
): Readonly<{ angles: number[]; girth: number }> {
  const fine = 720
  const lengths = [0]
  const place = (index: number): readonly [number, number] => {
    const angle = (index / fine) * Math.PI * 2
    const reach = section ? section(angle) : 1
    return [reach * Math.sin(angle), reach * Math.cos(angle)]
  }
  for (let index = 1; index <= fine; index++) {
    const [x0, z0] = place(index - 1)
    const [x1, z1] = place(index)
    lengths.push(lengths[index - 1]! + Math.hypot(x1 - x0, z1 - z0))
  }
  const girth = lengths[fine]!
  const angles: number[] = []
  for (let column = 0, index = 0; column < columns; column++) {
    const goal = (column / (columns - 1)) * girth
    while (index < fine && lengths[index + 1]! < goal) index++
    const from = lengths[index]!
    const to = lengths[Math.min(fine, index + 1)]!
    angles.push(((index + (to > from ? (goal - from) / (to - from) : 0)) / fine) * Math.PI * 2)
  }
  return { angles, girth }
}

/** A soft-cornered oval section: `depth` is its depth against its width, `square` 2 for an ellipse, more for corners. */
export const ovalSection =
  (depth: number, square = 2) =>
  (angle: number): number =>
    (Math.abs(Math.sin(angle)) ** square + Math.abs(Math.cos(angle) / depth) ** square) ** (-1 / square)

/** Length of the outline in centimetres, corner to corner. */
export function outlineLength(outline: Outline): number {
  let length = 0
  for (let index = 1; index < outline.length; index++) {
    const [r0, h0] = outline[index - 1]!
    const [r1, h1] = outline[index]!
    length += Math.hypot(r1 - r0, h1 - h0)
  }
  return length
}

/** The outline's radius at a place along it, in centimetres. */
export function radiusAlong(outline: Outline): (v: number) => number {
  const last = 199
  const curve = curveThrough(outline)
  const length = outlineLength(outline)
  const radii = Float32Array.from({ length: last + 1 }, (_, index) => curve(index / last)[0])
  return v => radii[Math.min(last, Math.max(0, Math.round((v / length) * last)))]!
}
