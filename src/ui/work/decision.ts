import type { Locale } from '../../foundation/text.ts'
import { html } from '../../platform/html.ts'
import type { Html } from '../../platform/html.ts'
import { attributes, safeUrl } from '../markup.ts'
import type { Content } from '../markup.ts'
import { icon } from '../marks/icons.ts'
import { stars } from '../marks/stars.ts'
import { messages } from '../messages.ts'
import { notice } from './notice.ts'
import { table } from './table.ts'

export type DecisionRow = Readonly<{
  product: string
  href?: string
  /** Maker and place. */
  detail: string
  /** The official score, formatted; null where nothing is scored. A list without any has no column for it. */
  score: string | null
  stars: number
  of: number
  starsLabel: string
  /** The last result with its scheme: `Bintang 2 (skema 3 bintang)`. */
  before?: string
  change: 'new' | 'up' | 'same' | 'down' | 'lost' | 'none'
  /** Borderline cases, departures, open objections: each in a few words. */
  flags?: readonly string[]
}>

export type DecisionTableProps = Readonly<{
  locale: Locale
  caption: string
  /** Keeps the caption for screen readers only, where a heading says the same. */
  captionHidden?: boolean
  rows: readonly DecisionRow[]
  empty: Content
}>

/** The list that is decided on: product, score, stars, what it was before, what to look at. */
export function decisionTable(props: DecisionTableProps): Html {
  const words = messages[props.locale].scoring
  const scored = props.rows.some(row => row.score !== null)
  const flags = (row: DecisionRow): Content =>
    row.flags?.length
      ? html`<ul class="plain">${row.flags.map(flag => html`<li class="flag">${icon('triangle-alert')} ${flag}</li>`)}</ul>`
      : '–'
  const name = (row: DecisionRow): Html =>
    html`${row.href ? html`<a href="${safeUrl(row.href)}">${row.product}</a>` : row.product}<br><span class="muted">${row.detail}</span>`
  return table({
    caption: props.caption,
    ...(props.captionHidden ? { captionHidden: true } : {}),
    empty: props.empty,
    columns: [
      { label: words.product },
      ...(scored ? [{ label: words.score, numeric: true }] : []),
      { label: words.result },
      { label: words.before },
      { label: words.change },
      { label: words.flags },
    ],
    rows: props.rows.map(row => ({
      marked: Boolean(row.flags?.length),
      cells: [
        name(row),
        ...(scored ? [row.score ?? '–'] : []),
        stars({ stars: row.stars, of: row.of, label: row.starsLabel }),
        row.before ?? '–',
        html`<span class="change change--${row.change}">${words.changes[row.change]}</span>`,
        flags(row),
      ],
    })),
  })
}

export type DryRunProps = Readonly<{
  locale: Locale
  title: string
  /** What would be done, counted: letters, certificates, catalogue entries. */
  counts: readonly Readonly<{ label: string; count: number }>[]
  /** What differs from now, or from the last look. */
  differences: readonly Readonly<{ label: string; before: string; after: string }>[]
  /** Since when differences are counted: `Sejak Anda melihatnya pada …`. */
  since?: string
  /** The button that carries it out. */
  action?: Html
}>

/** What an act would do, before it is done. */
export function dryRun(props: DryRunProps): Html {
  const words = messages[props.locale].scoring
  const counts = props.counts.map(
    item =>
      html`<div${attributes({ class: item.count === 0 ? 'none' : null })}><dt>${item.label}</dt><dd>${item.count}</dd></div>`,
  )
  const changes = table({
    caption: props.since ?? words.whatChanges,
    columns: [{ label: words.product }, { label: words.beforeRun }, { label: words.afterRun }],
    rows: props.differences.map(change => ({ cells: [change.label, change.before, change.after] })),
    empty: html`<p class="muted">${words.noChanges}</p>`,
  })
  return html`<div class="panel dry-run"><h2 class="h3">${props.title}</h2>${notice({ locale: props.locale, kind: 'info', text: words.nothingYet })}<dl class="tally">${counts}</dl>${changes}${props.action ? html`<div class="buttons">${props.action}</div>` : ''}</div>`
}
