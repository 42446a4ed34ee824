import { cross, smooth, unit, type Vector } from '../geometry.ts'
import type { Mood } from './scene.ts'

/** A painted place waiting for light, and afterwards its colour. */
export type Point = {
  red: number
  green: number
  blue: number
  gloss: number
  mirror: number
  sheen: number
  nx: number
  ny: number
  nz: number
  vx: number
  vy: number
  vz: number
  px: number
  py: number
  pz: number
  inverseDepth: number
  /** Shares of the window and the room that the place sees. */
  window: number
  room: number
}

/** The light of the room, with the axes of the window as it is mirrored in a glaze. */
export type Room = Readonly<{ mood: Mood; side: Vector; up: Vector }>

export function roomOf(mood: Mood): Room {
  const side = unit(cross(mood.window, [0, 1, 0]))
  return { mood, side, up: cross(side, mood.window) }
}

/** Daylight from a window is a little warm against the blue of the shaded room. */
const keyTint: Vector = [1.06, 1, 0.91]
const skyTint: Vector = [0.93, 0.98, 1.06]

/** Turns the point's own colour into the light that reaches the eye. */
export function lightPoint(point: Point, room: Room): void {
  const { mood } = room
  const { nx, ny, nz } = point
  const facing = nx * mood.window[0] + ny * mood.window[1] + nz * mood.window[2]
  // The window is wide, so light reaches a little round the edge.
  const wrapped = Math.max(0, (facing + 0.18) / 1.18)
  const key = mood.key * wrapped * point.window * pool(point, room)
  const skyShare = 0.5 + 0.5 * ny
  // The room is brighter on the window's side.
  const fill = mood.fill * point.room * (0.8 - 0.25 * nx + 0.15 * nz) * (0.35 + 0.65 * skyShare)
  const bounce = (1 - skyShare) * (0.3 + 0.7 * point.room) * (0.35 + 0.65 * point.window) * mood.key
  const toEye = Math.max(0, nx * point.vx + ny * point.vy + nz * point.vz)
  const edge = 1 - toEye
  const fuzz = point.sheen * edge * edge * edge * (0.4 * mood.fill * point.room + 0.5 * key + 0.12)
  const mirrored = point.mirror > 0 ? mirroredLight(point, room, toEye) : 0
  point.red =
    point.red * (key * keyTint[0] + fill * skyTint[0] + bounce * mood.bounce[0] + fuzz) + mirrored * 1.02
  point.green =
    point.green * (key * keyTint[1] + fill * skyTint[1] + bounce * mood.bounce[1] + fuzz) + mirrored
  point.blue =
    point.blue * (key * keyTint[2] + fill * skyTint[2] + bounce * mood.bounce[2] + fuzz) + mirrored * 0.97
}

/** Window light falls as a pool: full on the things, fading towards the far side of the wall and the table. */
function pool(point: Point, { side, up }: Room): number {
  const across = point.px * side[0] + point.py * side[1] + point.pz * side[2]
  const rise = point.px * up[0] + point.py * up[1] + point.pz * up[2] - 6
  const off = Math.sqrt(across * across * 0.8 + rise * rise * 1.3)
  return 0.5 + 0.5 * (1 - smooth(14, 74, off)) + Math.max(0, -point.px - 10) * 0.002
}

/** What a shining surface throws back of the window and the room, stronger at grazing angles. */
function mirroredLight(point: Point, room: Room, toEye: number): number {
  const { mood, side, up } = room
  const twice = 2 * toEye
  const rx = twice * point.nx - point.vx
  const ry = twice * point.ny - point.vy
  const rz = twice * point.nz - point.vz
  const rough = 1 - point.gloss
  const ahead = rx * mood.window[0] + ry * mood.window[1] + rz * mood.window[2]
  let light = mood.fill * (0.12 + 0.26 * Math.max(0, ry + 0.2)) * (0.3 + 0.7 * point.room)
  if (ahead > 0.05) {
    const column = Math.abs(rx * side[0] + ry * side[1] + rz * side[2]) / ahead
    const row = Math.abs(rx * up[0] + ry * up[1] + rz * up[2]) / ahead
    const blur = 0.06 + 1.1 * rough * rough + 0.15 * rough
    const pane = within(column, 0.3, blur) * within(row, 0.42, blur)
    // A dull surface spreads the same light over a wider patch.
    const spread = 1 / (1 + (blur * blur) / 0.12)
    const bars = rough < 0.25 ? Math.max(bar(column, blur), bar(row - 0.08, blur)) * (1 - rough * 4) : 0
    light += mood.key * 3.2 * pane * spread * (1 - 0.75 * bars) * (0.15 + 0.85 * point.window)
  }
  const edge = 1 - toEye
  const square = edge * edge
  const strength =
    point.mirror * (0.25 + 0.75 * square * square * edge * point.gloss + 0.5 * square * rough * 0.3)
  return light * strength
}

function within(value: number, half: number, blur: number): number {
  const share = (half + blur - value) / (2 * blur)
  if (share <= 0) return 0
  if (share >= 1) return 1
  return share * share * (3 - 2 * share)
}

const bar = (value: number, blur: number): number => within(Math.abs(value), 0.012, blur * 0.35)
