import type { Locale } from '../../foundation/text.ts'
import { html } from '../../platform/html.ts'
import type { Html } from '../../platform/html.ts'
import { attributes, classes, safeUrl } from '../markup.ts'
import type { Content } from '../markup.ts'
import { icon } from '../marks/icons.ts'
import { messages } from '../messages.ts'

export type Column = Readonly<{
  label: string
  /** Numbers stand to the right, digit under digit. */
  numeric?: boolean
}>

export type Cell = Content | number

export type Row = Readonly<{
  /** One per column; the first names the row. */
  cells: readonly Cell[]
  id?: string
  marked?: boolean
  /** The one that is at hand. */
  current?: boolean
}>

export type TableProps = Readonly<{
  caption: string
  /** Keeps the caption for screen readers only, where a heading says the same. */
  captionHidden?: boolean
  columns: readonly Column[]
  rows: readonly Row[]
  /** Instead of the table when it has no rows. */
  empty: Content
  /** Last rows of totals. */
  totals?: readonly Row[]
}>

function line(columns: readonly Column[], row: Row): Html {
  const cell = (value: Cell, index: number): Html => {
    const column = columns[index]
    const numeric = column?.numeric ? 'number' : null
    return index === 0
      ? html`<th scope="row"${attributes({ class: numeric })}>${value}</th>`
      : html`<td${attributes({ class: numeric, 'data-label': column?.label })}>${value}</td>`
  }
  return html`<tr${attributes({ id: row.id, class: row.marked ? 'marked' : null, 'aria-current': row.current ? 'true' : null })}>${row.cells.map(cell)}</tr>`
}

/** Rows and columns; under 600 px each row becomes a card with the columns' names beside the values. */
export function table(props: TableProps): Html {
  if (props.rows.length === 0)
    return typeof props.empty === 'string' ? html`<p class="empty">${props.empty}</p>` : props.empty
  const head = props.columns.map(
    column =>
      html`<th scope="col"${attributes({ class: column.numeric ? 'number' : null })}>${column.label}</th>`,
  )
  const foot = props.totals?.length
    ? html`<tfoot>${props.totals.map(row => line(props.columns, row))}</tfoot>`
    : ''
  return html`<div class="table"><table><caption class="${classes(props.captionHidden && 'visually-hidden')}">${props.caption}</caption><thead><tr>${head}</tr></thead><tbody>${props.rows.map(row => line(props.columns, row))}</tbody>${foot}</table></div>`
}

export type PagerProps = Readonly<{
  locale: Locale
  /** Towards the beginning of the list. */
  newerHref?: string | null
  olderHref?: string | null
  /** What is shown: `25 dari 159 usulan`. */
  summary?: string
  /** Name of the navigation, where a page has several lists. */
  label?: string
}>

/** Two directions and no page numbers: the list is cut by key, so it never skips or repeats a row. */
export function pager(props: PagerProps): Html {
  const words = messages[props.locale].work
  const newer = props.newerHref
    ? html`<a class="button button--secondary" rel="prev" href="${safeUrl(props.newerHref)}">${icon('arrow-left')} ${words.newer}</a>`
    : ''
  const older = props.olderHref
    ? html`<a class="button button--secondary" rel="next" href="${safeUrl(props.olderHref)}">${words.older} ${icon('arrow-right')}</a>`
    : ''
  return html`<nav class="pager" aria-label="${props.label ?? words.pages}">${newer}<span>${props.summary ?? ''}</span>${older}</nav>`
}
