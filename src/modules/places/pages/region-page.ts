import { html, type Html } from '../../../platform/html.ts'
import { formatNumber } from '../../../platform/translations.ts'
import { factList, linkButton, pageTitle, section } from '../../../ui/index.ts'
import type { PageRequest } from '../../../web/index.ts'
import {
  catalogueAddress,
  type AreaCounts,
  type CatalogueEntry,
  type CommodityCount,
  type Origin,
} from '../../catalogue/index.ts'
import { listRegencies, type Area } from '../../regions/index.ts'
import { words } from '../messages.ts'
import type { Surroundings } from './place-maps.ts'
import { areaTable, originList, productsPart, surroundingsPart } from './place-parts.ts'

export type RegionView = Readonly<{
  area: Area
  province: Area
  surroundings: Surroundings
  regencies: AreaCounts
  entries: readonly CatalogueEntry[]
  lapsed: ReadonlySet<string>
  makers: readonly Origin[]
  sentra: readonly Origin[]
  commodities: readonly CommodityCount[]
}>

const isProvince = ({ area, province }: RegionView): boolean => area.code === province.code

/** Products of the place: the sum of its commodities, since each product is of one. */
const totalOf = ({ commodities }: RegionView): number =>
  commodities.reduce((sum, commodity) => sum + commodity.products, 0)

function wherePart(request: PageRequest, view: RegionView): Html {
  const { locale } = request
  const { area, surroundings } = view
  const summary = words[locale].region.summary(formatNumber(totalOf(view), locale), area.name)
  if (!isProvince(view)) return surroundingsPart(request, surroundings, area, summary)
  const own = words[locale].region
  const said = { caption: own.table(area.name), column: own.regency }
  const rows = areaTable(request, listRegencies(area.code), view.regencies, said)
  return surroundingsPart(request, surroundings, area, summary, rows)
}

function figures(request: PageRequest, view: RegionView): Html {
  const { locale } = request
  const fact = (label: string, value: number) => ({ label, value: formatNumber(value, locale) })
  const own = words[locale]
  return factList({
    facts: [
      fact(own.count, totalOf(view)),
      fact(own.makers, view.makers.length),
      fact(own.sentra, view.sentra.length),
      fact(own.commodities, view.commodities.length),
    ],
  })
}

function namesPart(request: PageRequest, view: RegionView): Html {
  const { locale } = request
  const own = words[locale]
  const commodities = view.commodities.map(
    ({ id, title, products }) =>
      html`<li><a href="${request.link(`/komoditas/${id}`)}">${title[locale]}</a><br><span class="muted">${own.products(formatNumber(products, locale))}</span></li>`,
  )
  const part = (title: string, count: number, body: Html): Html =>
    count === 0 ? html`` : section({ title, body })
  return html`${part(own.makers, view.makers.length, originList(request, '/pembuat', view.makers))}
${part(own.sentra, view.sentra.length, originList(request, '/sentra-ikm', view.sentra))}
${part(own.commodities, commodities.length, html`<ul class="origins">${commodities}</ul>`)}`
}

function products(request: PageRequest, view: RegionView): Html {
  const { locale } = request
  const { entries, area, province } = view
  const total = totalOf(view)
  if (total <= entries.length) return productsPart(request, words[locale].region.products, view)
  const text = isProvince(view) ? '' : area.name
  const filter = { text, commodity: null, province: province.code, stars: null, edition: null }
  return productsPart(request, words[locale].region.products, view, {
    lead: words[locale].newest(formatNumber(entries.length, locale), formatNumber(total, locale)),
    link: { label: words[locale].allProducts, href: request.link(catalogueAddress(filter)) },
  })
}

/** A province, or a regency or city: what comes from there, who makes it, and which office to ask. */
export function regionPage(request: PageRequest, view: RegionView): Html {
  const { locale } = request
  const { area, province } = view
  const own = words[locale]
  const above = isProvince(view)
    ? []
    : [{ label: province.name, href: request.link(`/wilayah/${province.code}`) }]
  return html`${pageTitle({
    locale,
    title: area.name,
    lead: own.region.lead,
    crumbs: [{ label: own.map.title, href: request.link('/peta') }, ...above],
    actions: linkButton({
      href: request.link(`/dinas/${province.code}`),
      label: own.region.office,
      icon: 'map-pin',
    }),
  })}
${totalOf(view) === 0 ? '' : figures(request, view)}
${products(request, view)}
${namesPart(request, view)}
${wherePart(request, view)}`
}
