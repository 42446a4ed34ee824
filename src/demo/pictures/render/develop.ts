import type { Daylight } from './daylight.ts'
import type { Lens } from './lens.ts'
import { lightPoint, type Point, roomOf } from './light.ts'
import type { Plate } from './plate.ts'
import type { Sample, Scene } from './scene.ts'

/** One row of painted surface: seven numbers a pixel for the sample, three for the place. */
type Row = { samples: Float32Array; places: Float32Array }

const perSample = 7

/** Paints and lights every pixel; gives linear light, three numbers a pixel. */
export function develop(scene: Scene, plate: Plate, lens: Lens, daylight: Daylight): Float32Array {
  const { width, height } = plate
  const picture = new Float32Array(width * height * 3)
  const room = roomOf(scene.mood)
  const point = emptyPoint()
  let current = paintRow(scene, plate, lens, 0, emptyRow(width))
  let next = emptyRow(width)
  for (let y = 0; y < height; y++) {
    if (y + 1 < height) paintRow(scene, plate, lens, y + 1, next)
    for (let x = 0; x < width; x++) {
      const at = y * width + x
      if (plate.owners[at] === 0) continue
      readPoint(point, plate, lens, current, at, x)
      bend(point, plate, current, next, at, x, y)
      sampleDaylight(point, daylight, x, y)
      lightPoint(point, room)
      picture[at * 3] = point.red
      picture[at * 3 + 1] = point.green
      picture[at * 3 + 2] = point.blue
    }
    const done = current
    current = next
    next = done
  }
  return picture
}

const emptyRow = (width: number): Row => ({
  samples: new Float32Array(width * perSample),
  places: new Float32Array(width * 3),
})

const emptyPoint = (): Point => ({
  red: 0,
  green: 0,
  blue: 0,
  gloss: 0,
  mirror: 0,
  sheen: 0,
  nx: 0,
  ny: 0,
  nz: 0,
  vx: 0,
  vy: 0,
  vz: 0,
  px: 0,
  py: 0,
  pz: 0,
  inverseDepth: 0,
  window: 0,
  room: 0,
})

function paintRow(scene: Scene, plate: Plate, lens: Lens, y: number, row: Row): Row {
  const out: Sample = { red: 0, green: 0, blue: 0, height: 0, gloss: 0, mirror: 0, sheen: 0 }
  const { samples, places } = row
  for (let x = 0; x < plate.width; x++) {
    const at = y * plate.width + x
    const part = scene.parts[plate.owners[at]! - 1]
    if (part === undefined) continue
    const depth = 1 / plate.inverseDepth[at]!
    const facing = placePixel(plate, lens, places, at, x, y, depth)
    // Foreshortening stretches a pixel on the surface; past a limit the blur would look wrong instead.
    const pixel = depth / lens.focal / Math.max(0.25, Math.sqrt(Math.abs(facing)))
    out.height = out.gloss = out.mirror = out.sheen = 0
    part.surface(plate.coordinates[at * 2]!, plate.coordinates[at * 2 + 1]!, pixel, out)
    const to = x * perSample
    samples[to] = out.red
    samples[to + 1] = out.green
    samples[to + 2] = out.blue
    samples[to + 3] = out.height
    samples[to + 4] = out.gloss
    samples[to + 5] = out.mirror
    samples[to + 6] = out.sheen
  }
  return row
}

/** Notes where in the world the pixel lies and turns its normal to the eye; gives the cosine to the eye. */
function placePixel(
  plate: Plate,
  lens: Lens,
  places: Float32Array,
  at: number,
  x: number,
  y: number,
  depth: number,
): number {
  const { right, up, forward, eye } = lens
  const across = ((x + 0.5 - lens.width / 2) * depth) / lens.focal
  const rise = ((lens.height / 2 - y - 0.5) * depth) / lens.focal
  const rx = right[0] * across + up[0] * rise + forward[0] * depth
  const ry = right[1] * across + up[1] * rise + forward[1] * depth
  const rz = right[2] * across + up[2] * rise + forward[2] * depth
  places[x * 3] = eye[0] + rx
  places[x * 3 + 1] = eye[1] + ry
  places[x * 3 + 2] = eye[2] + rz
  const normals = plate.normals
  const nx = normals[at * 3]!
  const ny = normals[at * 3 + 1]!
  const nz = normals[at * 3 + 2]!
  const facing = nx * rx + ny * ry + nz * rz
  const turn = (facing > 0 ? -1 : 1) / Math.sqrt(nx * nx + ny * ny + nz * nz)
  normals[at * 3] = nx * turn
  normals[at * 3 + 1] = ny * turn
  normals[at * 3 + 2] = nz * turn
  return (facing * turn) / Math.sqrt(rx * rx + ry * ry + rz * rz)
}

function readPoint(point: Point, plate: Plate, lens: Lens, row: Row, at: number, x: number): void {
  const from = x * perSample
  point.red = row.samples[from]!
  point.green = row.samples[from + 1]!
  point.blue = row.samples[from + 2]!
  point.gloss = row.samples[from + 4]!
  point.mirror = row.samples[from + 5]!
  point.sheen = row.samples[from + 6]!
  point.nx = plate.normals[at * 3]!
  point.ny = plate.normals[at * 3 + 1]!
  point.nz = plate.normals[at * 3 + 2]!
  point.inverseDepth = plate.inverseDepth[at]!
  point.px = row.places[x * 3]!
  point.py = row.places[x * 3 + 1]!
  point.pz = row.places[x * 3 + 2]!
  const vx = lens.eye[0] - point.px
  const vy = lens.eye[1] - point.py
  const vz = lens.eye[2] - point.pz
  const length = Math.sqrt(vx * vx + vy * vy + vz * vz)
  point.vx = vx / length
  point.vy = vy / length
  point.vz = vz / length
}

/**
 * Bends the normal by the slope of the painted relief, taken between neighbouring pixels of one part
 * (unparametrised bump mapping: the surface's own directions are not needed).
 */
function bend(point: Point, plate: Plate, row: Row, below: Row, at: number, x: number, y: number): void {
  const { width, height, owners, inverseDepth } = plate
  if (x + 1 >= width || y + 1 >= height) return
  const owner = owners[at]
  if (owners[at + 1] !== owner || owners[at + width] !== owner) return
  const depth = inverseDepth[at]!
  if (Math.abs(inverseDepth[at + 1]! / depth - 1) + Math.abs(inverseDepth[at + width]! / depth - 1) > 0.02)
    return
  const { samples, places } = row
  const rise = samples[x * perSample + 3]!
  const slopeX = samples[(x + 1) * perSample + 3]! - rise
  const slopeY = below.samples[x * perSample + 3]! - rise
  if (slopeX === 0 && slopeY === 0) return
  const ax = places[x * 3 + 3]! - places[x * 3]!
  const ay = places[x * 3 + 4]! - places[x * 3 + 1]!
  const az = places[x * 3 + 5]! - places[x * 3 + 2]!
  const bx = below.places[x * 3]! - places[x * 3]!
  const by = below.places[x * 3 + 1]! - places[x * 3 + 1]!
  const bz = below.places[x * 3 + 2]! - places[x * 3 + 2]!
  const { nx, ny, nz } = point
  const px = by * nz - bz * ny
  const py = bz * nx - bx * nz
  const pz = bx * ny - by * nx
  const qx = ny * az - nz * ay
  const qy = nz * ax - nx * az
  const qz = nx * ay - ny * ax
  const area = ax * px + ay * py + az * pz
  const side = area < 0 ? -1 : 1
  const x1 = Math.abs(area) * nx - side * (slopeX * px + slopeY * qx)
  const y1 = Math.abs(area) * ny - side * (slopeX * py + slopeY * qy)
  const z1 = Math.abs(area) * nz - side * (slopeX * pz + slopeY * qz)
  const length = Math.sqrt(x1 * x1 + y1 * y1 + z1 * z1)
  if (length < 1e-12) return
  point.nx = x1 / length
  point.ny = y1 / length
  point.nz = z1 / length
}

/** Reads the coarse daylight at a pixel from the four places around it, leaving out those on other surfaces. */
function sampleDaylight(point: Point, daylight: Daylight, x: number, y: number): void {
  const { step, width, height, normals } = daylight
  const half = step >> 1
  const fx = (x - half) / step
  const fy = (y - half) / step
  const left = Math.floor(fx)
  const top = Math.floor(fy)
  let window = 0
  let room = 0
  let total = 1e-6
  for (let corner = 0; corner < 4; corner++) {
    const column = Math.min(width - 1, Math.max(0, left + (corner & 1)))
    const row = Math.min(height - 1, Math.max(0, top + (corner >> 1)))
    const at = row * width + column
    const gap = Math.abs(daylight.inverseDepth[at]! / point.inverseDepth - 1)
    const facing =
      normals[at * 3]! * point.nx + normals[at * 3 + 1]! * point.ny + normals[at * 3 + 2]! * point.nz
    const near = (corner & 1 ? fx - left : 1 - fx + left) * (corner >> 1 ? fy - top : 1 - fy + top) + 0.02
    const weight = (near * (0.15 + Math.max(0, facing))) / (1 + gap * 400)
    window += daylight.window[at]! * weight
    room += daylight.room[at]! * weight
    total += weight
  }
  point.window = window / total
  point.room = room / total
}
