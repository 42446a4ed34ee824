import { whereAllowed } from '../../access/index.ts'
import type { Rules } from '../../engine/index.ts'
import { standings, type Standing } from '../../engine/readiness/readiness-sum.ts'
import { covers, areaPathOf, wholeCountry, type AreaPath } from '../../foundation/area-path.ts'
import { isId } from '../../foundation/ids.ts'
import type { Locale } from '../../foundation/text.ts'
import { listAddress, partsOf, type ListKeys, type PageRequest } from '../../web/index.ts'
import { findArea } from '../regions/index.ts'
import { listWords } from './list-messages.ts'
import { summaryColumns, type Summary, type SummaryFilter, type SummaryKey } from './summary-store.ts'

export const LIST = '/kesiapan'

/** The filters as they stand in the address. */
export type ListQuery = Readonly<{
  edition: string
  /** The code of a province, regency or city; empty for the reader's whole area. */
  area: string
  commodity: string
  standing: Standing | ''
  lacks: string
}>

export function queryOf(query: URLSearchParams): ListQuery {
  const get = (name: string): string => (query.get(name) ?? '').slice(0, 100)
  const area = get('wilayah')
  return {
    edition: get('edisi'),
    area: findArea(area) ? area : '',
    commodity: get('komoditas'),
    standing: standings.find(one => one === get('keadaan')) ?? '',
    lacks: get('kurang'),
  }
}

/** The address of the list, or of its file, with some filters. */
export const addressOf = (
  query: Partial<ListQuery>,
  more: Readonly<Record<string, string>> = {},
  path: string = LIST,
): string =>
  listAddress(path, {
    edisi: query.edition,
    wilayah: query.area,
    komoditas: query.commodity,
    keadaan: query.standing,
    kurang: query.lacks,
    ...more,
  })

/** The area that the list is about: the chosen one, or else the reader's. */
export function areaOf({ actor }: PageRequest, { area }: ListQuery): AreaPath {
  const chosen = area === '' ? wholeCountry : areaPathOf(area)
  return covers(actor.areaPath, chosen) ? chosen : actor.areaPath
}

export const filterOf = (request: PageRequest, query: ListQuery, editionId: string): SummaryFilter => ({
  allowed: whereAllowed(request.actor, 'readiness.read', summaryColumns),
  editionId,
  areaPath: areaOf(request, query),
  commodity: query.commodity,
  standing: query.standing,
  lacks: query.lacks,
})

export const listKeys: ListKeys<Summary, SummaryKey> = {
  write: one => `${one.asked - one.met}_${one.productId}`,
  read: written => {
    const { value, id } = partsOf(written)
    return /^\d{1,4}$/.test(value) && isId(id) ? { lacking: Number(value), id } : null
  },
}

/** What an id among the lacks stands for, in words. */
export function lackTitle(rules: Rules, id: string, locale: Locale): string {
  if (id === 'sentra' || id === 'photos') return listWords[locale][id]
  const gate = rules.document.gates.find(one => one.id === id)
  const title = rules.requirements.get(id)?.title ?? rules.questions.get(id)?.title ?? gate?.reason
  return title?.[locale] ?? id
}
