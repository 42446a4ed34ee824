import { type Colour, colour } from '../colour.ts'
import type { Vector } from '../geometry.ts'
import type { Random } from '../random.ts'
import { type Grid, gridOf } from '../render/grid.ts'
import type { Part, Surface } from '../render/scene.ts'
import { type Heap, heap, type Morsel } from '../shapes/morsels.ts'
import { type Pose, posed } from '../shapes/pose.ts'
import { type Outline, ovalSection, radiusAlong, turned } from '../shapes/turned.ts'
import { clay, clays } from '../surfaces/clay.ts'
import { bananaLeaf } from '../surfaces/food.ts'
import { disc } from '../shapes/disc.ts'
import { wood } from '../surfaces/room.ts'
import { stick } from '../surfaces/plain.ts'
import { plaited, twill } from '../surfaces/plaited.ts'

/** A dish to serve on: its parts, the radius food may take, that of a bed of small pieces and its height, and the height of its floor at a distance. */
export type Dish = Readonly<{
  parts: readonly Part[]
  radius: number
  bed: number
  fill: number
  floor: (distance: number) => number
}>

const platter: Outline = [
  [0.005, 0],
  [6, 0],
  [6.4, 0.4],
  [9.6, 1.1],
  [11, 1.9],
  [11, 2.1],
  [10.6, 2.1],
  [9, 1.5],
  [7, 1.1],
  [0.005, 0.9],
]

const deep: Outline = [
  [0.005, 0],
  [3.6, 0],
  [3.9, 0.7],
  [6.6, 2.6],
  [8, 5.2],
  [8.1, 5.6],
  [7.8, 5.6],
  [6.6, 3.4],
  [4, 1.5],
  [0.005, 1.2],
]

const board: Outline = [
  [0.005, 0],
  [10.4, 0],
  [10.8, 0.3],
  [10.8, 1.2],
  [10.5, 1.5],
  [0.005, 1.5],
]

const part = (grid: Grid, surface: Surface, casts = 4): Part => ({ grid, surface, casts })

function glazed(outline: Outline, tone: Colour, seed: number): Surface {
  const from = outline === deep ? 4.6 : -9
  return clay({
    body: clays.buff,
    round: 2 * Math.PI * Math.max(...outline.map(([radius]) => radius)),
    radiusAt: radiusAlong(outline),
    seed,
    glaze: { tone, thin: clays.buff, from, drip: 0.8, speckle: 0.35, gloss: 0.8 },
  })
}

const glazes = [
  colour('8d9c86'),
  colour('c9bfa8'),
  colour('3d5468'),
  colour('6f4a32'),
  colour('4a4a46'),
] as const

export const dishes = {
  platter: (random: Random, seed: number): Dish => ({
    parts: [part(turned({ outline: platter, at: [0, 0, 0] }), glazed(platter, random.pick(glazes), seed))],
    radius: 7.6,
    bed: 5,
    fill: 0.6,
    floor: distance => 0.95 + Math.max(0, distance - 6.5) * 0.28,
  }),
  bowl: (random: Random, seed: number): Dish => ({
    parts: [part(turned({ outline: deep, at: [0, 0, 0] }), glazed(deep, random.pick(glazes), seed))],
    radius: 6,
    bed: 6,
    fill: 2.3,
    floor: distance => 1.3 + Math.max(0, distance - 2.5) ** 1.6 * 0.42,
  }),
  board: (_random: Random, seed: number): Dish => ({
    parts: [
      part(turned({ outline: board, at: [0, 0, 0] }), boardWood(seed)),
      part(disc(10.5, [0, 1.52, 0]), wood(boardTone, seed, 60), 0),
    ],
    radius: 7.6,
    bed: 5,
    fill: 0.6,
    floor: () => 1.55,
  }),
  leaf: (_random: Random, seed: number): Dish => ({
    parts: [...winnowing(seed), part(leafDisc(8.6, 0.9), bananaLeaf(seed), 3)],
    radius: 6.8,
    bed: 5,
    fill: 0.6,
    floor: () => 1.1,
  }),
  basket: (_random: Random, seed: number): Dish => ({
    parts: winnowing(seed),
    radius: 7.6,
    bed: 7,
    fill: 0.6,
    floor: () => 0.7,
  }),
} as const

export type DishName = keyof typeof dishes

const boardTone = colour('7a4d2b')

const boardWood = (seed: number): Surface => {
  const grain = stick(boardTone, seed, 0.35)
  return (u, v, pixel, out) => grain(v * 0.4, u * 0.4, pixel, out)
}

/** A shallow round tray of bamboo strips. */
function winnowing(seed: number): Part[] {
  const outline: Outline = [
    [0.005, 0],
    [9, 0],
    [10, 0.3],
    [10.8, 1.5],
    [10.9, 2.1],
    [10.6, 2.1],
    [10.3, 1.4],
    [9.4, 0.7],
    [0.005, 0.4],
  ]
  const bamboo = colour('c3a068')
  // The floor is plaited straight across, not round: the plait lies in the place's own x and z.
  const floor = disc(9.6, [0, 0.62, 0])
  const strips = plaited({
    crossing: twill,
    upright: 0.6,
    level: 0.6,
    uprightTone: () => bamboo,
    levelTone: () => bamboo,
    seed,
  })
  return [part(turned({ outline, at: [0, 0, 0] }), stick(bamboo, seed), 4), part(floor, strips, 0)]
}

/** A round cut of leaf with a waved edge. */
function leafDisc(radius: number, height: number): Grid {
  const section = ovalSection(1, 3)
  return gridOf(
    70,
    16,
    (a, b, out) => {
      const angle = a * Math.PI * 2
      const reach = b * radius * section(angle + 0.4)
      out.x = Math.sin(angle) * reach
      out.z = Math.cos(angle) * reach
      out.y = height + b * b * b * (0.35 + 0.35 * Math.sin(angle * 5))
      out.u = out.x
      out.v = out.z
    },
    true,
  )
}

export type Food = Readonly<{
  piece: (random: Random) => Morsel
  surfaces: readonly Surface[]
  count: number
  lean: number
  /** Small pieces lie on a bed of their like, so that a dish is full. */
  small?: true
}>

/** Food heaped on a dish, set down. */
export function served(dish: Dish, food: Food, pose: Pose, random: Random): Part[] {
  const fill = food.small ? dish.fill : 0
  const bed = dish.floor(0) + fill
  const grids = heaped(food, fill > 0 ? dish.bed : dish.radius, far => Math.max(bed, dish.floor(far)), random)
  const parts = dish.parts.map(({ grid, surface, casts }) => part(posed(grid, pose), surface, casts))
  if (fill > 0) parts.push(part(posed(disc(dish.bed, [0, bed + 0.15, 0]), pose), food.surfaces[0]!, 2))
  grids.forEach((grid, index) => {
    parts.push(part(posed(grid, pose), food.surfaces[index % food.surfaces.length]!, 3))
  })
  return parts
}

/** A few pieces lying on the table. */
export function strewn(food: Food, count: number, radius: number, at: Vector, random: Random): Part[] {
  const grids = heaped({ ...food, count, lean: food.lean * 0.3 }, radius, () => 0, random)
  return grids.map((grid, index) =>
    part(posed(grid, { at }), food.surfaces[index % food.surfaces.length]!, 3),
  )
}

function heaped(food: Food, radius: number, under: Heap['under'], random: Random): Grid[] {
  return heap({ piece: food.piece, count: food.count, radius, under, lean: food.lean, random })
}
