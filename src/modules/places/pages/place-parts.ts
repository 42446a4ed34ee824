import { html, type Html } from '../../../platform/html.ts'
import { formatNumber } from '../../../platform/translations.ts'
import { contohTag, emptyState, mapTable, productGrid, section, table, tileMap } from '../../../ui/index.ts'
import type { PageRequest } from '../../../web/index.ts'
import { entryCard, type AreaCounts, type CatalogueEntry, type Origin } from '../../catalogue/index.ts'
import { boundarySource, listProvinces, listTiles, type Area, type BoundaryMap } from '../../regions/index.ts'
import { words } from '../messages.ts'

/** An area as the maps show it: name, number, link. */
export function mapArea(request: PageRequest, area: Area, counts: AreaCounts, here: string | null) {
  const count = counts.byCode.get(area.code) ?? 0
  return {
    name: area.name,
    href: request.link(`/wilayah/${area.code}`),
    count,
    text: words[request.locale].products(formatNumber(count, request.locale)),
    here: area.code === here,
  }
}

/** The provinces as squares; `here` is the code of the one to mark. */
export function countryTiles(
  request: PageRequest,
  counts: AreaCounts,
  said: Readonly<{ label: string; summary: string }>,
  here: string | null = null,
): Html {
  const tiles = new Map(listTiles().map(tile => [tile.code, tile]))
  const { count, map } = words[request.locale]
  return tileMap({
    locale: request.locale,
    label: said.label,
    legend: count,
    summary: said.summary,
    note: map.tiles,
    tiles: listProvinces().flatMap(province => {
      const tile = tiles.get(province.code)
      return tile ? [{ ...mapArea(request, province, counts, here), ...tile }] : []
    }),
  })
}

/** How many products come from where, in words. */
export function countrySummary({ locale }: PageRequest, counts: AreaCounts): string {
  const own = words[locale].map
  const [first, second] = listProvinces()
    .map(province => ({ name: province.name, count: counts.byCode.get(province.code) ?? 0 }))
    .toSorted((one, other) => other.count - one.count)
  if (!first || counts.total === 0) return own.none
  const [total, provinces] = [formatNumber(counts.total, locale), formatNumber(counts.byCode.size, locale)]
  if (first.count === second?.count || counts.byCode.size === 1) return own.even(total, provinces)
  return own.summary(total, provinces, `${first.name} (${formatNumber(first.count, locale)})`)
}

/** The same numbers as a table; on phones it is the map. Every area leads to its page. */
export function areaTable(
  request: PageRequest,
  areas: readonly Area[],
  counts: AreaCounts,
  said: Readonly<{ caption: string; column: string }>,
): Html {
  const { locale } = request
  return mapTable(
    table({
      caption: said.caption,
      captionHidden: true,
      columns: [{ label: said.column }, { label: words[locale].count, numeric: true }],
      rows: areas.map(area => {
        const { name, href, count } = mapArea(request, area, counts, null)
        return { cells: [html`<a href="${href}">${name}</a>`, formatNumber(count, locale)] }
      }),
      empty: words[locale].noProducts,
    }),
  )
}

export const exampleFigures = ({ locale }: PageRequest, counts: AreaCounts): Html =>
  counts.example ? html`<p>${contohTag({ locale })} ${words[locale].exampleFigures}</p>` : html``

/** Where the outlines come from: to be shown wherever they are. */
export const boundaryLine = ({ locale }: PageRequest, { source }: BoundaryMap): Html =>
  html`<p class="muted">${source || boundarySource[locale]}</p>`

/** The products as cards, or a calm sentence where there are none. */
export function productsPart(
  request: PageRequest,
  title: string,
  { entries, lapsed }: Readonly<{ entries: readonly CatalogueEntry[]; lapsed: ReadonlySet<string> }>,
  more: Readonly<{ lead?: string; link?: Readonly<{ label: string; href: string }> }> = {},
): Html {
  const { locale } = request
  const { noProducts, noProductsText } = words[locale]
  const body =
    entries.length === 0
      ? emptyState({ title: noProducts, text: noProductsText })
      : productGrid({ label: title, items: entries.map(entry => entryCard(entry, request, 3, lapsed)) })
  return section({ title, ...more, body })
}

/** Makers or sentra by name, with their place and how many of their products have a star. */
export function originList(request: PageRequest, path: string, origins: readonly Origin[]): Html {
  const { locale } = request
  const one = ({ slug, name, place, products, example }: Origin): Html =>
    html`<li><a href="${request.link(`${path}/${slug}`)}">${name}</a> ${example ? contohTag({ locale }) : ''}<br><span class="muted">${place} · ${words[locale].products(formatNumber(products, locale))}</span></li>`
  return html`<ul class="origins">${origins.map(one)}</ul>`
}
