import { colour } from '../colour.ts'
import type { Vector } from '../geometry.ts'
import { randomOf } from '../random.ts'
import type { Grid } from '../render/grid.ts'
import type { Camera, Part, Surface } from '../render/scene.ts'
import { posed } from '../shapes/pose.ts'
import { type Outline, turned } from '../shapes/turned.ts'
import { tube } from '../shapes/tube.ts'
import { cameraAt } from '../studio.ts'
import { stick } from '../surfaces/plain.ts'
import { stone } from '../surfaces/room.ts'
import { foods } from './foods.ts'
import { type Dish, dishes, type Food, served, strewn } from './tableware.ts'

const part = (grid: Grid, surface: Surface, casts = 4): Part => ({ grid, surface, casts })

type Made = Readonly<{ parts: Part[]; camera: Camera }>

/** Trays of plaited bamboo with the goods spread out to dry. */
export function trayParts(food: Food, seed: number): Made {
  const random = randomOf('trays', seed)
  const flat: Food = { ...food, lean: food.lean * 0.35, count: Math.round(food.count * 1.15) }
  const places: readonly Vector[] = [
    [-13, 0, 6],
    [13, 0, 9],
    [1, 0, -15],
    [27, 0, -13],
    [-26, 0, -14],
  ]
  const parts = places.flatMap((at, index) =>
    served(dishes.basket(random, seed + index), flat, { at, yaw: random.between(0, 90), size: 1.12 }, random),
  )
  return { parts, camera: cameraAt([1, 0, -1], 92, 0, 42) }
}

const mortarOutline: Outline = [
  [0.005, 0],
  [7, 0],
  [7.6, 0.6],
  [9.6, 3],
  [11, 5],
  [11, 5.6],
  [10.2, 5.8],
  [8, 4.4],
  [4, 3.6],
  [0.005, 3.4],
]

const pestle = (): Grid =>
  tube({
    path: [
      [-4.4, 6.4, 0],
      [0, 7.2, 0],
      [9, 9, 0],
      [15, 10.6, 0],
    ],
    radius: share => 2.1 - 1.1 * Math.min(1, share * 2.2) + 0.5 * Math.max(0, share - 0.6),
    columns: 26,
  })

/** Mortar and pestle with spices round them. */
export function mortarParts(seed: number): Made {
  const random = randomOf('mortar', seed)
  const mortar: Dish = {
    parts: [part(turned({ outline: mortarOutline, at: [0, 0, 0] }), stone(colour('4b4a48'), seed), 5)],
    radius: 7,
    bed: 5,
    fill: 0.6,
    floor: distance => 3.5 + Math.max(0, distance - 4) * 0.35,
  }
  const bowl = (food: Food, at: Vector, size: number) =>
    served(dishes.bowl(random, seed), food, { at, size }, random)
  const stirring = posed(pestle(), { at: [-5, 0.6, 0], yaw: random.between(14, 34) })
  return {
    parts: [
      ...served(mortar, { ...foods.chilli, count: 13 }, { at: [-5, 0, 0], size: 1.15 }, random),
      part(stirring, stick(colour('7a5233'), seed), 4),
      ...bowl(foods.nutmeg, [17, 0, -11], 0.72),
      ...bowl(foods.peanut, [19, 0, 7], 0.66),
      ...strewn(foods.cinnamon, 5, 4, [-2, 0, 18], random),
      ...strewn(foods.chilli, 4, 3.6, [11, 0, 17], random),
      ...strewn(foods.nutmeg, 3, 3, [-20, 0, 12], random),
    ],
    camera: cameraAt([1, 4, 1], 88, 0, 28),
  }
}
