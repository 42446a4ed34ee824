import type { Colour } from '../colour.ts'
import { clamp } from '../geometry.ts'
import type { Design, Palette } from '../motifs/weave-design.ts'
import { hash, noise } from '../noise.ts'
import type { Sample, Surface } from '../render/scene.ts'
import { visible } from './room.ts'

export type Woven = Readonly<{
  design: Design
  palette: Palette
  /** Side of one square of the design, and distance between threads, in centimetres. */
  square: number
  pitch: number
  /** How far tied-and-dyed threads slip against each other, in centimetres. */
  feather: number
  /** Colour number woven in metal thread. */
  metal?: number
  seed: number
}>

/** Hand-woven cloth: the design square by square, threads over and under, slubs, and gold that floats on top. */
export function woven(look: Woven): Surface {
  const { pitch, feather, square, seed } = look
  const shift = (seed % 53) * 3.1
  return (u, v, pixel, out) => {
    const warp = Math.floor(u / pitch)
    const weft = Math.floor(v / pitch)
    const slip =
      feather === 0 ? 0 : (hash(warp, seed & 255) - 0.5) * feather + (noise(u * 1.3, v * 0.3) - 0.5) * feather
    const metal = paint(look, u / square, (v + slip) / square, pixel / square, out)
    const seen = visible(pitch, pixel)
    const across = u / pitch - warp - 0.5
    const along = v / pitch - weft - 0.5
    const warpUp = ((warp + weft) & 1) === 0
    const crown = warpUp
      ? 1 - 2.6 * across * across - along * along
      : 1 - 2.6 * along * along - across * across
    const slub = noise(u * 0.7 + shift, v * 7) + noise(u * 7, v * 0.7 + shift)
    const own = hash(warpUp ? warp : weft, warpUp ? 3 : 7) - 0.5
    const tone = 0.9 + 0.11 * slub - 0.1 + seen * ((crown - 0.7) * 0.55 + own * 0.12)
    out.red *= tone
    out.green *= tone
    out.blue *= tone
    out.height = 0.028 * crown * seen + 0.006 * slub + metal * 0.02
    out.gloss = 0.2 + 0.45 * metal
    out.mirror = 0.3 * metal * (0.7 + 0.3 * crown)
    out.sheen = 0.5 - 0.4 * metal
  }
}

/** Sets the design's colour, blended over a pixel's width where squares meet; gives the share of metal thread. */
function paint(look: Woven, x: number, y: number, soft: number, out: Sample): number {
  const column = Math.floor(x - 0.5)
  const row = Math.floor(y - 0.5)
  const right = clamp((x - 0.5 - column - 0.5) / soft + 0.5, 0, 1)
  const below = clamp((y - 0.5 - row - 0.5) / soft + 0.5, 0, 1)
  out.red = out.green = out.blue = 0
  let metal = 0
  for (let corner = 0; corner < 4; corner++) {
    const weight = (corner & 1 ? right : 1 - right) * (corner >> 1 ? below : 1 - below)
    if (weight === 0) continue
    const number = cellOf(look.design, column + (corner & 1), row + (corner >> 1))
    const tone: Colour = look.palette[number] ?? look.palette[0]
    out.red += tone[0] * weight
    out.green += tone[1] * weight
    out.blue += tone[2] * weight
    if (number === look.metal) metal += weight
  }
  return metal
}

function cellOf({ columns, rows, cells }: Design, column: number, row: number): number {
  const x = ((column % columns) + columns) % columns
  const y = ((row % rows) + rows) % rows
  return cells[y * columns + x]!
}
