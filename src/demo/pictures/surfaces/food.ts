import { type Colour, colour } from '../colour.ts'
import { clamp, smooth } from '../geometry.ts'
import { cloud, hash, noise } from '../noise.ts'
import type { Sample, Surface } from '../render/scene.ts'
import { setColour } from './room.ts'

function towards(out: Sample, tone: Colour, share: number): void {
  out.red += (tone[0] - out.red) * share
  out.green += (tone[1] - out.green) * share
  out.blue += (tone[2] - out.blue) * share
}

/** Fried or baked: blistered, browner in patches. */
export function fried(base: Colour, brown: Colour, grain = 1): Surface {
  return (u, v, _pixel, out) => {
    const patch = cloud(u * 0.5 * grain, v * 0.5 * grain, 3)
    const blister = noise(u * 2.6 * grain, v * 2.6 * grain)
    const fine = noise(u * 8 * grain, v * 8 * grain)
    setColour(out, base, 0.86 + 0.2 * fine)
    towards(out, brown, clamp((patch - 0.42) * 2.2 + 0.25 * (blister - 0.5), 0, 0.85))
    out.height = 0.07 * blister + 0.02 * fine
    out.gloss = 0.35
    out.mirror = 0.06
  }
}

/** Skin with a soft shine: beans, chillies, eggs, nuts. */
export function skin(base: Colour, dark: Colour, gloss: number, mottle = 0.4): Surface {
  return (u, v, _pixel, out) => {
    const patch = cloud(u * 1.1, v * 1.1, 2)
    setColour(out, base, 0.9 + 0.14 * noise(u * 6, v * 6))
    towards(out, dark, clamp((patch - 0.4) * mottle * 2, 0, 1))
    out.height = 0.012 * noise(u * 7, v * 7)
    out.gloss = gloss
    out.mirror = 0.04 + 0.14 * gloss
  }
}

/** Sticky or steamed: even, a little shine, with crumbs of another colour on it. */
export function crumbed(base: Colour, crumb: Colour, share: number): Surface {
  return (u, v, _pixel, out) => {
    const grain = noise(u * 5.5, v * 5.5) * 0.6 + noise(u * 11, v * 11) * 0.4
    const on = smooth(1 - share - 0.08, 1 - share + 0.08, grain)
    setColour(out, base, 0.9 + 0.16 * noise(u * 1.4, v * 1.4))
    towards(out, crumb, on)
    out.height = 0.07 * on + 0.01 * grain
    out.gloss = 0.5 * (1 - on)
    out.mirror = 0.1 * (1 - on)
  }
}

/** A banana leaf: ribs across, a paler vein along u = 0. */
export function bananaLeaf(seed: number): Surface {
  const base = colour('405826')
  const pale = colour('869350')
  const shift = (seed % 31) * 5.7
  return (u, v, _pixel, out) => {
    const ribs = Math.sin((v + 0.25 * Math.abs(u)) * 7)
    setColour(out, base, 0.82 + 0.1 * ribs + 0.25 * cloud(u * 0.2 + shift, v * 0.2, 2))
    towards(out, pale, smooth(0.3, 0.12, Math.abs(u)))
    out.height = 0.02 * ribs
    out.gloss = 0.5
    out.mirror = 0.14
  }
}

/** What a glass holds: colour, pieces floating in it, filled up to a height (cm). */
export type Filling = Readonly<{
  base: Colour
  bits: Colour
  bitSize: number
  share: number
  level: number
  clear: number
}>

/** Glass with something in it; the empty part above shows the room faintly. */
export function glass(filling: Filling, empty: Colour): Surface {
  const { base, bits, bitSize, share, level, clear } = filling
  return (u, v, pixel, out) => {
    const grain = noise(u / bitSize, v / bitSize) * 0.7 + noise(u / bitSize + 40, (v / bitSize) * 1.9) * 0.3
    const bit = share === 0 ? 0 : smooth(1 - share - 0.06, 1 - share + 0.06, grain)
    const depth = 0.78 + 0.3 * cloud(u * 0.16, v * 0.16, 2)
    const below = smooth(level + 0.06 + pixel, level - 0.06, v)
    setColour(out, base, depth * (1 + clear * smooth(0, level, v) * 0.7))
    towards(out, bits, bit * (0.55 + 0.45 * noise(u * 3, v * 3)))
    towards(out, empty, 1 - below)
    out.gloss = 0.97
    out.mirror = 0.3
  }
}

/** Things packed in a jar, one lying on another: each cell of `size` is a piece with its own tone. */
export function packed(base: Colour, dark: Colour, size: number, level: number, empty: Colour): Surface {
  return (u, v, pixel, out) => {
    const row = Math.floor(v / (size * 0.72))
    const x = u / size + (row & 1) * 0.5 + 0.3 * hash(row, 5)
    const column = Math.floor(x)
    const own = hash(column, row)
    const dx = (x - column - 0.5) * 2
    const dy = (v / (size * 0.72) - row - 0.5) * 2
    const far = Math.sqrt(dx * dx * 0.9 + dy * dy)
    setColour(out, base, 0.62 + 0.5 * own + 0.1 * noise(u * 5, v * 5))
    towards(out, dark, smooth(0.55, 1.1, far))
    const below = smooth(level + 0.3 * own + pixel, level + 0.3 * own - 0.1, v)
    towards(out, empty, 1 - below)
    out.height = 0.1 * Math.max(0, 1 - far * far) * below
    out.gloss = 0.97
    out.mirror = 0.24
  }
}
