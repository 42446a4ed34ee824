import { areaCode, provinceOf, type AreaPath } from '../../foundation/area-path.ts'
import type { Reader } from '../../platform/database/index.ts'
import type { Zone } from '../../platform/local-time.ts'
import { folded, levelOf, type Area } from './area.ts'
import { findAreasByWords, listAreasBelow, listAreasByCode, listAreasOfLevels } from './area-store.ts'
import facts from './region-facts.json' with { type: 'json' }

/** Provinces and regencies, kept in memory: nearly every page names some. */
let known: ReadonlyMap<string, Area> = new Map()

/** Reads the provinces and regencies into memory. Call it at start, after their import. */
export async function loadAreaNames(reader: Reader): Promise<void> {
  known = new Map((await listAreasOfLevels(reader, [1, 2])).map(area => [area.code, area]))
}

/** A province or regency by its code, from memory. */
export const findArea = (code: string): Area | null => known.get(code) ?? null

/**
 * `Kabupaten Garut, Jawa Barat` (long) or `Kabupaten Garut` (short). For a district or village the name of
 * its regency; for `/` the country's. A code that is not known stands for itself.
 */
export function areaName(path: AreaPath, length: 'long' | 'short' = 'long'): string {
  const code = areaCode(path)
  if (code === '') return facts.country
  const codes = code.split('.')
  const regency = codes.length > 1 ? codes.slice(0, 2).join('.') : null
  const province = codes[0] ?? ''
  const provinceName = known.get(province)?.name ?? province
  if (regency === null) return provinceName
  const regencyName = known.get(regency)?.name ?? regency
  return length === 'long' ? `${regencyName}, ${provinceName}` : regencyName
}

export const listProvinces = (): readonly Area[] => [...known.values()].filter(area => area.level === 1)

/** The regencies and cities of a province, regencies first as in the official list. */
export const listRegencies = (provinceCode: string): readonly Area[] =>
  [...known.values()].filter(area => area.parentCode === provinceCode)

export const isKnownRegency = (code: string): boolean => known.get(code)?.level === 2

/** Provinces and regencies in whose name a word begins with each of the words: provinces first. From memory. */
export function findAreasInMemory(text: string): readonly Area[] {
  const words = folded(text).split(' ').filter(Boolean)
  if (words.length === 0) return []
  return [...known.values()].filter(area => {
    const own = folded(area.name).split(' ')
    return words.every(word => own.some(part => part.startsWith(word)))
  })
}

/** Where the data come from, to be shown with them as their licence asks. */
export const regionSource = facts.source

/** The same for real boundaries, where the operator named no other source. */
export const boundarySource = facts.boundarySource

/** The districts of a regency, by name. None until the background import is done. */
export const listDistricts = (reader: Reader, regencyCode: string): Promise<Area[]> =>
  levelOf(regencyCode) === 2 ? listAreasBelow(reader, regencyCode) : Promise.resolve([])

/** The villages and wards of a district, by name. */
export const listVillages = (reader: Reader, districtCode: string): Promise<Area[]> =>
  levelOf(districtCode) === 3 ? listAreasBelow(reader, districtCode) : Promise.resolve([])

/**
 * The full names of areas of any level by their paths, in one query at most:
 * `Desa Sukamanah, Kecamatan Bayongbong, Kabupaten Garut, Jawa Barat`.
 */
export async function findAreaNames(
  reader: Reader,
  paths: readonly AreaPath[],
): Promise<ReadonlyMap<AreaPath, string>> {
  const codes = paths.flatMap(path => smallCodes(path))
  const found = new Map(
    (await listAreasByCode(reader, [...new Set(codes)])).map(area => [area.code, area.name]),
  )
  return new Map(paths.map(path => [path, fullName(path, found)]))
}

/** The codes of a path below the regency, the smallest first. */
const smallCodes = (path: AreaPath): string[] =>
  path
    .split('/')
    .filter(code => levelOf(code) > 2)
    .reverse()

const fullName = (path: AreaPath, names: ReadonlyMap<string, string>): string =>
  [...smallCodes(path).map(code => names.get(code) ?? code), areaName(path)].join(', ')

export type FoundArea = Area & Readonly<{ fullName: string }>

/** Areas of every level whose names hold words that begin so, the larger first; at most `limit`. Two queries. */
export async function searchAreas(reader: Reader, text: string, limit: number): Promise<FoundArea[]> {
  const words = folded(text).split(' ').filter(Boolean)
  if (words.length === 0) return []
  const areas = await findAreasByWords(reader, words, limit)
  const names = await findAreaNames(
    reader,
    areas.map(area => area.path),
  )
  return areas.map(area => ({ ...area, fullName: names.get(area.path) ?? area.name }))
}

const zoneOfProvince = new Map<AreaPath, Zone>(
  (Object.entries(facts.zones) as [Zone, string[]][]).flatMap(([zone, provinces]) =>
    provinces.map(province => [`/${province}/`, zone] as const),
  ),
)

/** The official time zone of an area; WIB, the capital's, for the whole country. */
export const timeZoneOf = (path: AreaPath): Zone => zoneOfProvince.get(provinceOf(path)) ?? 'WIB'
