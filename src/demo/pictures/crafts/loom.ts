import { colour } from '../colour.ts'
import { noise } from '../noise.ts'
import { type Random, randomOf } from '../random.ts'
import { type Grid, gridOf } from '../render/grid.ts'
import type { Camera, Part, Surface } from '../render/scene.ts'
import { box } from '../shapes/box.ts'
import { along, tube } from '../shapes/tube.ts'
import type { Vector } from '../geometry.ts'
import { cameraAt } from '../studio.ts'
import { cord, stick } from '../surfaces/plain.ts'
import { setColour, visible, wood } from '../surfaces/room.ts'
import type { Palette } from '../motifs/weave-design.ts'

const part = (grid: Grid, surface: Surface, casts = 3): Part => ({ grid, surface, casts })

const timber = colour('8a5d38')
const bamboo = colour('bd9a5c')

const bar = (from: Vector, to: Vector, radius: number): Grid =>
  tube({ path: [from, along([from, to], 0.5), to], radius, columns: 20, rows: 40 })

const front: Vector = [0, 12, 21]
const back: Vector = [0, 20, -27]
const width = 42

/** Threads side by side, with the dark of the shed between them. */
function warp(dyes: Palette): Surface {
  const pitch = 0.24
  return (u, _v, pixel, out) => {
    const index = Math.floor(u / pitch)
    const within = Math.abs(u / pitch - index - 0.5) * 2
    const band = Math.floor(u / 2.6) % 5
    const tone = dyes[band === 2 ? 1 : band === 4 ? 2 : 0]!
    const gap = within > 0.62 ? visible(pitch, pixel) * 0.75 : 0
    setColour(out, tone, (0.85 + 0.3 * noise(index * 3.7, 1)) * (1 - gap))
    out.height = 0.05 * (1 - within * within) * visible(pitch, pixel)
    out.sheen = 0.3
  }
}

/** The stretched sheet between two shares of the way from the front beam to the back beam. */
function sheet(from: number, to: number): Grid {
  return gridOf(90, 60, (a, b, out) => {
    const share = to + (from - to) * b
    const x = (a - 0.5) * width
    out.x = x
    out.y = front[1] + (back[1] - front[1]) * share + 0.9 + 0.25 * Math.sin(share * Math.PI)
    out.z = front[2] + (back[2] - front[2]) * share
    out.u = a * width
    out.v = (1 - share) * 49
  })
}

/** A comb with its teeth, standing in the warp. */
function comb(share: number): Part[] {
  const y = front[1] + (back[1] - front[1]) * share
  const z = front[2] + (back[2] - front[2]) * share
  const surface = stick(bamboo, 3)
  const teeth = Array.from({ length: 64 }, (_, index) => {
    const x = -width / 2 + ((index + 0.5) / 64) * width
    return part(
      tube({
        path: [
          [x, y - 3, z],
          [x, y, z],
          [x, y + 4.6, z - 0.8],
        ],
        radius: 0.1,
        columns: 5,
        rows: 4,
      }),
      surface,
      1,
    )
  })
  return [
    part(bar([-width / 2 - 2, y + 4.8, z - 0.8], [width / 2 + 2, y + 4.8, z - 0.8], 0.8), surface),
    part(bar([-width / 2 - 2, y - 3, z], [width / 2 + 2, y - 3, z], 0.8), surface),
    ...teeth,
  ]
}

/** A boat-shaped shuttle with its pirn of thread. */
function shuttle(at: Vector, yaw: number, tone: Palette[number]): Part[] {
  const turn = (yaw * Math.PI) / 180
  const place = (share: number): Vector => [
    at[0] + Math.cos(turn) * (share - 0.5) * 17,
    at[1],
    at[2] - Math.sin(turn) * (share - 0.5) * 17,
  ]
  const hull = tube({
    path: [place(0), place(0.5), place(1)],
    radius: share => 1.25 * Math.sin(Math.max(0.02, share) * Math.PI) ** 0.5 * (share > 0.995 ? 0.1 : 1),
    flat: 0.7,
    columns: 18,
  })
  const lifted = (share: number): Vector => [place(share)[0], at[1] + 0.7, place(share)[2]]
  const pirn = tube({
    path: [lifted(0.3), lifted(0.5), lifted(0.7)],
    radius: share => 0.75 - 0.35 * share,
    columns: 14,
  })
  return [part(hull, stick(timber, 5, 0.6)), part(pirn, cord(tone, 0.16))]
}

/** A hand loom seen from the weaver's seat: cloth on the breast beam, shed and comb, warp running back. */
export function loomParts(
  cloth: Surface,
  dyes: Palette,
  seed: number,
): Readonly<{ parts: Part[]; camera: Camera }> {
  const random = randomOf('loom', seed)
  const fell = random.between(0.4, 0.54)
  const beam = stick(timber, seed)
  const posts = [-1, 1].flatMap(side => {
    const frame = wood(timber, seed, 30)
    const upright = box({ width: 3.4, height: 44, depth: 3.4 }, { at: [side * 26, 0, -14] })
    const low = box({ width: 3, height: 3, depth: 60 }, { at: [side * 26, 8, -3] })
    return [...Object.values(upright), ...Object.values(low)].map(face => part(face, frame, 1))
  })
  const heddle = heddles(fell + 0.17, random, dyes)
  const parts = [
    part(sheet(0, fell), cloth, 4),
    part(sheet(fell, 1), warp(dyes), 4),
    part(bar([-28, front[1], front[2] + 0.4], [28, front[1], front[2] + 0.4], 1.9), beam),
    part(bar([-28, back[1], back[2]], [28, back[1], back[2]], 2.2), beam),
    part(bar([-27, 42, -14], [27, 42, -14], 1.3), beam),
    ...posts,
    ...comb(fell + 0.06),
    ...heddle,
    ...shuttle([random.between(-7, 5), 15.4, 14], random.between(12, 34), dyes[3]),
  ]
  return { parts, camera: cameraAt([0, 15, -1], 92, random.between(-3, 3), 27, 29) }
}

/** Loops of thread from a rod above, through which the warp runs. */
function heddles(share: number, random: Random, dyes: Palette): Part[] {
  const y = front[1] + (back[1] - front[1]) * share
  const z = front[2] + (back[2] - front[2]) * share
  const thread = cord(dyes[1], 0.5)
  const loops = Array.from({ length: 74 }, (_, index) => {
    const x = -width / 2 + ((index + 0.5) / 74) * width
    const sway = random.between(-0.2, 0.2)
    return part(
      tube({
        path: [
          [x, y + 0.6, z],
          [x + sway, y + 3.4, z],
          [x, y + 7, z],
        ],
        radius: 0.09,
        columns: 5,
        rows: 6,
      }),
      thread,
      1,
    )
  })
  return [
    part(bar([-width / 2 - 3, y + 7.4, z], [width / 2 + 3, y + 7.4, z], 0.95), stick(bamboo, 11)),
    ...loops,
  ]
}
