import type { AreaPath } from '../../foundation/area-path.ts'
import type { PageRequest } from '../../web/index.ts'
import {
  findArea,
  listDistricts,
  listProvinces,
  listRegencies,
  listVillages,
  type Area,
} from '../regions/index.ts'
import type { PlaceChoice } from './pages/place-fields.ts'
import { regencyCodeOf } from './place.ts'

const codesOf = (path: AreaPath): readonly string[] => path.split('/').filter(Boolean)

/** The regencies within an area: one for an office of a regency, many for a province that acts for its parts. */
function regenciesIn(path: AreaPath): readonly Area[] {
  const [province, regency] = codesOf(path)
  if (regency) {
    const area = findArea(regency)
    return area ? [area] : []
  }
  return province ? listRegencies(province) : listProvinces().flatMap(area => listRegencies(area.code))
}

type Stored = Readonly<{ areaPath: AreaPath; district: string }>

/**
 * The districts that may be meant, the likeliest first: typed into the refused form, in the address, stored. A
 * typed one that does not exist must not cost the rest of the form.
 */
function districtsMeant({ form, query }: PageRequest, stored: Stored | null): readonly string[] {
  const typed = form?.values['district']
  // "Change the district" names the regency alone.
  const kept = query.get('kabupaten') === null ? stored?.district : null
  return [typed, query.get('kecamatan'), kept].flatMap(code => (typeof code === 'string' ? code : []))
}

/** The places to choose from on a form's page. Two queries at most. */
export async function placeChoice(request: PageRequest, stored: Stored | null): Promise<PlaceChoice> {
  const { reader, actor } = request
  const meant = districtsMeant(request, stored)
  const regencies = regenciesIn(stored?.areaPath ?? actor.areaPath)
  const named = [...meant.map(regencyCodeOf), request.query.get('kabupaten')]
  const regency =
    regencies.length === 1
      ? regencies[0]
      : named.flatMap(code => regencies.find(area => area.code === code) ?? [])[0]
  if (!regency) return { regency: null, regencies, district: null, districts: [], villages: [] }
  const districts = await listDistricts(reader, regency.code)
  const district = meant.flatMap(code => districts.find(area => area.code === code) ?? [])[0] ?? null
  const villages = district ? await listVillages(reader, district.code) : []
  return { regency, regencies, district, districts, villages }
}
