import { noise } from '../noise.ts'
import type { Random } from '../random.ts'
import { type Grid, gridOf } from '../render/grid.ts'

export type Rippled = Readonly<{
  width: number
  depth: number
  /** Height of the ridges in centimetres, and how many cross the sheet. */
  ridge: number
  ridges: number
  random: Random
}>

const samples = 400

/** A cloth laid on the table in long soft ridges. u runs across them along the cloth, so patterns keep their size. */
export function rippled({ width, depth, ridge, ridges, random }: Rippled): Grid {
  const places = Array.from({ length: ridges }, (_, index) => ({
    middle: ((index + random.between(0.25, 0.75)) / ridges - 0.5) * width,
    half: random.between(2.6, 4.6),
    height: ridge * random.between(0.55, 1.1),
    lean: random.between(-0.3, 0.3),
    fade: random.between(-0.4, 0.4),
  }))
  const heightAt = (x: number, z: number) => {
    let sum = 0.1
    for (const { middle, half, height, lean, fade } of places) {
      const off = (x - middle - lean * z) / half
      const bell = Math.exp(-off * off * (off > 0 ? 1.5 : 0.8))
      sum += height * bell * (0.7 + fade * (z / depth))
    }
    return sum + 0.3 * noise(x * 0.12 + 5, z * 0.09)
  }
  const lengths = arcLengths(width, heightAt)
  return gridOf(260, 160, (a, b, out) => {
    out.x = (a - 0.5) * width
    out.z = (0.5 - b) * depth
    out.y = heightAt(out.x, out.z)
    out.u = lengths[Math.round(a * samples)]!
    out.v = -out.z + depth / 2
  })
}

/** Length of the cloth from its left edge to each of the samples across. */
function arcLengths(width: number, heightAt: (x: number, z: number) => number): Float64Array {
  const lengths = new Float64Array(samples + 1)
  const step = width / samples
  for (let index = 1; index <= samples; index++) {
    const x = index * step - width / 2
    lengths[index] = lengths[index - 1]! + Math.hypot(step, heightAt(x, 0) - heightAt(x - step, 0))
  }
  return lengths
}
