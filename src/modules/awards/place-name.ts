import { areaName } from '../regions/index.ts'

/** The name of a place in a claim by its code: `Kabupaten Garut, Jawa Barat`. */
export const placeName = (code: string): string =>
  areaName(code.includes('.') ? `/${code.split('.')[0]}/${code}/` : `/${code}/`)
