import { areaPathOf, type AreaPath } from '../../foundation/area-path.ts'
import { areaName, listRegencies } from './area-names.ts'
import type { Locale, Text } from '../../foundation/text.ts'
import { officeName } from './office-name.ts'

/** Areas without an office of their own, and the province whose office acts for them. Codes of areas. */
type ServedAreas = Readonly<{ areas: readonly string[]; by: string }>

/** What the programme says, kept in memory like the names: the serving area of each served one, by its path. */
let serving: ReadonlyMap<AreaPath, AreaPath> = new Map()

/** Call it at start. */
export function serveAreas(served: readonly ServedAreas[]): void {
  serving = new Map(
    served.flatMap(({ areas, by }) => areas.map(code => [areaPathOf(code), areaPathOf(by)] as const)),
  )
}

/** The area whose office acts for one that has none of its own; null for every other area. */
export const servingArea = (area: AreaPath): AreaPath | null => serving.get(area) ?? null

/** The areas for which the office of an area acts. */
export const servedAreas = (area: AreaPath): readonly AreaPath[] =>
  [...serving].flatMap(([served, by]) => (by === area ? [served] : []))

/** The areas of which an office has the work: its own, and those for which it acts. */
export const actingAreas = (area: AreaPath): readonly AreaPath[] => [area, ...servedAreas(area)]

/**
 * Whether the office of a province acts for every regency and city of it: only then a role of an office may be held
 * for the whole of it, since it reaches all that lies there.
 */
export function isServedWhole(province: AreaPath): boolean {
  const within = listRegencies(province.replaceAll('/', ''))
  return within.length > 0 && within.every(one => serving.get(one.path) === province)
}

/** The office that works on what lies in an area: `Dinas Kabupaten …`, or `Dinas Provinsi …, untuk Kota …`. */
export const officeFor = (area: AreaPath): Text => officeName(servingArea(area) ?? area, area)

/** Who nominates for an area: its name, or `Dinas Provinsi …, untuk Kota …` where it has no office of its own. */
export function nominatingOffice(area: AreaPath, locale: Locale): string {
  const by = servingArea(area)
  return by === null ? areaName(area) : officeName(by, area)[locale]
}
