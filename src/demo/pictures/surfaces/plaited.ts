import type { Colour } from '../colour.ts'
import { clamp, smooth } from '../geometry.ts'
import { hash, noise } from '../noise.ts'
import type { Surface } from '../render/scene.ts'
import { setColour, visible } from './room.ts'

/** True where the upright strip lies on top of the level one. */
export type Crossing = (column: number, row: number) => boolean

export const plainCrossing: Crossing = (column, row) => ((column + row) & 1) === 0
export const twill: Crossing = (column, row) => ((column + row) & 3) < 2
export const herringbone: Crossing = (column, row) => {
  const fold = Math.abs((((column % 16) + 16) % 16) - 8)
  return ((fold + row + 64) & 3) < 2
}
export const diamondTwill: Crossing = (column, row) => {
  const x = Math.abs((((column % 16) + 16) % 16) - 8)
  const y = Math.abs((((row % 16) + 16) % 16) - 8)
  return ((x + y) & 3) < 2
}

export type Plaited = Readonly<{
  crossing: Crossing
  /** Width of an upright and of a level strip in centimetres. */
  upright: number
  level: number
  /** Colour of a strip by its number. */
  uprightTone: (index: number) => Colour
  levelTone: (index: number) => Colour
  /** Plaited on the slant, as mats and bags are. */
  slant?: boolean
  seed: number
  gloss?: number
}>

const longest = 3

/** Strips of bamboo, rattan or pandan, over and under each other. */
export function plaited(look: Plaited): Surface {
  const { upright, level, crossing, seed } = look
  const gloss = look.gloss ?? 0.35
  return (u, v, pixel, out) => {
    const x = (look.slant ? (u + v) * 0.7071 : u) / upright
    const y = (look.slant ? (v - u) * 0.7071 : v) / level
    const column = Math.floor(x)
    const row = Math.floor(y)
    const up = crossing(column, row)
    const across = up ? x - column - 0.5 : y - row - 0.5
    const width = up ? upright : level
    const run = up
      ? floatShare(crossing, column, row, y - row, 0, 1, true)
      : floatShare(crossing, column, row, x - column, 1, 0, false)
    const index = up ? column : row
    const tone = up ? look.uprightTone(index) : look.levelTone(index)
    const own = hash(index + (up ? 500 : 0), seed & 511)
    const along = (up ? v : u) + own * 50
    const fibre =
      noise(across * 9 + index * 13.1, along * 0.8) * 0.6 +
      noise(across * 26 + index * 7.7, along * 2.2) * 0.4
    const edge = smooth(0.5, 0.5 - clamp(0.1 + pixel / width, 0.1, 0.3), Math.abs(across))
    const crown = Math.sin(run * Math.PI)
    const seen = visible(width, pixel)
    // Where a strip dives under its neighbour little light gets in.
    const shadow = 0.42 + 0.58 * smooth(0, 0.3, crown + 0.04)
    setColour(
      out,
      tone,
      (0.72 + 0.3 * fibre + 0.22 * (own - 0.5)) * (1 - (1 - shadow) * seen) * (0.5 + 0.5 * edge),
    )
    out.height = seen * width * (0.24 * crown + 0.1 * (1 - 4 * across * across)) + 0.006 * fibre
    out.gloss = gloss
    out.mirror = 0.05 + 0.16 * gloss * edge
    out.sheen = 0.15
  }
}

/** Where along its float (the stretch it lies on top) a strip is, 0 to 1. */
function floatShare(
  crossing: Crossing,
  column: number,
  row: number,
  within: number,
  stepX: number,
  stepY: number,
  up: boolean,
): number {
  let before = 0
  let after = 0
  while (before < longest && crossing(column - (before + 1) * stepX, row - (before + 1) * stepY) === up)
    before++
  while (after < longest && crossing(column + (after + 1) * stepX, row + (after + 1) * stepY) === up) after++
  return (before + within) / (before + 1 + after)
}

export type Coiled = Readonly<{
  /** Height of one coil, distance between stitches, in centimetres. */
  coil: number
  stitch: number
  /** Colour of a stitch by its number round the form and its coil. */
  toneOf: (stitch: number, coil: number) => Colour
  seed: number
}>

/** A bundle of grass coiled up and sewn to the coil below with a fine strip. */
export function coiled({ coil, stitch, toneOf, seed }: Coiled): Surface {
  return (u, v, pixel, out) => {
    const row = Math.floor(v / coil)
    const across = v / coil - row - 0.5
    const lean = u / stitch + across * 0.8 + row * 0.37
    const index = Math.floor(lean)
    const within = lean - index - 0.5
    const tone = toneOf(index, row)
    const own = hash(index, row + (seed & 255)) - 0.5
    const seenStitch = visible(stitch, pixel)
    const seenCoil = visible(coil, pixel)
    const groove = 1 - smooth(0.3, 0.5, Math.abs(across)) * 0.62 * seenCoil
    const thread = 1 - smooth(0.28, 0.5, Math.abs(within)) * 0.4 * seenStitch
    const fibre = noise(within * 8 + index * 3.3, v * 5)
    setColour(out, tone, (0.84 + 0.18 * own * seenStitch + 0.16 * fibre) * groove * thread)
    out.height =
      seenCoil * coil * 0.34 * Math.sqrt(Math.max(0, 1 - 4 * across * across)) +
      seenStitch * 0.05 * Math.sqrt(Math.max(0, 1 - 4 * within * within))
    out.gloss = 0.35
    out.mirror = 0.09
    out.sheen = 0.15
  }
}

/** A rim or handle wound closely with a strip. */
export function bound(tone: Colour, width: number, seed: number, second?: Colour): Surface {
  return (u, v, pixel, out) => {
    const place = v / width + u * 0.35
    const index = Math.floor(place)
    const within = place - index - 0.5
    const own = hash(index, seed & 127) - 0.5
    const edge = smooth(0.5, 0.32, Math.abs(within))
    const base = second && index % 4 === 0 ? second : tone
    setColour(out, base, (0.82 + 0.2 * own + 0.15 * noise(u * 12, v * 3)) * (0.5 + 0.5 * edge))
    out.height = 0.07 * (1 - 4 * within * within) * visible(width, pixel)
    out.gloss = 0.4
    out.mirror = 0.1
  }
}
