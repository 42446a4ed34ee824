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

/** A triangle's corners on the picture and the pixels it can touch; one object is used over and over. */
const corners = {
  ax: 0,
  ay: 0,
  az: 0,
  bx: 0,
  by: 0,
  bz: 0,
  cx: 0,
  cy: 0,
  cz: 0,
  area: 0,
  left: 0,
  right: 0,
  top: 0,
  bottom: 0,
}

/** Reads the corners; false when nothing of the triangle can be seen. */
function readCorners(plate: Plate, projected: Float32Array, a: number, b: number, c: number): boolean {
  const k = corners
  k.az = projected[a * 3 + 2]!
  k.bz = projected[b * 3 + 2]!
  k.cz = projected[c * 3 + 2]!
  if (k.az === 0 || k.bz === 0 || k.cz === 0) return false
  k.ax = projected[a * 3]!
  k.ay = projected[a * 3 + 1]!
  k.bx = projected[b * 3]!
  k.by = projected[b * 3 + 1]!
  k.cx = projected[c * 3]!
  k.cy = projected[c * 3 + 1]!
  k.area = (k.bx - k.ax) * (k.cy - k.ay) - (k.by - k.ay) * (k.cx - k.ax)
  k.left = Math.max(0, Math.ceil(Math.min(k.ax, k.bx, k.cx) - 0.5))
  k.right = Math.min(plate.width - 1, Math.floor(Math.max(k.ax, k.bx, k.cx) - 0.5))
  k.top = Math.max(0, Math.ceil(Math.min(k.ay, k.by, k.cy) - 0.5))
  k.bottom = Math.min(plate.height - 1, Math.floor(Math.max(k.ay, k.by, k.cy) - 0.5))
  return k.area !== 0
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
  if (!readCorners(plate, projected, a, b, c)) return
  const { ax, ay, az, bz, cz, area, left, right } = corners
  const stepB = (corners.cy - ay) / area
  const stepC = (ay - corners.by) / area
  for (let y = corners.top; y <= corners.bottom; y++) {
    // Shares of the corners at the pixel's middle; none is negative inside the triangle.
    const down = y + 0.5 - ay
    const startB = (-(corners.cx - ax) * down) / area
    const startC = ((corners.bx - ax) * down) / area
    for (let x = left; x <= right; x++) {
      const across = x + 0.5 - ax
      const shareB = startB + across * stepB
      const shareC = startC + across * stepC
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
  const to = at * 3
  const a3 = a * 3
  const b3 = b * 3
  const c3 = c * 3
  plate.normals[to] = normals[a3]! * shareA + normals[b3]! * shareB + normals[c3]! * shareC
  plate.normals[to + 1] = normals[a3 + 1]! * shareA + normals[b3 + 1]! * shareB + normals[c3 + 1]! * shareC
  plate.normals[to + 2] = normals[a3 + 2]! * shareA + normals[b3 + 2]! * shareB + normals[c3 + 2]! * shareC
  plate.coordinates[at * 2] =
    coordinates[a * 2]! * shareA + coordinates[b * 2]! * shareB + coordinates[c * 2]! * shareC
  plate.coordinates[at * 2 + 1] =
    coordinates[a * 2 + 1]! * shareA + coordinates[b * 2 + 1]! * shareB + coordinates[c * 2 + 1]! * shareC
}
