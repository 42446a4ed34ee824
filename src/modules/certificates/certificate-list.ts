import { capitalDay } from '../../platform/local-time.ts'
import { whereAllowed } from '../../access/index.ts'
import { isId } from '../../foundation/ids.ts'
import { listAddress, momentKeys, type PageRequest } from '../../web/index.ts'
import type { Certificate, Standing } from './certificate.ts'
import { certificateColumns, type CertificateFilter } from './certificate-list-store.ts'

export const LIST_PATH = '/piagam-kelola'

/** The filters of a list of certificates as they stand in the address. */
export type CertificateQuery = Readonly<{
  edition: string
  standing: Standing | ''
  handing: 'sudah' | 'belum' | ''
  province: string
  commodity: string
  text: string
}>

const standingNames: ReadonlyMap<string, Standing> = new Map([
  ['berlaku', 'valid'],
  ['lewat', 'lapsed'],
  ['ditangguhkan', 'suspended'],
  ['dicabut', 'withdrawn'],
  ['digantikan', 'replaced'],
])
export const standingParameter = (standing: Standing | ''): string =>
  [...standingNames].find(([, one]) => one === standing)?.[0] ?? ''

export function queryFrom(query: URLSearchParams): CertificateQuery {
  const edition = query.get('edisi') ?? ''
  const handing = query.get('serah')
  return {
    edition: isId(edition) ? edition : '',
    standing: standingNames.get(query.get('status') ?? '') ?? '',
    handing: handing === 'sudah' || handing === 'belum' ? handing : '',
    province: query.get('provinsi') ?? '',
    commodity: query.get('komoditas') ?? '',
    text: (query.get('q') ?? '').slice(0, 200),
  }
}

export const parametersOf = (query: Partial<CertificateQuery>): Readonly<Record<string, string>> => ({
  edisi: query.edition ?? '',
  status: standingParameter(query.standing ?? ''),
  serah: query.handing ?? '',
  provinsi: query.province ?? '',
  komoditas: query.commodity ?? '',
  q: query.text ?? '',
})

/** The address of the list with some filters; `path` for its file. */
export const certificatesAddress = (
  query: Partial<CertificateQuery>,
  more: Readonly<Record<string, string>> = {},
  path = LIST_PATH,
): string => listAddress(path, { ...parametersOf(query), ...more })

/** What the reader asks for, within what the reader may see. */
export const filterOf = ({ actor, now }: PageRequest, query: CertificateQuery): CertificateFilter => ({
  allowed: whereAllowed(actor, 'certificate.list', certificateColumns),
  today: capitalDay(now),
  editionId: query.edition,
  standing: query.standing === '' ? null : query.standing,
  handedOver: query.handing === '' ? null : query.handing === 'sudah',
  province: query.province,
  commodity: query.commodity,
  text: query.text,
})

const isCheckKey = (text: string): boolean => /^[A-Z0-9-]{1,100}$/.test(text)

export const listKeys = momentKeys(
  ({ issuedAt, checkKey }: Certificate) => ({ at: issuedAt, id: checkKey }),
  isCheckKey,
)
