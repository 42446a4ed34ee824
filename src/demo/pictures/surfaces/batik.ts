import type { Dyes, Motif } from '../motifs/batik-motifs.ts'
import { cloud, noise } from '../noise.ts'
import type { Surface } from '../render/scene.ts'
import { visible } from './room.ts'

export type Batik = Readonly<{
  motif: Motif
  dyes: Dyes
  /** How much the wax cracked in the dye bath, 0 to 1. */
  crackle: number
  seed: number
}>

const pitch = 0.055

/** Waxed and dyed cotton: a motif drawn by hand, uneven dye, veins where the wax cracked, fine plain weave. */
export function batik({ motif, dyes, crackle, seed }: Batik): Surface {
  const shift = (seed % 47) * 4.3
  return (u, v, pixel, out) => {
    // A hand does not draw the same line twice.
    const x = u + 0.09 * (noise(u * 0.9 + shift, v * 0.9) - 0.5)
    const y = v + 0.09 * (noise(u * 0.9, v * 0.9 + shift) - 0.5)
    motif(x, y, pixel, dyes, out)
    const bath = 0.9 + 0.2 * cloud(u * 0.09 + shift, v * 0.09, 2)
    const seen = visible(pitch, pixel)
    const thread = seen === 0 ? 0 : Math.sin((u / pitch) * Math.PI) * Math.sin((v / pitch) * Math.PI) * seen
    const vein = crackle === 0 ? 0 : crackle * veins(u, v, pixel, shift)
    const tone = bath + 0.1 * thread
    out.red = (out.red + (dyes[3][0] - out.red) * vein) * tone
    out.green = (out.green + (dyes[3][1] - out.green) * vein) * tone
    out.blue = (out.blue + (dyes[3][2] - out.blue) * vein) * tone
    out.height = 0.008 * thread
    out.gloss = 0.25
    out.sheen = 0.3
  }
}

/** Thin broken lines where two levels of noise meet. */
function veins(u: number, v: number, pixel: number, shift: number): number {
  const level = noise(u * 0.55 + shift, v * 0.55) + 0.35 * noise(u * 2.1, v * 2.1 + shift)
  const ridge = Math.abs(level - 0.68) * 1.4
  const width = 0.008 + pixel * 0.35
  return ridge < width ? (1 - ridge / width) * 0.75 : 0
}
