import { findForm, type Commodity, type Node } from '../../../engine/index.ts'
import type { Text } from '../../../foundation/text.ts'
import { html, type Html } from '../../../platform/html.ts'
import { formatHundredths, formatNumber } from '../../../platform/translations.ts'
import { contohTag, linkButton, pageTitle, panel, columns, section } from '../../../ui/index.ts'
import type { PageRequest } from '../../../web/index.ts'
import { catalogueAddress, type AreaCounts, type CatalogueEntry } from '../../catalogue/index.ts'
import { isExample, type Edition, type LoadedRules } from '../../editions/index.ts'
import { listProvinces, type BoundaryMap } from '../../regions/index.ts'
import { words } from '../messages.ts'
import { countryMap } from './place-maps.ts'
import { areaTable, countrySummary, exampleFigures, productsPart } from './place-parts.ts'

/** By which rules the commodity is judged. */
export type Judged = Readonly<{ edition: Edition; loaded: LoadedRules; commodity: Commodity }>

export type CommodityView = Readonly<{
  id: string
  title: Text
  entries: readonly CatalogueEntry[]
  lapsed: ReadonlySet<string>
  counts: AreaCounts
  /** The outlines of the provinces, where they were imported. */
  boundaries: BoundaryMap | null
  judged: Judged | null
}>

/** The criteria below a part of the rubric, in order. */
const criteriaBelow = (node: Node): readonly Node[] =>
  'children' in node ? node.children.flatMap(criteriaBelow) : [node]

function judgedPart(request: PageRequest, { edition, loaded, commodity }: Judged): Html {
  const { locale } = request
  const own = words[locale].commodity
  const root = findForm(loaded.rules, commodity.id)?.index.rubric.root
  if (!root) return html``
  const parts = 'children' in root ? root.children : [root]
  const one = (part: Node): Html =>
    panel({
      title: `${part.title[locale]} (${own.upTo(formatHundredths(part.max, locale))})`,
      body: html`<ul>${criteriaBelow(part).map(criterion => html`<li>${criterion.title[locale]}</li>`)}</ul>`,
    })
  const tag = isExample(edition, loaded) ? contohTag({ locale }) : ''
  return section({
    title: own.looked,
    lead: html`${own.lookedLead(edition.title[locale])} ${tag}`,
    tone: 'paper',
    body: html`${columns(parts.map(one))}<p>${linkButton({ href: request.link(`/edisi/${edition.slug}/${commodity.id}`), label: own.whole })}</p>`,
  })
}

function wherePart(request: PageRequest, { title, counts, boundaries }: CommodityView): Html {
  const { locale } = request
  const own = words[locale].commodity
  const some = listProvinces().filter(province => counts.byCode.has(province.code))
  const map = countryMap(request, boundaries, counts, {
    label: own.label(title[locale]),
    summary: countrySummary(request, counts),
  })
  const said = { caption: own.table(title[locale]), column: words[locale].map.province }
  return section({
    title: own.where,
    body: html`${exampleFigures(request, counts)}${map}${areaTable(request, some, counts, said)}`,
  })
}

/** A commodity: its starred products, where they come from, and what is looked at when they are judged. */
export function commodityPage(request: PageRequest, view: CommodityView): Html {
  const { locale } = request
  const own = words[locale].commodity
  const { id, title, entries, counts, judged } = view
  const all = { text: '', commodity: id, province: null, stars: null, edition: null }
  const goesOn = counts.total > entries.length
  const more = goesOn
    ? { lead: words[locale].newest(formatNumber(entries.length, locale), formatNumber(counts.total, locale)) }
    : {}
  const link = { label: words[locale].allProducts, href: request.link(catalogueAddress(all)) }
  return html`${pageTitle({
    locale,
    title: title[locale],
    lead: own.lead,
    crumbs: [{ label: own.catalogue, href: request.link('/katalog') }],
  })}
${productsPart(request, own.products, view, entries.length > 0 ? { ...more, link } : {})}
${entries.length > 0 ? wherePart(request, view) : ''}
${judged ? judgedPart(request, judged) : ''}`
}
