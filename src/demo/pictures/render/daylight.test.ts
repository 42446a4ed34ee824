import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Vector } from '../geometry.ts'
import { box } from '../shapes/box.ts'
import { disc } from '../shapes/disc.ts'
import { cameraAt, studioOf } from '../studio.ts'
import { plain } from '../surfaces/plain.ts'
import { daylightOf } from './daylight.ts'
import { lensOf, project } from './lens.ts'
import { exposePlate } from './plate.ts'
import type { Part } from './scene.ts'

const grey = plain([0.5, 0.5, 0.5])
const width = 320
const lens = lensOf(cameraAt([0, 0, 0], 110, 0, 40), width, 240)
const floor: Part = { grid: disc(60, [0, 0, 0]), surface: grey, casts: 0 }
const block: Part[] = Object.values(box({ width: 10, height: 20, depth: 10 }, { at: [0, 0, 0] })).map(
  grid => ({
    grid,
    surface: grey,
    casts: 1,
  }),
)

/** Shares of window and room light that reach a place of the table. */
function lightAt(place: Vector, parts: readonly Part[]) {
  const daylight = daylightOf(exposePlate(lens, parts), lens, parts, studioOf(0).mood)
  const [x, y] = project(lens, Float32Array.from(place))
  const at = Math.floor(y! / daylight.step) * daylight.width + Math.floor(x! / daylight.step)
  return { window: daylight.window[at]!, room: daylight.room[at]! }
}

test('a table, with a block on it, lies in the shadow on the side away from the window', () => {
  const parts = [floor, ...block]
  assert.ok(lightAt([11, 0, -5], parts).window < 0.2)
  assert.ok(lightAt([-16, 0, 4], parts).window > 0.95)
  assert.ok(lightAt([11, 0, -5], [floor]).window > 0.95, 'without the block the same place is lit')
})

test('a table, near the foot of a block, sees less of the room than far from it', () => {
  const parts = [floor, ...block]
  assert.ok(lightAt([0, 0, 6.5], parts).room < lightAt([0, 0, 30], parts).room - 0.15)
})

test('a point, seen by the camera, is covered by the nearest part', () => {
  const plate = exposePlate(lens, [floor, ...block])
  const [x, y, inverse] = project(lens, Float32Array.from([0, 10, 5]))
  const at = Math.floor(y!) * width + Math.floor(x!)
  assert.ok(plate.owners[at]! > 1, 'the floor shows through the block')
  assert.ok(Math.abs(plate.inverseDepth[at]! - inverse!) < 1e-4)
})
