import { areaPathOf, type AreaPath } from '../../foundation/area-path.ts'
import { problem, type Problem } from '../../foundation/problem.ts'
import { text } from '../../foundation/text.ts'
import type { Reader } from '../../platform/database/index.ts'
import { findArea, listDistricts, listVillages } from '../regions/index.ts'

/** Where something stands: its regency's path decides who may see it; district and village are its address. */
export type Place = Readonly<{ areaPath: AreaPath; district: string; village: string | null }>

/** A place as typed: null as long as its regency is not known. */
export type FoundPlace = Readonly<{ areaPath: AreaPath | null; problems: readonly Problem[] }>

const unknownDistrict = problem(
  'unknown-district',
  'district',
  text('Kecamatan ini tidak ada. Pilih dari daftar.', 'There is no such district. Choose from the list.'),
)
const unknownVillage = problem(
  'unknown-village',
  'village',
  text(
    'Desa atau kelurahan ini tidak berada di kecamatan tersebut. Pilih dari daftar.',
    'This village is not in that district. Choose from the list.',
  ),
)
export const otherRegency = problem(
  'other-regency',
  'district',
  text(
    'Kecamatan ini berada di kabupaten/kota lain. Pilih kecamatan di kabupaten/kota yang sama.',
    'This district lies in another regency. Choose a district of the same regency.',
  ),
)

export const regencyCodeOf = (code: string): string => code.split('.').slice(0, 2).join('.')

/**
 * A code that lies below its parent. While the reference data are still being read in, an empty list proves
 * nothing, and the form of the code has to do.
 */
const isBelow = (code: string, parent: string, known: readonly Readonly<{ code: string }>[]): boolean =>
  known.length > 0
    ? known.some(area => area.code === code)
    : code.startsWith(`${parent}.`) && /^\d{2}$|^\d{4}$/.test(code.slice(parent.length + 1))

/** Looks a typed place up. Two queries at most. */
export async function findPlace(
  reader: Reader,
  typed: Readonly<{ district: string; village: string | null }>,
): Promise<FoundPlace> {
  const regency = regencyCodeOf(typed.district)
  if (findArea(regency)?.level !== 2) return { areaPath: null, problems: [unknownDistrict] }
  const areaPath = areaPathOf(regency)
  if (!isBelow(typed.district, regency, await listDistricts(reader, regency)))
    return { areaPath, problems: [unknownDistrict] }
  if (typed.village === null) return { areaPath, problems: [] }
  const villages = await listVillages(reader, typed.district)
  return {
    areaPath,
    problems: isBelow(typed.village, typed.district, villages) ? [] : [unknownVillage],
  }
}
