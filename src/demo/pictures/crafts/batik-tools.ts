import { colour } from '../colour.ts'
import type { Vector } from '../geometry.ts'
import { randomOf } from '../random.ts'
import type { Grid } from '../render/grid.ts'
import type { Camera, Part, Surface } from '../render/scene.ts'
import { box } from '../shapes/box.ts'
import { disc } from '../shapes/disc.ts'
import { hanging } from '../shapes/hanging.ts'
import { type Pose, posed } from '../shapes/pose.ts'
import { rippled } from '../shapes/rippled.ts'
import { type Outline, turned } from '../shapes/turned.ts'
import { type Tube, tube } from '../shapes/tube.ts'
import { cameraAt } from '../studio.ts'
import { clay, clays } from '../surfaces/clay.ts'
import { metal } from '../surfaces/pack.ts'
import { plain, stick } from '../surfaces/plain.ts'
import { batikCloth, unfinishedBatik } from './batik-cloths.ts'
import { dyeBowl } from './yarns.ts'

const part = (grid: Grid, surface: Surface, casts = 3): Part => ({ grid, surface, casts })

const copper = colour('a8623a')
const iron = colour('3b3a3a')
const waxTone = colour('8a5518')
const bamboo = colour('bd9a5c')

const panOutline: Outline = [
  [0.005, 0],
  [3, 0.3],
  [6, 1.6],
  [8, 3.6],
  [8.6, 4.6],
  [8.3, 4.7],
  [7.6, 3.8],
  [5.6, 1.9],
  [0.005, 0.6],
]

const stoveOutline: Outline = [
  [0.005, 0],
  [6.8, 0],
  [7.2, 0.6],
  [6.4, 4],
  [5.8, 6],
  [7, 9],
  [8.2, 11.4],
  [8.2, 12.2],
  [7.4, 12.2],
  [6.6, 10],
]

/** The wax pan on its clay stove. */
function waxStove(pose: Pose, seed: number): Part[] {
  const body = clay({ body: clays.red, round: 50, radiusAt: () => 7, seed, smoke: 0.9 })
  const set = (grid: Grid, lift: number) =>
    posed(grid, { ...pose, at: [pose.at[0], pose.at[1] + lift * (pose.size ?? 1), pose.at[2]] })
  const ears = [-1, 1].map(side =>
    tube({
      path: [
        [8 * side, 4, -2],
        [10.4 * side, 5.4, -1],
        [10.4 * side, 5.4, 1],
        [8 * side, 4, 2],
      ],
      radius: 0.4,
      columns: 12,
      rows: 30,
    }),
  )
  return [
    part(set(turned({ outline: stoveOutline, at: [0, 0, 0] }), 0), body, 5),
    part(set(turned({ outline: panOutline, at: [0, 0, 0] }), 9.4), metal(iron, 0.35), 5),
    part(set(disc(7.3, [0, 3.5, 0]), 9.4), plain(waxTone, 0.92, 0.3), 0),
    ...ears.map(grid => part(set(grid, 9.4), metal(iron, 0.35))),
  ]
}

const cupOutline: Outline = [
  [0.05, -0.9],
  [0.7, -0.75],
  [1.05, -0.1],
  [0.9, 0.6],
  [0.8, 0.7],
  [0.7, 0.3],
]

/** A rod along the given heights, at even steps of x. */
const rod = (from: number, to: number, heights: readonly number[], radius: Tube['radius']): Grid => {
  const path = heights.map((y, index): Vector => [from + ((to - from) * index) / (heights.length - 1), y, 0])
  return tube({ path, radius, columns: 14, rows: 26 })
}

/** The drawing pen: bamboo handle, copper cup and its bent spout, lying along x with the spout to the left. */
function canting(pose: Pose): Part[] {
  const handle = rod(1.4, 13, [0, 0.1, 0], share => 0.42 + 0.12 * Math.sin(share * 7))
  const cup = turned({ outline: cupOutline, at: [0, 0, 0], columns: 40, rows: 30 })
  const spout = rod(-0.7, -2.7, [-0.3, -0.25, -0.5, -1.1], share => 0.22 - 0.1 * share)
  const neck = rod(0.5, 1.7, [0, 0, 0], 0.26)
  return [
    part(posed(handle, pose), stick(bamboo, 5)),
    ...[cup, spout, neck].map(grid => part(posed(grid, pose), metal(copper, 0.75))),
  ]
}

/** A copper stamp: a block of fine strips with a handle on its back. */
function stamp(pose: Pose): Part[] {
  const faces = box({ width: 11, height: 4, depth: 11, edge: 0.2 }, pose)
  const handle = tube({
    path: [
      [-3.4, 4, 0],
      [-3.2, 7.4, 0],
      [0, 8.6, 0],
      [3.2, 7.4, 0],
      [3.4, 4, 0],
    ],
    radius: 0.8,
    columns: 16,
  })
  const strips = metal(copper, 0.6)
  const edge: Surface = (u, v, pixel, out) => {
    strips(u, v, pixel, out)
    const line = Math.sin(u * 6.3)
    out.height = 0.09 * line
    if (line < -0.5) {
      out.red *= 0.45
      out.green *= 0.45
      out.blue *= 0.45
    }
  }
  return [
    ...Object.values(faces).map(face => part(face, edge, 1)),
    part(posed(handle, pose), stick(colour('7a4c2a'), 3)),
  ]
}

type Made = Readonly<{ parts: Part[]; camera: Camera }>

/** The cloth over its frame, half drawn, with stove and pen before it. */
export function drawingParts(seed: number): Made {
  const random = randomOf('batik drawing', seed)
  const rail: Vector = [-3, 45, -12]
  const cloth = hanging({ width: 58, front: 38, behind: 20, rail, railRadius: 1.2, folds: 1.5, random })
  const bar = tube({
    path: [
      [-52, 45, -12],
      [0, 45, -12],
      [52, 45, -12],
    ],
    radius: 1.1,
    columns: 24,
  })
  const dyed = random.between(20, 28)
  const stove = { at: [13, 0, 8] as Vector, yaw: random.between(-20, 20), size: 0.92 }
  return {
    parts: [
      part(cloth, unfinishedBatik(seed, dyed, dyed + random.between(14, 18)), 6),
      part(bar, stick(bamboo, seed)),
      ...waxStove(stove, seed),
      ...canting({ at: [11, 14, 11], yaw: 24, roll: 14 }),
      ...canting({ at: [-9, 0.9, 14], yaw: random.between(-30, 20), roll: 3 }),
      ...canting({ at: [-6, 0.8, 18], yaw: random.between(-20, 40), roll: 3 }),
    ],
    camera: cameraAt([0, 20, 0], 116, 0, 11),
  }
}

/** A cloth laid out while it is stamped. */
export function stampingParts(seed: number): Made {
  const random = randomOf('batik stamping', seed)
  const grid = rippled({ width: 104, depth: 74, ridge: 0.6, ridges: 5, random })
  const dyed = random.between(34, 40)
  const pan = turned({
    outline: panOutline.map(([r, h]) => [r * 1.25, h * 0.7] as const),
    at: [20, 0.6, -13],
  })
  return {
    parts: [
      part(posed(grid, { at: [0, 0, 0], yaw: -7 }), unfinishedBatik(seed, dyed, dyed + 24), 5),
      ...stamp({ at: [9, 0.9, 4], yaw: random.between(-16, -4) }),
      part(pan, metal(iron, 0.35), 5),
      part(posed(disc(9, [0, 3, 0]), { at: [20, 0.6, -13] }), plain(waxTone, 0.92, 0.3), 0),
      ...canting({ at: [-15, 1.6, 13], yaw: random.between(10, 50), roll: 3 }),
    ],
    camera: cameraAt([1, 1, 1], 80, 0, 36),
  }
}

/** Cloths drying over the vats. */
export function dyeingParts(seed: number): Made {
  const random = randomOf('batik dyeing', seed)
  const bar = tube({
    path: [
      [-52, 44, -12],
      [0, 44, -12],
      [52, 44, -12],
    ],
    radius: 1.2,
    columns: 24,
  })
  const hang = (x: number, width: number, front: number) =>
    hanging({ width, front, behind: 18, rail: [x, 44, -12], railRadius: 1.3, folds: 2.6, random })
  return {
    parts: [
      part(bar, stick(bamboo, seed)),
      part(hang(-14, 26, 30), batikCloth(seed), 6),
      part(hang(15, 27, 26), unfinishedBatik(seed, random.between(-2, 12), 99), 6),
      ...dyeBowl([-13, 0, 3], colour('1c2c4a'), seed, 1.05),
      ...dyeBowl([13, 0, 6], colour('6a3a1a'), seed + 1, 1.05),
    ],
    camera: cameraAt([0, 21.5, 0], 116, 0, 13),
  }
}
