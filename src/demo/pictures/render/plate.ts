import type { Grid } from './grid.ts'
import { type Lens, project } from './lens.ts'
import type { Part } from './scene.ts'

/** What the camera sees at each pixel, before any light: the nearest part, its depth, normal and coordinates. */
export type Plate = Readonly<{
  width: number
  height: number
  /** 0 where nothing is. */
  inverseDepth: Float32Array
  normals: Float32Array
  coordinates: Float32Array
  /** Index of the part, from 1; 0 is nothing. */
  owners: Uint16Array
}>

export function exposePlate(lens: Lens, parts: readonly Part[]): Plate {
  const size = lens.width * lens.height
  const plate: Plate = {
    width: lens.width,
    height: lens.height,
    inverseDepth: new Float32Array(size),
    normals: new Float32Array(size * 3),
    coordinates: new Float32Array(size * 2),
    owners: new Uint16Array(size),
  }
  parts.forEach((part, index) => exposeGrid(plate, part.grid, project(lens, part.grid.positions), index + 1))
  return plate
}

function exposeGrid(plate: Plate, grid: Grid, projected: Float32Array, owner: number): void {
  for (let row = 0; row < grid.rows - 1; row++) {
    for (let column = 0; column < grid.columns - 1; column++) {
      const a = row * grid.columns + column
      const c = a + grid.columns
      exposeTriangle(plate, grid, projected, a, a + 1, c, owner)
      exposeTriangle(plate, grid, projected, a + 1, c + 1, c, owner)
    }
  }
}

function exposeTriangle(
  plate: Plate,
  grid: Grid,
  projected: Float32Array,
  a: number,
  b: number,
  c: number,
  owner: number,
): void {
  const az = projected[a * 3 + 2]!
  const bz = projected[b * 3 + 2]!
  const cz = projected[c * 3 + 2]!
  if (az === 0 || bz === 0 || cz === 0) return
  const ax = projected[a * 3]!
  const ay = projected[a * 3 + 1]!
  const bx = projected[b * 3]!
  const by = projected[b * 3 + 1]!
  const cx = projected[c * 3]!
  const cy = projected[c * 3 + 1]!
  const area = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)
  if (area === 0) return
  const left = Math.max(0, Math.ceil(Math.min(ax, bx, cx) - 0.5))
  const right = Math.min(plate.width - 1, Math.floor(Math.max(ax, bx, cx) - 0.5))
  const top = Math.max(0, Math.ceil(Math.min(ay, by, cy) - 0.5))
  const bottom = Math.min(plate.height - 1, Math.floor(Math.max(ay, by, cy) - 0.5))
  for (let y = top; y <= bottom; y++) {
    for (let x = left; x <= right; x++) {
      // Shares of the corners at the pixel's middle; all of one sign inside the triangle.
      const shareB = ((x + 0.5 - ax) * (cy - ay) - (y + 0.5 - ay) * (cx - ax)) / area
      const shareC = ((bx - ax) * (y + 0.5 - ay) - (by - ay) * (x + 0.5 - ax)) / area
      const shareA = 1 - shareB - shareC
      if (shareA < 0 || shareB < 0 || shareC < 0) continue
      const inverse = az * shareA + bz * shareB + cz * shareC
      const at = y * plate.width + x
      if (inverse <= plate.inverseDepth[at]!) continue
      plate.inverseDepth[at] = inverse
      plate.owners[at] = owner
      const depth = 1 / inverse
      setAttributes(plate, grid, at, a, b, c, shareA * az * depth, shareB * bz * depth, shareC * cz * depth)
    }
  }
}

function setAttributes(
  plate: Plate,
  grid: Grid,
  at: number,
  a: number,
  b: number,
  c: number,
  shareA: number,
  shareB: number,
  shareC: number,
): void {
  const { normals, coordinates } = grid
  for (let axis = 0; axis < 3; axis++) {
    plate.normals[at * 3 + axis] =
      normals[a * 3 + axis]! * shareA + normals[b * 3 + axis]! * shareB + normals[c * 3 + axis]! * shareC
  }
  for (let axis = 0; axis < 2; axis++) {
    plate.coordinates[at * 2 + axis] =
      coordinates[a * 2 + axis]! * shareA +
      coordinates[b * 2 + axis]! * shareB +
      coordinates[c * 2 + axis]! * shareC
  }
}
