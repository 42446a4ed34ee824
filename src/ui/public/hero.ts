import type { Locale } from '../../foundation/text.ts'
import { html } from '../../platform/html.ts'
import type { Html } from '../../platform/html.ts'
import { attributes, classes, picture, safeUrl } from '../markup.ts'
import type { Content, Picture } from '../markup.ts'
import { icon } from '../marks/icons.ts'
import { ornament } from '../marks/ornament.ts'
import { messages } from '../messages.ts'

export type HeroProps = Readonly<{
  title: string
  lead?: Content
  /** The picture of the page; a woven field takes its place where there is none. */
  picture?: Picture | null
  /** What the picture shows. */
  caption?: Content
  /** A search form, or the page's main links. */
  body?: Html
  level?: 1 | 2
}>

/** The first screen of a public page: one sentence, one picture, one thing to do. */
export function hero(props: HeroProps): Html {
  const title =
    props.level === 2
      ? html`<h2 class="hero__title">${props.title}</h2>`
      : html`<h1 class="hero__title">${props.title}</h1>`
  const image = props.picture
    ? picture(props.picture, true)
    : html`<div class="hero__cloth">${ornament('wajik', 'bold', 12)}</div>`
  const caption = props.caption ? html`<figcaption>${props.caption}</figcaption>` : ''
  return html`<div class="hero"><div class="hero__words">${title}${props.lead ? html`<p class="hero__lead">${props.lead}</p>` : ''}${props.body ?? ''}</div><figure class="hero__picture">${image}${caption}</figure></div>`
}

export type SearchFormProps = Readonly<{
  locale: Locale
  action: string
  /** Name of the search for screen readers, and its visible label. */
  label: string
  name?: string
  value?: string
  /** Words to try: `tenun, keramik, Garut`. */
  example?: string
  hidden?: Readonly<Record<string, string>>
  id?: string
}>

/** One box and one button; the words stay in the address. */
export function searchForm(props: SearchFormProps): Html {
  const words = messages[props.locale].form
  const id = props.id ?? 'search'
  const kept = Object.entries(props.hidden ?? {}).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  )
  const example = props.example
    ? html`<p class="search__example" id="${id}-example">${words.example} ${props.example}</p>`
    : ''
  return html`<form class="search" method="get" role="search" aria-label="${props.label}" action="${safeUrl(props.action)}">${kept}<label class="field__label" for="${id}">${props.label}</label><div class="search__row"><input class="input" type="search"${attributes({ id, name: props.name ?? 'q', value: props.value ?? '', 'aria-describedby': props.example ? `${id}-example` : null })}><button class="button button--primary" type="submit">${icon('search')} ${words.search}</button></div>${example}</form>`
}

export type FacetOption = Readonly<{
  label: string
  count: number
  /** Chosen: the list without it. Otherwise: the list with it. */
  href: string
  chosen?: boolean
}>

export type FacetsProps = Readonly<{
  locale: Locale
  groups: readonly Readonly<{ label: string; options: readonly FacetOption[] }>[]
  clearHref?: string | null
  /** Name of the navigation, where a page shows more than one. */
  label?: string
}>

/** Ways to narrow a list, each with its count; links, so that every choice has an address. */
export function facets(props: FacetsProps): Html {
  const words = messages[props.locale]
  const option = (one: FacetOption): Html =>
    html`<li><a class="${classes('facet', one.chosen && 'facet--chosen')}" rel="nofollow" href="${safeUrl(one.href)}">${one.chosen ? icon('x') : ''}<span>${one.label}${one.chosen ? html`<span class="visually-hidden"> (${words.public.remove})</span>` : ''}</span> <span class="facet__count number">${one.count}</span></a></li>`
  const group = (one: FacetsProps['groups'][number]): Html =>
    html`<details class="facets__group" open><summary>${one.label}</summary><ul class="plain">${one.options.map(option)}</ul></details>`
  const clear = props.clearHref
    ? html`<p><a href="${safeUrl(props.clearHref)}">${words.form.clear}</a></p>`
    : ''
  const label = props.label ?? words.public.facets
  return html`<nav aria-label="${label}"><details class="fold facets"><summary>${label}</summary><div class="facets__groups">${props.groups.map(group)}${clear}</div></details></nav>`
}
