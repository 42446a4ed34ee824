/**
 * A curved sheet of columns x rows points: the only shape the renderer knows.
 * Positions in centimetres, coordinates (u, v) in centimetres along the sheet.
 */
export type Grid = Readonly<{
  columns: number
  rows: number
  positions: Float32Array
  normals: Float32Array
  coordinates: Float32Array
}>

export type GridPoint = { x: number; y: number; z: number; u: number; v: number }

/** Sets the point at shares `a` (along the columns) and `b` (along the rows), both 0 to 1. */
export type PointAt = (a: number, b: number, out: GridPoint) => void

/** Builds a sheet; `closed` means that the first and the last column are the same line (a turned pot). */
export function gridOf(columns: number, rows: number, pointAt: PointAt, closed = false): Grid {
  const positions = new Float32Array(columns * rows * 3)
  const coordinates = new Float32Array(columns * rows * 2)
  const point: GridPoint = { x: 0, y: 0, z: 0, u: 0, v: 0 }
  for (let row = 0, at = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++, at++) {
      pointAt(column / (columns - 1), row / (rows - 1), point)
      positions[at * 3] = point.x
      positions[at * 3 + 1] = point.y
      positions[at * 3 + 2] = point.z
      coordinates[at * 2] = point.u
      coordinates[at * 2 + 1] = point.v
    }
  }
  return { columns, rows, positions, normals: normalsOf(columns, rows, positions, closed), coordinates }
}

/** The normals of a sheet from the slope between neighbouring points. */
function normalsOf(columns: number, rows: number, positions: Float32Array, closed: boolean) {
  const normals = new Float32Array(positions.length)
  for (let row = 0; row < rows; row++) {
    const above = Math.max(0, row - 1) * columns
    const below = Math.min(rows - 1, row + 1) * columns
    for (let column = 0; column < columns; column++) {
      const left = column > 0 ? column - 1 : closed ? columns - 2 : 0
      const right = column < columns - 1 ? column + 1 : closed ? 1 : columns - 1
      const at = row * columns
      setNormal(normals, at + column, positions, at + left, at + right, above + column, below + column)
    }
  }
  return normals
}

function setNormal(
  normals: Float32Array,
  at: number,
  positions: Float32Array,
  left: number,
  right: number,
  above: number,
  below: number,
): void {
  const ax = positions[right * 3]! - positions[left * 3]!
  const ay = positions[right * 3 + 1]! - positions[left * 3 + 1]!
  const az = positions[right * 3 + 2]! - positions[left * 3 + 2]!
  const bx = positions[below * 3]! - positions[above * 3]!
  const by = positions[below * 3 + 1]! - positions[above * 3 + 1]!
  const bz = positions[below * 3 + 2]! - positions[above * 3 + 2]!
  const x = ay * bz - az * by
  const y = az * bx - ax * bz
  const z = ax * by - ay * bx
  const length = Math.sqrt(x * x + y * y + z * z)
  // A point where the sheet shrinks to nothing has no slope: it looks up.
  normals[at * 3] = length > 1e-9 ? x / length : 0
  normals[at * 3 + 1] = length > 1e-9 ? y / length : 1
  normals[at * 3 + 2] = length > 1e-9 ? z / length : 0
}
