import { lengthOf } from '../geometry.ts'
import type { Colour } from '../colour.ts'
import { hash } from '../noise.ts'
import type { Sample } from '../render/scene.ts'
import { type Band, bands, inside } from './bands.ts'
import { figure, type FigureName } from './weave-design.ts'

/** Colours of a batik, in the order of its dye baths: cloth under the wax, first and second dye, line. */
export type Dyes = readonly [cloth: Colour, first: Colour, second: Colour, line: Colour]

/** Draws a motif at a place on the cloth (cm); `pixel` is the size of a pixel there. */
export type Motif = (x: number, y: number, pixel: number, dyes: Dyes, out: Sample) => void

const ground = (tone: Colour, out: Sample): void => {
  out.red = tone[0]
  out.green = tone[1]
  out.blue = tone[2]
}

/** Lays a colour over what is there. */
const lay = (tone: Colour, cover: number, out: Sample): void => {
  out.red += (tone[0] - out.red) * cover
  out.green += (tone[1] - out.green) * cover
  out.blue += (tone[2] - out.blue) * cover
}

/** A line of half width `half` where the distance is zero. */
const stroke = (distance: number, half: number, pixel: number): number =>
  inside(Math.abs(distance) - half, pixel)

const wrap = (value: number, period: number): number => value - Math.round(value / period) * period

/** Rows of fine dots, every other row shifted: the commonest filling. */
const dotted = (x: number, y: number, gap: number, radius: number, pixel: number): number => {
  const row = Math.round(y / gap)
  return inside(lengthOf(wrap(x + (row & 1) * gap * 0.5, gap), y - row * gap) - radius, pixel)
}

/** Four ovals about a point, as in a cut palm fruit. */
export const kawung =
  (size: number): Motif =>
  (x, y, pixel, dyes, out) => {
    const half = size / 2
    const column = Math.round(x / half)
    const row = Math.round(y / half)
    const px = x - column * half
    const py = y - row * half
    const sign = (column + row) & 1 ? -1 : 1
    const along = (px + sign * py) * 0.7071
    const across = (px - sign * py) * 0.7071
    const reach = Math.sqrt((along / (half * 0.66)) ** 2 + (across / (half * 0.36)) ** 2)
    const oval = (reach - 1) * half * 0.36
    ground(dyes[3], out)
    const cx = wrap(x + half / 2, half)
    const cy = wrap(y + half / 2, half)
    lay(dyes[1], dotted(x, y, size * 0.075, size * 0.014, pixel) * 0.8, out)
    lay(dyes[0], inside(oval, pixel), out)
    lay(dyes[2], inside(oval + half * 0.07, pixel), out)
    lay(dyes[0], inside(oval + half * 0.11, pixel), out)
    lay(dyes[3], inside(lengthOf(Math.abs(along) - half * 0.17, across) - half * 0.06, pixel), out)
    lay(
      dyes[1],
      stroke(across, half * 0.018, pixel) *
        inside(oval + half * 0.16, pixel) *
        inside(Math.abs(along) - half * 0.09, pixel),
      out,
    )
    const knot = Math.abs(cx) + Math.abs(cy)
    lay(dyes[0], inside((knot - half * 0.15) * 0.7, pixel), out)
    lay(dyes[2], inside((knot - half * 0.09) * 0.7, pixel), out)
  }

/** Slanting rows of blades parted by rows of small diamonds. */
export const parang =
  (size: number): Motif =>
  (x, y, pixel, dyes, out) => {
    const along = (x + y) * 0.7071
    const across = (x - y) * 0.7071
    const period = size * 1.28
    const row = Math.floor(across / period)
    const from = across - row * period
    ground(dyes[3], out)
    if (from > size) return diamondRow(along, from - size, period - size, pixel, dyes, out)
    const share = from / size
    const pitch = size * 0.62
    const swing = along - size * (0.55 * share + 0.11 * Math.sin(share * Math.PI * 2))
    const place = wrap(swing, pitch)
    const width = pitch * (0.44 - 0.3 * Math.abs(share - 0.42) ** 1.6 - 0.18 * share * share)
    const edge = Math.min(share, 1 - share) * size
    const blade = Math.max(Math.abs(place) - width, size * 0.04 - edge)
    lay(dyes[0], inside(blade, pixel), out)
    lay(dyes[1], inside(blade + size * 0.045, pixel), out)
    lay(dyes[0], inside(blade + size * 0.085, pixel), out)
    lay(dyes[2], inside(Math.max(Math.abs(place) - width * 0.34, size * 0.2 - edge), pixel), out)
    const gap = wrap(swing + pitch / 2, pitch)
    const bead = lengthOf(gap, wrap(from - size * 0.5, size * 0.2)) - size * 0.022
    lay(dyes[0], inside(bead, pixel) * inside(-blade + size * 0.02, pixel), out)
    lay(dyes[0], stroke(edge - size * 0.012, size * 0.012, pixel), out)
  }

function diamondRow(
  along: number,
  from: number,
  width: number,
  pixel: number,
  dyes: Dyes,
  out: Sample,
): void {
  const x = wrap(along, width * 1.15)
  const y = from - width / 2
  const reach = (Math.abs(x) + Math.abs(y)) * 0.7071
  lay(dyes[0], inside(reach - width * 0.3, pixel), out)
  lay(dyes[1], inside(reach - width * 0.22, pixel), out)
  lay(dyes[3], inside(reach - width * 0.09, pixel), out)
  lay(
    dyes[0],
    inside(lengthOf(wrap(x + width * 0.575, width * 1.15), Math.abs(y) - width * 0.3) - width * 0.07, pixel),
    out,
  )
}

/** Small star flowers strewn on a dotted ground. */
export const truntum =
  (size: number): Motif =>
  (x, y, pixel, dyes, out) => {
    const row = Math.round(y / size)
    const px = wrap(x + (row & 1) * size * 0.5, size)
    const py = y - row * size
    const turn = Math.atan2(py, px)
    const far = lengthOf(px, py)
    ground(dyes[3], out)
    lay(dyes[1], dotted(x, y, size * 0.125, size * 0.022, pixel) * inside(size * 0.4 - far, pixel), out)
    const petal = far - size * (0.2 + 0.15 * Math.cos(turn * 8))
    lay(dyes[0], inside(petal * 0.8, pixel), out)
    lay(dyes[2], inside(far - size * (0.12 + 0.1 * Math.cos(turn * 8)), pixel) * 0.9, out)
    lay(dyes[0], inside(far - size * 0.09, pixel), out)
    lay(dyes[3], inside(far - size * 0.045, pixel), out)
    const bx = wrap(x + ((row & 1) + 1) * size * 0.5, size)
    lay(dyes[0], inside((Math.abs(bx) + Math.abs(py)) * 0.7 - size * 0.045, pixel), out)
  }

/** Rosettes and crosses in turn, in a lattice of double lines. */
export const ceplok =
  (size: number): Motif =>
  (x, y, pixel, dyes, out) => {
    const column = Math.round(x / size)
    const row = Math.round(y / size)
    const px = x - column * size
    const py = y - row * size
    const far = lengthOf(px, py)
    const turn = Math.atan2(py, px)
    const edge = size / 2 - Math.max(Math.abs(px), Math.abs(py))
    const odd = (column + row) & 1
    ground(odd ? dyes[1] : dyes[3], out)
    lay(dyes[0], dotted(x, y, size * 0.07, size * 0.012, pixel) * 0.85, out)
    lay(odd ? dyes[3] : dyes[1], inside(far - size * 0.41, pixel), out)
    const petals = far - size * (0.27 + 0.09 * Math.cos(turn * (odd ? 4 : 8)))
    lay(dyes[0], inside(petals, pixel), out)
    lay(dyes[2], inside(petals + size * 0.035, pixel), out)
    lay(
      dyes[0],
      stroke(Math.sin(turn * (odd ? 4 : 8)) * far * 0.2, size * 0.008, pixel) *
        inside(petals + size * 0.05, pixel),
      out,
    )
    lay(dyes[0], inside(far - size * 0.11, pixel), out)
    lay(dyes[3], inside(far - size * 0.075, pixel), out)
    lay(dyes[0], inside(far - size * 0.03, pixel), out)
    lay(dyes[0], stroke(far - size * 0.44, size * 0.012, pixel), out)
    lay(dyes[0], inside(edge - size * 0.018, pixel), out)
    lay(dyes[0], stroke(edge - size * 0.042, size * 0.007, pixel), out)
  }

/** Overlapping scales, each with its dot. */
export const scales =
  (size: number): Motif =>
  (x, y, pixel, dyes, out) => {
    let best = -1
    let px = 0
    let py = 0
    for (let step = 0; step < 3 && best < 0; step++) {
      const row = Math.floor(y / (size * 0.5)) + step
      px = wrap(x + (row & 1) * size * 0.5, size)
      py = y - row * size * 0.5
      if (lengthOf(px, py) < size * 0.54) best = step
    }
    const far = lengthOf(px, py)
    ground(dyes[1], out)
    lay(dyes[3], inside(far - size * 0.42, pixel), out)
    lay(dyes[0], stroke(far - size * 0.49, size * 0.022, pixel), out)
    lay(dyes[0], stroke(far - size * 0.38, size * 0.014, pixel), out)
    lay(dyes[2], inside(far - size * 0.25, pixel), out)
    lay(dyes[0], inside(lengthOf(px, py + size * 0.2) - size * 0.06, pixel), out)
  }

/** Clouds drawn line within line, from light to dark. */
export const clouds =
  (size: number): Motif =>
  (x, y, pixel, dyes, out) => {
    const far = cloudDistance(x / size, y / size) * size
    ground(dyes[3], out)
    lay(dyes[1], dotted(x, y, size * 0.07, size * 0.011, pixel) * 0.7, out)
    const step = size * 0.05
    for (let ring = 0; ring < 7; ring++) {
      const distance = far + (ring - 2) * step
      if (distance > pixel) continue
      const share = ring / 6
      lay(dyes[0], inside(distance, pixel), out)
      const tone: Colour = [
        dyes[1][0] + (dyes[2][0] - dyes[1][0]) * share,
        dyes[1][1] + (dyes[2][1] - dyes[1][1]) * share,
        dyes[1][2] + (dyes[2][2] - dyes[1][2]) * share,
      ]
      lay(tone, inside(distance + step * 0.22, pixel), out)
    }
  }

const puffs = [
  [-0.36, -0.02, 0.13],
  [-0.2, -0.11, 0.16],
  [0.02, -0.15, 0.18],
  [0.2, -0.07, 0.16],
  [0.34, 0.04, 0.1],
  [0, 0.04, 0.16],
  [-0.17, 0.06, 0.12],
] as const

/** Distance to the nearest of the clouds in staggered rows; one cloud is about one unit wide. */
function cloudDistance(x: number, y: number): number {
  let nearest = 9
  const middle = Math.round(y / 0.56)
  for (let row = middle - 1; row <= middle + 1; row++) {
    const shift = (row & 1) * 0.62
    const column = Math.round((x - shift) / 1.24)
    const px = (x - shift - column * 1.24) * (hash(column, row) > 0.5 ? 1 : -1)
    const py = y - row * 0.56
    if (py * py > 0.16) continue
    for (const [cx, cy, radius] of puffs) {
      const far = lengthOf(px - cx, py - cy) - radius
      if (far < nearest) nearest = far
    }
  }
  return nearest
}

/** Slanting bands, each with its own small ornament. */
export function slants(order: readonly (readonly [keyof typeof bands, number])[]): Motif {
  const total = order.reduce((sum, [, width]) => sum + width, 0)
  return (x, y, pixel, dyes, out) => {
    const along = (x + y) * 0.7071
    const across = (x - y) * 0.7071
    let from = across - Math.floor(across / total) * total
    for (const [index, [name, width]] of order.entries()) {
      if (from >= width) {
        from -= width
        continue
      }
      const band: Band = bands[name]
      ground(index % 2 === 0 ? dyes[3] : index % 4 === 1 ? dyes[0] : dyes[1], out)
      const ink = index % 2 === 0 ? dyes[0] : index % 4 === 1 ? dyes[3] : dyes[0]
      lay(ink, band(along / width, from / width, pixel / width), out)
      lay(dyes[2], stroke(Math.min(from, width - from), 0.035, pixel), out)
      return
    }
  }
}

/** Figures of single dashes, in the manner of a woven cloth. */
export const dashes =
  (name: FigureName, square: number): Motif =>
  (x, y, pixel, dyes, out) => {
    const column = Math.round(x / square)
    const row = Math.round(y / square)
    const drawing = figure(name, 2)
    const number = drawing(column, row)
    const off = Math.max(Math.abs(x - column * square), Math.abs(y - row * square))
    ground(dyes[3], out)
    const tone = number === 0 ? dyes[1] : number === 2 ? dyes[2] : dyes[0]
    lay(tone, inside(off - square * (number === 0 ? 0.12 : 0.38), pixel), out)
  }
