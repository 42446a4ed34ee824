import { areaPathOf } from '../../../foundation/area-path.ts'
import type { Text } from '../../../foundation/text.ts'
import { html, type Html } from '../../../platform/html.ts'
import { formatNumber } from '../../../platform/translations.ts'
import {
  bars,
  emptyState,
  filterBar,
  linkButton,
  notice,
  pageTitle,
  section,
  selectField,
  table,
} from '../../../ui/index.ts'
import { listAddress, type PageRequest } from '../../../web/index.ts'
import { areaName, listProvinces } from '../../regions/index.ts'
import { itemTotals, mostFrequent, sumOf, type ItemTotal } from '../reason-statistics.ts'
import type { ReasonCount, RegionCount, StatisticsQuery } from '../reason-statistics-store.ts'
import { statisticsWords } from '../statistics-messages.ts'

export const STATISTICS_PATH = '/verifikasi/alasan'
export const STATISTICS_CSV = '/verifikasi/alasan/unduh'
/** In the picture; the table has all of them. */
const MOST_BARS = 12

export type StatisticsView = Readonly<{
  query: StatisticsQuery
  reasons: readonly ReasonCount[]
  regions: readonly RegionCount[]
  editions: readonly Readonly<{ id: string; title: Text }>[]
  commodities: readonly Readonly<{ id: string; title: Text }>[]
  /** False for those who see one province only. */
  choosesProvince: boolean
}>

export const statisticsAddress = (query: StatisticsQuery, path = STATISTICS_PATH): string =>
  listAddress(path, { edisi: query.edition, komoditas: query.commodity, provinsi: query.province })

const verifiedIn = ({ regions }: StatisticsView): number =>
  regions.reduce((sum, one) => sum + one.verified, 0)
const shareOf = (count: number, all: number): number => (all === 0 ? 0 : count / all)

function filters({ locale, link }: PageRequest, view: StatisticsView): Html {
  const own = statisticsWords[locale]
  const { query } = view
  const titled = (one: Readonly<{ id: string; title: Text }>) => ({ value: one.id, label: one.title[locale] })
  const edition = selectField({
    locale,
    name: 'edisi',
    label: own.edition,
    value: query.edition,
    prompt: own.anyEdition,
    options: view.editions.map(titled),
  })
  const commodity = selectField({
    locale,
    name: 'komoditas',
    label: own.commodity,
    value: query.commodity,
    prompt: own.anyCommodity,
    options: view.commodities.map(titled),
  })
  const province = view.choosesProvince
    ? selectField({
        locale,
        name: 'provinsi',
        label: own.province,
        value: query.province,
        prompt: own.anyProvince,
        options: listProvinces().map(area => ({ value: area.code, label: area.name })),
      })
    : ''
  const isSet = Object.values(query).some(value => value !== '')
  return filterBar({
    locale,
    action: link(STATISTICS_PATH),
    label: own.filter,
    body: html`${edition}${commodity}${province}`,
    clearHref: isSet ? link(STATISTICS_PATH) : null,
  })
}

function itemPart({ locale }: PageRequest, view: StatisticsView, totals: readonly ItemTotal[]): Html {
  const own = statisticsWords[locale]
  const all = verifiedIn(view)
  const name = (one: ItemTotal): string => `${own.kinds[one.kind]}: ${one.title[locale]}`
  const said = (one: ItemTotal): string =>
    own.of(
      formatNumber(sumOf(one), locale),
      formatNumber(all, locale),
      formatNumber(shareOf(sumOf(one), all) * 100, locale, 1),
    )
  const picture = bars({
    caption: own.picture,
    bars: totals
      .slice(0, MOST_BARS)
      .map(one => ({ label: name(one), share: shareOf(sumOf(one), all), text: said(one) })),
  })
  const rows = table({
    caption: own.byItem,
    captionHidden: true,
    columns: [
      { label: own.item },
      { label: own.returned, numeric: true },
      { label: own.refused, numeric: true },
      { label: own.share, numeric: true },
    ],
    rows: totals.map(one => ({
      cells: [
        name(one),
        one.returned,
        one.refused,
        `${formatNumber(shareOf(sumOf(one), all) * 100, locale, 1)} %`,
      ],
    })),
    empty: '',
  })
  return section({ title: own.byItem, body: html`${picture}${rows}` })
}

function regionPart({ locale }: PageRequest, view: StatisticsView): Html {
  const own = statisticsWords[locale]
  const rows = view.regions.map(one => {
    const most = mostFrequent(view.reasons, one.region)
    return {
      cells: [
        areaName(areaPathOf(one.region)),
        one.verified,
        one.returned,
        one.refused,
        most ? `${own.kinds[most.kind]}: ${most.title[locale]} (${sumOf(most)})` : own.nothing,
      ],
    }
  })
  const list = table({
    caption: own.byRegion,
    captionHidden: true,
    columns: [
      { label: own.region },
      { label: own.verified, numeric: true },
      { label: own.returned, numeric: true },
      { label: own.refused, numeric: true },
      { label: own.most },
    ],
    rows,
    empty: '',
  })
  return section({ title: own.byRegion, body: list })
}

/** Which items are found wanting how often, as a picture and tables, with the figures as a file. */
export function statisticsPage(request: PageRequest, view: StatisticsView): Html {
  const { locale, link } = request
  const own = statisticsWords[locale]
  const totals = itemTotals(view.reasons)
  const download = linkButton({
    href: link(statisticsAddress(view.query, STATISTICS_CSV)),
    label: own.download,
    icon: 'download',
    download: true,
  })
  const head = pageTitle({ locale, title: own.title, lead: own.lead, actions: download })
  const body =
    totals.length === 0
      ? emptyState({ title: own.none, text: own.noneText })
      : html`${itemPart(request, view, totals)}${regionPart(request, view)}`
  return html`${head}${notice({ locale, kind: 'info', text: own.internal })}${filters(request, view)}${body}`
}
