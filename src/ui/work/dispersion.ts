import type { Locale } from '../../foundation/text.ts'
import { html, raw } from '../../platform/html.ts'
import type { Html } from '../../platform/html.ts'
import { formatHundredths } from '../../platform/translations.ts'
import { starPath } from '../marks/stars.ts'
import { messages } from '../messages.ts'

export type DispersionStripProps = Readonly<{
  locale: Locale
  /** What is shown: the product or nomination. */
  label: string
  /** Each sheet's total in whole hundredths, with the letter that stands for its assessor. */
  sheets: readonly Readonly<{ letter: string; total: number }>[]
  /** Lower bounds of the stars in whole hundredths. */
  lines: readonly Readonly<{ stars: number; at: number }>[]
  /** The official mean in whole hundredths. */
  mean?: number
  /** What the official value is called, where it is no mean. */
  meanLabel?: string
  /** Ends of the scale in whole hundredths; by default fitted to what is shown. */
  from?: number
  to?: number
  /** In a row of a table: below the drawing only the totals. The rest stands in the row, and in the drawing's words. */
  brief?: boolean
}>

type Scale = (hundredths: number) => string

const FIRST_LANE = 42
const LANE = 28
const STEP = 500

/** A percentage of the drawing's width, with room for a dot at both ends. */
function scaleOf(props: DispersionStripProps): Scale {
  const shown = [
    ...props.sheets.map(sheet => sheet.total),
    ...props.lines.map(line => line.at),
    ...(props.mean === undefined ? [] : [props.mean]),
  ]
  const low = props.from ?? Math.floor((Math.min(...shown) - 1) / STEP) * STEP
  const high = Math.max(props.to ?? Math.ceil((Math.max(...shown) + 1) / STEP) * STEP, low + STEP)
  return hundredths => `${(5 + (90 * (hundredths - low)) / (high - low)).toFixed(2)}%`
}

function starLine(line: { stars: number; at: number }, scale: Scale, bottom: number): Html {
  const x = scale(line.at)
  return html`<line class="strip__line" x1="${x}" x2="${x}" y1="22" y2="${bottom}"/><svg x="${x}" width="1" height="20" overflow="visible"><path class="strip__star" transform="translate(-20 2) scale(.7)" d="${raw(starPath)}"/><text class="strip__number" x="0" y="16">${line.stars}</text></svg>`
}

function sheetDot(sheet: { letter: string; total: number }, y: number, scale: Scale): Html {
  const x = scale(sheet.total)
  return html`<line class="strip__lane" x1="0" x2="100%" y1="${y}" y2="${y}"/><circle class="strip__dot" cx="${x}" cy="${y}" r="11"/><text class="strip__letter" x="${x}" y="${y + 5}" text-anchor="middle">${sheet.letter}</text>`
}

/** The same in words, for those who don't see the drawing, and below it for everyone. */
function inWords(props: DispersionStripProps): string[] {
  const words = messages[props.locale].scoring
  const number = (value: number): string => formatHundredths(value, props.locale)
  const totals = props.sheets.map(sheet => sheet.total)
  const spread = totals.length > 1 ? Math.max(...totals) - Math.min(...totals) : undefined
  return [
    `${words.sheets}: ${props.sheets.map(sheet => `${sheet.letter}:\u00a0${number(sheet.total)}`).join('; ')}`,
    ...(props.mean === undefined ? [] : [`${props.meanLabel ?? words.mean}: ${number(props.mean)}`]),
    ...(spread === undefined ? [] : [`${words.spread}: ${number(spread)}`]),
    `${words.lines}: ${props.lines.map(line => number(line.at)).join('; ')}`,
  ]
}

/** The totals of the sheets on one scale with the star lines, and the same in words. */
export function dispersionStrip(props: DispersionStripProps): Html {
  const scale = scaleOf(props)
  const bottom = FIRST_LANE + LANE * Math.max(props.sheets.length - 1, 0) + 18
  const mean =
    props.mean === undefined
      ? ''
      : html`<line class="strip__mean" x1="${scale(props.mean)}" x2="${scale(props.mean)}" y1="22" y2="${bottom}"/>`
  const dots = props.sheets.map((sheet, index) => sheetDot(sheet, FIRST_LANE + index * LANE, scale))
  const said = inWords(props)
  const below = props.brief
    ? html`${said[0]}`
    : html`<b>${props.label}</b><ul class="plain">${said.map(line => html`<li>${line}</li>`)}</ul>`
  return html`<figure class="strip"><svg width="100%" height="${bottom + 2}" role="img" aria-label="${`${props.label}. ${said.join('. ')}`}">${props.lines.map(line => starLine(line, scale, bottom))}${mean}${dots}</svg><figcaption>${below}</figcaption></figure>`
}
