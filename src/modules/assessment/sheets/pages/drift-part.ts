import { html, type Html } from '../../../../platform/html.ts'
import { formatHundredths } from '../../../../platform/translations.ts'
import { section, table } from '../../../../ui/index.ts'
import type { PageRequest } from '../../../../web/index.ts'
import { FEWEST_FOR_DRIFT, type Drift } from '../own-drift.ts'
import { scoringWords } from '../scoring-messages.ts'

const [HEIGHT, MIDDLE, REACH] = [120, 60, 50]
/** The picture's half height is never fewer points than this, in hundredths: small differences stay small. */
const LEAST_SCALE = 500

/** The person's own steadiness, in a sentence, a small picture and a table; calm, and of nobody else. */
export function driftPart({ locale }: PageRequest, drift: Drift | null): Html {
  const said = scoringWords[locale]
  if (!drift)
    return section({
      title: said.driftTitle,
      body: html`<p class="muted">${said.driftFew(FEWEST_FOR_DRIFT)}</p>`,
    })
  const points = formatHundredths(Math.abs(drift.shift), locale)
  const sentence = {
    steady: said.driftSteady,
    higher: said.driftHigher(points),
    lower: said.driftLower(points),
  }[drift.trend]
  const rows = drift.points.map(({ code, difference }, index) => ({
    cells: [String(index + 1), code, signed(difference, locale)],
  }))
  const columns = [{ label: said.order }, { label: said.code }, { label: said.difference, numeric: true }]
  const numbers = html`<details><summary>${said.driftTable}</summary>${table({ caption: said.driftTable, captionHidden: true, columns, rows, empty: '' })}</details>`
  return section({
    title: said.driftTitle,
    body: html`<div class="drift"><p>${sentence}</p>${picture(drift, said.driftAlt(drift.points.length))}<p class="muted">${said.driftWhy}</p>${numbers}</div>`,
  })
}

const signed = (hundredths: number, locale: PageRequest['locale']): string =>
  `${hundredths > 0 ? '+' : hundredths < 0 ? '−' : ''}${formatHundredths(Math.abs(hundredths), locale)}`

function picture({ points, from }: Drift, alt: string): Html {
  const scale = Math.max(LEAST_SCALE, ...points.map(one => Math.abs(one.difference)))
  const x = (index: number): string => `${(3 + (94 * index) / Math.max(1, points.length - 1)).toFixed(2)}%`
  const y = (difference: number): string => (MIDDLE - (REACH * difference) / scale).toFixed(1)
  const meanOf = (part: readonly (typeof points)[number][]): number =>
    part.reduce((sum, one) => sum + one.difference, 0) / part.length
  const level = (start: number, end: number): Html => {
    const height = y(meanOf(points.slice(start, end)))
    return html`<line class="drift__mean" x1="${x(start)}" x2="${x(end - 1)}" y1="${height}" y2="${height}"/>`
  }
  const dots = points.map(
    (one, index) => html`<circle class="drift__dot" cx="${x(index)}" cy="${y(one.difference)}" r="5"/>`,
  )
  return html`<svg role="img" aria-label="${alt}" width="100%" height="${HEIGHT}"><line class="drift__line" x1="0" x2="100%" y1="${MIDDLE}" y2="${MIDDLE}"/>${dots}${level(0, from)}${level(from, points.length)}</svg>`
}
