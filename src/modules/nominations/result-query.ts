import { isId } from '../../foundation/ids.ts'

/** Of which nominations figures are shown, within what the reader may see: an edition, a commodity, a province. Empty is not asked. */
export type ResultQuery = Readonly<{ edition: string; commodity: string; province: string }>

const provincePattern = /^\d{2}$/

/** What an address asks for; what is none of it counts as not asked. */
export function resultQueryFrom(query: URLSearchParams): ResultQuery {
  const edition = query.get('edisi') ?? ''
  const province = query.get('provinsi') ?? ''
  return {
    edition: isId(edition) ? edition : '',
    commodity: (query.get('komoditas') ?? '').slice(0, 60),
    province: provincePattern.test(province) ? province : '',
  }
}
