import type { Colour } from '../colour.ts'
import { noise } from '../noise.ts'
import type { Surface } from '../render/scene.ts'
import { setColour } from './room.ts'

/** Spun thread or cord: a twist along v. */
export function cord(base: Colour, twist = 0.35): Surface {
  return (u, v, _pixel, out) => {
    const turn = Math.sin((v / twist + u * 2) * Math.PI * 2)
    setColour(out, base, 0.88 + 0.12 * turn)
    out.height = 0.02 * turn
    out.sheen = 0.4
  }
}

/** Worked wood or bamboo of a small thing: fibres along v. */
export function stick(base: Colour, seed: number, gloss = 0.4): Surface {
  const shift = (seed % 43) * 2.3
  return (u, v, _pixel, out) => {
    const fibre = noise(u * 9 + shift, v * 0.35)
    const broad = noise(u * 0.8, v * 0.12 + shift)
    setColour(out, base, 0.72 + 0.28 * fibre + 0.18 * broad)
    out.height = 0.012 * fibre
    out.gloss = gloss
    out.mirror = 0.1 + 0.12 * gloss
  }
}

/** One colour, with as much shine as is said. */
export function plain(base: Colour, gloss = 0.2, mirror = 0.04): Surface {
  return (_u, _v, _pixel, out) => {
    setColour(out, base, 1)
    out.gloss = gloss
    out.mirror = mirror
  }
}
