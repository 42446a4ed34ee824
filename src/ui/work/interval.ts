import { html, raw } from '../../platform/html.ts'
import type { Html } from '../../platform/html.ts'
import { starPath } from '../marks/stars.ts'

export type IntervalStripProps = Readonly<{
  /** What is shown, and the same in words: the drawing's text for those who don't see it. */
  label: string
  /** Two values in whole hundredths, each with its letter: what counts, and the estimate that the interval is about. */
  official: Readonly<{ letter: string; at: number }>
  estimate: Readonly<{ letter: string; at: number; from: number; to: number }>
  /** Lower bounds of the stars in whole hundredths. */
  lines: readonly Readonly<{ stars: number; at: number }>[]
}>

const STEP = 500
const [OFFICIAL_LANE, ESTIMATE_LANE, BOTTOM] = [42, 70, 90] as const

/** A percentage of the drawing's width; lines far from the values are left out. */
function scaleOf({ official, estimate }: IntervalStripProps) {
  const low = Math.floor((Math.min(official.at, estimate.from) - STEP / 2) / STEP) * STEP
  const high = Math.ceil((Math.max(official.at, estimate.to) + STEP / 2) / STEP) * STEP
  const at = (hundredths: number): string => `${(5 + (90 * (hundredths - low)) / (high - low)).toFixed(2)}%`
  return { at, has: (hundredths: number): boolean => hundredths >= low && hundredths <= high }
}

function dot({ letter, at }: Readonly<{ letter: string; at: string }>, y: number): Html {
  return html`<circle class="strip__dot" cx="${at}" cy="${y}" r="11"/><text class="strip__letter" x="${at}" y="${y + 5}" text-anchor="middle">${letter}</text>`
}

/** A value and an estimate with its interval, one below the other, between the lines of the stars. */
export function intervalStrip(props: IntervalStripProps): Html {
  const { at, has } = scaleOf(props)
  const { official, estimate } = props
  const lines = props.lines
    .filter(line => has(line.at))
    .map(
      line =>
        html`<line class="strip__line" x1="${at(line.at)}" x2="${at(line.at)}" y1="22" y2="${BOTTOM}"/><svg x="${at(line.at)}" width="1" height="20" overflow="visible"><path class="strip__star" transform="translate(-20 2) scale(.7)" d="${raw(starPath)}"/><text class="strip__number" x="0" y="16">${line.stars}</text></svg>`,
    )
  const lane = (y: number): Html => html`<line class="strip__lane" x1="0" x2="100%" y1="${y}" y2="${y}"/>`
  const range = html`<line class="strip__range" x1="${at(estimate.from)}" x2="${at(estimate.to)}" y1="${ESTIMATE_LANE}" y2="${ESTIMATE_LANE}"/>`
  return html`<figure class="strip"><svg width="100%" height="${BOTTOM + 2}" role="img" aria-label="${props.label}">${lines}${lane(OFFICIAL_LANE)}${lane(ESTIMATE_LANE)}${range}${dot({ letter: official.letter, at: at(official.at) }, OFFICIAL_LANE)}${dot({ letter: estimate.letter, at: at(estimate.at) }, ESTIMATE_LANE)}</svg></figure>`
}
