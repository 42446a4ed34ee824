import { getDistricts, getProvinces, getRegencies, getVillages } from 'idn-area-data'
import { areaPathOf } from '../../foundation/area-path.ts'
import { folded, type Area, type AreaLevel } from './area.ts'
import { properCase } from './proper-case.ts'
import facts from './region-facts.json' with { type: 'json' }

export type AreaRow = Area & Readonly<{ search: string }>
type Named = Readonly<{ code: string; name: string }>

const readers: Readonly<Record<AreaLevel, () => Promise<readonly Named[]>>> = {
  1: getProvinces,
  2: getRegencies,
  3: getDistricts,
  4: getVillages,
}

/** The areas of a level as the package has them, about 84,000 for the villages; the last line of a file may be empty. */
export const readAreas = async (level: AreaLevel): Promise<readonly Named[]> =>
  (await readers[level]()).filter(area => area.code !== '' && area.name !== undefined)

/** A row of the package as a row of ours. */
export function areaRow({ code, name }: Named, level: AreaLevel): AreaRow {
  const screenName = `${kindOf(code, level, name)}${nameOf(code, name)}`
  return {
    code,
    level,
    name: screenName,
    parentCode: level === 1 ? null : code.slice(0, code.lastIndexOf('.')),
    path: areaPathOf(code),
    search: folded(screenName),
  }
}

const shortNames: Readonly<Record<string, string>> = facts.shortNames
const nameOf = (code: string, name: string): string => shortNames[code] ?? properCase(name)

/** The last part of a village's code begins with 1 for a ward (kelurahan) and 2 or 3 for a village (Kepmendagri). */
function kindOf(code: string, level: AreaLevel, name: string): string {
  const own = facts.wordsOfProvinces.find(one => one.provinces.includes(code.slice(0, 2)))
  if (level === 3) return `${own?.district ?? facts.words.district} `
  if (level < 4 || name.startsWith(facts.words.village)) return ''
  const isWard = code.split('.')[3]?.startsWith('1') === true
  return isWard ? `${facts.words.ward} ` : `${own?.village ?? facts.words.village} `
}
