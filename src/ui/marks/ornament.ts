import { html } from '../../platform/html.ts'
import type { Html } from '../../platform/html.ts'
import { attributes } from '../markup.ts'

/**
 * Ornaments are woven: each is a draft of rows, one letter a crossing. `#` shows the first thread,
 * `o` the second, `.` the ground. A row is drawn as one dashed line per thread, so that an ornament
 * of any width costs a few hundred bytes and needs neither ids nor patterns.
 */
const drafts = {
  /** Stepped triangles of a cloth's border. */
  tumpal: [
    '.......##.......',
    '......####......',
    '.....##..##.....',
    '....##.oo.##....',
    '...##.oooo.##...',
    '..##.oooooo.##..',
    '.##.oooooooo.##.',
    '##.oooooooooo.##',
  ],
  /** A lattice with a lozenge in each of its fields. */
  wajik: [
    '###...#...##',
    '##...#.#...#',
    '#...#...#...',
    '...#.....#..',
    '..#...o...#.',
    '.#...ooo...#',
    '#...ooooo...',
    '.#...ooo...#',
    '..#...o...#.',
    '...#.....#..',
    '#...#...#...',
    '##...#.#...#',
  ],
  /** A plain twill's diagonal. */
  kepar: ['##..', '.##.', '..##', '#..#'],
  /** Strips plaited in two directions, four over and four under. */
  anyam: ['####.o.o', '.....o.o', '####.o.o', '.....o.o', '.o.o####', '.o.o....', '.o.o####', '.o.o....'],
  /** Diagonal bands with a small lozenge between them. */
  lereng: [
    '##....o.....',
    '.##..ooo....',
    '..##..o.....',
    '...##......o',
    'o...##....oo',
    '.....##....o',
    '......##....',
    '..o....##...',
    '.ooo....##..',
    '..o......##.',
    '..........##',
    '#..........#',
  ],
  /** A row of eight-pointed stars. */
  bintang: [
    '...#.....#......',
    '...##...##......',
    '...###.###......',
    'ooo.##.##.ooo...',
    '.ooo.#.#.ooo....',
    '..ooo...ooo...o.',
    '.............ooo',
    '..ooo...ooo...o.',
    '.ooo.#.#.ooo....',
    'ooo.##.##.ooo...',
    '...###.###......',
    '...##...##......',
    '...#.....#......',
  ],
} as const satisfies Record<string, readonly string[]>

export type OrnamentKind = keyof typeof drafts
export const ornamentKinds = Object.keys(drafts) as readonly OrnamentKind[]

/** Wider than any screen; the svg's own box cuts it. */
const WIDTH = 4000
const cells = { fine: 2, medium: 3, bold: 6 } as const
export type OrnamentSize = keyof typeof cells

/** Lengths of the runs of `thread` and of the gaps between them, and where the first run starts. */
function runsOf(row: string, thread: string): { runs: number[]; start: number } | undefined {
  const here = Array.from(row, letter => letter === thread)
  const length = here.length
  const start = here.findIndex((on, index) => on && !here[(index + length - 1) % length])
  if (start < 0) return here[0] ? { runs: [], start: 0 } : undefined
  const runs: number[] = []
  for (let step = 0; step < length; step++) {
    const on = here[(start + step) % length]
    if (on === (runs.length % 2 === 1)) runs[runs.length - 1] = (runs.at(-1) ?? 0) + 1
    else runs.push(1)
  }
  return { runs, start }
}

/** One thread's line, again in every repeat below it: the dashes start anew with each line. */
function weft(row: string, thread: string, y: number, cloth: Cloth): Html | '' {
  const found = runsOf(row, thread)
  if (!found) return ''
  const dashes = found.runs.map(run => run * cloth.cell).join(' ')
  const again = `m-${WIDTH} ${cloth.height}h${WIDTH}`.repeat(cloth.repeats - 1)
  return html`<path d="M0 ${y}h${WIDTH}${again}"${attributes({
    'stroke-dasharray': dashes || null,
    'stroke-dashoffset': found.start ? -found.start * cloth.cell : null,
  })}/>`
}

type Cloth = Readonly<{ cell: number; height: number; repeats: number }>

const threadOf = (rows: readonly string[], thread: string, cloth: Cloth): Html[] =>
  rows.map((row, index) => html`${weft(row, thread, index * cloth.cell + cloth.cell / 2, cloth)}`)

function draw(kind: OrnamentKind, size: OrnamentSize, repeats: number): Html {
  const rows = drafts[kind]
  const cell = cells[size]
  const cloth = { cell, height: rows.length * cell, repeats }
  // The gap between two threads shows that it is woven; at two pixels there is no room for it.
  const thread = cell > 2 ? cell - 0.75 : cell
  return html`<svg class="ornament ornament--${kind}" width="100%" height="${cloth.height * repeats}" fill="none" stroke-width="${thread}" aria-hidden="true" focusable="false"><g class="ornament__warp">${threadOf(rows, '#', cloth)}</g><g class="ornament__weft">${threadOf(rows, 'o', cloth)}</g></svg>`
}

const drawn = new Map<string, Html>()

/** A woven band, or with `repeats` a cloth, as wide as its place. Decoration: screen readers don't get it. */
export function ornament(kind: OrnamentKind, size: OrnamentSize = 'medium', repeats = 1): Html {
  const key = `${kind} ${size} ${repeats}`
  const known = drawn.get(key)
  if (known) return known
  const made = draw(kind, size, repeats)
  drawn.set(key, made)
  return made
}

/** The crossings of a draft, for pictures that are woven from it. */
export const draftOf = (kind: OrnamentKind): readonly string[] => drafts[kind]
