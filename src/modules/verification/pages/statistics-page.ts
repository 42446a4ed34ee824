import { areaPathOf } from '../../../foundation/area-path.ts'
import { html, type Html } from '../../../platform/html.ts'
import { formatNumber } from '../../../platform/translations.ts'
import { bars, emptyState, linkButton, notice, pageTitle, section, table } from '../../../ui/index.ts'
import { listAddress, type PageRequest } from '../../../web/index.ts'
import { resultFilters, type ResultChoices, type ResultQuery } from '../../nominations/index.ts'
import { areaName } from '../../regions/index.ts'
import { itemTotals, mostFrequent, sumOf, type ItemTotal } from '../reason-statistics.ts'
import type { ReasonCount, RegionCount } from '../reason-statistics-store.ts'
import { statisticsWords } from '../statistics-messages.ts'

export const STATISTICS_PATH = '/verifikasi/alasan'
export const STATISTICS_CSV = '/verifikasi/alasan/unduh'
/** In the picture; the table has all of them. */
const MOST_BARS = 12

export type StatisticsView = ResultChoices &
  Readonly<{ reasons: readonly ReasonCount[]; regions: readonly RegionCount[] }>

export const statisticsAddress = (query: ResultQuery, path = STATISTICS_PATH): string =>
  listAddress(path, { edisi: query.edition, komoditas: query.commodity, provinsi: query.province })

const verifiedIn = ({ regions }: StatisticsView): number =>
  regions.reduce((sum, one) => sum + one.verified, 0)
const shareOf = (count: number, all: number): number => (all === 0 ? 0 : count / all)

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
  return html`${head}${notice({ locale, kind: 'info', text: own.internal })}${resultFilters(request, STATISTICS_PATH, view)}${body}`
}
