import { listAddress } from '../../../web/index.ts'
import type { ResultQuery } from '../../nominations/index.ts'

export const OVERVIEW_PATH = '/umpan-balik'
export const OVERVIEW_CSV = '/umpan-balik/unduh'
export const CRITERION_PATH = '/umpan-balik/kriteria/:criterion'

/** An address with the same choice of edition, commodity and province. */
export const withQuery = (path: string, query: ResultQuery, start = 0): string =>
  listAddress(path, {
    edisi: query.edition,
    komoditas: query.commodity,
    provinsi: query.province,
    mulai: start === 0 ? '' : String(start),
  })

export const criterionAddress = (criterionId: string, query: ResultQuery, start = 0): string =>
  withQuery(CRITERION_PATH.replace(':criterion', encodeURIComponent(criterionId)), query, start)
