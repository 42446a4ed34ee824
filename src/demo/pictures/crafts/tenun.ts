import { choiceOf, type Random, randomOf } from '../random.ts'
import type { Camera, Part, Scene } from '../render/scene.ts'
import { cameraAt, studioOf } from '../studio.ts'
import { tenunCloth, tenunDyes } from './tenun-cloths.ts'
import { loomParts } from './loom.ts'
import { closeUp, overChest, overRail, pile, rolls, swag, type Textile } from './textiles.ts'
import { skeinParts } from './yarns.ts'

const textile = (seed: number, companion = 0): Textile => ({
  surface: tenunCloth(seed, companion),
  thread: tenunDyes(seed, companion)[0],
  stiffness: 0.22,
})

type Arrangement = (seed: number, random: Random) => Readonly<{ parts: readonly Part[]; camera: Camera }>

const arrangements: readonly Arrangement[] = [
  (seed, random) => ({
    parts: overRail([textile(seed)], [{ middle: 0, width: 48, front: 31, folds: 2.6 }], random),
    camera: cameraAt([0, 27, 0], 104, 0, 4),
  }),
  (seed, random) => ({
    parts: pile([textile(seed, 1), textile(seed, 2), textile(seed)], [0, 0, 0], -16, random),
    camera: cameraAt([0, 6.4, 0], 92, 0, 19),
  }),
  (seed, random) => ({
    parts: overChest(textile(seed), random),
    camera: cameraAt([0, 9, 2], 98, 0, 16),
  }),
  (seed, random) => ({
    parts: overRail(
      [textile(seed), textile(seed, 1)],
      [
        { middle: -13.5, width: 27, front: 32, folds: 1.8 },
        { middle: 14.5, width: 25, front: 25, folds: 2.2 },
      ],
      random,
    ),
    camera: cameraAt([0, 27, 0], 104, 0, 4),
  }),
  seed => ({
    parts: rolls([textile(seed), textile(seed, 1), textile(seed, 2)], [0, 0, -4], -22),
    camera: cameraAt([0, 6, 2], 88, 0, 21),
  }),
  (seed, random) => ({
    parts: swag(textile(seed), random),
    camera: cameraAt([0, 25, 0], 100, 0, 3),
  }),
]

export function tenunHero(seed: number): Scene {
  const random = randomOf('tenun', seed)
  const { parts, camera } = choiceOf(arrangements, seed, 'form')(seed, random)
  const studio = studioOf(seed)
  return { parts: [...studio.parts, ...parts], camera, mood: studio.mood }
}

export function tenunDetail(seed: number): Scene {
  const random = randomOf('tenun detail', seed)
  const { parts, camera } = closeUp(textile(seed), random)
  return { parts, camera, mood: studioOf(seed).mood }
}

export function tenunProcess(seed: number): Scene {
  const made = choiceOf(
    [() => loomParts(tenunCloth(seed), tenunDyes(seed), seed), () => skeinParts(tenunDyes(seed), seed)],
    seed,
    'form',
  )()
  const studio = studioOf(seed, 80)
  return { parts: [...studio.parts, ...made.parts], camera: made.camera, mood: studio.mood }
}
