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

/** What has been chosen so far: typed into the refused form, in the address, or stored. */
function codesChosen(request: PageRequest, stored: Stored | null) {
  const typed = request.form?.values['district']
  const inAddress = request.query.get('kecamatan')
  const regencyInAddress = request.query.get('kabupaten')
  const district =
    (typeof typed === 'string' && typed) ||
    inAddress ||
    // "Change the district" names the regency alone.
    (regencyInAddress === null ? stored?.district : null) ||
    null
  return { district, regency: district ? regencyCodeOf(district) : regencyInAddress }
}

/** The places to choose from on a form's page. Two queries at most. */
export async function placeChoice(request: PageRequest, stored: Stored | null): Promise<PlaceChoice> {
  const { reader, actor } = request
  const chosen = codesChosen(request, stored)
  const regencies = regenciesIn(stored?.areaPath ?? actor.areaPath)
  const regency = regencies.length === 1 ? regencies[0] : regencies.find(area => area.code === chosen.regency)
  if (!regency) return { regency: null, regencies, district: null, districts: [], villages: [] }
  const districts = await listDistricts(reader, regency.code)
  const district = districts.find(area => area.code === chosen.district) ?? null
  const villages = district ? await listVillages(reader, district.code) : []
  return { regency, regencies, district, districts, villages }
}
