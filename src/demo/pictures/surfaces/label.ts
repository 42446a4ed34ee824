import { lengthOf } from '../geometry.ts'
import { type Colour, colour } from '../colour.ts'
import { strokesOf } from '../letters.ts'
import { type Band, inside } from '../motifs/bands.ts'
import { noise } from '../noise.ts'
import type { Sample } from '../render/scene.ts'

const perUnit = 44
const margin = 0.35

type Word = Readonly<{ columns: number; rows: number; width: number; distances: Float32Array }>

/** Distances to the pen's line for the one word our labels carry, worked out once. */
let known: Word | undefined

function wordOf(): Word {
  if (known) return known
  const { strokes, width } = strokesOf('contoh')
  const columns = Math.ceil((width + margin * 2) * perUnit)
  const rows = Math.ceil((1 + margin * 2) * perUnit)
  const distances = new Float32Array(columns * rows).fill(9)
  for (let at = 0; at < distances.length; at++) {
    const x = (at % columns) / perUnit - margin
    const y = Math.floor(at / columns) / perUnit - margin
    for (const stroke of strokes) {
      for (let index = 1; index < stroke.length; index++) {
        distances[at] = Math.min(distances[at]!, toSegment(x, y, stroke[index - 1]!, stroke[index]!))
      }
    }
  }
  known = { columns, rows, width, distances }
  return known
}

function toSegment(x: number, y: number, a: readonly [number, number], b: readonly [number, number]): number {
  const dx = b[0] - a[0]
  const dy = b[1] - a[1]
  const length = dx * dx + dy * dy
  const share = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - a[0]) * dx + (y - a[1]) * dy) / length))
  return lengthOf(x - a[0] - dx * share, y - a[1] - dy * share)
}

/** Distance at a place of the word, in units of the capital height. */
function wordDistance(word: Word, x: number, y: number): number {
  const column = (x + margin) * perUnit
  const row = (y + margin) * perUnit
  if (column < 0 || row < 0 || column >= word.columns - 1 || row >= word.rows - 1) return 9
  const left = Math.floor(column)
  const top = Math.floor(row)
  const at = top * word.columns + left
  const across = column - left
  const down = row - top
  const upper = word.distances[at]! * (1 - across) + word.distances[at + 1]! * across
  const lower =
    word.distances[at + word.columns]! * (1 - across) + word.distances[at + word.columns + 1]! * across
  return upper * (1 - down) + lower * down
}

export type Label = Readonly<{
  width: number
  height: number
  paper: Colour
  ink: Colour
  accent: Colour
  band: Band
  /** `plate` has a bar of ornament above and below, `seal` a round one with the word beneath. */
  style: 'plate' | 'seal' | 'bar'
}>

/** Paints a label whose middle is at (0, 0), x right and y up in centimetres; gives 1 where it covers. */
export function paintLabel(label: Label, x: number, y: number, pixel: number, out: Sample): number {
  const { width, height, paper, ink, accent, style } = label
  const edge = Math.max(Math.abs(x) - width / 2, Math.abs(y) - height / 2)
  const cover = inside(edge, pixel)
  if (cover === 0) return 0
  const before = { red: out.red, green: out.green, blue: out.blue }
  lay(paper, 0.985 + 0.03 * noise(x * 4, y * 4), 1, out)
  lay(accent, 1, inside(Math.abs(edge + 0.28) - 0.035, pixel), out)
  if (style === 'plate') {
    ornament(label, x, Math.abs(y) - height * 0.31, height * 0.2, pixel, out)
    drawWord(x, y, width * 0.66, ink, pixel, out)
  } else if (style === 'seal') {
    drawSeal(x, y - height * 0.14, Math.min(width, height) * 0.25, accent, paper, pixel, out)
    drawWord(x, y + height * 0.28, width * 0.6, ink, pixel, out)
  } else {
    lay(accent, 1, inside(Math.abs(y) - height * 0.2, pixel), out)
    drawWord(x, y, width * 0.62, paper, pixel, out)
    ornament(label, x, Math.abs(y) - height * 0.34, height * 0.14, pixel, out)
  }
  out.red = before.red + (out.red - before.red) * cover
  out.green = before.green + (out.green - before.green) * cover
  out.blue = before.blue + (out.blue - before.blue) * cover
  return cover
}

function ornament(
  { width, accent, band }: Label,
  x: number,
  y: number,
  height: number,
  pixel: number,
  out: Sample,
) {
  const t = y / height + 0.5
  if (t < 0 || t > 1 || Math.abs(x) > width / 2 - 0.45) return
  lay(accent, 1, band(x / height + 0.5, t, pixel / height), out)
}

/** A sun of leaves in a ring. */
function drawSeal(
  x: number,
  y: number,
  radius: number,
  tone: Colour,
  paper: Colour,
  pixel: number,
  out: Sample,
) {
  const far = lengthOf(x, y)
  const turn = Math.atan2(y, x)
  lay(tone, 1, inside(far - radius, pixel), out)
  lay(paper, 1, inside(Math.abs(far - radius * 0.88) - radius * 0.025, pixel), out)
  lay(paper, 1, inside(far - radius * (0.5 + 0.24 * Math.cos(turn * 8)), pixel), out)
  lay(tone, 1, inside(far - radius * (0.24 + 0.12 * Math.cos(turn * 8)), pixel), out)
  lay(paper, 1, inside(far - radius * 0.09, pixel), out)
}

function drawWord(x: number, y: number, wide: number, tone: Colour, pixel: number, out: Sample): void {
  const word = wordOf()
  const size = wide / word.width
  const distance = wordDistance(word, x / size + word.width / 2, 0.5 - y / size)
  lay(tone, 1, inside((distance - 0.075) * size, pixel), out)
}

function lay(tone: Colour, by: number, cover: number, out: Sample): void {
  out.red += (tone[0] * by - out.red) * cover
  out.green += (tone[1] * by - out.green) * cover
  out.blue += (tone[2] * by - out.blue) * cover
}

export const papers = {
  ivory: colour('d9cfb8'),
  white: colour('dcd8cc'),
  kraft: colour('a97c50'),
  ink: colour('2b2420'),
} as const
