import { smooth } from '../geometry.ts'
import { noise } from '../noise.ts'
import { type Grid, gridOf } from '../render/grid.ts'
import { type Outline, turned } from './turned.ts'
import { tube } from './tube.ts'

export type Pouch = Readonly<{ width: number; height: number; depth: number; seed: number }>

/** A filled pouch that stands on its own foot, sealed at the top. u runs right and v up from its middle. */
export function pouch({ width, height, depth, seed }: Pouch): Grid[] {
  const shift = (seed % 37) * 3.3
  const side = (front: 1 | -1): Grid =>
    gridOf(90, 120, (a, b, out) => {
      const x = (a - 0.5) * width
      const y = b * height
      const off = Math.abs(a - 0.5) * 2
      // Round at the foot, flat at the seal, flat at the side seams.
      const belly = (1 - smooth(0.3, 0.86, b)) * (0.86 + 0.3 * Math.sin(Math.min(1, b / 0.5) * Math.PI))
      const section = Math.sqrt(Math.max(0, 1 - (off * 1.07) ** 2.6))
      const crease = (noise(x * 0.5 + shift, y * 0.4) - 0.5) * 0.5 * (0.3 + off) * smooth(0.95, 0.6, b)
      const pinch = 0.25 * Math.sin(x * 1.4 + shift) * smooth(0.55, 0.85, b) * smooth(0.95, 0.85, b)
      out.x = x * (1 - 0.035 * Math.sin(b * Math.PI))
      out.y = y + 0.7 * off * off * smooth(0.2, 0, b)
      out.z = front * (depth * belly * section + 0.05) + crease + pinch
      out.u = x * front
      out.v = y - height / 2
    })
  return [side(1), side(-1)]
}

const jarOutline: Outline = [
  [0.005, 0],
  [4.3, 0],
  [4.9, 0.5],
  [5, 1.4],
  [5, 6],
  [5, 8.6],
  [4.7, 9.6],
  [4.1, 10.2],
  [4, 10.6],
  [4, 11.4],
]

const lidOutline: Outline = [
  [4.25, 10.5],
  [4.4, 10.6],
  [4.4, 11],
  [4.4, 12.2],
  [4.2, 12.5],
  [2, 12.55],
  [0.005, 12.55],
]

const capOutline: Outline = [
  [6, 9.6],
  [5.1, 10.3],
  [4.5, 10.9],
  [4.35, 11.2],
  [4.5, 11.9],
  [4.3, 12.6],
  [3.4, 12.9],
  [0.005, 13],
]

const bottleOutline: Outline = [
  [0.005, 0],
  [3.2, 0],
  [3.7, 0.4],
  [3.8, 1.2],
  [3.8, 8],
  [3.8, 12.6],
  [3.3, 15],
  [1.9, 17],
  [1.4, 18.4],
  [1.35, 21],
  [1.5, 21.4],
]

const corkOutline: Outline = [
  [1.2, 21],
  [1.25, 21.2],
  [1.3, 22.6],
  [1.1, 22.9],
  [0.005, 22.9],
]

const tinOutline: Outline = [
  [0.005, 0],
  [4.8, 0],
  [5, 0.15],
  [5, 1],
  [5, 7],
  [5, 11.8],
  [4.9, 12],
]

const tinLidOutline: Outline = [
  [5.1, 11.2],
  [5.15, 11.4],
  [5.15, 13.4],
  [5, 13.6],
  [2, 13.7],
  [0.005, 13.7],
]

const round = (outline: Outline, columns = 130, rows = 100): Grid =>
  turned({ outline, at: [0, 0, 0], columns, rows })

/** Glass jar and lid. */
export const jar = (): readonly [glass: Grid, lid: Grid] => [round(jarOutline), round(lidOutline, 130, 60)]

/** A cloth cap for a jar, in frills, and the cord that ties it. */
export function clothCap(): readonly [cloth: Grid, tie: Grid] {
  const frills = (angle: number) => 1 + 0.05 * Math.sin(angle * 17) + 0.03 * Math.sin(angle * 7 + 1)
  const cloth = turned({
    outline: capOutline,
    at: [0, 0, 0],
    section: frills,
    sectionAt: share => smooth(0.55, 0, share),
    columns: 240,
    rows: 90,
  })
  const path = Array.from({ length: 41 }, (_, index) => {
    const angle = (index / 40) * Math.PI * 2
    return [4.5 * Math.sin(angle), 11.1, 4.5 * Math.cos(angle)] as const
  })
  return [cloth, tube({ path, radius: 0.18, columns: 10, rows: 120 })]
}

/** Bottle and cork. */
export const bottle = (): readonly [glass: Grid, cork: Grid] => [
  round(bottleOutline),
  round(corkOutline, 60, 30),
]

/** Tin and lid. */
export const tin = (): readonly [body: Grid, lid: Grid] => [round(tinOutline), round(tinLidOutline, 130, 60)]

/** The girth of the round packs, for labels that go round them. */
export const girths = { jar: 2 * Math.PI * 5, bottle: 2 * Math.PI * 3.8, tin: 2 * Math.PI * 5 } as const
