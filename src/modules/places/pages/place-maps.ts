import { html, type Html } from '../../../platform/html.ts'
import { formatNumber } from '../../../platform/translations.ts'
import { shapeMap, tileMap } from '../../../ui/index.ts'
import type { PageRequest } from '../../../web/index.ts'
import type { AreaCounts } from '../../catalogue/index.ts'
import {
  boundarySource,
  findArea,
  listProvinces,
  listTiles,
  type Area,
  type BoundaryMap,
} from '../../regions/index.ts'
import { words } from '../messages.ts'

/** What a map is called, and the sentence that says the same in words. */
export type MapWords = Readonly<{ label: string; summary: string }>

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

function legends({ locale }: PageRequest, here: string | null) {
  const marked = here === null ? null : findArea(here)
  return { legend: words[locale].count, ...(marked ? { hereLegend: marked.name } : {}) }
}

/** Real outlines, with their source, which is to be shown wherever they are; `here` is the code of the one to mark. */
export function outlineMap(
  request: PageRequest,
  boundaries: BoundaryMap,
  counts: AreaCounts,
  said: MapWords,
  here: string | null = null,
): Html {
  const { locale } = request
  const drawn = shapeMap({
    locale,
    ...said,
    ...legends(request, here),
    width: boundaries.width,
    height: boundaries.height,
    shapes: boundaries.shapes.flatMap(({ code, path }) => {
      const area = findArea(code)
      return area ? [{ ...mapArea(request, area, counts, here), path }] : []
    }),
  })
  return html`${drawn}<p class="muted map-source">${boundaries.source || boundarySource[locale]}</p>`
}

/** The provinces as squares. */
function countryTiles(request: PageRequest, counts: AreaCounts, said: MapWords, here: string | null): Html {
  const tiles = new Map(listTiles().map(tile => [tile.code, tile]))
  return tileMap({
    locale: request.locale,
    ...said,
    ...legends(request, here),
    note: words[request.locale].map.tiles,
    tiles: listProvinces().flatMap(province => {
      const tile = tiles.get(province.code)
      return tile ? [{ ...mapArea(request, province, counts, here), ...tile }] : []
    }),
  })
}

/** The provinces: real outlines once they are imported, until then a square for each. */
export const countryMap = (
  request: PageRequest,
  boundaries: BoundaryMap | null,
  counts: AreaCounts,
  said: MapWords,
  here: string | null = null,
): Html =>
  boundaries ? outlineMap(request, boundaries, counts, said, here) : countryTiles(request, counts, said, here)

/** Where a place lies: among the regencies of its province, where their outlines are known, or among the provinces. */
export type Surroundings = Readonly<{
  province: Area
  boundaries: BoundaryMap | null
  counts: AreaCounts
  /** Are these the regencies of the province? */
  isClose: boolean
}>

/** A place and what lies around it. */
export type Setting = Readonly<{ area: Area; surroundings: Surroundings }>

export const placeMap = (
  request: PageRequest,
  { province, boundaries, counts, isClose }: Surroundings,
  area: Area,
  said: MapWords,
): Html =>
  isClose && boundaries
    ? // The map of a province is all of it: only what lies within is marked.
      outlineMap(request, boundaries, counts, said, area.code === province.code ? null : area.code)
    : countryMap(request, boundaries, counts, said, province.code)
