import { add, cross, scale, unit, type Vector } from '../geometry.ts'
import { hash } from '../noise.ts'
import type { Lens } from './lens.ts'
import type { Plate } from './plate.ts'
import type { Mood, Part } from './scene.ts'
import { castersOf, type ShadowMap, shadowMapOf } from './shadow-map.ts'

/**
 * How much of the window and of the room each place sees, 0 to 1, at one place in `step` x `step` pixels.
 * Found by asking many single directions, so shadows are hard at the foot of a thing and soft away from it.
 */
export type Daylight = Readonly<{
  step: number
  width: number
  height: number
  window: Float32Array
  room: Float32Array
  inverseDepth: Float32Array
  normals: Float32Array
}>

type Places = Readonly<{
  count: number
  positions: Float32Array
  normals: Float32Array
  jitter: Float32Array
}>

const windowDirections = 24
const roomDirections = 30
const goldenAngle = Math.PI * (3 - Math.sqrt(5))

export function daylightOf(plate: Plate, lens: Lens, parts: readonly Part[], mood: Mood): Daylight {
  const step = Math.max(1, Math.round(plate.width / 500))
  const width = Math.ceil(plate.width / step)
  const height = Math.ceil(plate.height / step)
  const inverseDepth = new Float32Array(width * height)
  const places = placesOf(plate, lens, step, width, height, inverseDepth)
  const casters = castersOf(parts)
  const window = new Float32Array(places.count)
  const room = new Float32Array(places.count)
  const roomTotal = new Float32Array(places.count)
  for (const direction of windowFan(mood.window)) {
    addLight(places, shadowMapOf(casters, direction), window, null)
  }
  for (const direction of roomDome()) addLight(places, shadowMapOf(casters, direction), room, roomTotal)
  for (let at = 0; at < places.count; at++) {
    window[at] = window[at]! / windowDirections
    // A place that faces down sees nothing of the dome; it lives on what the table throws back.
    room[at] = roomTotal[at]! > 0.5 ? room[at]! / roomTotal[at]! : 0.6
  }
  const coarse = { step, width, height, window, room, inverseDepth, normals: places.normals }
  return { ...coarse, window: calm(coarse, window), room: calm(coarse, room) }
}

/** Evens out the grain of the single directions, along each surface but not across its edges. */
function calm(daylight: Daylight, values: Float32Array): Float32Array {
  const { width, height, inverseDepth, normals } = daylight
  const result = new Float32Array(values.length)
  for (let at = 0; at < values.length; at++) {
    const column = at % width
    let sum = 0
    let total = 0
    for (let down = -2; down <= 2; down += 2) {
      for (let across = -2; across <= 2; across += 2) {
        const from = at + down * width + across
        if (column + across < 0 || column + across >= width || from < 0 || from >= height * width) continue
        const gap = Math.abs(inverseDepth[from]! / inverseDepth[at]! - 1)
        if (gap > 0.02) continue
        const facing =
          normals[from * 3]! * normals[at * 3]! +
          normals[from * 3 + 1]! * normals[at * 3 + 1]! +
          normals[from * 3 + 2]! * normals[at * 3 + 2]!
        if (facing < 0.7) continue
        sum += values[from]!
        total++
      }
    }
    result[at] = total > 0 ? sum / total : values[at]!
  }
  return result
}

/** Directions that fill a round window as seen from the table. */
function windowFan(middle: Vector): Vector[] {
  const side = unit(cross(middle, [0, 1, 0]))
  const up = cross(side, middle)
  return Array.from({ length: windowDirections }, (_, index) => {
    const reach = 0.3 * Math.sqrt((index + 0.5) / windowDirections)
    const turn = index * goldenAngle
    return unit(add(middle, add(scale(side, reach * Math.cos(turn)), scale(up, reach * Math.sin(turn)))))
  })
}

/** Directions spread over the upper half of the room. */
function roomDome(): Vector[] {
  return Array.from({ length: roomDirections }, (_, index) => {
    const rise = 0.04 + (0.96 * (index + 0.5)) / roomDirections
    const reach = Math.sqrt(1 - rise * rise)
    const turn = index * goldenAngle
    return [reach * Math.cos(turn), rise, reach * Math.sin(turn)]
  })
}

function placesOf(
  plate: Plate,
  lens: Lens,
  step: number,
  width: number,
  height: number,
  inverseDepth: Float32Array,
): Places {
  const positions = new Float32Array(width * height * 3)
  const normals = new Float32Array(width * height * 3)
  const jitter = new Float32Array(width * height * 2)
  const half = step >> 1
  for (let row = 0, at = 0; row < height; row++) {
    for (let column = 0; column < width; column++, at++) {
      const x = Math.min(plate.width - 1, column * step + half)
      const y = Math.min(plate.height - 1, row * step + half)
      const from = y * plate.width + x
      const inverse = plate.inverseDepth[from]!
      inverseDepth[at] = inverse
      jitter[at * 2] = hash(column, row)
      jitter[at * 2 + 1] = hash(row + 7919, column)
      if (inverse === 0) continue
      const depth = 1 / inverse
      const across = ((x + 0.5 - lens.width / 2) * depth) / lens.focal
      const rise = ((lens.height / 2 - y - 0.5) * depth) / lens.focal
      let facing = 0
      for (let axis = 0; axis < 3; axis++) {
        const ray = lens.right[axis]! * across + lens.up[axis]! * rise + lens.forward[axis]! * depth
        positions[at * 3 + axis] = lens.eye[axis]! + ray
        facing += ray * plate.normals[from * 3 + axis]!
      }
      const turn = facing > 0 ? -1 : 1
      for (let axis = 0; axis < 3; axis++) normals[at * 3 + axis] = plate.normals[from * 3 + axis]! * turn
    }
  }
  return { count: width * height, positions, normals, jitter }
}

const lift = 0.28

/** Adds one direction's light to every place; with `total`, weighted by the angle it arrives at. */
function addLight(places: Places, map: ShadowMap, seen: Float32Array, total: Float32Array | null): void {
  const { positions, normals, jitter } = places
  const { across, down, towards, size, heights } = map
  for (let at = 0; at < places.count; at++) {
    const nx = normals[at * 3]!
    const ny = normals[at * 3 + 1]!
    const nz = normals[at * 3 + 2]!
    const facing = nx * towards[0] + ny * towards[1] + nz * towards[2]
    if (facing <= 0) {
      // Away from the window is dark by its angle alone, so a window place still counts as seen.
      if (total === null) seen[at] = seen[at]! + 1
      continue
    }
    const weight = total === null ? 1 : facing
    if (total !== null) total[at] = total[at]! + facing
    const x = positions[at * 3]! + nx * lift
    const y = positions[at * 3 + 1]! + ny * lift
    const z = positions[at * 3 + 2]! + nz * lift
    const column =
      (x * across[0] + y * across[1] + z * across[2] - map.left) * map.perUnit + jitter[at * 2]! - 0.5
    const row = (x * down[0] + y * down[1] + z * down[2] - map.top) * map.perUnit + jitter[at * 2 + 1]! - 0.5
    if (column < 0 || row < 0 || column >= size || row >= size) {
      seen[at] = seen[at]! + weight
      continue
    }
    const reach = x * towards[0] + y * towards[1] + z * towards[2]
    if (heights[(row | 0) * size + (column | 0)]! < reach + 0.16) seen[at] = seen[at]! + weight
  }
}
