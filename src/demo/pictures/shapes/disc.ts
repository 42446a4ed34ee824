import { type Grid, gridOf } from '../render/grid.ts'
import type { Vector } from '../geometry.ts'

/** A level round; (u, v) are x and z from its middle, so that what is on it lies straight. */
export const disc = (radius: number, at: Vector, columns = 56, rows = 12): Grid =>
  gridOf(
    columns,
    rows,
    (a, b, out) => {
      const angle = a * Math.PI * 2
      out.u = Math.sin(angle) * Math.max(0.001, b) * radius
      out.v = Math.cos(angle) * Math.max(0.001, b) * radius
      out.x = at[0] + out.u
      out.y = at[1]
      out.z = at[2] + out.v
    },
    true,
  )
