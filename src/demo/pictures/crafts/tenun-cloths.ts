import { colour } from '../colour.ts'
import {
  banded,
  type Cloth,
  checks,
  type Drawing,
  designOf,
  figure,
  figureSize,
  largeFigures,
  nestedDiamonds,
  type Palette,
  smallFigures,
  stars,
  stripes,
  tumpal,
  zigzags,
} from '../motifs/weave-design.ts'
import { choiceOf, type Random, randomOf } from '../random.ts'
import type { Surface } from '../render/scene.ts'
import { woven } from '../surfaces/woven.ts'

const palette = (ground: string, main: string, second: string, accent: string): Palette => [
  colour(ground),
  colour(main),
  colour(second),
  colour(accent),
]

/** Dyes from plants: indigo, morinda root, soga bark, turmeric, pandan, mud. */
const palettes: readonly Palette[] = [
  palette('1b2a44', 'cbbd9c', '8a3a2a', 'b98c42'),
  palette('5c1a1c', 'c99f4f', 'cdbf9f', '23202f'),
  palette('2a211d', 'b07a3a', '8f3926', 'cbbd9f'),
  palette('c6b896', '22375a', '84432a', '1c2838'),
  palette('25382d', 'c0ae79', 'a04c2a', 'd2c6aa'),
  palette('74491f', 'd0bf97', '33200f', '541a17'),
  palette('3c1d34', 'bf9f5a', '9c5560', 'd0c2a6'),
  palette('24464f', 'cabf9f', 'ab6634', '122832'),
  palette('b08c4a', '4c2317', '27364b', 'd3c8ac'),
]

const fine = stripes([
  [1, 1],
  [0, 2],
  [2, 3],
  [0, 2],
  [1, 1],
])

/** Widths of a whole cloth in squares, so that both selvedges show their border. */
const widest = 240

function ikatField(random: Random): Cloth {
  const width = random.pick([36, 43, 54])
  const height = Math.round(width * 1.35)
  const field = nestedDiamonds(width, height)
  const drawing: Drawing = (column, row) => {
    const from = Math.min(column, widest - 1 - column)
    if (from >= 24) return field(column - 12, row)
    return from < 8 ? 2 : from < 17 ? fine(from - 8, row) : from < 20 ? 2 : 0
  }
  return { design: designOf(widest, height * 3, drawing), feather: 0.55 }
}

function warpBands(random: Random): Cloth {
  const name = random.pick(largeFigures)
  const size = figureSize(name, 4)
  const { total, drawing } = banded(
    [
      { span: size, drawing: figure(name, 4) },
      { span: 9, drawing: fine, ground: 2 },
      { span: 21, drawing: nestedDiamonds(21, size), ground: 0 },
      { span: 9, drawing: fine, ground: 2 },
    ],
    'lengthwise',
  )
  return { design: designOf(total, size * 6, drawing), feather: 0.4 }
}

function songket(random: Random): Cloth {
  const size = random.pick([27, 31, 35])
  const thin = stripes([
    [1, 1],
    [0, 1],
  ])
  const { total, drawing } = banded(
    [
      { span: 54, drawing: tumpal(24, 54) },
      { span: 8, drawing: thin, ground: 2 },
      { span: size * 6, drawing: stars(size) },
      { span: 8, drawing: thin, ground: 2 },
    ],
    'crosswise',
  )
  return { design: designOf(size * 24, total, drawing), metal: 1, feather: 0 }
}

function lurik(random: Random): Cloth {
  const sequence = Array.from({ length: 13 }, (_, index) => {
    const tone = index % 2 === 0 ? 0 : random.whole(1, 3)
    return [tone, random.whole(1, index % 4 === 0 ? 11 : 3)] as const
  })
  const total = sequence.reduce((sum, [, width]) => sum + width, 0)
  return { design: designOf(total, 8, stripes(sequence)), feather: 0 }
}

function plaid(random: Random): Cloth {
  const sequence = [
    [0, random.whole(14, 22)],
    [1, 2],
    [0, 4],
    [2, random.whole(7, 12)],
    [0, 4],
    [3, 1],
  ] as const
  const total = sequence.reduce((sum, [, width]) => sum + width, 0)
  return { design: designOf(total * 2, total * 2, checks(sequence)), feather: 0 }
}

function chevrons(random: Random): Cloth {
  const width = random.pick([24, 34])
  const drawing = zigzags(width, 70, [0, 0, 1, 1, 0, 2, 2, 2, 0, 3, 3, 0, 2, 1, 1, 1])
  return { design: designOf(width, 70, drawing), feather: 0.2 }
}

function rows(random: Random): Cloth {
  const large = random.pick(largeFigures)
  const small = random.pick(smallFigures)
  const high = figureSize(large, 6)
  const low = figureSize(small, 2)
  const edge: Drawing = (_column, row) => (row % 3 === 1 ? 1 : 2)
  const { total, drawing } = banded(
    [
      { span: high, drawing: figure(large, 6) },
      { span: 3, drawing: edge },
      { span: low, drawing: figure(small, 2), ground: 0 },
      { span: 3, drawing: edge },
    ],
    'crosswise',
  )
  return { design: designOf(high * low, total, drawing), feather: 0.2 }
}

function centred(random: Random): Cloth {
  const name = random.pick(largeFigures)
  const inner = figure(name, 14)
  const border = tumpal(24, 24)
  const drawing: Drawing = (column, row) => {
    const from = Math.min(column, widest - 1 - column)
    if (from < 5) return 2
    if (from < 29) return border(row, 28 - from)
    if (from < 38) return fine(from - 29, row)
    return inner(column - 5, row)
  }
  return { design: designOf(widest, figureSize(name, 14) * 12, drawing), feather: 0 }
}

const looms = [ikatField, songket, warpBands, chevrons, plaid, rows, centred, lurik] as const

/** The cloth of a seed: the same in every view of it; `companion` gives other cloths of the same maker. */
export function tenunCloth(seed: number, companion = 0): Surface {
  const random = randomOf(`tenun cloth ${companion}`, seed)
  const loom = choiceOf(looms, seed + companion * 5, 'motif')
  const cloth = loom(random)
  const metal = cloth.metal === undefined ? {} : { metal: cloth.metal }
  return woven({ ...cloth, ...metal, palette: tenunDyes(seed, companion), square: 0.2, pitch: 0.1, seed })
}

/** The dyes of that cloth; the first is the ground, and the fringe. */
export const tenunDyes = (seed: number, companion = 0): Palette =>
  choiceOf(palettes, seed + companion * 3, 'dye')
