import { type Colour, colour } from '../colour.ts'
import { clamp, smooth } from '../geometry.ts'
import type { Band } from '../motifs/bands.ts'
import { cloud, noise } from '../noise.ts'
import type { Sample, Surface } from '../render/scene.ts'
import { setColour, visible } from './room.ts'

/** An ornament round the pot: from and to in centimetres along the outline, `repeats` round it. */
export type Ring = Readonly<{
  band: Band
  from: number
  to: number
  repeats: number
  /** Painted in this colour, or cut into the clay where there is none. */
  paint?: Colour
}>

export type Glaze = Readonly<{
  tone: Colour
  /** Colour where the glaze runs thin over edges. */
  thin: Colour
  /** Glazed from here on along the outline (cm); negative for all over. */
  from: number
  /** Length of the drips in centimetres. */
  drip: number
  speckle: number
  gloss: number
}>

export type Clay = Readonly<{
  body: Colour
  /** Circumference in u. */
  round: number
  /** The form's radius at a place along the outline (cm). */
  radiusAt: (v: number) => number
  seed: number
  smoke?: number
  /** Polish of the bare clay, 0 to 1. */
  burnish?: number
  rings?: readonly Ring[]
  glaze?: Glaze
}>

/** A fired pot: finger rings, grit, ornament cut or painted, and a glaze that pools and runs. */
export function clay(look: Clay): Surface {
  const shift = (look.seed % 61) * 3.7
  const smoke = look.smoke ?? 0
  const burnish = look.burnish ?? 0
  return (u, v, pixel, out) => {
    // Noise taken on a circle closes without a seam.
    const angle = (u / look.round) * Math.PI * 2
    const radius = look.radiusAt(v)
    const side = Math.sin(angle) * radius
    const front = Math.cos(angle) * radius
    const broad = cloud(side * 0.1 + shift, v * 0.09 + front * 0.1, 3)
    const rings = Math.sin(v * 5.6 + noise(side * 0.1, v * 0.6 + front * 0.1) * 3)
    const grit = noise(u * 9 + shift, v * 9) * visible(0.11, pixel)
    const dark = clamp((broad - 0.5) * 2.6, 0, 1) * smoke
    setColour(out, look.body, (0.8 + 0.28 * broad + 0.14 * (grit - 0.5)) * (1 - 0.8 * dark))
    out.height = (0.012 * rings + 0.01 * grit) * (1 - 0.7 * burnish)
    out.gloss = 0.25 + 0.4 * burnish
    out.mirror = 0.06 + 0.2 * burnish
    for (const ring of look.rings ?? []) drawRing(ring, look.round, u, v, pixel, grit, out)
    if (look.glaze) pour(look.glaze, side + shift, front, v, broad, grit, out)
  }
}

function drawRing(ring: Ring, round: number, u: number, v: number, pixel: number, grit: number, out: Sample) {
  if (v < ring.from || v > ring.to) return
  const height = ring.to - ring.from
  const soft = pixel / height
  const cover = ring.band((u / round) * ring.repeats, (v - ring.from) / height, soft)
  if (cover <= 0) return
  if (ring.paint) {
    // A brush leaves more colour here and less there.
    const share = cover * (0.86 + 0.14 * grit)
    out.red += (ring.paint[0] - out.red) * share
    out.green += (ring.paint[1] - out.green) * share
    out.blue += (ring.paint[2] - out.blue) * share
    out.height += 0.008 * cover
  } else {
    out.height -= 0.06 * cover
    out.red *= 1 - 0.38 * cover
    out.green *= 1 - 0.4 * cover
    out.blue *= 1 - 0.4 * cover
    out.mirror *= 1 - cover
  }
}

function pour(
  glaze: Glaze,
  side: number,
  front: number,
  v: number,
  broad: number,
  grit: number,
  out: Sample,
) {
  const run = noise(side * 0.55, front * 0.55) + 0.4 * noise(side * 1.7, front * 1.7)
  const edge = glaze.from - glaze.drip * run * run
  const cover = smooth(edge - 0.06, edge + 0.06, v)
  if (cover <= 0) return
  // Glaze is thick just above its lower edge and thin on the rings.
  const thick = smooth(edge + 1.6, edge, v) * 0.5 + broad * 0.7
  const share = clamp(0.25 + thick, 0, 1)
  const fleck = grit > 0.86 ? 1 - glaze.speckle : 1
  out.red += (glazed(glaze, 0, share, out.red) * fleck - out.red) * cover
  out.green += (glazed(glaze, 1, share, out.green) * fleck - out.green) * cover
  out.blue += (glazed(glaze, 2, share, out.blue) * fleck - out.blue) * cover
  out.height = out.height * (1 - 0.75 * cover) + 0.07 * cover * (0.7 + 0.5 * smooth(edge + 0.8, edge, v))
  out.gloss += (glaze.gloss - out.gloss) * cover
  out.mirror += (0.16 + 0.3 * glaze.gloss - out.mirror) * cover
}

/** One channel of the glaze where it is this thick; a little of the clay shows through. */
function glazed({ tone, thin }: Glaze, axis: 0 | 1 | 2, thickness: number, under: number): number {
  const own = thin[axis] + (tone[axis] - thin[axis]) * thickness
  return own * (0.88 + 0.24 * under)
}

/** Natural clays, by where such earth is commonly dug. */
export const clays = {
  red: colour('8f4830'),
  brown: colour('6c3f2c'),
  buff: colour('c49a74'),
  pale: colour('d8c7ae'),
  black: colour('2d2a29'),
} as const
