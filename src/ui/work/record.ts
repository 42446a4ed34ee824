import type { Locale } from '../../foundation/text.ts'
import { html } from '../../platform/html.ts'
import type { Html } from '../../platform/html.ts'
import { attributes, picture, safeUrl } from '../markup.ts'
import type { Content, Picture } from '../markup.ts'
import { icon } from '../marks/icons.ts'
import { messages } from '../messages.ts'
import type { Tone } from './status.ts'

export type Definition = Readonly<{ term: string; detail: Content }>

/** The facts of a record, word beside value. */
export const definitionList = (props: Readonly<{ items: readonly Definition[] }>): Html =>
  html`<dl class="facts-list">${props.items.map(
    item => html`<div><dt>${item.term}</dt><dd>${item.detail}</dd></div>`,
  )}</dl>`

export type TimelineEntry = Readonly<{
  /** When, in words with the zone. */
  when: string
  /** The same moment for machines. */
  dateTime?: string
  who: string
  what: Content
  reason?: string
  tone?: Tone
}>

export type TimelineProps = Readonly<{ locale: Locale; label: string; entries: readonly TimelineEntry[] }>

/** The history of a record, newest first: what, who, when and why. */
export function timeline(props: TimelineProps): Html {
  const words = messages[props.locale].work
  const entry = (one: TimelineEntry): Html => {
    const when = one.dateTime ? html`<time datetime="${one.dateTime}">${one.when}</time>` : one.when
    const reason = one.reason ? html`<p class="timeline__reason">${words.reason}: ${one.reason}</p>` : ''
    return html`<li class="timeline__entry timeline__entry--${one.tone ?? 'neutral'}"><p><b>${one.what}</b></p><p class="muted">${one.who} · ${when}</p>${reason}</li>`
  }
  return html`<ol class="timeline" aria-label="${props.label}">${props.entries.map(entry)}</ol>`
}

export type SplitViewProps = Readonly<{
  /** What is looked at. */
  left: Html
  /** What is done about it. */
  right: Html
  leftLabel: string
  rightLabel: string
}>

/** A document beside its checklist, evidence beside the rubric; one after the other on phones. */
export function splitView(props: SplitViewProps): Html {
  return html`<div class="split"><section class="split__left" tabindex="0" aria-label="${props.leftLabel}">${props.left}</section><section class="split__right" aria-label="${props.rightLabel}">${props.right}</section></div>`
}

export type DocumentViewerProps = Readonly<{
  locale: Locale
  title: string
  /** Pictures of the pages. None while they are being made. */
  pages: readonly Picture[]
  downloadHref: string
  /** Kind and size: `PDF, 1,2 MB`. */
  fileText?: string
}>

/** The pages of a paper as pictures, one below the other, and the original file. */
export function documentViewer(props: DocumentViewerProps): Html {
  const words = messages[props.locale].work
  const count = props.pages.length
  const one = (photo: Picture, index: number): Html =>
    html`<figure class="viewer__page">${picture(photo, index === 0)}<figcaption>${words.pageOf(index + 1, count)}</figcaption></figure>`
  const pages =
    count > 0
      ? html`<section class="viewer__pages" tabindex="0" aria-label="${props.title}">${props.pages.map(one)}</section>`
      : html`<p class="viewer__wait" role="status">${icon('hourglass')} ${words.preparing}</p>`
  return html`<div class="viewer"><div class="viewer__head"><b>${props.title}</b><a class="button button--secondary" href="${safeUrl(props.downloadHref)}"${attributes({ download: true })}>${icon('download')} ${words.download}${props.fileText ? ` (${props.fileText})` : ''}</a></div>${pages}</div>`
}
