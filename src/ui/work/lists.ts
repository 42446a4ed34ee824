import type { Locale } from '../../foundation/text.ts'
import { html } from '../../platform/html.ts'
import type { Html } from '../../platform/html.ts'
import { attributes, classes, safeUrl } from '../markup.ts'
import type { Content } from '../markup.ts'
import { messages } from '../messages.ts'

export type CountItem = Readonly<{ label: string; count: number; href: string; current?: boolean }>

export type CountsBarProps = Readonly<{
  /** Name of the navigation: `Usulan menurut status`. */
  label: string
  items: readonly CountItem[]
}>

/** Counts by status before any list; each is a link to its part of the list. */
export function countsBar(props: CountsBarProps): Html {
  const entry = (item: CountItem): Html =>
    html`<li><a class="${classes('counts__link', item.count === 0 && 'counts__link--none')}" href="${safeUrl(item.href)}"${attributes({ 'aria-current': item.current ? 'true' : null })}><span class="counts__number">${item.count}</span> <span>${item.label}</span></a></li>`
  return html`<nav class="counts" aria-label="${props.label}"><ul>${props.items.map(entry)}</ul></nav>`
}

export type FilterBarProps = Readonly<{
  locale: Locale
  /** The list's address; the filters are put into its query. */
  action: string
  label: string
  /** The fields. */
  body: Html
  /** Kept as they are, such as the chosen status. */
  hidden?: Readonly<Record<string, string>>
  /** The page goes on from here: not folded on a phone. */
  open?: boolean
  /** What the button does where it is not a filter but a step. */
  submit?: string
  /** Given while filters are set. */
  clearHref?: string | null
}>

/** A search within a list, kept in the address so that it can be sent on. */
export function filterBar(props: FilterBarProps): Html {
  const words = messages[props.locale].form
  const kept = Object.entries(props.hidden ?? {}).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  )
  const clear = props.clearHref ? html`<a href="${safeUrl(props.clearHref)}">${words.clear}</a>` : ''
  return html`<details class="fold"${attributes({ open: props.open === true || Boolean(props.clearHref) })}><summary>${props.label}</summary><form class="filters" method="get" role="search" aria-label="${props.label}" action="${safeUrl(props.action)}">${kept}<div class="filters__fields">${props.body}</div><div class="buttons"><button class="button button--secondary" type="submit">${props.submit ?? words.apply}</button>${clear}</div></form></details>`
}

export type Bar = Readonly<{
  label: Content
  /** The share that is filled, between 0 and 1. */
  share: number
  /** The value in words: `62 %`, `14 produk`. */
  text: string
}>

export type BarsProps = Readonly<{
  caption: string
  /** Keeps the caption for screen readers only, where a heading says the same. */
  captionHidden?: boolean
  bars: readonly Bar[]
  honour?: boolean
}>

/** Shares side by side, as a table that can be seen and read: probabilities, coverage, a funnel. */
export function bars(props: BarsProps): Html {
  const entry = (bar: Bar): Html => {
    const share = Math.max(0, Math.min(1, bar.share))
    return html`<tr><th scope="row">${bar.label}</th><td class="bars__picture"><svg width="100%" height="12" aria-hidden="true" focusable="false"><rect class="bars__ground" width="100%" height="12"/><rect class="bars__share" width="${(share * 100).toFixed(2)}%" height="12"/></svg></td><td class="number">${bar.text}</td></tr>`
  }
  const caption = props.captionHidden
    ? html`<caption class="visually-hidden">${props.caption}</caption>`
    : html`<caption>${props.caption}</caption>`
  return html`<table class="${classes('bars', 'shares', props.honour && 'bars--honour')}">${caption}<tbody>${props.bars.map(entry)}</tbody></table>`
}
