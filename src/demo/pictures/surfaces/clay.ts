import type { Colour } from '../colour.ts'
import { cloud, noise } from '../noise.ts'
import type { Surface } from '../render/scene.ts'
import { setColour, visible } from './room.ts'

/** Bare fired clay with the rings left by the fingers and clouds of smoke from the fire. */
export function firedClay(base: Colour, seed: number, smoke: number): Surface {
  const shift = (seed % 61) * 3.7
  return (u, v, pixel, out) => {
    const rings = Math.sin(v * 5.2 + noise(u * 0.1, v * 0.6) * 2.2)
    const cloudy = cloud(u * 0.05 + shift, v * 0.07, 3)
    const grit = noise(u * 9 + shift, v * 9) * visible(0.11, pixel)
    const dark = Math.max(0, cloudy - 0.55) * 2.4 * smoke
    setColour(out, base, (0.84 + 0.26 * cloudy + 0.12 * (grit - 0.5)) * (1 - dark))
    out.height = 0.02 * rings + 0.01 * grit
    out.gloss = 0.2
    out.mirror = 0.07
  }
}
