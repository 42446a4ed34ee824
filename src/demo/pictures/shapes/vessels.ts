import type { Vector } from '../geometry.ts'
import type { Grid } from '../render/grid.ts'
import { type Outline, outlineLength, radiusAlong, turned } from './turned.ts'
import { tube } from './tube.ts'

/** A form thrown on the wheel: outline from the foot over the rim and down inside, in centimetres. */
export type Vessel = Readonly<{
  outline: Outline
  /** Handles, spouts and lids that belong to it, given in the vessel's own place. */
  extras?: readonly Grid[]
  /** Where ornament sits best, as shares of the outside wall. */
  wall: readonly [from: number, to: number]
}>

const guci: Outline = [
  [0.005, 0],
  [6.2, 0],
  [6.6, 0.5],
  [8.6, 6],
  [11.2, 13],
  [12, 18],
  [10.4, 23],
  [6.8, 26.2],
  [5.9, 27.6],
  [6.6, 29.4],
  [7.3, 30],
  [6.9, 30.3],
  [5.6, 28.6],
  [5.4, 26],
]

const slender: Outline = [
  [0.005, 0],
  [4.4, 0],
  [4.7, 0.4],
  [5.2, 4],
  [7.4, 12],
  [7.8, 18],
  [6, 25],
  [3.1, 30],
  [2.6, 33],
  [3.6, 36],
  [4, 36.4],
  [3.6, 36.5],
  [2.2, 33],
  [2.2, 30],
]

const moon: Outline = [
  [0.005, 0],
  [5, 0],
  [5.4, 0.5],
  [9.6, 4.4],
  [12, 10.6],
  [11.4, 16.4],
  [7.6, 20.8],
  [4.4, 22.2],
  [3.9, 23.2],
  [4.4, 24.2],
  [4.1, 24.4],
  [3.3, 23],
  [3.6, 21.6],
]

const bowl: Outline = [
  [0.005, 0],
  [3.8, 0],
  [4, 0.9],
  [4.6, 1.3],
  [8.2, 3.8],
  [10.4, 7.4],
  [11, 9.6],
  [10.75, 9.8],
  [10, 7.4],
  [7.6, 4],
  [4, 2],
  [0.005, 1.6],
]

const cup: Outline = [
  [0.005, 0],
  [2.9, 0],
  [3.2, 0.4],
  [3.9, 3.4],
  [4, 6.6],
  [3.95, 7.6],
  [3.75, 7.7],
  [3.7, 6.4],
  [3.5, 3.4],
  [0.005, 1],
]

const plate: Outline = [
  [0.005, 0],
  [7, 0],
  [7.4, 0.5],
  [12, 1.6],
  [15.4, 2.9],
  [15.7, 3.2],
  [15.3, 3.4],
  [11.6, 2.2],
  [8.6, 1.5],
  [0.005, 1.1],
]

const pitcherBody: Outline = [
  [0.005, 0],
  [5.2, 0],
  [5.6, 0.5],
  [8.4, 5],
  [9.6, 10],
  [8.4, 15.4],
  [4.6, 19.6],
  [2.7, 22],
  [2.5, 25.6],
  [3.6, 27.4],
  [3.5, 27.8],
  [2.2, 26],
  [2.2, 22],
]

const teapotBody: Outline = [
  [0.005, 0],
  [4.6, 0],
  [5, 0.5],
  [8, 3.4],
  [9.2, 7],
  [8, 10.6],
  [4.8, 12.9],
  [4.4, 13.1],
  [4.7, 13.6],
  [3.4, 14.6],
  [1.4, 15.2],
  [0.8, 15.8],
  [1.3, 16.8],
  [0.9, 17.5],
  [0.005, 17.6],
]

const planter: Outline = [
  [0.005, 0],
  [6.4, 0],
  [6.8, 0.4],
  [8.6, 6],
  [10, 13],
  [10.3, 14.2],
  [11.2, 14.4],
  [11.4, 16.4],
  [10.9, 16.8],
  [10.2, 15.6],
  [9.6, 13],
  [8.6, 8],
]

const lidded: Outline = [
  [0.005, 0],
  [5.4, 0],
  [5.8, 0.5],
  [9.4, 6],
  [10.6, 11],
  [9.2, 15.6],
  [7.4, 17.2],
  [7.2, 17.5],
  [8, 18],
  [6.6, 20],
  [3.4, 21.8],
  [1.3, 22.4],
  [0.9, 23.2],
  [1.7, 24.5],
  [1.2, 25.4],
  [0.005, 25.7],
]

const path = (...points: Vector[]): readonly Vector[] => points

const spout = (): Grid =>
  tube({
    path: path([7.6, 11, 0], [11.4, 13.4, 0], [13.2, 17, 0], [14.2, 20.6, 0]),
    radius: share => 2.3 - 1.45 * share ** 0.6,
    columns: 28,
  })

const teaSpout = (): Grid =>
  tube({
    path: path([7.4, 5.4, 0], [11, 6.6, 0], [12.6, 9.6, 0], [14.6, 12, 0]),
    radius: share => 2 - 1.2 * share ** 0.7,
    columns: 26,
  })

const bail = (): Grid =>
  tube({
    path: path([-6.4, 11.4, 0], [-7.6, 17, 0], [-3, 22.6, 0], [3, 22.6, 0], [7.6, 17, 0], [6.4, 11.4, 0]),
    radius: 0.6,
    flat: 1.3,
    columns: 18,
    rows: 90,
  })

const ear = (side: 1 | -1): Grid =>
  tube({
    path: path([4.6 * side, 19, 0], [8 * side, 22.4, 0], [7.4 * side, 25, 0], [3 * side, 25.4, 0]),
    radius: 0.75,
    columns: 18,
  })

/** The vessels that can be drawn, by their own names. */
export const vessels = {
  guci: { outline: guci, wall: [0.24, 0.62] },
  slender: { outline: slender, wall: [0.2, 0.6] },
  moon: { outline: moon, wall: [0.28, 0.66] },
  bowl: { outline: bowl, wall: [0.22, 0.46] },
  cup: { outline: cup, wall: [0.24, 0.5] },
  plate: { outline: plate, wall: [0.58, 0.8] },
  kendi: { outline: pitcherBody, extras: [spout()], wall: [0.24, 0.52] },
  pitcher: { outline: pitcherBody, extras: [ear(-1), ear(1)], wall: [0.24, 0.52] },
  teapot: { outline: teapotBody, extras: [teaSpout(), bail()], wall: [0.24, 0.5] },
  planter: { outline: planter, wall: [0.2, 0.44] },
  lidded: { outline: lidded, wall: [0.22, 0.5] },
} as const satisfies Record<string, Vessel>

export type VesselName = keyof typeof vessels

/** The vessel's wall and extras as sheets standing on the origin; the wall comes first. */
export function vesselGrids(name: VesselName): readonly Grid[] {
  const vessel: Vessel = vessels[name]
  return [turned({ outline: vessel.outline, at: [0, 0, 0] }), ...(vessel.extras ?? [])]
}

export type VesselSizes = Readonly<{
  /** Circumference at the widest place, in centimetres. */
  round: number
  /** Length of the outline in centimetres. */
  length: number
  radiusAt: (v: number) => number
}>

export function vesselSizes(name: VesselName): VesselSizes {
  const { outline } = vessels[name]
  return {
    round: 2 * Math.PI * Math.max(...outline.map(([radius]) => radius)),
    length: outlineLength(outline),
    radiusAt: radiusAlong(outline),
  }
}
