import type { Colour } from '../colour.ts'

/** A woven pattern on squared paper: colour numbers, repeated in both directions. */
export type Design = Readonly<{ columns: number; rows: number; cells: Uint8Array }>

/** Colour number of a square; numbers index the palette: 0 ground, 1 main figure, 2 second figure, 3 accent. */
export type Drawing = (column: number, row: number) => number

export function designOf(columns: number, rows: number, drawing: Drawing): Design {
  const cells = new Uint8Array(columns * rows)
  for (let row = 0, at = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) cells[at++] = drawing(column, row)
  }
  return { columns, rows, cells }
}

/** Distance from the middle of a repeat of `size` squares. */
const off = (place: number, size: number): number =>
  Math.abs((((place % size) + size) % size) - (size - 1) / 2)

/** Diamonds in diamonds, with hooks where they meet. */
export function nestedDiamonds(width: number, height: number): Drawing {
  return (column, row) => {
    const x = off(column, width) / (width / 2)
    const y = off(row, height) / (height / 2)
    const reach = x + y
    if (reach > 1.02) {
      const corner = 2 - reach
      return corner < 0.22 ? 2 : corner < 0.3 ? 0 : corner < 0.4 ? 1 : 0
    }
    const ring = Math.floor(reach * 8)
    return [3, 2, 0, 1, 1, 0, 2, 1, 0][ring] ?? 0
  }
}

/** An eight-pointed star in each repeat. */
export function stars(size: number): Drawing {
  return (column, row) => {
    const x = off(column, size)
    const y = off(row, size)
    const far = Math.max(x, y)
    const near = Math.min(x, y)
    const reach = size / 2
    if (far < reach * 0.14) return 3
    if (far < reach * 0.66 && near < far * 0.5 + reach * 0.08 && far + near * 0.4 < reach * 0.72) {
      return near < reach * 0.06 ? 0 : 1
    }
    if (x + y > reach * 1.78) return 2
    return Math.abs(x + y - reach * 1.42) < 0.8 && far > reach * 0.5 ? 2 : 0
  }
}

/** Rows of steep triangles, point to point, as at the head of a cloth. */
export function tumpal(width: number, height: number): Drawing {
  return (column, row) => {
    const x = off(column, width) / (width / 2)
    const y = (((row % height) + height) % height) / height
    const inside = 1 - y - x
    if (inside < 0) return Math.abs(inside) < 0.1 ? 2 : 0
    if (inside < 0.12) return 1
    if (inside < 0.24) return 0
    return inside > 0.5 && x < 0.16 ? 3 : inside > 0.34 ? 1 : 2
  }
}

/** Zigzags of several colours along the cloth. */
export function zigzags(width: number, height: number, order: readonly number[]): Drawing {
  return (column, row) => {
    const climb = (off(column, width) / (width / 2)) * height * 0.9
    const place = (((row + climb) % height) + height) % height
    return order[Math.floor((place / height) * order.length)] ?? 0
  }
}

/** Lengthwise stripes: each entry is a colour and its width in squares. */
export function stripes(sequence: readonly (readonly [colour: number, width: number])[]): Drawing {
  const line = sequence.flatMap(([tone, width]) => Array.from({ length: width }, () => tone))
  return column => line[((column % line.length) + line.length) % line.length] ?? 0
}

/** Stripes both ways; where they cross, threads mix square by square. */
export function checks(sequence: readonly (readonly [colour: number, width: number])[]): Drawing {
  const across = stripes(sequence)
  return (column, row) => ((column + row) & 1 ? across(column, 0) : across(row, 0))
}

/** A quarter of each figure from its middle outwards; the loom repeats it mirrored. Digits are colour numbers. */
const quarters = {
  hooked: [
    '33.11.22..11',
    '3.11.22..11.',
    '.11.22..11..',
    '11.22....111',
    '1.22..11...1',
    '.22..1111..1',
    '22..11..11.1',
    '2...1....111',
    '..1.111.....',
    '.111..1..22.',
    '11.1..1..232',
    '1..1111...2.',
  ],
  star: [
    '33.111111..2',
    '3.111111..22',
    '.111111..22.',
    '111.11..22..',
    '11112..22...',
    '1111.2.....1',
    '111...2...11',
    '11..2..2.11.',
    '1..22...11..',
    '..22...11..3',
    '.22...11..33',
    '22...11..33.',
  ],
  key: [
    '111.222.1111',
    '1.1.2.2.1...',
    '11..2...1.33',
    '...2222.1.3.',
    '2222....1...',
    '2..2.111111.',
    '22.2.1....1.',
    '.....1.22.1.',
    '111111.2..1.',
    '1....1....1.',
    '1.33.111111.',
    '1.3.........',
  ],
  flower: ['311.1.', '11.11.', '1.21..', '.11..2', '11..22', '...22.'],
  pebble: ['331..', '31..1', '1..12', '..12.', '.12..'],
} as const

export type FigureName = keyof typeof quarters

/** A figure in each repeat, with `gap` squares of ground between repeats. */
export function figure(name: FigureName, gap: number): Drawing {
  const rows: readonly string[] = quarters[name]
  const size = rows.length * 2 + gap
  return (column, row) => {
    const x = Math.floor(off(column, size) + (gap % 2 === 0 ? 0 : 0.5))
    const y = Math.floor(off(row, size) + (gap % 2 === 0 ? 0 : 0.5))
    const mark = rows[y]?.[x]
    return mark === undefined || mark === '.' ? 0 : Number(mark)
  }
}

/** Side of a figure's repeat in squares. */
export const figureSize = (name: FigureName, gap: number): number => quarters[name].length * 2 + gap

/** Bands along the cloth, each with its own drawing; `span` is in squares. */
export type Bands = readonly Readonly<{ span: number; drawing: Drawing; ground?: number }>[]

/** Puts drawings side by side in lengthwise bands (`along`) or one after another across the cloth. */
export function banded(
  sequence: Bands,
  direction: 'lengthwise' | 'crosswise',
): Readonly<{ total: number; drawing: Drawing }> {
  const total = sequence.reduce((sum, { span }) => sum + span, 0)
  const drawing: Drawing = (column, row) => {
    const place = direction === 'lengthwise' ? column : row
    let from = ((place % total) + total) % total
    for (const { span, drawing: inner, ground } of sequence) {
      if (from < span) {
        const tone = direction === 'lengthwise' ? inner(from, row) : inner(column, from)
        return tone === 0 && ground !== undefined ? ground : tone
      }
      from -= span
    }
    return 0
  }
  return { total, drawing }
}

export type Palette = readonly [ground: Colour, main: Colour, second: Colour, accent: Colour]

/** A whole cloth's pattern; `metal` marks the colour number woven in gold thread. */
export type Cloth = Readonly<{ design: Design; metal?: number; feather: number }>

export const largeFigures = ['hooked', 'star', 'key'] as const satisfies readonly FigureName[]
export const smallFigures = ['flower', 'pebble'] as const satisfies readonly FigureName[]
