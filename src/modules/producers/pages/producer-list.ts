import { html, nothing, type Html } from '../../../platform/html.ts'
import { formatNumber } from '../../../platform/translations.ts'
import { countsBar, emptyState, linkButton, pageTitle, table, type Row } from '../../../ui/index.ts'
import type { ListPage, PageRequest } from '../../../web/index.ts'
import { areaName } from '../../regions/index.ts'
import { words } from '../messages.ts'
import type { ProducerCounts, ProducerLine } from '../producer-store.ts'
import { commodityTitle, type Commodity } from '../programme.ts'
import { fileLinks, producersAddress, pagerOf, searchBar, type ListQuery } from './list-parts.ts'

export type ProducerListData = Readonly<{
  list: ListPage<ProducerLine>
  counts: ProducerCounts
  commodities: readonly Commodity[]
  query: ListQuery
  mayRegister: boolean
}>

const WITHOUT_PRODUCT = 'none'

function producerCounts(request: PageRequest, { counts, commodities, query }: ProducerListData): Html {
  const { locale } = request
  const own = words[locale]
  const ids = [...new Set([...commodities.map(one => one.id), ...counts.byCommodity.keys()])]
  const part = (commodity: string, label: string, count: number) => ({
    label,
    count,
    href: producersAddress(request, { commodity }),
    current: query.commodity === commodity,
  })
  return countsBar({
    label: own.producer.counts,
    items: [
      {
        label: own.list.all,
        count: counts.all,
        href: request.link(request.path),
        current: query.commodity === null,
      },
      ...ids.map(id => part(id, commodityTitle(commodities, id, locale), counts.byCommodity.get(id) ?? 0)),
      part(WITHOUT_PRODUCT, own.producer.withoutProduct, counts.withoutProduct),
    ],
  })
}

function producerTable(request: PageRequest, data: ProducerListData): Html {
  const { locale } = request
  const own = words[locale].producer
  const row = (line: ProducerLine): Row => ({
    cells: [
      html`<a href="${request.link(`/produsen/${line.id}`)}">${line.name}</a><br><span class="muted">${line.ownerName}</span>`,
      line.commodities.map(id => commodityTitle(data.commodities, id, locale)).join(', ') ||
        own.withoutProduct,
      formatNumber(line.products, locale),
      line.sentraName ?? '–',
      areaName(line.areaPath),
    ],
  })
  const isFiltered = data.query.search !== '' || data.query.commodity !== null
  return table({
    caption: own.caption,
    captionHidden: true,
    columns: [
      { label: own.name },
      { label: words[locale].product.commodity },
      { label: own.products, numeric: true },
      { label: own.sentra },
      { label: own.place },
    ],
    rows: data.list.rows.map(row),
    empty: isFiltered
      ? emptyState({ title: words[locale].list.noMatch })
      : emptyState({ title: own.empty, text: own.emptyText }),
  })
}

export function producerListPage(request: PageRequest, data: ProducerListData): Html {
  const { locale } = request
  const own = words[locale].producer
  const register = linkButton({
    href: request.link('/produsen/baru'),
    label: own.register,
    kind: 'primary',
    icon: 'plus',
  })
  return html`${pageTitle({
    locale,
    title: own.title,
    lead: own.lead,
    actions: html`${data.mayRegister ? register : nothing}${data.list.rows.length > 0 ? fileLinks(request, '/produsen/unduh', data.query) : nothing}`,
  })}${producerCounts(request, data)}${searchBar(request, data.query)}${producerTable(request, data)}${pagerOf(request, data.query, data.list)}`
}
