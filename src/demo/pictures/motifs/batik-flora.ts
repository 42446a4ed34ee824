import { lengthOf } from '../geometry.ts'
import { hash } from '../noise.ts'
import type { Sample } from '../render/scene.ts'
import type { Colour } from '../colour.ts'
import { inside } from './bands.ts'
import type { Dyes, Motif } from './batik-motifs.ts'

const lay = (tone: Colour, cover: number, out: Sample): void => {
  out.red += (tone[0] - out.red) * cover
  out.green += (tone[1] - out.green) * cover
  out.blue += (tone[2] - out.blue) * cover
}

const stroke = (distance: number, half: number, pixel: number): number =>
  inside(Math.abs(distance) - half, pixel)

/** Distance to a leaf of a length and half width, lying along x from the origin. */
function leaf(x: number, y: number, length: number, half: number): number {
  // The overlap of two equal circles.
  const radius = (length * length * 0.25 + half * half) / (2 * half)
  return lengthOf(x - length / 2, Math.abs(y) + radius - half) - radius
}

/** What the motif draws with; one object serves all points of a cloth. */
type Brush = { pixel: number; dyes: Dyes; out: Sample }

const leafCos = Math.cos(0.65)
const leafSin = Math.sin(0.65)

/** A leaf with outline, filling and veins, rising from a place to one side of the stem. */
function drawLeaf(px: number, py: number, side: 1 | -1, length: number, fill: Colour, brush: Brush): void {
  const x = px * side * leafCos - py * leafSin
  const y = py * leafCos + px * side * leafSin
  if (x < -0.2 || x > length + 0.2 || Math.abs(y) > length * 0.4) return
  const { pixel, dyes, out } = brush
  const distance = leaf(x, y, length, length * 0.24)
  if (distance > pixel) return
  lay(dyes[3], inside(distance, pixel), out)
  lay(fill, inside(distance + length * 0.035, pixel), out)
  const vein = Math.min(Math.abs(y), Math.abs(wrap(x - Math.abs(y) * 0.9, length * 0.16)) * 0.7)
  lay(dyes[0], inside(vein - length * 0.012, pixel) * inside(distance + length * 0.06, pixel), out)
}

const wrap = (value: number, period: number): number => value - Math.round(value / period) * period

/** An open flower seen from above. */
function drawFlower(px: number, py: number, radius: number, petals: number, brush: Brush): void {
  const far = lengthOf(px, py)
  if (far > radius * 1.15) return
  const { pixel, dyes, out } = brush
  const turn = Math.atan2(py, px)
  const wave = Math.abs(Math.cos((turn * petals) / 2))
  const edge = (far - radius * (0.72 + 0.28 * wave)) * 0.9
  lay(dyes[3], inside(edge, pixel), out)
  lay(dyes[1], inside(edge + radius * 0.05, pixel), out)
  lay(dyes[0], stroke(edge + radius * 0.16, radius * 0.028, pixel), out)
  const inner = far - radius * (0.4 + 0.16 * wave)
  lay(dyes[2], inside(inner, pixel), out)
  lay(dyes[0], stroke(inner, radius * 0.025, pixel), out)
  const rays = Math.abs(wrap(turn, Math.PI / petals)) * far
  lay(
    dyes[0],
    inside(rays - radius * 0.012, pixel) *
      inside(radius * 0.58 - far, pixel) *
      inside(edge + radius * 0.22, pixel),
    out,
  )
  lay(dyes[0], inside(far - radius * 0.2, pixel), out)
  lay(dyes[3], inside(far - radius * 0.13, pixel), out)
}

/** A closed bud on a short stalk, to one side of the stem. */
function drawBud(px: number, py: number, side: 1 | -1, length: number, { pixel, dyes, out }: Brush): void {
  const x = px * side
  const y = py + length * 0.3 * (x / length) ** 2
  if (x < 0 || x > length * 1.5 || Math.abs(y) > length * 0.35) return
  lay(dyes[3], stroke(y, length * 0.05, pixel) * inside(x - length, pixel), out)
  const far = lengthOf(x - length * 1.05, y * 1.25)
  lay(dyes[3], inside(far - length * 0.3, pixel), out)
  lay(dyes[1], inside(far - length * 0.22, pixel), out)
  lay(dyes[0], inside(far - length * 0.09, pixel), out)
}

/** Leaves on one wave of the stem. */
const leaves = 8

/** Climbing stems with leaves and flowers on a dotted ground, the manner of the coast. */
export function vines(size: number, dark: boolean): Motif {
  const pace = size * 0.74
  const step = size / leaves
  const swing = (place: number) => size * 0.2 * Math.sin((place / size) * Math.PI * 2)
  const swings = Float64Array.from({ length: leaves }, (_, index) => swing(index * step))
  const blooms = [swing(size * 0.25) * 1.05, swing(size * 0.75) * 1.05]
  const brushOf = keptBrush(dark)
  return (x, y, pixel, dyes, out) => {
    const brush = brushOf(pixel, dyes, out)
    dottedGround(x, y, size * 0.06, dark ? dyes[3] : dyes[0], dark ? dyes[1] : dyes[2], brush)
    const column = Math.round(x / pace)
    const climb = y + (column & 1) * size * 0.5
    const px = x - column * pace
    lay(brush.dyes[3], stroke((px - swing(climb)) * 0.75, size * 0.014, pixel), out)
    const nearest = Math.round(climb / step)
    for (let index = nearest - 1; index <= nearest + 2; index++) {
      const offX = px - swings[((index % leaves) + leaves) % leaves]!
      const offY = climb - index * step
      const side = index & 1 ? 1 : -1
      drawBud(offX, offY, side === 1 ? -1 : 1, size * 0.13, brush)
      const length = size * (0.2 + 0.07 * hash(index, column))
      drawLeaf(offX, offY, side, length, index % 3 === 0 ? dyes[1] : dyes[2], brush)
    }
    const bloom = Math.round((climb - size * 0.25) / (size * 0.5))
    const middle = size * (0.25 + 0.5 * bloom)
    drawFlower(px - blooms[bloom & 1]!, climb - middle, size * 0.165, bloom & 1 ? 8 : 6, brush)
  }
}

/** Fills one brush again and again; on a dark ground the outlines are pale. */
function keptBrush(dark: boolean): (pixel: number, dyes: Dyes, out: Sample) => Brush {
  let brush: Brush | undefined
  let known: Dyes | undefined
  return (pixel, dyes, out) => {
    brush ??= { pixel, dyes, out }
    if (known !== dyes) brush.dyes = dark ? [dyes[0], dyes[1], dyes[2], dyes[0]] : dyes
    known = dyes
    brush.pixel = pixel
    brush.out = out
    return brush
  }
}

function dottedGround(
  x: number,
  y: number,
  gap: number,
  base: Colour,
  dots: Colour,
  { pixel, out }: Brush,
): void {
  out.red = base[0]
  out.green = base[1]
  out.blue = base[2]
  const line = Math.round(y / gap)
  const dot = lengthOf(wrap(x + (line & 1) * gap * 0.5, gap), y - line * gap) - gap * 0.13
  lay(dots, inside(dot, pixel) * 0.8, out)
}

/** Patches of many motifs side by side, divided by pale lines: the world's map of flowers. */
export const patches =
  (size: number, fillings: readonly Motif[]): Motif =>
  (x, y, pixel, dyes, out) => {
    const sway = 0.12 * size * Math.sin((y / size) * 2.3)
    let first = 9
    let second = 9
    let owner = 0
    const column = Math.floor((x + sway) / size)
    const row = Math.floor((y - sway) / size)
    for (let index = 0; index < 9; index++) {
      const cx = column + (index % 3) - 1
      const cy = row + Math.floor(index / 3) - 1
      const dx = (x + sway) / size - cx - hash(cx, cy)
      const dy = (y - sway) / size - cy - hash(cx + 71, cy)
      const far = dx * dx + dy * dy
      if (far < first) {
        second = first
        first = far
        owner = hash(cx, cy + 37)
      } else if (far < second) second = far
    }
    const edge = (Math.sqrt(second) - Math.sqrt(first)) * size * 0.5
    const order = Math.floor(owner * fillings.length * 2)
    const swapped: Dyes = order >= fillings.length ? [dyes[0], dyes[3], dyes[1], dyes[2]] : dyes
    fillings[order % fillings.length]!(x, y, pixel, swapped, out)
    lay(dyes[3], inside(edge - size * 0.036, pixel), out)
    lay(dyes[0], inside(edge - size * 0.022, pixel), out)
  }
