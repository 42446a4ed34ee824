import type { Vector } from '../geometry.ts'
import { choiceOf, randomOf } from '../random.ts'
import type { Grid } from '../render/grid.ts'
import type { Part, Scene } from '../render/scene.ts'
import { type BasketName, baskets } from '../shapes/baskets.ts'
import { type Pose, posed } from '../shapes/pose.ts'
import { cameraAt, closeCamera, studioOf } from '../studio.ts'
import { startedBasket, startedMat } from './anyaman-making.ts'
import { anyamanLook, type Look } from './anyaman-looks.ts'

type Setting = readonly Readonly<{ name: BasketName; pose: Pose }>[]

const at = (x: number, z: number, y = 0): Vector => [x, y, z]

const settings: readonly Setting[] = [
  [{ name: 'market', pose: { at: at(0, -2), yaw: 24, size: 1.1 } }],
  [
    { name: 'box', pose: { at: at(-6, -2) } },
    { name: 'box', pose: { at: at(14, 6), size: 0.62 } },
  ],
  [
    { name: 'tray', pose: { at: at(-7, -14, 16), pitch: 74, yaw: 6 } },
    { name: 'bowl', pose: { at: at(9, 7), size: 0.9 } },
  ],
  [{ name: 'bag', pose: { at: at(-1, 0), yaw: -14, size: 1.05 } }],
  [
    { name: 'tall', pose: { at: at(-9, -4) } },
    { name: 'oval', pose: { at: at(11, 8), size: 0.75, yaw: -20 } },
  ],
  [
    { name: 'bowl', pose: { at: at(-7, 0), size: 1.15 } },
    { name: 'bowl', pose: { at: at(13, 8), size: 0.7 } },
    { name: 'gourd', pose: { at: at(11, -12), size: 0.9 } },
  ],
  [
    { name: 'gourd', pose: { at: at(-6, -3), size: 1.12 } },
    { name: 'tray', pose: { at: at(11, 9), size: 0.62 } },
  ],
  [
    { name: 'oval', pose: { at: at(-2, 0), size: 1.15, yaw: 16 } },
    { name: 'box', pose: { at: at(12, -14), size: 0.8 } },
  ],
]

/** A basket in its look, set down. */
function basketParts(name: BasketName, look: Look, pose: Pose): Part[] {
  const { walls, bindings } = baskets[name]()
  const part = (grid: Grid, surface: Part['surface'], casts: number): Part => ({
    grid: posed(grid, pose),
    surface,
    casts,
  })
  return [
    ...walls.map(grid => part(grid, look.wall(girthOf(grid)), 6)),
    ...bindings.map(grid => part(grid, look.binding, 4)),
  ]
}

const girthOf = (grid: Grid): number => grid.coordinates[(grid.columns - 1) * 2]!

/** How far the camera stands back and how high it looks, by the height of the tallest thing. */
const views = [
  [14, 100],
  [10.5, 84],
  [13, 102],
  [13.5, 92],
  [11.5, 92],
  [8.5, 88],
  [10.5, 92],
  [7.5, 86],
] as const

export function anyamanHero(seed: number): Scene {
  const random = randomOf('anyaman', seed)
  const look = anyamanLook(seed)
  const studio = studioOf(seed)
  const parts = choiceOf(settings, seed, 'form').flatMap(({ name, pose }) => basketParts(name, look, pose))
  const [height, distance] = choiceOf(views, seed, 'form')
  return {
    parts: [...studio.parts, ...parts],
    camera: cameraAt([1.5, height, 0], distance, 0, 18 + random.between(-3, 5)),
    mood: studio.mood,
  }
}

/** The plait of the first piece from near by. */
export function anyamanDetail(seed: number): Scene {
  const random = randomOf('anyaman detail', seed)
  const look = anyamanLook(seed)
  const studio = studioOf(seed)
  const setting = choiceOf(settings, seed, 'form')
  const { name, pose } = setting[0]!
  const [x, y, z] = pose.at
  const size = pose.size ?? 1
  const target: Vector =
    name === 'tray'
      ? [x + 3, y + 3, z + 2]
      : name === 'oval'
        ? [x, 2, z + 4]
        : [x + 1, y + 10 * size, z + 9 * size]
  return {
    parts: [...studio.parts, ...setting.flatMap(item => basketParts(item.name, look, item.pose))],
    camera: closeCamera(target, 42, random.between(18, 32) + (name === 'oval' ? 16 : 0)),
    mood: studio.mood,
  }
}

export function anyamanProcess(seed: number): Scene {
  const { parts, camera } = choiceOf([startedBasket, startedMat], seed, 'form')(anyamanLook(seed), seed)
  const studio = studioOf(seed, 80)
  return { parts: [...studio.parts, ...parts], camera, mood: studio.mood }
}
