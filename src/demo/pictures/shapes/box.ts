import { clamp } from '../geometry.ts'
import { type Grid, gridOf } from '../render/grid.ts'
import { type Pose, posed } from './pose.ts'

export type Box = Readonly<{ width: number; height: number; depth: number; edge?: number }>

/** The faces of a box; on each, u runs right and v up from the face's middle, in centimetres. */
export type Faces = Readonly<Record<'front' | 'back' | 'left' | 'right' | 'top' | 'bottom', Grid>>

/** A box with softened edges, standing on the pose's place. */
export function box({ width, height, depth, edge = 0.3 }: Box, pose: Pose): Faces {
  const face = (across: number, up: number, out: number, yaw: number, pitch: number): Grid => {
    const flat = posed(softFace(across / 2, up / 2, out / 2, edge), { at: [0, 0, 0], yaw, pitch })
    return posed(posed(flat, { at: [0, height / 2, 0] }), pose)
  }
  return {
    front: face(width, height, depth, 0, 0),
    back: face(width, height, depth, 180, 0),
    right: face(depth, height, width, 90, 0),
    left: face(depth, height, width, -90, 0),
    top: face(width, depth, height, 0, -90),
    bottom: face(width, depth, height, 0, 90),
  }
}

/** One face looking to +z, bending round its edges by 45 degrees so that neighbours meet. */
function softFace(halfWidth: number, halfHeight: number, halfDepth: number, edge: number): Grid {
  const stops = (half: number) => {
    const flat = half - edge
    const inner = Array.from({ length: 9 }, (_, index) => -flat + (2 * flat * index) / 8)
    return [
      -half,
      -flat - edge * 0.6,
      -flat - edge * 0.25,
      ...inner,
      flat + edge * 0.25,
      flat + edge * 0.6,
      half,
    ]
  }
  const columns = stops(halfWidth)
  const rows = stops(halfHeight)
  return gridOf(columns.length, rows.length, (a, b, out) => {
    const px = columns[Math.round(a * (columns.length - 1))]!
    const py = rows[Math.round(b * (rows.length - 1))]!
    const baseX = clamp(px, edge - halfWidth, halfWidth - edge)
    const baseY = clamp(py, edge - halfHeight, halfHeight - edge)
    const length = Math.hypot(px - baseX, py - baseY, edge)
    out.x = baseX + ((px - baseX) * edge) / length
    out.y = baseY + ((py - baseY) * edge) / length
    out.z = halfDepth - edge + (edge * edge) / length
    out.u = px
    out.v = py
  })
}
