import { type Colour, colour } from '../colour.ts'
import type { Vector } from '../geometry.ts'
import type { Random } from '../random.ts'
import type { Grid } from '../render/grid.ts'
import type { Camera, Part, Surface } from '../render/scene.ts'
import { box } from '../shapes/box.ts'
import { behindAt, boxAt, type Fall, floorAt, settle, sheetOf } from '../shapes/cloth-fall.ts'
import { folded, rolled } from '../shapes/folded.ts'
import { edgeOf, fringe, hanging } from '../shapes/hanging.ts'
import { ball } from '../shapes/morsels.ts'
import { type Pose, posed } from '../shapes/pose.ts'
import { rippled } from '../shapes/rippled.ts'
import { tube } from '../shapes/tube.ts'
import { cord, stick } from '../surfaces/plain.ts'
import { cameraAt } from '../studio.ts'
import { wood } from '../surfaces/room.ts'

/** A cloth to show: what is on it, and the colour of its fringe if it has one. */
export type Textile = Readonly<{ surface: Surface; thread?: Colour; stiffness: number }>

const part = (grid: Grid, surface: Surface, casts = 4): Part => ({ grid, surface, casts })

const bamboo = colour('c2a266')
const teak = colour('8a5a34')

/** A wooden rail from post to post. */
function rail(height: number, depth: number, tone: Colour, radius: number): Part {
  const grid = tube({
    path: [
      [-48, height, depth],
      [0, height, depth],
      [48, height, depth],
    ],
    radius,
    columns: 24,
  })
  return part(grid, stick(tone, 7), 3)
}

export type Drape = Readonly<{ middle: number; width: number; front: number; folds: number }>

/** Cloths over a rail, in folds, with their fringes. */
export function overRail(textiles: readonly Textile[], drapes: readonly Drape[], random: Random): Part[] {
  const height = 45
  const depth = -6
  const parts = [rail(height, depth, random.chance(0.5) ? bamboo : teak, 1.1)]
  drapes.forEach(({ middle, width, front, folds }, index) => {
    const textile = textiles[index % textiles.length]!
    const place: Vector = [middle, height, depth]
    const grid = hanging({ width, front, behind: 20, rail: place, railRadius: 1.2, folds, random })
    parts.push(part(grid, textile.surface, 6))
    if (textile.thread) {
      const edge = edgeOf(grid, grid.rows - 1)
      const bundles = Math.round(width / 0.62)
      for (const thread of fringe({ edge, bundles, length: 4.5, towards: [0, -1, 0], random })) {
        parts.push(part(thread, cord(textile.thread), 2))
      }
    }
  })
  return parts
}

/** Folded cloths on each other, the largest below. */
export function pile(textiles: readonly Textile[], at: Vector, yaw: number, random: Random): Part[] {
  const parts: Part[] = []
  let height = at[1]
  textiles.forEach(({ surface }, index) => {
    const layers = random.pick([4, 5])
    const thickness = random.between(0.72, 0.9)
    const width = 34 - index * 1.1 + random.between(-0.6, 0.6)
    const grids = folded({ width, depth: 25 - index * 0.9, layers, thickness, random })
    const pose: Pose = {
      at: [at[0] + random.between(-0.5, 0.5), height, at[2]],
      yaw: yaw + random.between(-3, 3),
    }
    for (const grid of grids) parts.push(part(posed(grid, pose), surface, 6))
    height += layers * thickness - 0.1
  })
  return parts
}

/** Rolls side by side, one with its end let out. */
export function rolls(textiles: readonly Textile[], at: Vector, yaw: number): Part[] {
  const places: readonly Vector[] = [
    [0, 0, 0],
    [0, 0, -9.6],
    [0, 8, -4.8],
  ]
  return textiles.slice(0, 3).flatMap(({ surface }, index) => {
    const grids = rolled({ width: 36 - index * 2, radius: 4.7, turns: 6, tail: index === 0 ? 17 : 0.2 })
    const place = places[index]!
    const turn = (yaw * Math.PI) / 180
    const moved: Vector = [
      at[0] + place[2] * Math.sin(turn),
      at[1] + place[1],
      at[2] + place[2] * Math.cos(turn),
    ]
    return grids.map(grid => part(posed(grid, { at: moved, yaw: yaw + index * 2 - 2 }), surface, 5))
  })
}

/** A cloth laid over a chest and hanging down before it, a little gathered. */
export function overChest(textile: Textile, random: Random): Part[] {
  const columns = 30
  const rows = 54
  const spacing = 1.15
  const slant = random.between(-0.1, 0.1)
  const shift = random.between(-4, 4)
  const [width, height, depth] = [52, 19, 19]
  const fall: Fall = {
    columns,
    rows,
    spacing,
    start: (column, row) => {
      const x = (column - (columns - 1) / 2) * spacing * 0.78
      const along = (row - rows * 0.4) * spacing
      const z = along * 0.72 - 4
      const wave = 0.5 * Math.sin(column * 0.9 + slant * row)
      return [shift + x + z * slant, height + 1.6 + wave - Math.max(0, along - 14) * 0.5, z - x * slant]
    },
    obstacles: [
      boxAt([0, height / 2, -8], [width / 2 + 0.6, height / 2 + 0.6, depth / 2 + 0.6], 1.2),
      floorAt(0.3),
    ],
    steps: 120,
    stiffness: textile.stiffness,
  }
  const sheet = sheetOf(settle(fall), fall, 5)
  const faces = box(
    { width: width - 0.8, height: height - 0.8, depth: depth - 1.6, edge: 0.5 },
    { at: [0, 0, -8] },
  )
  const chest = wood(teak, 3, 9.5)
  return [part(sheet, textile.surface, 6), ...Object.values(faces).map(face => part(face, chest, 1))]
}

type Peg = Readonly<{ column: number; at: Vector }>

/** A cloth held up at three places, swinging down between them. */
export function swag(textile: Textile, random: Random): Part[] {
  const columns = 42
  const height = 42
  const span = random.between(24, 26)
  const middle = random.between(0.42, 0.58)
  const pegs: readonly Peg[] = [
    { column: 0, at: [-span, height, -6] },
    { column: Math.round(middle * (columns - 1)), at: [(middle - 0.5) * 2 * span, height + 1, -6] },
    { column: columns - 1, at: [span, height, -6] },
  ]
  const fall = swagFall(pegs, columns, span, height, textile.stiffness)
  const knobs = pegs.map(({ at: [x, y, z] }) =>
    part(posed(ball(1.1, 1, 0, 1.4).grid, { at: [x, y + 0.2, z + 0.4] }), stick(teak, 3)),
  )
  return [part(sheetOf(settle(fall), fall, 5), textile.surface, 6), ...knobs]
}

function swagFall(
  pegs: readonly Peg[],
  columns: number,
  span: number,
  height: number,
  stiffness: number,
): Fall {
  const spacing = 1.47
  // A pinch of three points hangs on each peg.
  const pinch = (column: number, row: number): Vector | undefined => {
    const peg = row === 0 ? pegs.find(one => Math.abs(one.column - column) <= 1) : undefined
    return peg && [peg.at[0] + (column - peg.column) * 0.7, peg.at[1], peg.at[2]]
  }
  return {
    columns,
    rows: 26,
    spacing,
    start: (column, row) =>
      pinch(column, row) ?? [
        (column / (columns - 1) - 0.5) * 2 * span,
        height - row * spacing * 0.95,
        -6 + 1.5 * Math.sin(column * 0.55) + 0.2 * Math.sin(row * 0.7),
      ],
    held: (column, row) => pinch(column, row) !== undefined,
    obstacles: [behindAt(-8), floorAt(0.3)],
    steps: 120,
    rounds: 20,
    stiffness,
  }
}

/** A close view of a cloth in soft ridges, sharp in the middle. */
export function closeUp(textile: Textile, random: Random): Readonly<{ parts: Part[]; camera: Camera }> {
  const grid = rippled({
    width: 64,
    depth: 60,
    ridge: random.between(1.8, 3),
    ridges: random.whole(3, 4),
    random,
  })
  const yaw = random.between(-28, 28)
  const sheet = part(posed(grid, { at: [0, 0, 0], yaw }), textile.surface, 5)
  const camera = cameraAt([0, 1, 0], 46, 0, random.between(40, 54), 22)
  return { parts: [sheet], camera: { ...camera, focus: { distance: 46, blur: 0.8 } } }
}
