import { blend, colour, shade } from '../colour.ts'
import type { Vector } from '../geometry.ts'
import { type Random, randomOf } from '../random.ts'
import type { Grid } from '../render/grid.ts'
import type { Camera, Part, Surface } from '../render/scene.ts'
import { box } from '../shapes/box.ts'
import { ball } from '../shapes/morsels.ts'
import { type Pose, posed } from '../shapes/pose.ts'
import { type Outline, turned } from '../shapes/turned.ts'
import { type Tube, tube } from '../shapes/tube.ts'
import { type VesselName, vesselGrids, vesselSizes } from '../shapes/vessels.ts'
import { cameraAt } from '../studio.ts'
import { clay, clays } from '../surfaces/clay.ts'
import { fried } from '../surfaces/food.ts'
import { stick } from '../surfaces/plain.ts'
import { wood } from '../surfaces/room.ts'
import { dyeBowl } from './yarns.ts'

const part = (grid: Grid, surface: Surface, casts = 3): Part => ({ grid, surface, casts })

type Made = Readonly<{ parts: Part[]; camera: Camera }>

const wetTones = [colour('6e4a3a'), colour('6f5d50'), colour('7d5138')] as const

/** Clay as it comes from the wheel: dark, wet, with the marks of the fingers. */
function wetClay(name: VesselName, seed: number, dryness: number): Surface {
  const { round, radiusAt } = vesselSizes(name)
  const body = wetTones[seed % wetTones.length]!
  const surface = clay({ body: blend(body, shade(clays.buff, 0.85), dryness), round, radiusAt, seed })
  return (u, v, pixel, out) => {
    surface(u, v, pixel, out)
    out.height = out.height * 1.6 + 0.035 * Math.sin(v * 3.4)
    out.gloss = 0.62 - 0.45 * dryness
    out.mirror = 0.16 - 0.12 * dryness
  }
}

const wheelOutline: Outline = [
  [0.005, 0],
  [17, 0],
  [17.6, 0.3],
  [17.6, 2],
  [17.2, 2.4],
  [0.005, 2.4],
]

const footOutline: Outline = [
  [0.005, 0],
  [12, 0],
  [12, 0.4],
  [7, 2],
  [6, 5],
  [0.005, 5],
]

const lying = (points: readonly Vector[], radius: Tube['radius'], flat = 1): Grid =>
  tube({ path: points, radius, flat, columns: 14, rows: 50 })

/** Loop and rib: the thrower's tools, lying on the table. */
function tools(at: Vector, random: Random): Part[] {
  const loopPath: readonly Vector[] = [6, 8, 10, 8, 6].map((x, index) => [
    x,
    0.5,
    [0, 1.3, 0, -1.3, 0][index]!,
  ])
  const loop = lying(loopPath, 0.16)
  const rod = lying(
    [-7, 0, 6.2].map(x => [x, 0.5, 0]),
    share => 0.5 - 0.12 * share,
  )
  const rib = lying(
    [-7, 2, 9].map(x => [x, 0.4, 0]),
    share => 0.62 - 0.5 * share * share,
    0.5,
  )
  const pose: Pose = { at, yaw: random.between(-10, 25) }
  const other: Pose = { at: [at[0] - 1, 0, at[2] + 4.4], yaw: random.between(-18, 6) }
  return [
    part(posed(loop, pose), stick(colour('8b8b88'), 9, 0.7)),
    part(posed(rod, pose), stick(colour('9a6a3e'), 5)),
    part(posed(rib, other), stick(colour('b98d58'), 3)),
  ]
}

/** A pot on the wheel, the lump of clay and the bowl of water at hand. */
export function throwingParts(seed: number): Made {
  const random = randomOf('throwing', seed)
  const name = random.pick(['guci', 'moon', 'bowl', 'planter', 'slender'] as const)
  const at: Vector = [-5, 7.4, -3]
  const size = name === 'slender' ? 0.72 : name === 'bowl' ? 1.1 : 0.82
  const lump = ball(5.6, 0.74, 0, 2)
  const wheel = stick(colour('6d5140'), seed, 0.3)
  return {
    parts: [
      part(turned({ outline: footOutline, at: [-5, 0, -3] }), wheel, 5),
      part(turned({ outline: wheelOutline, at: [-5, 5, -3] }), wheel, 5),
      ...vesselGrids(name).map(grid => part(posed(grid, { at, size }), wetClay(name, seed, 0), 5)),
      ...dyeBowl([21, 0, -8], colour('8b7a68'), seed, 0.72),
      part(
        posed(lump.grid, { at: [18, 3.4, 9], yaw: random.between(0, 40) }),
        wetClay('bowl', seed, 0.15),
        4,
      ),
      ...tools([-4, 0, 17], random),
    ],
    camera: cameraAt([2, 12, 0], 104, 0, 19),
  }
}

type Row = Readonly<{ name: VesselName; odd?: VesselName; at: Vector; size: number }>

/** Pots of one form side by side, one of another form among them. */
function potRow({ name, odd, at, size }: Row, seed: number, random: Random): Part[] {
  const gap = (vesselSizes(name).round / Math.PI) * size + 1.6
  const count = Math.ceil(62 / gap)
  return Array.from({ length: count }, (_, index) => {
    const own = odd !== undefined && index === Math.floor(count / 2) ? odd : name
    const x = (index - (count - 1) / 2) * gap + random.between(-0.5, 0.5)
    const pose: Pose = {
      at: [x, at[1], at[2] + random.between(-1.5, 1.5)],
      size: own === name ? size : size * 0.9,
      yaw: random.between(0, 360),
    }
    const surface = wetClay(own, seed, random.between(0.35, 1))
    return vesselGrids(own).map(grid => part(posed(grid, pose), surface, 6))
  }).flat()
}

/** New pots drying on boards. */
export function dryingParts(seed: number): Made {
  const random = randomOf('drying', seed)
  const [above, below, odd] = random.pick([
    ['cup', 'bowl', 'moon'],
    ['bowl', 'pitcher', 'guci'],
    ['planter', 'moon', 'lidded'],
  ] as const)
  const plank = wood(colour('8b623f'), seed, 60)
  const board = (width: number, height: number, depth: number, at: Vector) =>
    Object.values(box({ width, height, depth, edge: 0.2 }, { at })).map(face => part(face, plank, 1))
  return {
    parts: [
      ...board(110, 2.2, 22, [0, 0.8, 6]),
      ...board(110, 2.2, 22, [0, 21.8, -13]),
      ...[-46, 46].flatMap(x => board(4, 60, 4, [x, 0, -22])),
      ...potRow({ name: below, odd, at: [0, 3, 6], size: 0.72 }, seed, random),
      ...potRow({ name: above, at: [0, 24, -13], size: 0.6 }, seed, random),
    ],
    camera: cameraAt([0, 18, 0], 108, 0, 14),
  }
}

const bricks: Surface = (u, v, pixel, out) => {
  const row = Math.floor(v / 3.4)
  const along = u / 8 + (row & 1) * 0.5
  const column = Math.floor(along)
  const edge = Math.min(Math.abs(along - column), Math.abs(along - column - 1)) * 8
  const rise = Math.min(v - row * 3.4, (row + 1) * 3.4 - v)
  const joint = Math.min(edge, rise) < 0.22 + pixel * 0.2
  const tone = 0.8 + 0.4 * (Math.abs(Math.sin(column * 12.9 + row * 78.2)) % 1)
  fired(u, v, pixel, out)
  const by = joint ? 0.55 : tone
  out.red *= by
  out.green *= by
  out.blue *= by
  out.height -= joint ? 0.12 : 0
}

const fired = fried(colour('8a4a33'), colour('5a3226'), 0.4)

/** The deep of the kiln, where little light comes. */
const dim =
  (surface: Surface): Surface =>
  (u, v, pixel, out) => {
    surface(u, v, pixel, out)
    out.red *= 0.16
    out.green *= 0.12
    out.blue *= 0.1
  }

function kilnWalls(): Part[] {
  const wall = (width: number, height: number, depth: number, at: Vector) =>
    Object.values(box({ width, height, depth, edge: 0.3 }, { at })).map(face => part(face, bricks, 1))
  const inside = box({ width: 46, height: 36, depth: 1, edge: 0.3 }, { at: [0, 0, -24] })
  return [
    ...wall(16, 34, 14, [-29, 0, -16]),
    ...wall(16, 34, 14, [29, 0, -16]),
    ...wall(80, 9, 14, [0, 34, -16]),
    part(inside.front, dim(bricks), 1),
  ]
}

/** Fired pots before the open kiln. */
export function kilnParts(seed: number): Made {
  const random = randomOf('kiln', seed)
  const names: readonly VesselName[] = random.pick([
    ['guci', 'moon', 'bowl', 'cup'],
    ['slender', 'bowl', 'pitcher', 'cup'],
    ['planter', 'guci', 'cup', 'bowl'],
  ])
  const places: readonly Vector[] = [
    [-11, 0, -9],
    [10, 0, -13],
    [1.5, 0, 7],
    [17, 0, 6],
  ]
  const body = random.pick([clays.red, clays.brown, clays.buff])
  const pots = places.flatMap((at, index) => {
    const name = names[index]!
    const { round, radiusAt } = vesselSizes(name)
    const surface = clay({ body, round, radiusAt, seed: seed + index, smoke: 0.9 })
    return vesselGrids(name).map(grid => part(posed(grid, { at, size: 0.78, yaw: index * 70 }), surface, 5))
  })
  return { parts: [...kilnWalls(), ...pots], camera: cameraAt([0, 16, 0], 104, 0, 14) }
}
