import { html, type Html } from '../../../platform/html.ts'
import { pageTitle, section } from '../../../ui/index.ts'
import type { PageRequest } from '../../../web/index.ts'
import type { AreaCounts } from '../../catalogue/index.ts'
import { listProvinces, regionSource, type BoundaryMap } from '../../regions/index.ts'
import { words } from '../messages.ts'
import { countryMap } from './place-maps.ts'
import { areaTable, countrySummary, exampleFigures } from './place-parts.ts'

export type MapView = Readonly<{ counts: AreaCounts; boundaries: BoundaryMap | null }>

/** Where the starred products come from: real outlines once they are imported, until then a square for each province. */
export function mapPage(request: PageRequest, { counts, boundaries }: MapView): Html {
  const { locale } = request
  const own = words[locale].map
  const said = { label: own.label, summary: countrySummary(request, counts) }
  const map = countryMap(request, boundaries, counts, said)
  const rows = areaTable(request, listProvinces(), counts, {
    caption: own.table,
    column: own.province,
    isUnderHeading: true,
  })
  return html`${pageTitle({ locale, title: own.title, lead: own.lead })}
${exampleFigures(request, counts)}
${map}
${section({ title: own.heading, body: rows })}
<p class="muted">${regionSource[locale]}</p>`
}
