import { type Colour, shade } from '../colour.ts'
import { smooth } from '../geometry.ts'
import { cloud, hash, noise } from '../noise.ts'
import type { Sample, Surface } from '../render/scene.ts'

export function setColour(out: Sample, base: Colour, by: number): void {
  out.red = base[0] * by
  out.green = base[1] * by
  out.blue = base[2] * by
}

/** 1 while a detail of this size is wide enough to be seen, falling to 0 when a pixel swallows it. */
export const visible = (size: number, pixel: number): number => 1 - smooth(0.25, 0.8, pixel / size)

/** A lime-washed wall: broad clouds of tone and a few trowel marks. */
export function plaster(base: Colour, seed: number): Surface {
  const shift = (seed % 97) * 13.7
  return (u, v, _pixel, out) => {
    const broad = cloud(u * 0.035 + shift, v * 0.05, 3)
    const fine = noise(u * 1.3 + shift, v * 1.1)
    setColour(out, base, 0.9 + 0.16 * broad + 0.03 * fine)
    out.height = 0.05 * noise(u * 0.4, v * 0.55 + shift) + 0.012 * fine
  }
}

/** Plain linen: slubby threads both ways and slow waves. */
export function linen(base: Colour, seed: number): Surface {
  const shift = (seed % 89) * 11.1
  const pitch = 0.13
  return (u, v, pixel, out) => {
    const seen = visible(pitch, pixel)
    const warp = Math.sin((u / pitch) * Math.PI)
    const weft = Math.sin((v / pitch) * Math.PI)
    const slub = noise(u * 0.5 + shift, v * 9) * 0.5 + noise(u * 9, v * 0.5 + shift) * 0.5
    setColour(out, base, 0.9 + 0.14 * slub + 0.05 * warp * weft * seen)
    out.height = 0.012 * (warp * warp + weft * weft) * seen + 0.35 * cloud(u * 0.06 + shift, v * 0.06, 2)
    out.sheen = 0.2
  }
}

/** Table boards along u, `board` centimetres wide, oiled but not polished. */
export function wood(base: Colour, seed: number, board = 17): Surface {
  const shift = (seed % 83) * 5.3
  const dark = shade(base, 0.52)
  return (u, v, pixel, out) => {
    const place = v + board * 0.37
    const plank = Math.floor(place / board)
    const own = hash(plank, seed & 1023)
    const across = place - plank * board
    const sway = cloud(u * 0.03 + own * 60 + shift, v * 0.12, 2)
    const rings = Math.sin((across * 1.1 + sway * 9 + own * 20) * 2.1)
    const fibre = noise(u * 0.22 + own * 31, v * 14 + shift)
    const pore = noise(u * 0.7 + shift, v * 38 + own * 7) * visible(0.05, pixel)
    const tone = 0.3 + 0.22 * rings * sway + 0.28 * fibre + 0.18 * pore + 0.25 * (own - 0.5)
    // A gap thinner than a pixel is drawn a pixel wide and the paler for it.
    const joint = Math.max(0.16, pixel * 0.8)
    const gap = smooth(joint, joint * 0.15, Math.min(across, board - across)) * (0.16 / joint)
    const lit = 1 - 0.75 * gap
    out.red = (base[0] + (dark[0] - base[0]) * tone) * lit
    out.green = (base[1] + (dark[1] - base[1]) * tone) * lit
    out.blue = (base[2] + (dark[2] - base[2]) * tone) * lit
    out.height = -0.12 * gap + 0.008 * fibre - 0.01 * pore
    out.gloss = 0.35 + 0.12 * fibre
    out.mirror = 0.1 * (1 - gap)
  }
}

/** Honed stone, or dark slate: fine grain, faint veins. */
export function stone(base: Colour, seed: number): Surface {
  const shift = (seed % 71) * 7.9
  return (u, v, pixel, out) => {
    const broad = cloud(u * 0.08 + shift, v * 0.08, 3)
    const grain = noise(u * 7, v * 7 + shift) * visible(0.15, pixel)
    setColour(out, base, 0.82 + 0.28 * broad + 0.1 * (grain - 0.5))
    out.height = 0.02 * broad + 0.01 * grain
    out.gloss = 0.3
    out.mirror = 0.12
  }
}
