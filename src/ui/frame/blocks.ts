import type { Locale } from '../../foundation/text.ts'
import { html } from '../../platform/html.ts'
import type { Html } from '../../platform/html.ts'
import { attributes, classes, safeUrl } from '../markup.ts'
import type { Content } from '../markup.ts'
import { icon } from '../marks/icons.ts'
import type { IconName } from '../marks/icons.ts'
import { messages } from '../messages.ts'

export type Crumb = Readonly<{ label: string; href: string }>

export type PageTitleProps = Readonly<{
  locale: Locale
  title: string
  lead?: Content
  /** From the top down, without the page itself. */
  crumbs?: readonly Crumb[]
  /** Tags beside the title, such as a status. */
  tags?: Html
  /** Links and buttons of the whole page. */
  actions?: Html
  level?: 1 | 2
}>

function crumbs(locale: Locale, items: readonly Crumb[]): Html {
  return html`<nav class="crumbs" aria-label="${messages[locale].frame.crumbs}"><ol>${items.map(
    item => html`<li><a href="${safeUrl(item.href)}">${item.label}</a></li>`,
  )}</ol></nav>`
}

/** The head of a page: way to here, title, one sentence, status and actions. */
export function pageTitle(props: PageTitleProps): Html {
  const title = props.level === 2 ? html`<h2 class="h1">${props.title}</h2>` : html`<h1>${props.title}</h1>`
  return html`<div class="title">${props.crumbs?.length ? crumbs(props.locale, props.crumbs) : ''}<div class="title__row"><div class="title__words">${title}${props.tags ? html`<p class="title__tags">${props.tags}</p>` : ''}${props.lead ? html`<p class="lead">${props.lead}</p>` : ''}</div>${props.actions ? html`<div class="buttons">${props.actions}</div>` : ''}</div></div>`
}

export type SectionProps = Readonly<{
  title: string
  lead?: Content
  body: Content
  /** One link beside the title: "see all". */
  link?: Readonly<{ label: string; href: string }>
  /** `paper` and `indigo` run across the whole width of the page. */
  tone?: 'plain' | 'paper' | 'indigo'
  id?: string
  level?: 2 | 3
}>

/** A titled part of a page. */
export function section(props: SectionProps): Html {
  const tone = props.tone ?? 'plain'
  const heading = props.level === 3 ? html`<h3 class="h2">${props.title}</h3>` : html`<h2>${props.title}</h2>`
  const link = props.link
    ? html`<a class="more" href="${safeUrl(props.link.href)}">${props.link.label} ${icon('arrow-right')}</a>`
    : ''
  const lead = props.lead ? html`<p class="lead">${props.lead}</p>` : ''
  return html`<section class="${classes('section', tone !== 'plain' && 'band', tone !== 'plain' && `band--${tone}`, tone === 'indigo' && 'on-dark')}"${attributes({ id: props.id })}><div class="section__head">${heading}${link}</div>${lead}${props.body}</section>`
}

export type PanelProps = Readonly<{ title?: string; body: Content; level?: 2 | 3; accent?: boolean }>

/** A framed block among others; `accent` gives it the warm upper edge. */
export function panel(props: PanelProps): Html {
  const title = props.title ?? ''
  const heading = props.level === 2 ? html`<h2 class="h3">${title}</h2>` : html`<h3>${title}</h3>`
  return html`<div class="${classes('panel', props.accent && 'panel--accent')}">${title ? heading : ''}${props.body}</div>`
}

/** Blocks side by side where there is room, each at least 16 rem wide. */
export const columns = (blocks: readonly Html[]): Html => html`<div class="columns">${blocks}</div>`

/** A narrow block (progress rail, facets) beside the page's own; above it on phones. */
export const beside = (props: Readonly<{ side: Html; body: Html }>): Html =>
  html`<div class="beside"><div class="beside__side">${props.side}</div><div class="beside__body">${props.body}</div></div>`

/** Running text at a comfortable measure: rules in plain words, accessibility, privacy. */
export const prose = (body: Html): Html => html`<div class="prose">${body}</div>`

export type LinkButtonProps = Readonly<{
  href: string
  label: string
  kind?: 'primary' | 'secondary' | 'quiet'
  icon?: IconName
  download?: boolean
}>

/** A link that looks like a button; it goes somewhere, it changes nothing. */
export function linkButton(props: LinkButtonProps): Html {
  return html`<a class="button button--${props.kind ?? 'secondary'}" href="${safeUrl(props.href)}"${attributes({ download: props.download })}>${props.icon ? icon(props.icon) : ''} ${props.label}</a>`
}
