import { daylightOf } from './daylight.ts'
import { develop } from './develop.ts'
import { defocus } from './focus.ts'
import { lensOf } from './lens.ts'
import { exposePlate } from './plate.ts'
import { type Pixels, print, softenOutlines } from './print.ts'
import type { Scene } from './scene.ts'

/** Renders a scene at a width in pixels, always 4:3. */
export function photographScene(scene: Scene, width: number): Pixels {
  const height = Math.round((width * 3) / 4)
  const lens = lensOf(scene.camera, width, height)
  const plate = exposePlate(lens, scene.parts)
  const daylight = daylightOf(plate, lens, scene.parts, scene.mood)
  const picture = defocus(develop(scene, plate, lens, daylight), plate, scene.camera)
  const pixels = print(picture, width, height, scene.mood.exposure)
  softenOutlines(pixels, plate)
  return pixels
}
