import { type Colour, colour, shade } from '../colour.ts'
import { figure, largeFigures } from '../motifs/weave-design.ts'
import { choiceOf, type Random, randomOf } from '../random.ts'
import type { Surface } from '../render/scene.ts'
import {
  bound,
  type Coiled,
  coiled,
  type Crossing,
  diamondTwill,
  herringbone,
  plainCrossing,
  plaited,
  twill,
} from '../surfaces/plaited.ts'

type Tones = Readonly<{ base: Colour; dark: Colour; accent: Colour }>

const tones = (base: string, dark: string, accent: string): Tones => ({
  base: colour(base),
  dark: colour(dark),
  accent: colour(accent),
})

/** Bamboo, rattan, pandan, ketak grass, water hyacinth; plain, smoked and dyed. */
const fibres: readonly Tones[] = [
  tones('c9a76a', '5a3a20', '8a3324'),
  tones('b98a4e', '3d2818', '2f4a3a'),
  tones('cdbb8a', '4c5b33', '7d8b4a'),
  tones('8f6136', '35211a', 'c7a468'),
  tones('d1bf96', '2c2622', '9a4a2a'),
  tones('a8834f', '27374e', 'd0bd92'),
  tones('bfa272', '6d2a26', '2b2724'),
  tones('7b6a4a', '2f2a1e', 'b59a62'),
]

/** How a seed's fibres are worked. Every look gives the wall for a girth in centimetres, and the binding. */
export type Look = Readonly<{ wall: (girth: number) => Surface; binding: Surface; tones: Tones }>

/** A strip width near `wanted` that goes round the girth a whole multiple of `multiple` times. */
const fitted = (girth: number, wanted: number, multiple: number): number =>
  girth / (multiple * Math.max(1, Math.round(girth / wanted / multiple)))

type Work = (random: Random, fibre: Tones, seed: number) => (girth: number) => Surface

const strips =
  (
    crossing: Crossing,
    width: number,
    repeat: number,
    dyed: (index: number) => 0 | 1 | 2,
    slant = false,
  ): Work =>
  (_random, fibre, seed) =>
  girth => {
    const upright = slant ? width : fitted(girth, width, repeat)
    const toneOf = (index: number) => [fibre.base, fibre.dark, fibre.accent][dyed(index)]!
    const levelTone = slant ? (index: number) => toneOf(index + 3) : toneOf
    return plaited({
      crossing,
      upright,
      level: width,
      uprightTone: slant ? toneOf : () => fibre.base,
      levelTone,
      slant,
      seed,
    })
  }

/** Two colours of strips whose crossings draw figures. */
const damask: Work = (random, fibre, seed) => girth => {
  const name = random.pick(largeFigures)
  const drawing = figure(name, 4)
  const crossing: Crossing = (column, row) => {
    if (((column + row * 3) & 7) === 0) return ((column >> 3) & 1) === 0
    return drawing(column, row) === 0 ? ((column + row) & 1) === 0 : drawing(column, row) !== 3
  }
  return plaited({
    crossing,
    upright: fitted(girth, 0.42, 28),
    level: 0.42,
    uprightTone: () => fibre.dark,
    levelTone: () => fibre.base,
    seed,
  })
}

const coils =
  (pattern: (stitch: number, row: number, around: number) => 0 | 1 | 2): Work =>
  (_random, fibre, seed) =>
  girth => {
    const around = Math.max(24, Math.round(girth / 0.36 / 24) * 24)
    const toneOf: Coiled['toneOf'] = (stitch, row) =>
      [fibre.base, fibre.dark, fibre.accent][pattern(((stitch % around) + around) % around, row, around)]!
    return coiled({ coil: 0.62, stitch: girth / around, toneOf, seed })
  }

const works: readonly Work[] = [
  strips(plainCrossing, 0.8, 2, index => (index % 9 < 2 ? 1 : 0)),
  coils((stitch, row) => (row % 10 > 5 && Math.abs((stitch % 24) - 12) < (row % 10) * 2 - 9 ? 1 : 0)),
  strips(twill, 0.62, 4, index => (index % 12 === 5 ? 2 : index % 12 === 6 ? 1 : 0), true),
  damask,
  strips(herringbone, 0.55, 16, () => 0),
  coils((stitch, row) => (row % 7 === 3 ? 2 : row % 7 > 4 && (stitch + row * 2) % 12 < 5 ? 1 : 0)),
  strips(plainCrossing, 1.15, 2, index => (index % 5 === 2 ? 2 : 0), true),
  strips(diamondTwill, 0.6, 16, index => (index % 16 === 8 ? 1 : 0)),
]

/** The fibre and work of a seed, the same in all its views. */
export function anyamanLook(seed: number): Look {
  const random = randomOf('anyaman look', seed)
  const fibre = choiceOf(fibres, seed, 'dye')
  const work = choiceOf(works, seed, 'motif')
  const wall = work(random, fibre, seed)
  return { wall, binding: bound(shade(fibre.base, 0.8), 0.5, seed, fibre.dark), tones: fibre }
}
