import type { Actor } from '../../access/index.ts'
import { areaPathOf, covers, type AreaPath } from '../../foundation/area-path.ts'
import { text, type Text } from '../../foundation/text.ts'
import type { Reader } from '../../platform/database/index.ts'
import { findArea, listDistricts, listProvinces, listRegencies, listVillages } from '../regions/index.ts'
import { fold } from './columns.ts'

type Area = Readonly<{ code: string; name: string }>

/** A place as written, looked up: `areaPath` is null as long as its regency is not known. */
export type WrittenPlace = Readonly<{
  areaPath: AreaPath | null
  district: string
  village: string
  problems: readonly Readonly<{ column: string; message: Text }>[]
}>

const codesOf = (path: AreaPath): readonly string[] => path.split('/').filter(Boolean)

/** The regencies within an area: one for an office of a regency. */
export function regenciesWithin(path: AreaPath): readonly Area[] {
  const [province, regency] = codesOf(path)
  if (regency) {
    const area = findArea(regency)
    return area ? [area] : []
  }
  return province ? listRegencies(province) : listProvinces().flatMap(area => listRegencies(area.code))
}

const KIND =
  /^(kabupaten|kab|kota administrasi|kota|kecamatan|kec|distrik|desa|kelurahan|kel|kampung|nagari|gampong) /
const bare = (name: string): string => fold(name).replace(KIND, '')

/** By code, by the whole name, or by the name without its kind where only one has it. */
function matching(areas: readonly Area[], written: string): readonly Area[] {
  const exact = areas.filter(one => one.code === written.trim() || fold(one.name) === fold(written))
  return exact.length > 0 ? exact : areas.filter(one => bare(one.name) === bare(written))
}

const outside = (written: string): Text =>
  text(
    `“${written}” tidak ada di wilayah Anda. Tulis nama atau kodenya seperti di aplikasi.`,
    `“${written}” is not in your area. Write its name or code as in the application.`,
  )
const several = (written: string): Text =>
  text(
    `Ada lebih dari satu “${written}” di wilayah Anda. Isi juga kabupaten/kotanya, atau tulis kodenya.`,
    `There is more than one “${written}” in your area. Fill in its regency, too, or write its code.`,
  )
const noVillage = (written: string): Text =>
  text(
    `“${written}” tidak ada di kecamatan ini. Tulis nama atau kodenya, atau kosongkan.`,
    `“${written}” is not in this district. Write its name or code, or leave it empty.`,
  )

const wrong = (column: string, message: Text): WrittenPlace => ({
  areaPath: null,
  district: '',
  village: '',
  problems: [{ column, message }],
})

const regencyOf = (code: string): string => code.split('.').slice(0, 2).join('.')

/** Looks up the places of a file: each regency's districts and each district's villages are read once. */
export class Places {
  private readonly reader: Reader
  private readonly actor: Actor
  private readonly regencies: readonly Area[]
  private readonly districts = new Map<string, readonly Area[]>()
  private readonly villages = new Map<string, readonly Area[]>()

  constructor(reader: Reader, actor: Actor) {
    this.reader = reader
    this.actor = actor
    this.regencies = regenciesWithin(actor.areaPath)
  }

  private async districtsOf(regency: string): Promise<readonly Area[]> {
    const known = this.districts.get(regency) ?? (await listDistricts(this.reader, regency))
    this.districts.set(regency, known)
    return known
  }

  private async villagesOf(district: string): Promise<readonly Area[]> {
    const known = this.villages.get(district) ?? (await listVillages(this.reader, district))
    this.villages.set(district, known)
    return known
  }

  /** The district of that name or code; while the reference data are being read in, its code has to do. */
  private async findDistricts(written: string, regencies: readonly Area[]): Promise<readonly Area[]> {
    const found: Area[] = []
    for (const { code } of regencies) {
      const known = await this.districtsOf(code)
      found.push(...matching(known, written))
      if (known.length === 0 && regencyOf(written) === code && /^[\d.]+\.\d{2}$/.test(written))
        found.push({ code: written, name: written })
    }
    return found
  }

  private async findVillage(written: string, district: string): Promise<string | null> {
    const known = await this.villagesOf(district)
    if (known.length === 0) return written.startsWith(`${district}.`) ? written : null
    const found = matching(known, written)
    return found.length === 1 ? (found[0]?.code ?? null) : null
  }

  async find(cells: Readonly<Record<string, string>>): Promise<WrittenPlace> {
    const { regency = '', district = '', village = '' } = cells
    const regencies = regency === '' ? this.regencies : matching(this.regencies, regency)
    if (regencies.length === 0) return wrong('regency', outside(regency))
    if (district === '') return { areaPath: null, district, village: '', problems: [] }
    const found = await this.findDistricts(district, regencies)
    const [first] = found
    if (!first) return wrong('district', outside(district))
    if (found.length > 1) return wrong('district', several(district))
    const areaPath = areaPathOf(regencyOf(first.code))
    if (!covers(this.actor.areaPath, areaPath)) return wrong('district', outside(district))
    const place = { areaPath, district: first.code }
    if (village === '') return { ...place, village: '', problems: [] }
    const code = await this.findVillage(village, first.code)
    return code === null
      ? { ...place, village: '', problems: [{ column: 'village', message: noVillage(village) }] }
      : { ...place, village: code, problems: [] }
  }
}
