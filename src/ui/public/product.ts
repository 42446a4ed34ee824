import type { Locale } from '../../foundation/text.ts'
import { html } from '../../platform/html.ts'
import type { Html } from '../../platform/html.ts'
import { picture, safeUrl } from '../markup.ts'
import type { Content, Picture } from '../markup.ts'
import { icon } from '../marks/icons.ts'
import { ornament } from '../marks/ornament.ts'
import { stars } from '../marks/stars.ts'
import { messages } from '../messages.ts'

export type ProductCardProps = Readonly<{
  locale: Locale
  href: string
  name: string
  maker: string
  /** The maker's and the place's own pages. */
  makerHref?: string | null
  placeHref?: string | null
  place: string
  commodity?: string
  /** None for a product without a star. */
  award?: Readonly<{ stars: number; of: number; label: string }> | null
  photo?: Picture | null
  /** Made up: the card says "contoh". */
  example?: boolean
  /** A word beside the stars, such as that they have lapsed. */
  note?: string
  level?: 2 | 3
}>

const linked = (words: string, href: string | null | undefined): Content =>
  href ? html`<a href="${safeUrl(href)}">${words}</a>` : words

/** A product among others: photo, stars, name, maker, place. The whole card leads to the product. */
export function productCard(props: ProductCardProps): Html {
  const words = messages[props.locale].public
  const photo = props.photo
    ? picture(props.photo)
    : html`<span class="card__cloth">${ornament('wajik', 'bold', 6)}<span class="card__missing">${words.photoMissing}</span></span>`
  const link = html`<a class="card__link" href="${safeUrl(props.href)}">${props.name}</a>`
  const name =
    props.level === 2 ? html`<h2 class="card__name">${link}</h2>` : html`<h3 class="card__name">${link}</h3>`
  const example = props.example ? html`<span class="contoh">${words.example}</span>` : ''
  const award = props.award ? stars(props.award) : ''
  const top = html`<p class="card__top">${award}${props.note ? html`<span>${props.note}</span>` : ''}${props.commodity ? html`<span>${props.commodity}</span>` : ''}</p>`
  return html`<article class="card"><div class="card__photo">${photo}${example}</div><div class="card__words">${top}${name}<p class="card__by">${words.by} ${linked(props.maker, props.makerHref)}</p><p class="card__place">${icon('map-pin')} ${linked(props.place, props.placeHref)}</p></div></article>`
}

export const productGrid = (props: Readonly<{ items: readonly Html[]; label: string }>): Html =>
  html`<ul class="grid" aria-label="${props.label}">${props.items.map(item => html`<li>${item}</li>`)}</ul>`

export type PhotoGalleryProps = Readonly<{
  locale: Locale
  label: string
  /** `full` is the address of the large picture. */
  photos: readonly (Picture & Readonly<{ caption?: string; full?: string }>)[]
}>

/** All photos at once, the first one large. Nothing moves by itself. */
export function photoGallery(props: PhotoGalleryProps): Html {
  const words = messages[props.locale].public
  const count = props.photos.length
  const one = (photo: PhotoGalleryProps['photos'][number], index: number): Html => {
    const image = picture(photo, index === 0)
    const shown = photo.full ? html`<a href="${safeUrl(photo.full)}">${image}</a>` : image
    return html`<li><figure>${shown}<figcaption>${photo.caption ?? words.photo(index + 1, count)}</figcaption></figure></li>`
  }
  return html`<ul class="gallery" aria-label="${props.label}">${props.photos.map(one)}</ul>`
}

export type StoryBlockProps = Readonly<{
  title: string
  paragraphs: readonly Content[]
  picture?: Picture | null
  caption?: string
  quote?: Readonly<{ text: string; by: string }>
  /** The picture on the other side. */
  reversed?: boolean
  level?: 2 | 3
}>

/** The story behind a product: text beside one picture, and the maker's own words. */
export function storyBlock(props: StoryBlockProps): Html {
  const heading = props.level === 3 ? html`<h3 class="h2">${props.title}</h3>` : html`<h2>${props.title}</h2>`
  const quote = props.quote
    ? html`<blockquote><p>“${props.quote.text}”</p><footer>${props.quote.by}</footer></blockquote>`
    : ''
  const image = props.picture
    ? html`<figure class="story__picture">${picture(props.picture)}${props.caption ? html`<figcaption>${props.caption}</figcaption>` : ''}</figure>`
    : ''
  return html`<div class="story${props.reversed ? ' story--reversed' : ''}${props.picture ? '' : ' story--plain'}"><div class="story__words">${heading}${props.paragraphs.map(text => html`<p>${text}</p>`)}${quote}</div>${image}</div>`
}

export type Fact = Readonly<{ label: string; value: Content; note?: string }>

/** A few facts in large type: numbers of an edition, of a place, of a maker. */
export const factList = (props: Readonly<{ facts: readonly Fact[] }>): Html =>
  html`<dl class="facts">${props.facts.map(
    fact =>
      html`<div><dt>${fact.label}</dt><dd><span class="facts__value">${fact.value}</span>${fact.note ? html`<span class="muted">${fact.note}</span>` : ''}</dd></div>`,
  )}</dl>`
