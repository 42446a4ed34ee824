import { provinceOf, type AreaPath } from '../../foundation/area-path.ts'
import { text, type Text } from '../../foundation/text.ts'
import { areaName } from './area-names.ts'

/**
 * What the office of an area is called: `Dinas Kabupaten Garut`, `Dinas Provinsi Jawa Barat`. `servedArea`: where it
 * acts for an area that has no office of its own, which is named after it.
 */
export function officeName(office: AreaPath, servedArea: AreaPath = office): Text {
  const name = areaName(office, 'short')
  const isProvince = provinceOf(office) === office
  const own = isProvince
    ? text(`Dinas Provinsi ${name}`, `the province office of ${name}`)
    : text(`Dinas ${name}`, `the office of ${name}`)
  if (!isProvince || servedArea === office) return own
  const served = areaName(servedArea, 'short')
  return text(`${own.id}, untuk ${served}`, `${own.en}, for ${served}`)
}
