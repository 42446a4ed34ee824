import { wholeCountry } from '../../../foundation/area-path.ts'
import { areaName, listProvinces, listRegencies } from '../../regions/index.ts'

type Option = Readonly<{ value: string; label: string }>

/** Every province and regency, each regency under its province. */
const smallerAreas = (): Option[] =>
  listProvinces().flatMap(province => [
    { value: province.path, label: province.name },
    ...listRegencies(province.code).map(regency => ({
      value: regency.path,
      label: areaName(regency.path),
    })),
  ])

/** For a person's home: the empty value where nobody knows. */
export const homeOptions = (): readonly Option[] => smallerAreas()

/** For a role: the whole country first. */
export const roleAreaOptions = (): readonly Option[] => [
  { value: wholeCountry, label: areaName(wholeCountry) },
  ...smallerAreas(),
]
