import { add, cross, dot, scale, subtract, unit, type Vector } from '../geometry.ts'
import { type Grid, gridOf } from '../render/grid.ts'

export type Tube = Readonly<{
  /** Corners of the middle line; the tube runs smoothly through them. */
  path: readonly Vector[]
  /** Radius in centimetres, or radius at a share (0 to 1) of the path. */
  radius: number | ((share: number) => number)
  /** Height of the section against its width; below 1 gives a strap. */
  flat?: number
  columns?: number
  rows?: number
}>

/** A rounded rod along a bent line: a handle, a spout, a rope. u runs round it, v along it, in centimetres. */
export function tube({ path, radius, flat = 1, columns = 14, rows = 60 }: Tube): Grid {
  const spine = Array.from({ length: rows }, (_, index) => along(path, index / (rows - 1)))
  const frames = framesOf(spine)
  const lengths = [0]
  for (let index = 1; index < rows; index++) {
    const step = subtract(spine[index]!, spine[index - 1]!)
    lengths.push(lengths[index - 1]! + Math.sqrt(dot(step, step)))
  }
  const radiusAt = typeof radius === 'number' ? () => radius : radius
  return gridOf(
    columns,
    rows,
    (a, b, out) => {
      const row = Math.round(b * (rows - 1))
      const [side, up] = frames[row]!
      const angle = a * Math.PI * 2
      const reach = Math.max(0.001, radiusAt(b))
      const offset = add(scale(side, Math.cos(angle) * reach), scale(up, Math.sin(angle) * reach * flat))
      const [x, y, z] = add(spine[row]!, offset)
      out.x = x
      out.y = y
      out.z = z
      out.u = angle * reach
      out.v = lengths[row]!
    },
    true,
  )
}

/** A point of the smooth line through the corners, at a share of the corners. */
export function along(path: readonly Vector[], share: number): Vector {
  const last = path.length - 1
  const place = Math.min(share * last, last - 1e-6)
  const index = Math.floor(place)
  const part = place - index
  const b = path[index]!
  const c = path[index + 1]!
  const a = path[index - 1] ?? subtract(scale(b, 2), c)
  const d = path[index + 2] ?? subtract(scale(c, 2), b)
  const value = (axis: 0 | 1 | 2) =>
    0.5 *
    (2 * b[axis] +
      (c[axis] - a[axis]) * part +
      (2 * a[axis] - 5 * b[axis] + 4 * c[axis] - d[axis]) * part * part +
      (3 * b[axis] - a[axis] - 3 * c[axis] + d[axis]) * part * part * part)
  return [value(0), value(1), value(2)]
}

/** Two directions across the line at each of its points, carried along so that the tube does not twist. */
function framesOf(spine: readonly Vector[]): (readonly [Vector, Vector])[] {
  const frames: (readonly [Vector, Vector])[] = []
  let side: Vector | null = null
  for (let index = 0; index < spine.length; index++) {
    const ahead = unit(
      subtract(spine[Math.min(spine.length - 1, index + 1)]!, spine[Math.max(0, index - 1)]!),
    )
    const guess: Vector = side ?? (Math.abs(ahead[1]) > 0.9 ? [1, 0, 0] : [0, 1, 0])
    side = unit(subtract(guess, scale(ahead, dot(guess, ahead))))
    frames.push([side, cross(ahead, side)])
  }
  return frames
}
