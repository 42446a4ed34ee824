import type { Vector } from '../geometry.ts'
import type { Grid } from '../render/grid.ts'

/** How a thing is set down: turned (degrees: roll about z first, then pitch about x, then yaw about y), then moved. */
export type Pose = Readonly<{ at: Vector; yaw?: number; pitch?: number; roll?: number; size?: number }>

type Matrix = readonly number[]

function matrixOf({ yaw = 0, pitch = 0, roll = 0 }: Pose): Matrix {
  const [cy, sy] = turn(yaw)
  const [cp, sp] = turn(pitch)
  const [cr, sr] = turn(roll)
  return [
    cy * cr + sy * sp * sr,
    -cy * sr + sy * sp * cr,
    sy * cp,
    cp * sr,
    cp * cr,
    -sp,
    -sy * cr + cy * sp * sr,
    sy * sr + cy * sp * cr,
    cy * cp,
  ]
}

function turn(degrees: number): readonly [number, number] {
  const angle = (degrees * Math.PI) / 180
  return [Math.cos(angle), Math.sin(angle)]
}

/** A copy of a sheet set down in a pose. */
export function posed(grid: Grid, pose: Pose): Grid {
  const matrix = matrixOf(pose)
  const size = pose.size ?? 1
  const positions = rotated(grid.positions, matrix, size)
  for (let at = 0; at < positions.length; at += 3) {
    for (let axis = 0; axis < 3; axis++) positions[at + axis] = positions[at + axis]! + pose.at[axis]!
  }
  return { ...grid, positions, normals: rotated(grid.normals, matrix, 1) }
}

function rotated(values: Float32Array, m: Matrix, size: number): Float32Array {
  const result = new Float32Array(values.length)
  for (let at = 0; at < values.length; at += 3) {
    const x = values[at]! * size
    const y = values[at + 1]! * size
    const z = values[at + 2]! * size
    result[at] = m[0]! * x + m[1]! * y + m[2]! * z
    result[at + 1] = m[3]! * x + m[4]! * y + m[5]! * z
    result[at + 2] = m[6]! * x + m[7]! * y + m[8]! * z
  }
  return result
}
