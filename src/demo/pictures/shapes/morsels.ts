import { noise } from '../noise.ts'
import type { Random } from '../random.ts'
import { type Grid, gridOf } from '../render/grid.ts'
import { type Pose, posed } from './pose.ts'
import { type Outline, ovalSection, type Turned, turned } from './turned.ts'
import { tube } from './tube.ts'

/** A piece of food about the origin, with the radius of the room it takes and its thickness, in centimetres. */
export type Morsel = Readonly<{ grid: Grid; radius: number; thickness: number }>

/** A thin slice, fried until it bends: round or long. */
export function chip(random: Random, radius: number, long = 1): Morsel {
  const bendX = random.between(-0.06, 0.2)
  const bendZ = random.between(-0.18, 0.08)
  const shift = random.between(0, 90)
  const grid = gridOf(
    30,
    9,
    (a, b, out) => {
      const angle = a * Math.PI * 2
      const reach =
        Math.max(0.01, b) *
        radius *
        (1 + 0.12 * (noise(Math.cos(angle) * 1.5 + shift, Math.sin(angle) * 1.5) - 0.5))
      out.x = Math.cos(angle) * reach * long
      out.z = Math.sin(angle) * reach
      out.y =
        bendX * out.x * out.x +
        bendZ * out.z * out.z +
        0.35 * b * (noise(out.x * 0.8 + shift, out.z * 0.8) - 0.5)
      out.u = out.x + shift
      out.v = out.z + shift
    },
    true,
  )
  return { grid, radius: radius * 0.75, thickness: 0.85 }
}

const ballOutline: Outline = [
  [0.02, -1],
  [0.4, -0.92],
  [0.75, -0.66],
  [0.95, -0.31],
  [1, 0],
  [0.95, 0.31],
  [0.75, 0.66],
  [0.4, 0.92],
  [0.02, 1],
]

/** A ball or egg: radius, height against width, and how much more pointed the upper end is. */
export function ball(radius: number, tall = 1, pointed = 0, fine = 1): Morsel {
  const outline = ballOutline.map(
    ([r, h]) => [r * radius * (1 - pointed * Math.max(0, h)), h * radius * tall] as const,
  )
  const grid = turned({ outline, at: [0, 0, 0], columns: Math.round(26 * fine), rows: Math.round(20 * fine) })
  return { grid, radius: radius * 0.92, thickness: radius * 1.5 }
}

/** A block cut with a knife, softened at its edges. */
export function block(width: number, height: number, long = 1, map: Turned['map'] = 'flat'): Morsel {
  const half = height / 2
  const soft = Math.min(0.25, half * 0.5)
  const r = width * 0.5
  const outline: Outline = [
    [0.02, -half],
    [r * 0.7, -half],
    [r - soft, -half],
    [r, -half + soft],
    [r, half - soft],
    [r - soft, half],
    [r * 0.7, half],
    [0.02, half],
  ]
  const grid = turned({ outline, at: [0, 0, 0], section: ovalSection(long, 7), columns: 44, rows: 30, map })
  return { grid, radius: r * Math.max(1, long), thickness: height }
}

/** A flat round biscuit, a little domed. */
export function biscuit(radius: number): Morsel {
  const outline: Outline = [
    [0.02, -0.4],
    [radius * 0.9, -0.4],
    [radius, -0.1],
    [radius * 0.93, 0.2],
    [radius * 0.6, 0.42],
    [0.02, 0.5],
  ]
  return {
    grid: turned({ outline, at: [0, 0, 0], columns: 34, rows: 22, map: 'flat' }),
    radius: radius * 0.9,
    thickness: 0.8,
  }
}

/** A coffee or cacao bean: an egg lying down with a furrow along its upper side. */
export function bean(length: number): Morsel {
  const half = length / 2
  const grid = gridOf(
    16,
    12,
    (a, b, out) => {
      const angle = a * Math.PI * 2
      const along = Math.cos(b * Math.PI)
      const reach = Math.sin(b * Math.PI) * half * 0.66
      const top = Math.max(0, Math.sin(angle))
      const furrow = Math.exp(-((Math.cos(angle) * 5) ** 2)) * top * half * 0.22
      out.x = along * half
      out.z = Math.cos(angle) * reach
      out.y = Math.sin(angle) * reach * 0.72 - furrow
      out.u = angle * half
      out.v = along * half
    },
    true,
  )
  return { grid, radius: half * 0.8, thickness: half }
}

/** A peanut in its skin, or a cashew when bent. */
export function nut(length: number): Morsel {
  const half = length / 2
  const path = [
    [-half, 0, 0],
    [0, 0.04, 0],
    [half, 0, 0],
  ] as const
  const grid = tube({
    path,
    radius: share => half * 0.62 * Math.sqrt(Math.max(0, 1 - (2 * share - 1) ** 2)) + 0.02,
    columns: 14,
    rows: 14,
  })
  return { grid, radius: half * 0.75, thickness: half }
}

/** A chilli with its bend. */
export function chilli(random: Random, length: number): Morsel {
  const bend = random.between(-0.25, 0.25) * length
  const path = [
    [-length / 2, 0, 0],
    [-length / 5, 0, bend * 0.6],
    [length / 5, 0, bend],
    [length / 2, 0, bend * 0.4],
  ] as const
  const grid = tube({
    path,
    radius: share => 0.08 + 0.62 * (1 - share) ** 0.6 * Math.min(1, share * 9 + 0.45),
    columns: 16,
    rows: 34,
  })
  return { grid, radius: length * 0.3, thickness: 1 }
}

/** A rolled stick of bark, or a wafer. */
export function quill(length: number, radius: number): Morsel {
  const path = [
    [-length / 2, 0, 0],
    [length / 2, 0, 0],
  ] as const
  return {
    grid: tube({ path, radius, columns: 18, rows: 24 }),
    radius: length * 0.3,
    thickness: radius * 1.6,
  }
}

export type Heap = Readonly<{
  /** Makes the next piece. */
  piece: (random: Random) => Morsel
  count: number
  /** Radius of the heap and the height of what lies under it at a distance from its middle. */
  radius: number
  under: (distance: number) => number
  /** How far pieces may lean, in degrees. */
  lean: number
  random: Random
}>

const cells = 64

/** Lays pieces down one after another, each where there is still room low down, so that they heap up. */
export function heap({ piece, count, radius, under, lean, random }: Heap): Grid[] {
  const reach = radius * 1.3
  const heights = new Float32Array(cells * cells)
  for (let at = 0; at < heights.length; at++) {
    const x = (((at % cells) + 0.5) / cells - 0.5) * 2 * reach
    const z = ((Math.floor(at / cells) + 0.5) / cells - 0.5) * 2 * reach
    heights[at] = under(Math.hypot(x, z))
  }
  return Array.from({ length: count }, () => {
    const morsel = piece(random)
    let best = { x: 0, z: 0, height: Infinity }
    for (let attempt = 0; attempt < 16; attempt++) {
      const angle = random.between(0, Math.PI * 2)
      const far = Math.sqrt(random.next()) * radius
      const place = { x: Math.cos(angle) * far, z: Math.sin(angle) * far }
      const height = settleAt(heights, reach, place.x, place.z, morsel, false)
      // The middle of the heap is favoured, which makes it round.
      const cost = height + far * 0.12
      if (cost < best.height) best = { ...place, height: cost }
    }
    const ground = settleAt(heights, reach, best.x, best.z, morsel, true)
    const pose: Pose = {
      at: [best.x, ground + morsel.thickness * 0.5, best.z],
      yaw: random.between(0, 360),
      pitch: random.between(-lean, lean),
      roll: random.between(-lean, lean),
    }
    return posed(morsel.grid, pose)
  })
}

/** Height at which a piece comes to lie; with `fill`, raises the ground by the piece. */
function settleAt(
  heights: Float32Array,
  reach: number,
  x: number,
  z: number,
  morsel: Morsel,
  fill: boolean,
): number {
  const scale = cells / (2 * reach)
  const spread = morsel.radius * scale
  let sum = 0
  let count = 0
  let top = 0
  const touched: number[] = []
  for (let row = Math.floor((z + reach) * scale - spread); row <= (z + reach) * scale + spread; row++) {
    for (
      let column = Math.floor((x + reach) * scale - spread);
      column <= (x + reach) * scale + spread;
      column++
    ) {
      if (row < 0 || column < 0 || row >= cells || column >= cells) continue
      const off = Math.hypot((column + 0.5) / scale - reach - x, (row + 0.5) / scale - reach - z)
      if (off > morsel.radius) continue
      const height = heights[row * cells + column]!
      sum += height
      top = Math.max(top, height)
      count++
      touched.push(row * cells + column)
    }
  }
  // Between lying in the hollow and lying on the highest neighbour.
  const ground = count > 0 ? (sum / count) * 0.4 + top * 0.6 : 0
  if (fill) for (const at of touched) heights[at] = Math.max(heights[at]!, ground + morsel.thickness * 0.75)
  return ground
}
