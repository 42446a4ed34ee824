import { html, type Html } from '../../../platform/html.ts'
import { formatNumber } from '../../../platform/translations.ts'
import { contohTag, emptyState, mapTable, productGrid, section, table } from '../../../ui/index.ts'
import type { PageRequest } from '../../../web/index.ts'
import { entryCard, type AreaCounts, type CatalogueEntry, type Origin } from '../../catalogue/index.ts'
import { listProvinces, listRegencies, type Area } from '../../regions/index.ts'
import { words } from '../messages.ts'
import { mapArea, placeMap, type Surroundings } from './place-maps.ts'

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

/** `isUnderHeading`: a heading says the same as the caption, which is then for screen readers only. */
type AreaTableWords = Readonly<{ caption: string; column: string; isUnderHeading?: boolean }>

/** The same numbers as a table; on phones it is the map. Every area leads to its page. */
export function areaTable(
  request: PageRequest,
  areas: readonly Area[],
  counts: AreaCounts,
  said: AreaTableWords,
  here: string | null = null,
): Html {
  const { locale } = request
  return mapTable(
    table({
      caption: said.caption,
      captionHidden: said.isUnderHeading === true,
      columns: [{ label: said.column }, { label: words[locale].count, numeric: true }],
      rows: areas.map(area => {
        const { name, href, count } = mapArea(request, area, counts, null)
        return {
          marked: area.code === here,
          cells: [html`<a href="${href}">${name}</a>`, formatNumber(count, locale)],
        }
      }),
      empty: words[locale].noProducts,
    }),
  )
}

export const exampleFigures = ({ locale }: PageRequest, counts: AreaCounts): Html =>
  counts.example ? html`<p>${contohTag({ locale })} ${words[locale].exampleFigures}</p>` : html``

/** The areas of the surroundings from which starred products come, as the map shows them. */
function surroundingsTable(
  request: PageRequest,
  { province, counts, isClose }: Surroundings,
  place: Area,
): Html {
  const { map, region } = words[request.locale]
  const areas = isClose ? listRegencies(province.code) : listProvinces()
  const said = isClose
    ? { caption: region.table(province.name), column: region.regency }
    : { caption: map.table, column: map.province }
  const some = areas.filter(area => counts.byCode.has(area.code))
  return areaTable(request, some, counts, said, isClose ? place.code : province.code)
}

/** Where a place lies, as a map with its sentence and its table, which on phones stands alone. */
export function surroundingsPart(
  request: PageRequest,
  surroundings: Surroundings,
  area: Area,
  summary: string,
  rows: Html = surroundingsTable(request, surroundings, area),
): Html {
  const { region, where } = words[request.locale]
  const { province, counts, isClose } = surroundings
  const label = isClose ? region.label(province.name) : region.mapOf(area.name)
  const map = placeMap(request, surroundings, area, { label, summary })
  return section({ title: where, body: html`${exampleFigures(request, counts)}${map}${rows}` })
}

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
