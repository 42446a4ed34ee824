import type { Locale } from '../../../foundation/text.ts'
import { html, raw, type Html } from '../../../platform/html.ts'
import { formatDate } from '../../../platform/translations.ts'
import {
  contohTag,
  definitionList,
  notice,
  pageTitle,
  photoGallery,
  productGrid,
  section,
  stars,
  storyBlock,
  type Definition,
} from '../../../ui/index.ts'
import type { PageRequest } from '../../../web/index.ts'
import {
  handedOverLink,
  handOverTerm,
  suspensionText,
  withdrawalText,
  type Certificate,
  type Standing,
} from '../../certificates/index.ts'
import { schemeText, starsText } from '../../decisions/index.ts'
import { sourceText } from '../../producers/index.ts'
import { reevaluationWords, type StarMoment } from '../../reevaluation/index.ts'
import { catalogueAddress } from '../catalogue-address.ts'
import { areaCodeOf, type CatalogueEntry } from '../entry.ts'
import { words } from '../messages.ts'
import { awardOf, entryCard, entryPicture, photoAddress } from './entry-card.ts'

export type ProductView = Readonly<{
  entry: CatalogueEntry
  provinceName: string
  neighbours: readonly CatalogueEntry[]
  /** Its certificate, and what that stands for today. */
  certificate: (Certificate & Readonly<{ standing: Standing }>) | null
  /** The public annex of the decree; none where there is none. */
  annex: readonly Definition[]
  /** What the rules say of it on other scales than the star's. */
  outcomes: readonly Definition[]
  /** What the product was awarded, the newest first. */
  history: readonly StarMoment[]
  /** Keys of certificates past their last day. */
  lapsed: ReadonlySet<string>
}>

const PHOTO_SIZES = '(min-width: 60rem) 40rem, 94vw'

const paragraphs = (text: string): readonly string[] =>
  text
    .split(/\n\s*\n|\n/)
    .map(part => part.trim())
    .filter(Boolean)

/**
 * What search engines read. A block of data, never run; `<` is written so that a story cannot end the block.
 */
function structuredData({ entry, certificate }: ProductView, request: PageRequest): Html {
  const { locale, publicUrl } = request
  const own = words[locale].product
  const award = awardOf(entry, locale).label
  const data = {
    '@context': 'https://schema.org',
    '@type': 'Product',
    name: entry.name,
    ...(entry.about === '' ? {} : { description: entry.about }),
    category: entry.commodityTitle[locale],
    url: `${publicUrl}${request.link(`/katalog/${entry.slug}`)}`,
    image: entry.photos.map((_, index) => `${publicUrl}${photoAddress(entry.slug, index + 1, 'w1600')}`),
    manufacturer: {
      '@type': 'Organization',
      name: entry.maker,
      location: { '@type': 'Place', name: entry.place },
    },
    ...(certificate?.standing === 'valid' ? { award: own.award(award, entry.editionTitle[locale]) } : {}),
  }
  const json = JSON.stringify(data).replaceAll('<', String.raw`\u003c`)
  return html`<script type="application/ld+json">${raw(json)}</script>`
}

function certificateLink(entry: CatalogueEntry, request: PageRequest): readonly Definition[] {
  const { certificateKey, certificateNumber } = entry
  if (!certificateKey) return []
  const href = request.link(`/piagam/${encodeURIComponent(certificateKey)}`)
  return [
    {
      term: words[request.locale].product.certificate,
      detail: html`<a href="${href}">${certificateNumber}</a>`,
    },
  ]
}

function factsOf({ entry, certificate, annex, outcomes }: ProductView, request: PageRequest): Html {
  const { locale } = request
  const own = words[locale].product
  const { content } = entry
  const to = (path: string, words: string): Html => html`<a href="${request.link(path)}">${words}</a>`
  // Makers and sentra have pages for their starred products: this one may have been the only one.
  const origin = (path: string, slug: string, words: string): string | Html =>
    slug && !entry.withdrawnAt ? to(`${path}/${slug}`, words) : words
  const optional = (term: string, detail: string | Html): readonly Definition[] =>
    detail === '' ? [] : [{ term, detail }]
  const decree =
    content.decree.date === ''
      ? ''
      : own.decreeOf(content.decree.number, formatDate(new Date(content.decree.date), locale))
  return definitionList({
    items: [
      ...(certificate?.standing === 'withdrawn' || certificate?.standing === 'suspended'
        ? []
        : [{ term: own.stars, detail: stars({ ...awardOf(entry, locale), withLabel: true }) }, ...outcomes]),
      { term: own.scheme, detail: schemeText(entry.scheme, entry.of)[locale] },
      { term: own.edition, detail: entry.editionTitle[locale] },
      ...optional(own.decree, decree),
      ...annex,
      ...certificateLink(entry, request),
      ...optional(handOverTerm(locale), (certificate && handedOverLink(certificate, request)) ?? ''),
      { term: own.maker, detail: origin('/pembuat', content.makerSlug, entry.maker) },
      { term: own.place, detail: to(`/wilayah/${areaCodeOf(entry)}`, entry.place) },
      ...optional(own.sentra, content.sentra && origin('/sentra-ikm', content.sentraSlug, content.sentra)),
      ...optional(own.founded, content.founded === null ? '' : String(content.founded)),
      { term: own.commodity, detail: to(`/komoditas/${entry.commodity}`, entry.commodityTitle[locale]) },
    ],
  })
}

function gallery({ entry }: ProductView, request: PageRequest): Html {
  const { locale } = request
  if (entry.photos.length === 0) return html``
  return photoGallery({
    locale,
    label: words[locale].product.photos(entry.name),
    photos: entry.photos.map((photo, index) => ({
      ...entryPicture(entry, photo, index, PHOTO_SIZES, locale),
      full: photoAddress(entry.slug, index + 1, 'w1600'),
      ...(photo.caption === '' ? {} : { caption: photo.caption }),
    })),
  })
}

function neighboursPart(
  { entry, neighbours, lapsed, provinceName }: ProductView,
  request: PageRequest,
): Html {
  const own = words[request.locale].product
  if (neighbours.length === 0) return html``
  const nothing = { text: '', commodity: null, stars: null, edition: null }
  const href = request.link(catalogueAddress({ ...nothing, province: entry.province }))
  return section({
    title: own.neighbours(provinceName),
    link: { label: own.neighboursLink, href },
    tone: 'paper',
    body: productGrid({
      label: own.neighbours(provinceName),
      items: neighbours.map(one => entryCard(one, request, 3, lapsed)),
    }),
  })
}

/** What the star stands for today, where that is less than its decision said. */
function standingNotice({ certificate }: ProductView, request: PageRequest): Html {
  const { locale } = request
  const own = words[locale].product
  if (!certificate || certificate.standing === 'valid') return html``
  const href = request.link(`/piagam/${encodeURIComponent(certificate.checkKey)}`)
  const text =
    certificate.standing === 'withdrawn'
      ? `${own.withdrawnNote} ${withdrawalText(certificate, locale)}`
      : certificate.standing === 'suspended'
        ? `${own.suspendedNote} ${suspensionText(certificate, locale)}`
        : own.lapsedNote
  return notice({
    locale,
    kind: 'warning',
    text: html`${text} <a href="${href}">${own.toCheck}</a>`,
  })
}

/** Stars as they may be shown today: none once withdrawn or while suspended, and with a word of it once lapsed. */
function awardTags({ entry, certificate }: ProductView, locale: Locale): Html {
  if (certificate?.standing === 'withdrawn' || certificate?.standing === 'suspended') return html``
  const shown = stars({ ...awardOf(entry, locale), withLabel: true })
  return certificate?.standing === 'lapsed' ? html`${shown} ${words[locale].product.lapsed}` : shown
}

/** What one moment of a product's stars was: the stars with their scheme, and what a re-evaluation ended in. */
function momentText({ stars: award, outcome, source, withdrawn }: StarMoment, locale: Locale): Html {
  const own = reevaluationWords[locale]
  if (withdrawn) return html`<b>${own.historyWithdrawn}</b>`
  const shown = award
    ? html`${stars({ stars: award.stars, of: award.of, label: starsText(award.stars, award.of)[locale], withLabel: true })} <span class="muted">${schemeText(award.scheme, award.of)[locale]}</span> `
    : ''
  const evaluated = outcome === null ? '' : html`<b>${own.standings[outcome]}</b>`
  return html`${shown}${evaluated}${source === null ? '' : html`<br>${sourceText(source)}`}`
}

/** The stars of the product over the editions; nothing where there is only the one. */
function historyPart({ history }: ProductView, { locale }: PageRequest): Html {
  if (history.length < 2) return html``
  const items = history.map(moment => ({ term: moment.when[locale], detail: momentText(moment, locale) }))
  return section({ title: reevaluationWords[locale].history, body: definitionList({ items }) })
}

/** One starred product: photos, story, where its star comes from, and its neighbours. */
export function productPage(request: PageRequest, view: ProductView): Html {
  const { locale } = request
  const own = words[locale].product
  const { entry } = view
  const story = [...paragraphs(entry.about), ...paragraphs(entry.story)]
  const makerStory = paragraphs(entry.content.makerStory)
  return html`${pageTitle({
    locale,
    title: entry.name,
    lead: `${entry.maker}, ${entry.place}`,
    crumbs: [
      { label: own.catalogue, href: request.link('/katalog') },
      {
        label: entry.commodityTitle[locale],
        href: request.link(
          catalogueAddress({
            text: '',
            commodity: entry.commodity,
            province: null,
            stars: null,
            edition: null,
          }),
        ),
      },
    ],
    tags: html`${awardTags(view, locale)} ${entry.example ? contohTag({ locale }) : ''}`,
  })}
${entry.example ? notice({ locale, kind: 'info', text: own.exampleNote }) : ''}
${standingNotice(view, request)}
${gallery(view, request)}
${story.length > 0 ? storyBlock({ title: own.story, paragraphs: story }) : ''}
${makerStory.length > 0 ? storyBlock({ title: own.makerStory, paragraphs: makerStory }) : ''}
${section({ title: own.facts, body: factsOf(view, request) })}
${historyPart(view, request)}
${neighboursPart(view, request)}
${structuredData(view, request)}`
}
