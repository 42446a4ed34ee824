import { type Grid, gridOf } from '../render/grid.ts'
import type { Vector } from '../geometry.ts'

/** A corner of a turned outline: radius and height in centimetres. */
export type Outline = readonly (readonly [radius: number, height: number])[]

/** A smooth curve through the corners; gives radius and height at a share of its length, 0 to 1. */
export function curveThrough(outline: Outline): (share: number) => readonly [number, number] {
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
  /** Radius is multiplied by this at an angle (radians) and a share of the outline: dents, flutes, squareness. */
  dent?: (angle: number, share: number) => number
  /** Turns the start of u, in radians. */
  turn?: number
}>

/**
 * A turned form. u runs round it (centimetres at the widest place, so patterns close),
 * v along the outline from its first corner.
 */
export function turned({ outline, at, columns = 150, rows = 110, dent, turn = 0 }: Turned): Grid {
  const curve = curveThrough(outline)
  const widest = Math.max(...outline.map(([radius]) => radius))
  const length = outlineLength(outline)
  return gridOf(
    columns,
    rows,
    (a, b, out) => {
      const [radius, height] = curve(b)
      const angle = a * Math.PI * 2 + turn
      const reach = Math.max(0.002, radius * (dent ? dent(angle, b) : 1))
      out.x = at[0] + reach * Math.sin(angle)
      out.y = at[1] + height
      out.z = at[2] + reach * Math.cos(angle)
      out.u = a * Math.PI * 2 * widest
      out.v = b * length
    },
    true,
  )
}

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
