import { standings } from '../../../engine/readiness/readiness-sum.ts'
import { areaCode, provinceOf, wholeCountry, type AreaPath } from '../../../foundation/area-path.ts'
import type { Locale } from '../../../foundation/text.ts'
import { html, nothing, type Html } from '../../../platform/html.ts'
import { formatMoment, formatNumber } from '../../../platform/translations.ts'
import {
  contohTag,
  countsBar,
  emptyState,
  filterBar,
  notice,
  pager,
  pageTitle,
  section,
  selectField,
  statusTag,
  table,
  type Tone,
} from '../../../ui/index.ts'
import { tableLinks, type PageRequest } from '../../../web/index.ts'
import { isExample } from '../../editions/index.ts'
import type { ProductBrief } from '../../producers/index.ts'
import { areaName, listProvinces, listRegencies, timeZoneOf, type Area } from '../../regions/index.ts'
import { listWords } from '../list-messages.ts'
import { addressOf, lackTitle, LIST, type ListQuery } from '../list-query.ts'
import type { StandingCounts, Summary } from '../summary-store.ts'
import type { Measured } from '../yardsticks.ts'

export type ReadinessListView = Readonly<{
  measured: Measured
  editions: readonly Measured[]
  query: ListQuery
  area: AreaPath
  rows: readonly Summary[]
  products: ReadonlyMap<string, ProductBrief>
  counts: StandingCounts
  oldest: Date | null
  /** There are products, and no summary of any of them yet. */
  isComputing: boolean
  byArea: ReadonlyMap<AreaPath, StandingCounts>
  lacks: ReadonlyMap<string, number>
  newerHref: string | null
  olderHref: string | null
}>

const tones: Readonly<Record<Summary['standing'], Tone>> = {
  ready: 'good',
  near: 'waiting',
  renew: 'attention',
  far: 'neutral',
}
const SHOWN_LACKS = 3

const total = (counts: StandingCounts): number => standings.reduce((sum, one) => sum + (counts[one] ?? 0), 0)

function countLinks({ locale, link }: PageRequest, { counts, query }: ReadinessListView): Html {
  const own = listWords[locale]
  const item = (label: string, standing: ListQuery['standing'], count: number) => ({
    label,
    count,
    href: link(addressOf({ ...query, standing })),
    current: query.standing === standing,
  })
  return countsBar({
    label: own.countsLabel,
    items: [
      item(own.all, '', total(counts)),
      ...standings.map(one => item(own.standings[one], one, counts[one] ?? 0)),
    ],
  })
}

function filterFields(locale: Locale, { query, measured, editions, lacks }: ReadinessListView): Html {
  const own = listWords[locale]
  const { rules } = measured.loaded
  const field = { locale, required: true }
  const edition = selectField({
    ...field,
    name: 'edisi',
    label: own.edition,
    value: measured.edition.id,
    prompt: null,
    options: editions.map(one => ({ value: one.edition.id, label: one.edition.title[locale] })),
  })
  const commodity = selectField({
    ...field,
    name: 'komoditas',
    label: own.commodity,
    value: query.commodity,
    prompt: own.anyCommodity,
    options: rules.document.commodities.map(one => ({ value: one.id, label: one.title[locale] })),
  })
  const lack = selectField({
    ...field,
    name: 'kurang',
    label: own.lacks,
    value: query.lacks,
    prompt: own.anyLack,
    options: [...lacks].map(([id, count]) => ({
      value: id,
      label: own.lackOption(lackTitle(rules, id, locale), formatNumber(count, locale)),
    })),
  })
  return html`${edition}${commodity}${lack}`
}

function filters({ locale, link }: PageRequest, view: ReadinessListView): Html {
  const { query } = view
  const { edition, area, standing } = query
  const isSet = query.commodity !== '' || query.lacks !== ''
  return filterBar({
    locale,
    action: link(LIST),
    label: listWords[locale].filter,
    body: filterFields(locale, view),
    hidden: {
      ...(standing === '' ? {} : { keadaan: standing }),
      ...(area === '' ? {} : { wilayah: area }),
    },
    clearHref: isSet ? link(addressOf({ edition, area, standing })) : null,
  })
}

/** Provinces of the country, or regencies and cities of a province, each with its counts. */
function areaTable(request: PageRequest, view: ReadinessListView): Html {
  const { locale, link } = request
  const own = listWords[locale]
  const { area, query, byArea } = view
  const below = area === wholeCountry ? listProvinces() : listRegencies(areaCode(area))
  if (below.length === 0) return nothing
  const count = (path: AreaPath, standing: (typeof standings)[number]): string =>
    formatNumber(byArea.get(path)?.[standing] ?? 0, locale)
  const hasAny = ({ path }: Area): boolean => total(byArea.get(path) ?? {}) > 0
  const without = below.filter(one => !hasAny(one)).map(one => one.name)
  const rows = below.filter(hasAny).map(({ code, name, path }) => ({
    cells: [
      html`<a href="${link(addressOf({ ...query, area: code }))}">${name}</a>`,
      ...standings.map(one => count(path, one)),
      formatNumber(total(byArea.get(path) ?? {}), locale),
    ],
  }))
  return section({
    title: own.areas,
    body: html`${table({
      caption: own.areas,
      captionHidden: true,
      columns: [
        { label: own.area },
        ...standings.map(one => ({ label: own.standings[one], numeric: true })),
        { label: own.total, numeric: true },
      ],
      rows,
      empty: own.noArea,
    })}${without.length === 0 ? nothing : html`<p class="muted">${own.without(without.join(', '))}</p>`}`,
  })
}

function rowOf({ locale, link }: PageRequest, view: ReadinessListView, one: Summary) {
  const own = listWords[locale]
  const { rules } = view.measured.loaded
  const product = view.products.get(one.productId)
  const titles = one.lacks.slice(0, SHOWN_LACKS).map(id => lackTitle(rules, id, locale))
  const rest = one.lacks.length - titles.length
  const said = [...titles, ...(rest > 0 ? [own.more(formatNumber(rest, locale))] : [])].join('; ')
  const number = (value: number): string => formatNumber(value, locale)
  return {
    cells: [
      html`<a href="${link(`${LIST}/${one.productId}?edisi=${one.editionId}`)}">${product?.name ?? one.productId}</a><br><span class="muted">${product?.producerName ?? ''}</span>`,
      areaName(one.areaPath),
      rules.commodities.get(one.commodity)?.title[locale] ?? one.commodity,
      statusTag({ state: one.standing, label: own.standings[one.standing], tone: tones[one.standing] }),
      own.metOf(number(one.met), number(one.asked)),
      said === '' ? '–' : said,
    ],
  }
}

function productTable(request: PageRequest, view: ReadinessListView): Html {
  const { locale } = request
  const own = listWords[locale]
  return table({
    caption: own.products,
    captionHidden: true,
    columns: [own.product, own.place, own.commodity, own.standing, own.met, own.lacks].map(label => ({
      label,
    })),
    rows: view.rows.map(one => rowOf(request, view, one)),
    empty: emptyState({ title: own.none, text: own.noneText }),
  })
}

function upLink({ actor, locale, link }: PageRequest, { area, query }: ReadinessListView): Html {
  if (area === actor.areaPath || area === wholeCountry) return nothing
  const province = provinceOf(area)
  const up = province === area ? '' : (province.split('/')[1] ?? '')
  return html`<p><a href="${link(addressOf({ ...query, area: up }))}">${listWords[locale].up}</a></p>`
}

/** Who could be nominated in the reader's area, and what they lack. */
export function readinessListPage(request: PageRequest, view: ReadinessListView): Html {
  const { locale, link } = request
  const own = listWords[locale]
  const { measured, oldest, area, query } = view
  const fresh = oldest
    ? html`<p class="muted">${own.computed(formatMoment(oldest, locale, timeZoneOf(area)))}</p>`
    : notice({ locale, kind: 'info', text: own.notYet })
  const lists = view.isComputing
    ? fresh
    : html`${oldest ? fresh : nothing}${filters(request, view)}${areaTable(request, view)}${section({ title: own.products, body: productTable(request, view) })}`
  return html`${pageTitle({
    locale,
    title: own.title,
    lead: html`${own.lead} ${measured.edition.title[locale]}, ${areaName(area)}.`,
    ...(isExample(measured.edition, measured.loaded) ? { tags: contohTag({ locale }) } : {}),
    actions: tableLinks(
      link(addressOf({ ...query, edition: measured.edition.id }, {}, `${LIST}/unduh`)),
      own.download,
    ),
  })}${upLink(request, view)}${countLinks(request, view)}${lists}${pager({ locale, newerHref: view.newerHref, olderHref: view.olderHref })}`
}

export function noEditionPage({ locale }: PageRequest): Html {
  const own = listWords[locale]
  return html`${pageTitle({ locale, title: own.title, lead: own.lead })}${emptyState({ title: own.noEdition, text: own.noEditionText })}`
}
