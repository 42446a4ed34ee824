import type { Locale } from '../../foundation/text.ts'
import { html } from '../../platform/html.ts'
import type { Html } from '../../platform/html.ts'
import { attributes, classes, hiddenText, safeUrl } from '../markup.ts'
import type { Content } from '../markup.ts'
import { icon } from '../marks/icons.ts'
import type { IconName } from '../marks/icons.ts'
import { ornament } from '../marks/ornament.ts'
import { messages } from '../messages.ts'

export type NoticeKind = 'success' | 'info' | 'warning' | 'error'

export type NoticeProps = Readonly<{
  locale: Locale
  kind: NoticeKind
  text: Content
  title?: string
  /** Read out when it appears: the answer to what the reader has just done. */
  live?: boolean
}>

const noticeIcons = {
  success: 'circle-check',
  info: 'info',
  warning: 'triangle-alert',
  error: 'circle-x',
} as const satisfies Record<NoticeKind, IconName>

/** What happened and what to do. */
export function notice(props: NoticeProps): Html {
  const word = messages[props.locale].notice[props.kind]
  const role = props.live ? (props.kind === 'error' ? 'alert' : 'status') : null
  const title = props.title ? html`<b class="notice__title">${props.title}</b> ` : hiddenText(`${word}: `)
  return html`<div class="notice notice--${props.kind}"${attributes({ role })}>${icon(noticeIcons[props.kind])}<div>${title}${props.text}</div></div>`
}

export type EmptyStateProps = Readonly<{
  title: string
  text?: Content
  /** What the reader can do about it. */
  action?: Readonly<{ label: string; href: string }>
}>

/** A list without entries says so, why, and what to do. */
export function emptyState(props: EmptyStateProps): Html {
  const action = props.action
    ? html`<p><a class="button button--secondary" href="${safeUrl(props.action.href)}">${props.action.label}</a></p>`
    : ''
  return html`<div class="empty"><div class="empty__band">${ornament('bintang', 'fine')}</div><p class="empty__title">${props.title}</p>${props.text ? html`<p>${props.text}</p>` : ''}${action}</div>`
}

/** Marks what is made up. Anything invented carries it. */
export const contohTag = (props: Readonly<{ locale: Locale }>): Html =>
  html`<span class="contoh">${messages[props.locale].public.example}</span>`

export type ProgressBarProps = Readonly<{
  locale: Locale
  label: string
  /** Both as counts; leave `done` out while nothing is known yet. */
  done?: number
  total: number
  /** The counts in words, already formatted. */
  doneText?: string
  totalText?: string
}>

/** Work that takes long: an upload, an import, a run of certificates. */
export function progressBar(props: ProgressBarProps): Html {
  const known = props.done !== undefined
  const text = known
    ? messages[props.locale].work.progress(
        props.doneText ?? String(props.done),
        props.totalText ?? String(props.total),
      )
    : ''
  return html`<div class="${classes('progress', !known && 'progress--unknown')}"><p class="progress__label"><span>${props.label}</span> <span class="number">${text}</span></p><progress aria-label="${props.label}"${attributes({ value: props.done, max: Math.max(props.total, 1) })}>${text}</progress></div>`
}
