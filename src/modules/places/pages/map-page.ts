import { html, type Html } from '../../../platform/html.ts'
import { pageTitle, section, shapeMap } from '../../../ui/index.ts'
import type { PageRequest } from '../../../web/index.ts'
import type { AreaCounts } from '../../catalogue/index.ts'
import { findArea, listProvinces, regionSource, type BoundaryMap } from '../../regions/index.ts'
import { words } from '../messages.ts'
import {
  areaTable,
  boundaryLine,
  countrySummary,
  countryTiles,
  exampleFigures,
  mapArea,
} from './place-parts.ts'

export type MapView = Readonly<{ counts: AreaCounts; boundaries: BoundaryMap | null }>

function realMap(request: PageRequest, counts: AreaCounts, boundaries: BoundaryMap): Html {
  const { locale } = request
  const { count, map } = words[locale]
  const drawn = shapeMap({
    locale,
    label: map.label,
    legend: count,
    summary: countrySummary(request, counts),
    width: boundaries.width,
    height: boundaries.height,
    shapes: boundaries.shapes.flatMap(({ code, path }) => {
      const area = findArea(code)
      return area ? [{ ...mapArea(request, area, counts, null), path }] : []
    }),
  })
  return html`${drawn}${boundaryLine(request, boundaries)}`
}

/** Where the starred products come from: real outlines once they are imported, until then a square for each province. */
export function mapPage(request: PageRequest, { counts, boundaries }: MapView): Html {
  const { locale } = request
  const own = words[locale].map
  const map = boundaries
    ? realMap(request, counts, boundaries)
    : countryTiles(request, counts, { label: own.label, summary: countrySummary(request, counts) })
  const rows = areaTable(request, listProvinces(), counts, { caption: own.table, column: own.province })
  return html`${pageTitle({ locale, title: own.title, lead: own.lead })}
${exampleFigures(request, counts)}
${map}
${section({ title: own.heading, body: rows })}
<p class="muted">${regionSource[locale]}</p>`
}
