import { type Colour, shade } from '../colour.ts'
import type { Vector } from '../geometry.ts'
import type { Palette } from '../motifs/weave-design.ts'
import { noise } from '../noise.ts'
import { type Random, randomOf } from '../random.ts'
import type { Camera, Part, Surface } from '../render/scene.ts'
import { ball } from '../shapes/morsels.ts'
import { disc } from '../shapes/disc.ts'
import { posed } from '../shapes/pose.ts'
import { tube } from '../shapes/tube.ts'
import { vesselGrids, vesselSizes } from '../shapes/vessels.ts'
import { cameraAt } from '../studio.ts'
import { clay, clays } from '../surfaces/clay.ts'
import { plain, stick } from '../surfaces/plain.ts'
import { setColour } from '../surfaces/room.ts'
import { colour } from '../colour.ts'

/** Spun threads lying side by side along v. */
function hank(tone: Colour, seed: number): Surface {
  return (u, v, _pixel, out) => {
    const strand = noise(u * 5 + seed, v * 0.12)
    setColour(out, tone, 0.6 + 0.55 * strand + 0.12 * noise(u * 16, v * 0.5))
    out.height = 0.12 * strand
    out.sheen = 0.5
  }
}

/** A skein hung over a bar: many thin loops together, tied once below the bar. */
function skein(x: number, top: number, depth: number, length: number, random: Random): Part['grid'][] {
  return Array.from({ length: 13 }, (_, index) => {
    const off = (index / 12 - 0.5) * 4.2
    const out = random.between(-0.7, 0.7)
    const low = length * random.between(0.95, 1.04)
    const waist = x + off * 0.55
    const path: Vector[] = [
      [waist, top + 1.5, depth],
      [waist, top, depth + 1.5 + out * 0.2],
      [x + off, top - low * 0.5, depth + 1.7 + out],
      [x + off * 1.1, top - low, depth + out * 0.5],
      [x + off, top - low * 0.5, depth - 1.2 + out],
      [waist, top, depth - 1.5],
      [waist, top + 1.5, depth],
    ]
    return tube({ path, radius: random.between(0.34, 0.46), columns: 9, rows: 70 })
  })
}

/** Dyed skeins drying on a pole over the bowls they were dyed in. */
export function skeinParts(dyes: Palette, seed: number): Readonly<{ parts: Part[]; camera: Camera }> {
  const random = randomOf('skeins', seed)
  const pole = tube({
    path: [
      [-50, 40, -8],
      [0, 40.4, -8],
      [50, 40, -8],
    ],
    radius: 1.2,
    columns: 24,
  })
  const tones = [0, 1, 2, 3, 0, 2, 1, 3].map(index => dyes[index]!)
  const parts: Part[] = [{ grid: pole, surface: stick(colour('bd9a5c'), seed), casts: 3 }]
  tones.forEach((tone, index) => {
    const x = (index - 3.5) * 7.4 + random.between(-0.8, 0.8)
    const by = random.between(0.86, 1.15)
    const surface = hank(shade(tone, by), index * 9)
    for (const grid of skein(x, 40, -8, random.between(20, 24), random))
      parts.push({ grid, surface, casts: 4 })
  })
  ;[-20, 1, 21].forEach((x, index) =>
    parts.push(...dyeBowl([x, 0, index === 1 ? -2 : 1], dyes[(index + 1) % 3]!, seed)),
  )
  for (const [x, z, tone] of [
    [-9, 12, 2],
    [10, 11, 1],
  ] as const) {
    const { grid } = ball(2.6, 1, 0, 1.6)
    parts.push({
      grid: posed(grid, { at: [x, 2.5, z], yaw: x * 20, roll: 40 }),
      surface: hank(dyes[tone], 3),
      casts: 3,
    })
  }
  return { parts, camera: cameraAt([0, 21, 0], 108, 0, 11) }
}

/** A clay bowl with dye in it. */
export function dyeBowl(at: Vector, dye: Colour, seed: number, size = 0.85): Part[] {
  const { round, radiusAt } = vesselSizes('bowl')
  const surface = clay({ body: clays.brown, round, radiusAt, seed, smoke: 0.5 })
  const bath = disc(9.6, [0, 6.6, 0])
  return [
    ...vesselGrids('bowl').map(grid => ({ grid: posed(grid, { at, size }), surface, casts: 4 })),
    { grid: posed(bath, { at, size }), surface: plain(shade(dye, 0.6), 0.92, 0.3), casts: 0 },
  ]
}
