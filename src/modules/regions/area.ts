import type { AreaPath } from '../../foundation/area-path.ts'

/** 1 province, 2 regency or city, 3 district, 4 village or ward. */
export type AreaLevel = 1 | 2 | 3 | 4

export type Area = Readonly<{
  /** `32.05.01.2001`: province, regency, district, village. */
  code: string
  level: AreaLevel
  /** For screens, with its kind: `Kabupaten Garut`. */
  name: string
  parentCode: string | null
  path: AreaPath
}>

export const levelOf = (code: string): number => code.split('.').length

/** Text for searching: lower case, no accents, apostrophes left out, other signs as spaces. */
export const folded = (name: string): string =>
  name
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f'’."]/g, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
