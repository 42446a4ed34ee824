import { choiceOf, type Random, randomOf } from '../random.ts'
import type { Camera, Part, Scene } from '../render/scene.ts'
import { cameraAt, studioOf } from '../studio.ts'
import { batikCloth } from './batik-cloths.ts'
import { drawingParts, dyeingParts, stampingParts } from './batik-tools.ts'
import { closeUp, overChest, overRail, pile, rolls, swag, type Textile } from './textiles.ts'

const textile = (seed: number, companion = 0): Textile => ({
  surface: batikCloth(seed, companion),
  stiffness: 0.1,
})

type Arrangement = (seed: number, random: Random) => Readonly<{ parts: readonly Part[]; camera: Camera }>

const arrangements: readonly Arrangement[] = [
  (seed, random) => ({
    parts: overRail([textile(seed)], [{ middle: 0, width: 50, front: 34, folds: 3.2 }], random),
    camera: cameraAt([0, 27, 0], 104, 0, 4),
  }),
  (seed, random) => ({
    parts: swag(textile(seed), random),
    camera: cameraAt([0, 25, 0], 100, 0, 3),
  }),
  (seed, random) => ({
    parts: pile([textile(seed, 1), textile(seed, 2), textile(seed)], [0, 0, 0], -16, random),
    camera: cameraAt([0, 6.4, 0], 82, 0, 19),
  }),
  (seed, random) => ({
    parts: overRail(
      [textile(seed), textile(seed, 1)],
      [
        { middle: -13.5, width: 27, front: 34, folds: 2.4 },
        { middle: 14.5, width: 25, front: 28, folds: 2.6 },
      ],
      random,
    ),
    camera: cameraAt([0, 27, 0], 104, 0, 4),
  }),
  (seed, random) => ({
    parts: overChest(textile(seed), random),
    camera: cameraAt([0, 9, 2], 98, 0, 16),
  }),
  seed => ({
    parts: rolls([textile(seed), textile(seed, 1), textile(seed, 2)], [0, 0, -4], -22),
    camera: cameraAt([0, 6, 2], 88, 0, 21),
  }),
]

export function batikHero(seed: number): Scene {
  const random = randomOf('batik', seed)
  const { parts, camera } = choiceOf(arrangements, seed, 'form')(seed, random)
  const studio = studioOf(seed)
  return { parts: [...studio.parts, ...parts], camera, mood: studio.mood }
}

export function batikDetail(seed: number): Scene {
  const random = randomOf('batik detail', seed)
  const { parts, camera } = closeUp(textile(seed), random)
  return { parts, camera, mood: studioOf(seed).mood }
}

export function batikProcess(seed: number): Scene {
  const { parts, camera } = choiceOf([drawingParts, stampingParts, dyeingParts], seed, 'form')(seed)
  const studio = studioOf(seed, 80)
  return { parts: [...studio.parts, ...parts], camera, mood: studio.mood }
}
