import type { Vector } from '../geometry.ts'
import type { Grid } from '../render/grid.ts'
import { type Outline, outlineLength, ovalSection, turned } from './turned.ts'
import { tube } from './tube.ts'

/** A basket's plaited walls, and the rims and handles that are bound with a strip. */
export type Basket = Readonly<{ walls: readonly Grid[]; bindings: readonly Grid[] }>

type Form = Readonly<{
  outline: Outline
  depth?: number
  square?: number
  /** Share of the outline where the corners of the foot have become round. */
  roundFrom?: number
}>

/** A wall and the ring on its edge at a radius and height. */
function formed(form: Form, rim: readonly [radius: number, height: number, thickness: number]): Basket {
  const { outline, depth = 1, square = 2, roundFrom } = form
  const section = ovalSection(depth, square)
  const length = outlineLength(outline)
  const sectionAt = (share: number) =>
    roundFrom === undefined ? 1 : Math.max(0, 1 - (share * length) / roundFrom)
  const wall = turned({ outline, at: [0, 0, 0], section, sectionAt, columns: 200, rows: 140 })
  const [radius, height, thickness] = rim
  const ringSection = roundFrom === undefined ? section : () => 1
  return { walls: [wall], bindings: [ring(radius, height, thickness, ringSection)] }
}

/** A bound ring lying level. */
export function ring(
  radius: number,
  height: number,
  thickness: number,
  section: (angle: number) => number,
): Grid {
  const path: Vector[] = Array.from({ length: 73 }, (_, index) => {
    const angle = (index / 72) * Math.PI * 2 + Math.PI
    const reach = radius * section(angle)
    return [reach * Math.sin(angle), height, reach * Math.cos(angle)]
  })
  return tube({ path, radius: thickness, columns: 14, rows: 220 })
}

/** An arch from side to side. */
const arch = (half: number, from: number, top: number, thickness: number, z = 0): Grid =>
  tube({
    path: [
      [-half, from - 0.8, z],
      [-half, from, z],
      [-half * 0.92, from + (top - from) * 0.62, z],
      [0, top, z],
      [half * 0.92, from + (top - from) * 0.62, z],
      [half, from, z],
      [half, from - 0.8, z],
    ],
    radius: thickness,
    flat: 0.75,
    columns: 16,
    rows: 160,
  })

const market: Outline = [
  [0.005, 0],
  [8.6, 0],
  [9.2, 0.6],
  [10.6, 5],
  [12, 10],
  [12.8, 13.6],
  [12.5, 13.7],
  [11.6, 10],
  [10, 5],
  [8.6, 1.2],
  [0.005, 0.8],
]

const drum: Outline = [
  [0.005, 0],
  [9.4, 0],
  [10, 0.6],
  [10.4, 5],
  [10.4, 10],
  [10, 13],
  [9.6, 13],
  [9.8, 10],
]

const lid: Outline = [
  [10.8, 12.2],
  [11, 12.5],
  [11, 15],
  [10.4, 15.8],
  [7, 17],
  [3, 17.6],
  [1.4, 17.7],
  [1.2, 18.6],
  [1.7, 19.6],
  [1.2, 20.4],
  [0.005, 20.6],
]

const tray: Outline = [
  [0.005, 0],
  [10, 0],
  [13, 0.3],
  [15.4, 1.6],
  [16.6, 3.6],
  [16.3, 3.8],
  [15, 2],
  [12.8, 0.8],
  [0.005, 0.5],
]

const bag: Outline = [
  [0.005, 0],
  [12.4, 0],
  [13, 0.6],
  [13.6, 6],
  [14.2, 13],
  [14.6, 19],
  [14.3, 19.1],
  [13.8, 13],
  [13, 6],
]

const tall: Outline = [
  [0.005, 0],
  [7.6, 0],
  [8.2, 0.6],
  [10.4, 7],
  [11, 14],
  [10, 21],
  [9.2, 25],
  [8.8, 25],
  [9.4, 21],
]

const bowl: Outline = [
  [0.005, 0],
  [5.6, 0],
  [7, 0.5],
  [10.6, 3.6],
  [12.6, 8],
  [13, 9.6],
  [12.6, 9.8],
  [11.8, 7.6],
  [9.6, 3.6],
  [6, 1.4],
  [0.005, 1],
]

const gourd: Outline = [
  [0.005, 0],
  [6, 0],
  [6.6, 0.5],
  [10.4, 5],
  [11.4, 10],
  [9, 15.6],
  [5.4, 18.6],
  [5, 20],
  [6.2, 22.4],
  [5.9, 22.6],
  [4.4, 20],
]

const both = (basket: Basket, bindings: readonly Grid[], walls: readonly Grid[] = []): Basket => ({
  walls: [...basket.walls, ...walls],
  bindings: [...basket.bindings, ...bindings],
})

/** The baskets that can be drawn, standing on the origin. */
export const baskets = {
  market: () =>
    both(formed({ outline: market, square: 5, roundFrom: 12 }, [12.7, 13.7, 0.55]), [
      arch(12.4, 13, 30, 0.75),
    ]),
  box: () =>
    both(formed({ outline: drum }, [10.9, 12.3, 0.3]), [], [turned({ outline: lid, at: [0, 0, 0] })]),
  tray: () => formed({ outline: tray }, [16.5, 3.7, 0.5]),
  oval: () => formed({ outline: tray, depth: 0.66, square: 2.4 }, [16.5, 3.7, 0.5]),
  bag: () =>
    both(formed({ outline: bag, depth: 0.42, square: 3 }, [14.5, 19, 0.4]), [
      arch(6, 19.2, 29, 0.5, 5.5),
      arch(6, 19.2, 27.6, 0.5, -5.5),
    ]),
  tall: () => formed({ outline: tall }, [9, 25, 0.55]),
  bowl: () => formed({ outline: bowl }, [12.8, 9.7, 0.45]),
  gourd: () => formed({ outline: gourd }, [6, 22.5, 0.4]),
} as const satisfies Record<string, () => Basket>

export type BasketName = keyof typeof baskets
