import { type Colour, shade } from '../colour.ts'
import { smooth } from '../geometry.ts'
import type { Band } from '../motifs/bands.ts'
import { cloud, noise } from '../noise.ts'
import type { Surface } from '../render/scene.ts'
import { type Label, paintLabel } from './label.ts'
import { setColour } from './room.ts'

export type Foil = Readonly<{
  tone: Colour
  gloss: number
  /** Height of the pouch, to find its seal. */
  height: number
  label?: Label
  /** Middle of the label above the pouch's middle. */
  lift?: number
  /** A printed band of ornament near the foot. */
  print?: Readonly<{ band: Band; tone: Colour; from: number; to: number }>
}>

/** The skin of a pouch: paper or foil, a crimped seal at the top, perhaps a label and a printed band. */
export function foil({ tone, gloss, height, label, lift = 0, print }: Foil): Surface {
  return (u, v, pixel, out) => {
    const crumple = cloud(u * 0.5 + 9, v * 0.5, 3)
    setColour(out, tone, 0.94 + 0.06 * noise(u * 9, v * 9) + 0.06 * crumple)
    const seal = smooth(height / 2 - 2.3, height / 2 - 2.2, v)
    const crimp = Math.sin(v * 21) * seal
    out.height = 0.05 * crumple * (1 - gloss * 0.5) + 0.025 * crimp
    out.gloss = gloss
    out.mirror = 0.05 + 0.2 * gloss
    if (print && v > print.from && v < print.to) {
      const high = print.to - print.from
      const cover = print.band(u / high, (v - print.from) / high, pixel / high)
      out.red += (print.tone[0] - out.red) * cover
      out.green += (print.tone[1] - out.green) * cover
      out.blue += (print.tone[2] - out.blue) * cover
    }
    if (label) {
      const covered = paintLabel(label, u, v - lift, pixel, out)
      out.height += 0.02 * covered
      out.gloss += (0.35 - out.gloss) * covered
      out.mirror += (0.06 - out.mirror) * covered
    }
  }
}

/** Card with a label in the middle of the face and a printed edge. */
export function card(tone: Colour, edge: Colour, height: number, label?: Label): Surface {
  return (u, v, pixel, out) => {
    setColour(out, tone, 0.96 + 0.06 * noise(u * 7, v * 7))
    if (Math.abs(v) > height / 2 - 1.3 && Math.abs(v) < height / 2 - 0.9) setColour(out, edge, 1)
    out.gloss = 0.35
    out.mirror = 0.07
    if (label) paintLabel(label, u, v, pixel, out)
  }
}

/** A round pack with a label that goes round from the front; `girth` is its circumference. */
export function wrapped(under: Surface, label: Label, girth: number, middle: number): Surface {
  return (u, v, pixel, out) => {
    under(u, v, pixel, out)
    const covered = paintLabel(label, u - girth / 2, v - middle, pixel, out)
    if (covered === 0) return
    out.height = 0
    out.gloss += (0.3 - out.gloss) * covered
    out.mirror += (0.06 - out.mirror) * covered
  }
}

/** Brushed or lacquered metal. */
export function metal(tone: Colour, gloss: number): Surface {
  const dim = shade(tone, 0.7)
  return (u, v, _pixel, out) => {
    setColour(out, dim, 0.95 + 0.1 * noise(u * 0.4, v * 14))
    out.height = 0.012 * Math.sin(v * 9)
    out.gloss = gloss
    out.mirror = 0.45
  }
}
