import { html, nothing, type Html } from '../../../platform/html.ts'
import { formatDate, formatNumber } from '../../../platform/translations.ts'
import {
  countsBar,
  definitionList,
  emptyState,
  linkButton,
  notice,
  pageTitle,
  section,
  table,
  type Row,
} from '../../../ui/index.ts'
import type { ListPage, PageRequest } from '../../../web/index.ts'
import { areaName } from '../../regions/index.ts'
import { words } from '../messages.ts'
import type { Producer } from '../producer.ts'
import { commodityTitle, type Commodity, type ProducerSettings } from '../programme.ts'
import type { SentraLine } from '../sentra-store.ts'
import type { Sentra } from '../sentra.ts'
import { fileLinks, producersAddress, pagerOf, searchBar, type ListQuery } from './list-parts.ts'

export type SentraListData = Readonly<{
  list: ListPage<SentraLine>
  counts: ReadonlyMap<string, number>
  commodities: readonly Commodity[]
  query: ListQuery
  mayRegister: boolean
}>

function sentraCounts(request: PageRequest, { counts, commodities, query }: SentraListData): Html {
  const { locale } = request
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0)
  const ids = [...new Set([...commodities.map(one => one.id), ...counts.keys()])]
  return countsBar({
    label: words[locale].sentra.counts,
    items: [
      {
        label: words[locale].list.all,
        count: all,
        href: request.link(request.path),
        current: query.commodity === null,
      },
      ...ids.map(id => ({
        label: commodityTitle(commodities, id, locale),
        count: counts.get(id) ?? 0,
        href: producersAddress(request, { commodity: id }),
        current: query.commodity === id,
      })),
    ],
  })
}

export function sentraListPage(request: PageRequest, data: SentraListData): Html {
  const { locale } = request
  const own = words[locale].sentra
  const row = (line: SentraLine): Row => ({
    cells: [
      html`<a href="${request.link(`/sentra/${line.id}`)}">${line.name}</a>`,
      commodityTitle(data.commodities, line.commodity, locale),
      areaName(line.areaPath),
      formatNumber(line.units, locale),
      formatNumber(line.producers, locale),
    ],
  })
  const isFiltered = data.query.search !== '' || data.query.commodity !== null
  const register = linkButton({
    href: request.link('/sentra/baru'),
    label: own.register,
    kind: 'primary',
    icon: 'plus',
  })
  return html`${pageTitle({
    locale,
    title: own.title,
    lead: own.lead,
    actions: html`${data.mayRegister ? register : nothing}${data.list.rows.length > 0 ? fileLinks(request, '/sentra/unduh', data.query) : nothing}`,
  })}${sentraCounts(request, data)}${searchBar(request, data.query)}${table({
    caption: own.caption,
    captionHidden: true,
    columns: [
      { label: own.name },
      { label: own.commodity },
      { label: own.place },
      { label: own.units, numeric: true },
      { label: own.producers, numeric: true },
    ],
    rows: data.list.rows.map(row),
    empty: isFiltered
      ? emptyState({ title: words[locale].list.noMatch })
      : emptyState({ title: own.empty, text: own.emptyText }),
  })}${pagerOf(request, data.query, data.list)}`
}

export type SentraPageData = Readonly<{
  sentra: Sentra
  placeName: string
  producers: readonly Pick<Producer, 'id' | 'name'>[]
  commodities: readonly Commodity[]
  sentraUnits: ProducerSettings['sentraUnits']
  mayEdit: boolean
}>

/** Too few units is said wherever the sentra is shown; it stops nobody. */
function fewUnits(request: PageRequest, { sentra, sentraUnits }: SentraPageData): Html {
  const { locale } = request
  if (sentra.units >= sentraUnits.atLeast) return nothing
  const own = words[locale].sentra
  const said = own.few(formatNumber(sentra.units, locale), formatNumber(sentraUnits.atLeast, locale))
  return notice({ locale, kind: 'warning', text: `${said} ${own.why} ${sentraUnits.reason[locale]}` })
}

function sentraFacts(request: PageRequest, data: SentraPageData): Html {
  const { locale } = request
  const own = words[locale].sentra
  const { sentra } = data
  const date = sentra.decreeDate ? formatDate(new Date(sentra.decreeDate), locale) : ''
  const decree = [sentra.decreeNumber, date, sentra.decreeSignatory].filter(Boolean).join(' · ')
  return definitionList({
    items: [
      { term: own.commodity, detail: commodityTitle(data.commodities, sentra.commodity, locale) },
      { term: own.place, detail: data.placeName },
      { term: own.units, detail: formatNumber(sentra.units, locale) },
      { term: own.workers, detail: formatNumber(sentra.workers, locale) },
      { term: own.decree, detail: decree || own.decreeMissing },
      ...(sentra.about ? [{ term: own.about, detail: sentra.about }] : []),
    ],
  })
}

export function sentraPage(request: PageRequest, data: SentraPageData): Html {
  const { locale } = request
  const own = words[locale].sentra
  const { sentra } = data
  const actions = html`${data.mayEdit ? linkButton({ href: request.link(`/sentra/${sentra.id}/ubah`), label: own.edit, icon: 'pencil' }) : nothing}${linkButton({ href: request.link(`/sentra/${sentra.id}/dokumen`), label: own.documents, icon: 'file-text' })}`
  return html`${pageTitle({
    locale,
    title: sentra.name,
    lead: areaName(sentra.areaPath),
    crumbs: [{ label: own.title, href: request.link('/sentra') }],
    actions,
  })}${fewUnits(request, data)}${section({ title: own.facts, body: sentraFacts(request, data) })}${section({
    title: own.producers,
    body: table({
      caption: own.producers,
      captionHidden: true,
      columns: [{ label: words[locale].producer.name }],
      rows: data.producers.map(producer => ({
        cells: [html`<a href="${request.link(`/produsen/${producer.id}`)}">${producer.name}</a>`],
      })),
      empty: own.noProducers,
    }),
  })}`
}
