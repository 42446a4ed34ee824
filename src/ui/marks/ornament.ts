import { html } from '../../platform/html.ts'
import type { Html } from '../../platform/html.ts'

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
  /** Lozenges of a diamond twill. */
  wajik: ['#.....o.....', '.#...o#o...#', '..#.o###o.#.', '...o##o##o..', '..#.o###o.#.', '.#...o#o...#'],
  /** A plain twill's diagonal. */
  kepar: ['##..', '.##.', '..##', '#..#'],
  /** Strips plaited over two and under two. */
  anyam: ['###.oo', '###.oo', '......', 'oo.###', 'oo.###', '......'],
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
  /** One row of eight-pointed stars. */
  bintang: [
    '....#...#....',
    '....##.##....',
    '..o.##.##.o..',
    '##.o.#.#.o.##',
    '.###.o.o.###.',
    '....o.o.o....',
    '.###.o.o.###.',
    '##.o.#.#.o.##',
    '..o.##.##.o..',
    '....##.##....',
    '....#...#....',
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
  const here = [...row].map(letter => letter === thread)
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

function weft(row: string, thread: string, y: number, cell: number): Html | '' {
  const found = runsOf(row, thread)
  if (!found) return ''
  const dashes = found.runs.map(run => run * cell).join(' ')
  return html`<path d="M0 ${y}H${WIDTH}"${dashes ? html` stroke-dasharray="${dashes}"` : ''}${found.start ? html` stroke-dashoffset="${-found.start * cell}"` : ''}/>`
}

const threadOf = (rows: readonly string[], thread: string, cell: number): Html[] =>
  rows.map((row, index) => html`${weft(row, thread, index * cell + cell / 2, cell)}`)

function draw(kind: OrnamentKind, size: OrnamentSize): Html {
  const rows = drafts[kind]
  const cell = cells[size]
  const thread = cell > 2 ? cell - 0.75 : cell
  return html`<svg class="ornament ornament--${kind}" width="100%" height="${rows.length * cell}" fill="none" stroke-width="${thread}" aria-hidden="true" focusable="false"><g class="ornament__warp">${threadOf(rows, '#', cell)}</g><g class="ornament__weft">${threadOf(rows, 'o', cell)}</g></svg>`
}

const drawn = new Map<string, Html>()

/** A woven band across its whole place. Decoration only: screen readers don't get it. */
export function ornament(kind: OrnamentKind, size: OrnamentSize = 'medium'): Html {
  const key = `${kind} ${size}`
  const known = drawn.get(key)
  if (known) return known
  const made = draw(kind, size)
  drawn.set(key, made)
  return made
}

/** The crossings of a draft, for pictures that are woven from it. */
export const draftOf = (kind: OrnamentKind): readonly string[] => drafts[kind]
