import type { Locale } from '../../../foundation/text.ts'
import { html, type Html } from '../../../platform/html.ts'
import { formatNumber } from '../../../platform/translations.ts'
import { beside, emptyState, facets, pager, pageTitle, productGrid, searchForm } from '../../../ui/index.ts'
import type { PageRequest } from '../../../web/index.ts'
import { starsText } from '../../decisions/index.ts'
import { catalogueAddress, isFiltered, starsValue } from '../catalogue-address.ts'
import type { CatalogueEntry } from '../entry.ts'
import { words } from '../messages.ts'
import type { CatalogueCursor, CatalogueFilter, FacetCount, FacetCounts } from '../search-store.ts'
import { entryCard } from './entry-card.ts'

export type CatalogueView = Readonly<{
  filter: CatalogueFilter
  entries: readonly CatalogueEntry[]
  counts: FacetCounts
  provinceName: (code: string) => string
  /** Keys of certificates past their last day. */
  lapsed: ReadonlySet<string>
  newer: CatalogueCursor
  older: CatalogueCursor
}>

type Group = Readonly<{
  label: string
  counts: readonly FacetCount[]
  labelOf: (count: FacetCount) => string
  chosen: string | null
  /** The filter with this choice, or with none. */
  choose: (value: string | null) => CatalogueFilter
  /** By label, or, for stars, from the most down. */
  order: 'label' | 'value'
}>

const starsOf = (value: string): CatalogueFilter['stars'] => {
  const [stars = 0, of = 0] = value.split('-').map(Number)
  return { stars, of }
}

const starsLabel = (value: string, locale: Locale): string => {
  const { stars, of } = starsOf(value) ?? { stars: 0, of: 0 }
  return starsText(stars, of)[locale]
}

function groupsOf({ filter, counts, provinceName }: CatalogueView, locale: Locale): readonly Group[] {
  const own = words[locale].list
  const titled = ({ title, value }: FacetCount): string => title?.[locale] ?? value
  const group = (label: string, facet: 'commodity' | 'province' | 'edition'): Group => ({
    label,
    counts: counts[facet],
    labelOf: facet === 'province' ? ({ value }) => provinceName(value) : titled,
    chosen: filter[facet],
    choose: value => ({ ...filter, [facet]: value }),
    order: 'label',
  })
  const byStars: Group = {
    label: own.stars,
    counts: counts.stars,
    labelOf: ({ value }) => starsLabel(value, locale),
    chosen: filter.stars && starsValue(filter.stars),
    choose: value => ({ ...filter, stars: value === null ? null : starsOf(value) }),
    order: 'value',
  }
  return [
    group(own.commodity, 'commodity'),
    byStars,
    group(own.province, 'province'),
    group(own.edition, 'edition'),
  ]
}

// Kept, since making one for each comparison would take longer than everything else here.
const byNumber = new Intl.Collator('en', { numeric: true })
const byName = { id: new Intl.Collator('id'), en: new Intl.Collator('en') }

function facetPart(view: CatalogueView, request: PageRequest): Html {
  const { locale } = request
  const groups = groupsOf(view, locale).map(group => {
    const options = group.counts.map(count => {
      const chosen = count.value === group.chosen
      return {
        value: count.value,
        label: group.labelOf(count),
        count: count.count,
        href: request.link(catalogueAddress(group.choose(chosen ? null : count.value))),
        chosen,
      }
    })
    const sorted = options.toSorted((one, other) =>
      group.order === 'value'
        ? byNumber.compare(other.value, one.value)
        : byName[locale].compare(one.label, other.label),
    )
    return { label: group.label, options: sorted }
  })
  return facets({
    locale,
    label: words[locale].list.facets,
    groups: groups.filter(group => group.options.length > 0),
    clearHref: isFiltered(view.filter) ? request.link('/katalog') : null,
  })
}

const kept = (filter: CatalogueFilter): Readonly<Record<string, string>> => ({
  ...(filter.commodity ? { komoditas: filter.commodity } : {}),
  ...(filter.province ? { provinsi: filter.province } : {}),
  ...(filter.stars ? { bintang: starsValue(filter.stars) } : {}),
  ...(filter.edition ? { edisi: filter.edition } : {}),
})

function entriesPart(view: CatalogueView, request: PageRequest): Html {
  const { locale } = request
  const own = words[locale].list
  const { filter, entries, newer, older } = view
  if (entries.length === 0)
    return isFiltered(filter)
      ? emptyState({
          title: own.none,
          text: own.noneText,
          action: { label: own.clear, href: request.link('/katalog') },
        })
      : emptyState({ title: own.empty, text: own.emptyText })
  const at = (cursor: CatalogueCursor): string | null =>
    cursor ? request.link(catalogueAddress(filter, cursor)) : null
  const pages =
    newer || older ? pager({ locale, label: own.pages, newerHref: at(newer), olderHref: at(older) }) : ''
  return html`<p class="muted" role="status">${own.results(formatNumber(view.counts.total, locale))}</p>
${productGrid({ label: own.grid, items: entries.map(entry => entryCard(entry, request, 2, view.lapsed)) })}${pages}`
}

/** The catalogue, narrowed by words and by what is chosen beside it; every choice has an address. */
export function cataloguePage(request: PageRequest, view: CatalogueView): Html {
  const { locale } = request
  const own = words[locale].list
  return html`${pageTitle({ locale, title: own.title, lead: own.lead })}
<div>${searchForm({ locale, action: request.link('/katalog'), label: own.search, value: view.filter.text, hidden: kept(view.filter), id: 'cari-katalog' })}</div>
${beside({ side: facetPart(view, request), body: entriesPart(view, request) })}`
}
