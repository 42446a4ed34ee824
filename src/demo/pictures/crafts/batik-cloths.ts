import { colour } from '../colour.ts'
import { patches, vines } from '../motifs/batik-flora.ts'
import {
  ceplok,
  clouds,
  dashes,
  type Dyes,
  kawung,
  type Motif,
  parang,
  scales,
  slants,
  truntum,
} from '../motifs/batik-motifs.ts'
import { noise } from '../noise.ts'
import { choiceOf, type Random, randomOf } from '../random.ts'
import type { Surface } from '../render/scene.ts'
import { batik } from '../surfaces/batik.ts'

const dyes = (cloth: string, first: string, second: string, line: string): Dyes => [
  colour(cloth),
  colour(first),
  colour(second),
  colour(line),
]

/** Baths of the dyers: soga browns of the courts, indigo, the reds and greens of the coast. */
const baths: readonly Dyes[] = [
  dyes('d3c19b', '8a5426', '26263a', '3a2214'),
  dyes('cfc4aa', '3f6287', '7f9bb0', '1a2c4c'),
  dyes('d6c8a8', '8c3527', '2b4162', '47161a'),
  dyes('d2c6a4', '6d7c4a', '9a5a2b', '2a3524'),
  dyes('d8ccb2', 'a9622c', '6a2a1c', '241a1a'),
  dyes('d0c5ad', '5a7f80', 'b27a3e', '173a41'),
  dyes('d7c6a6', '9a5560', '4a5d3c', '3a1830'),
  dyes('cdbb93', 'b0873f', '6c3b1d', '1f2a3d'),
]

const drawings: readonly ((random: Random) => Motif)[] = [
  random => kawung(random.between(3.8, 5.4)),
  random => parang(random.between(3.4, 4.8)),
  random => vines(random.between(11, 14), false),
  random => ceplok(random.between(4.6, 6)),
  random => clouds(random.between(11, 14)),
  random => truntum(random.between(2.2, 2.8)),
  () =>
    slants([
      ['diamonds', 1.5],
      ['dots', 0.6],
      ['waves', 1.9],
      ['lines', 0.5],
      ['petals', 1.7],
      ['zigzag', 0.9],
    ]),
  random => patches(random.between(7, 9), [kawung(2.8), truntum(1.8), scales(1.6), ceplok(3.2), parang(2.4)]),
  random => vines(random.between(11, 14), true),
  random => dashes(random.pick(['hooked', 'star', 'key']), 0.21),
  random => scales(random.between(1.8, 2.4)),
]

/** The cloth of a seed; `companion` gives other cloths of the same maker. */
export function batikCloth(seed: number, companion = 0): Surface {
  const random = randomOf(`batik cloth ${companion}`, seed)
  const motif = choiceOf(drawings, seed + companion * 4, 'motif')(random)
  const crackle = random.chance(0.4) ? random.between(0.3, 0.7) : 0
  return batik({ motif, dyes: choiceOf(baths, seed + companion * 3, 'dye'), crackle, seed })
}

const wax = colour('a9772f')
const bare = colour('d5cfc0')

/** The cloth while it is made: dyed up to a wavering line, beyond it wax drawn on white, then bare cloth. */
export function unfinishedBatik(seed: number, dyedTo: number, drawnTo: number): Surface {
  const random = randomOf('batik cloth 0', seed)
  const motif = choiceOf(drawings, seed, 'motif')(random)
  const done = batik({ motif, dyes: choiceOf(baths, seed, 'dye'), crackle: 0, seed })
  const drawn = batik({ motif, dyes: [wax, bare, bare, bare], crackle: 0, seed })
  const white = batik({ motif: () => {}, dyes: [bare, bare, bare, bare], crackle: 0, seed })
  return (u, v, pixel, out) => {
    const edge = u + 2.4 * (noise(v * 0.16, seed & 63) - 0.5)
    if (edge < dyedTo) return done(u, v, pixel, out)
    if (edge < drawnTo) return drawn(u, v, pixel, out)
    out.red = bare[0]
    out.green = bare[1]
    out.blue = bare[2]
    white(u, v, pixel, out)
  }
}
