import type { Vector } from '../geometry.ts'
import { type Random, randomOf } from '../random.ts'
import { type Grid, gridOf } from '../render/grid.ts'
import type { Camera, Part, Surface } from '../render/scene.ts'
import { posed } from '../shapes/pose.ts'
import { type Outline, turned } from '../shapes/turned.ts'
import { tube } from '../shapes/tube.ts'
import { cameraAt } from '../studio.ts'
import { metal } from '../surfaces/pack.ts'
import { plainCrossing, plaited } from '../surfaces/plaited.ts'
import { stick } from '../surfaces/plain.ts'
import { colour } from '../colour.ts'
import type { Look } from './anyaman-looks.ts'

const part = (grid: Grid, surface: Surface, casts = 3): Part => ({ grid, surface, casts })

type Made = Readonly<{ parts: Part[]; camera: Camera }>

const started: Outline = [
  [0.005, 0],
  [9, 0],
  [9.8, 0.7],
  [11, 5],
  [11.8, 9.4],
  [11.6, 9.6],
  [10.6, 5],
  [9.2, 1],
  [0.005, 0.6],
]

/** A strip standing up out of the weave and leaning outwards. */
function stake(angle: number, random: Random): Grid {
  const lean = random.between(1.2, 4.5)
  const high = random.between(20, 26)
  const sway = random.between(-0.12, 0.12)
  const place = (radius: number, height: number, turn: number): Vector => [
    Math.sin(angle + turn) * radius,
    height,
    Math.cos(angle + turn) * radius,
  ]
  const path = [
    place(11.5, 8.4, 0),
    place(12, 13, sway * 0.3),
    place(12 + lean * 0.5, 18, sway),
    place(12 + lean, high, sway * 2),
  ]
  return tube({ path, radius: 0.36, flat: 0.3, columns: 8, rows: 20 })
}

/** Strips coiled up and tied, lying on the table. */
function coil(at: Vector, radius: number, random: Random): Grid[] {
  return Array.from({ length: 5 }, (_, index) => {
    const turns = 2.4
    const own = radius * random.between(0.82, 1.06)
    const from = random.between(0, 6)
    const path: Vector[] = Array.from({ length: 40 }, (_step, step) => {
      const angle = from + (step / 39) * turns * Math.PI * 2
      const reach = own * (1 - 0.12 * (step / 39)) + 0.3 * Math.sin(angle * 3 + index)
      return [
        at[0] + Math.cos(angle) * reach,
        at[1] + 0.35 + index * 0.42 + (step / 39) * 0.6,
        at[2] + Math.sin(angle) * reach,
      ]
    })
    return tube({ path, radius: 0.34, flat: 0.4, columns: 8, rows: 190 })
  })
}

/** The splitting knife. */
function knife(at: Vector, yaw: number): Part[] {
  const blade = gridOf(30, 6, (a, b, out) => {
    out.x = a * 15
    out.y = 0.35 + b * 0.06
    out.z = (b - 0.5) * (2.1 - 1.5 * a * a)
    out.u = out.x
    out.v = out.z
  })
  const handle = tube({
    path: [
      [-9, 0.7, 0],
      [-4, 0.75, 0.2],
      [0.6, 0.6, 0],
    ],
    radius: share => 0.75 - 0.12 * Math.sin(share * 6),
    columns: 16,
  })
  const pose = { at, yaw }
  return [
    part(posed(blade, pose), metal(colour('9a9a98'), 0.7), 2),
    part(posed(handle, pose), stick(colour('5f3a20'), 3)),
  ]
}

/** A basket half made: stakes standing, coils of strips and the knife beside it. */
export function startedBasket(look: Look, seed: number): Made {
  const random = randomOf('started basket', seed)
  const wall = turned({ outline: started, at: [0, 0, 0], columns: 200 })
  const girth = wall.coordinates[(wall.columns - 1) * 2]!
  const at: Vector = [-5, 0, -3]
  const stakes = Array.from({ length: 44 }, (_, index) => stake((index / 44) * Math.PI * 2, random))
  const fibre = stick(look.tones.base, seed)
  const dyed = stick(look.tones.dark, seed)
  return {
    parts: [
      part(posed(wall, { at }), look.wall(girth), 6),
      ...stakes.map((grid, index) => part(posed(grid, { at }), index % 6 === 0 ? dyed : fibre, 3)),
      ...coil([17, 0, 7], 6.4, random).map((grid, index) => part(grid, index === 2 ? dyed : fibre, 4)),
      ...knife([4, 0, 18], random.between(-12, 16)),
    ],
    camera: cameraAt([2, 11, 0], 104, 0, 21),
  }
}

/** A mat begun from its middle, the free strips spread on all sides. */
export function startedMat(look: Look, seed: number): Made {
  const random = randomOf('started mat', seed)
  const { base, dark, accent } = look.tones
  const toneOf = (index: number) => {
    const place = (index + 800) % 8
    return place < 2 ? dark : place === 5 ? accent : base
  }
  const width = 1.15
  const half = 11 * width
  const mat = gridOf(50, 50, (a, b, out) => {
    out.u = (a * 2 - 1) * half
    out.v = (b * 2 - 1) * half
    out.x = out.u
    out.z = out.v
    out.y = 0.3 + 0.002 * out.u * out.u * Math.sin(out.v * 0.2)
  })
  const plait = plaited({
    crossing: plainCrossing,
    upright: width,
    level: width,
    uprightTone: toneOf,
    levelTone: toneOf,
    seed,
  })
  const pose = { at: [-2, 0, 0] as Vector, yaw: 38 }
  const parts = [part(posed(mat, pose), plait, 5)]
  for (let index = -11; index < 11; index++) {
    for (const side of [0, 1, 2, 3]) {
      const tone = stick(toneOf(index), seed)
      parts.push(part(posed(loose(side, (index + 0.5) * width, half, random), pose), tone, 3))
    }
  }
  const coils = coil([26, 0, -16], 6, random)
  parts.push(...coils.map(grid => part(grid, stick(accent, seed), 4)))
  return { parts, camera: cameraAt([1, 1, 0], 84, 0, 37) }
}

/** A free strip beyond the mat's edge on one of its sides, curling a little. */
function loose(side: number, place: number, half: number, random: Random): Grid {
  const long = random.between(7, 15)
  const curl = random.between(0.4, 3.2)
  const drift = random.between(-1.6, 1.6)
  const turn = (x: number, y: number, z: number): Vector =>
    side === 0 ? [x, y, z] : side === 1 ? [z, y, -x] : side === 2 ? [-x, y, -z] : [-z, y, x]
  const path = [0, 0.4, 0.75, 1].map(share =>
    turn(place + drift * share * share, 0.32 + curl * share * share, half - 0.5 + long * share),
  )
  return tube({ path, radius: 0.5, flat: 0.12, columns: 8, rows: 20 })
}
