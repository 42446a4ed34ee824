import type { Random } from '../random.ts'
import { type Grid, gridOf } from '../render/grid.ts'
import { noise } from '../noise.ts'

export type Folded = Readonly<{
  width: number
  depth: number
  /** Number of layers and the thickness of one, in centimetres. */
  layers: number
  thickness: number
  random: Random
}>

/**
 * A cloth folded to and fro into a flat pile on the origin, its round folds to the front.
 * u runs across, v along the cloth. The last sheet closes the open sides.
 */
export function folded({ width, depth, layers, thickness, random }: Folded): Grid[] {
  const offset = random.between(0, 60)
  const run = depth - thickness
  const bend = (Math.PI * thickness) / 2
  const length = layers * run + (layers - 1) * bend
  const sag = (x: number, share: number) => 0.32 * (noise(x * 0.12 + offset, share * 1.7) - 0.5)
  const cloth = gridOf(70, 46 * layers, (a, b, out) => {
    const along = (1 - b) * length
    const layer = Math.min(layers - 1, Math.floor(along / (run + bend)))
    const within = along - layer * (run + bend)
    const forward = layer % 2 === (layers - 1) % 2
    const x = (a - 0.5) * width
    const base = (layer + 0.5) * thickness
    const front = depth / 2 - thickness / 2
    if (within <= run) {
      const share = within / run
      out.z = forward ? -front + run * share : front - run * share
      out.y = base
    } else {
      const angle = ((within - run) / bend) * Math.PI
      out.z = (forward ? front : -front) + (forward ? 1 : -1) * Math.sin(angle) * thickness * 0.5
      out.y = base + (1 - Math.cos(angle)) * thickness * 0.5
    }
    const loose = noise(layer * 3.7 + offset, 1) - 0.5
    out.x = x + loose * 0.5 + 0.15 * (noise(out.z * 0.3, layer * 5 + offset) - 0.5)
    out.z += loose * 0.6
    out.y += sag(x, out.z / depth) * (0.25 + (0.75 * layer) / layers)
    out.u = a * width
    out.v = along
  })
  return [cloth, ...[-1, 1].map(side => sideOf(side, width, depth, layers * thickness, thickness))]
}

/** The open side of the pile, where the selvedges of the layers lie on each other. */
function sideOf(side: number, width: number, depth: number, height: number, thickness: number): Grid {
  return gridOf(50, 60, (a, b, out) => {
    const layer = (b * height) / thickness
    const bulge = Math.abs(Math.sin(layer * Math.PI)) * 0.16
    out.x = side * (width / 2 - 0.42 + bulge)
    out.y = b * height * 0.97
    out.z = (a - 0.5) * (depth - thickness * 0.9)
    out.u = side < 0 ? 0.4 : width - 0.4
    out.v = a * depth + Math.floor(layer) * depth
  })
}

export type Roll = Readonly<{ width: number; radius: number; turns: number; tail: number }>

/** A rolled cloth lying along x on the table with its end let out to the front, and its two faces. */
export function rolled({ width, radius, turns, tail }: Roll): Grid[] {
  const core = 0.9
  const arc = Math.PI * (radius + core) * turns
  const length = arc + tail
  const place = (along: number): readonly [number, number] => {
    if (along > arc) return [(along - arc) * 1, 0.12 + 0.25 * Math.exp(-(along - arc) / 2)]
    const share = along / arc
    const reach = core + (radius - core) * Math.sqrt(share)
    // The outermost turn ends underneath, where the tail leaves to the front.
    const angle = -Math.PI / 2 - (1 - share) * turns * Math.PI * 2
    return [Math.cos(angle) * reach, radius + Math.sin(angle) * reach]
  }
  const sheet = gridOf(60, 60 * turns + 60, (a, b, out) => {
    const [z, y] = place(b * length)
    out.x = (a - 0.5) * width
    out.y = Math.max(0.08, y)
    out.z = z
    out.u = a * width
    out.v = b * length
  })
  return [sheet, ...[-1, 1].map(side => faceOf(side, width, radius, core, turns))]
}

function faceOf(side: number, width: number, radius: number, core: number, turns: number): Grid {
  return gridOf(
    80,
    turns * 8,
    (a, b, out) => {
      const angle = a * Math.PI * 2
      const reach = core + (radius - core) * b
      const turn = b * turns - a
      const edge = Math.abs(Math.sin(turn * Math.PI))
      out.x = side * (width / 2 - 0.35 + 0.3 * edge)
      out.y = radius + Math.sin(angle) * reach
      out.z = Math.cos(angle) * reach
      out.u = side < 0 ? 0.3 : width - 0.3
      out.v = angle * reach + b * 40
    },
    true,
  )
}
