import { type Colour, colour } from './colour.ts'
import { unit, type Vector } from './geometry.ts'
import { gridOf } from './render/grid.ts'
import type { Camera, Mood, Part, Surface } from './render/scene.ts'
import { choiceOf } from './random.ts'
import { linen, plaster, stone, wood } from './surfaces/room.ts'

/** Where every picture's light comes from: a wide window, upper left, a little in front. */
const windowDirection: Vector = unit([-0.62, 0.66, 0.42])

/** A place to photograph: what things stand on and what is behind them. */
export type Studio = Readonly<{ parts: readonly Part[]; mood: Mood }>

type Cove = Readonly<{ surface: (base: Colour, seed: number) => Surface; tone: string }>

const moodOf = (tone: Colour, key: number): Mood => ({
  window: windowDirection,
  key,
  fill: 0.44,
  bounce: [tone[0] * 0.42, tone[1] * 0.42, tone[2] * 0.42],
  exposure: 0.86,
})

/** A table that bends up into the wall without a corner, so that nothing draws the eye from the thing. */
function coveStudio(surface: Surface, tone: Colour, back: number): Studio {
  const bend = 26
  const front = 110
  const flat = front - back - bend
  const arc = (bend * Math.PI) / 2
  const rise = 150
  const grid = gridOf(30, 90, (a, b, out) => {
    const along = b * (flat + arc + rise)
    out.x = (a - 0.5) * 380
    out.u = out.x
    out.v = along
    if (along < flat) {
      out.y = 0
      out.z = front - along
    } else if (along < flat + arc) {
      const angle = (along - flat) / bend
      out.y = bend * (1 - Math.cos(angle))
      out.z = back + bend - bend * Math.sin(angle)
    } else {
      out.y = bend + along - flat - arc
      out.z = back
    }
  })
  return { parts: [{ grid, surface, casts: 0 }], mood: moodOf(tone, 1.72) }
}

/** A table top before a wall. */
function tableStudio(top: Surface, topTone: Colour, wall: Surface, back: number): Studio {
  const table = gridOf(40, 40, (a, b, out) => {
    out.x = (a - 0.5) * 320
    out.y = 0
    out.z = 110 - b * (110 - back)
    out.u = out.x
    out.v = out.z
  })
  const behind = gridOf(30, 20, (a, b, out) => {
    out.x = (a - 0.5) * 420
    out.y = b * 170 - 20
    out.z = back - 14
    out.u = out.x
    out.v = out.y
  })
  return {
    parts: [
      { grid: table, surface: top, casts: 0 },
      { grid: behind, surface: wall, casts: 0 },
    ],
    mood: moodOf(topTone, 1.72),
  }
}

const coves: readonly Cove[] = [
  { surface: plaster, tone: 'cfc8b9' },
  { surface: linen, tone: 'c4baa6' },
  { surface: plaster, tone: 'a9a89f' },
  { surface: plaster, tone: 'bfac94' },
]

const tables = [
  { top: wood, tone: '9a6b43', wall: 'd6cfc0' },
  { top: wood, tone: '6b4428', wall: 'c6c4ba' },
  { top: stone, tone: '5f605e', wall: 'cdc8bd' },
  { top: wood, tone: 'b98f63', wall: 'a9aea6' },
] as const

const numbers = [0, 4, 1, 5, 2, 6, 3, 7] as const

/**
 * The studio of a seed: one of four seamless backdrops and four tables before a wall.
 * `room` is the free depth behind the middle in centimetres.
 */
export function studioOf(seed: number, room = 50): Studio {
  const which = choiceOf(numbers, seed, 'place')
  const cove = coves[which]
  if (cove !== undefined) {
    const tone = colour(cove.tone)
    return coveStudio(cove.surface(tone, seed), tone, -room)
  }
  const table = tables[which - coves.length]!
  const tone = colour(table.tone)
  return tableStudio(table.top(tone, seed), tone, plaster(colour(table.wall), seed), -room - 12)
}

/**
 * A camera that looks at a point from a distance: `turn` degrees round to the right, `rise` degrees up.
 */
export function cameraAt(target: Vector, distance: number, turn: number, rise: number, opening = 26): Camera {
  const side = (turn * Math.PI) / 180
  const up = (rise * Math.PI) / 180
  const eye: Vector = [
    target[0] + distance * Math.sin(side) * Math.cos(up),
    target[1] + distance * Math.sin(up),
    target[2] + distance * Math.cos(side) * Math.cos(up),
  ]
  return { eye, target, opening }
}

/** A camera close to a thing at about its own height, sharp where it looks. */
export function closeCamera(target: Vector, distance: number, rise: number, blur = 0.8): Camera {
  return { ...cameraAt(target, distance, -4, rise, 21), focus: { distance, blur } }
}
