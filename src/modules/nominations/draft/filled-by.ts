import { isFirmRole, isOfficeRole, isRole } from '../../../access/index.ts'
import { listAbout, type LedgerRow } from '../../../audit/index.ts'
import { wholeCountry, type AreaPath } from '../../../foundation/area-path.ts'
import type { Locale } from '../../../foundation/text.ts'
import type { Reader } from '../../../platform/database/index.ts'
import { officeIn, roleName } from '../../../web/index.ts'
import { officeName } from '../../regions/index.ts'
import type { StoredAnswer } from './answer-merge.ts'
import type { WorkingFile } from './load-file.ts'
import { filledByWords } from './filled-by-messages.ts'

/** Who gave an answer, a paper or a photo as it stands now: the role, and the area of the office it was done for. */
export type Filler = Readonly<{ role: string; areaPath: AreaPath; at: Date }>

/** Whether it was somebody else than the office whose file it is: only then it is marked. */
export const isFromOthers = ({ role }: Pick<Filler, 'role'>): boolean => isRole(role) && !isOfficeRole(role)

/** `Dinas Provinsi Nusa Tenggara Barat`, `produsen`: in whose name a role acts there. */
export function fillerName({ role, areaPath }: Pick<Filler, 'role' | 'areaPath'>, locale: Locale): string {
  if (isFirmRole(role)) return filledByWords[locale].producer
  if (areaPath === wholeCountry || areaPath === '') return isRole(role) ? roleName(role, locale) : role
  return officeName(areaPath)[locale]
}

export const fillerOfAnswer = ({ savedRole, savedArea, savedAt }: StoredAnswer): Filler => ({
  role: savedRole,
  areaPath: savedArea,
  at: savedAt,
})

const fillerOfEntry = (row: LedgerRow): Filler => ({
  role: row.role,
  areaPath: officeIn(row.detail) ?? row.area_path,
  at: row.at,
})

const photosIn = ({ detail }: LedgerRow): readonly string[] => {
  if (typeof detail !== 'object' || detail === null || !('photos' in detail)) return []
  return Array.isArray(detail.photos) ? detail.photos.filter(one => typeof one === 'string') : []
}

/** Who brought the papers and photos of a file, by their ids; one that came with an import is left out. */
export type Bringers = Readonly<{
  documents: ReadonlyMap<string, Filler>
  photos: ReadonlyMap<string, Filler>
}>

/** As the ledger tells it. One query. */
async function findBringers(
  reader: Reader,
  { productId, documentIds }: Readonly<{ productId: string; documentIds: readonly string[] }>,
): Promise<Bringers> {
  const rows = await listAbout(reader, [
    { kind: 'document', ids: documentIds, events: ['document.added', 'document.replaced'] },
    { kind: 'product', ids: [productId], events: ['photo.added'] },
  ])
  const documents = rows.filter(row => row.subject_kind === 'document')
  const albums = rows.filter(row => row.event === 'photo.added')
  return {
    documents: new Map(documents.map(row => [row.subject_id, fillerOfEntry(row)])),
    photos: new Map(albums.flatMap(row => photosIn(row).map(id => [id, fillerOfEntry(row)] as const))),
  }
}

/** Who brought what is in a working file. One query. */
export const bringersOf = (
  reader: Reader,
  { readiness, productFile }: Pick<WorkingFile, 'readiness' | 'productFile'>,
): Promise<Bringers> =>
  findBringers(reader, {
    productId: productFile.product.id,
    documentIds: [...new Set(readiness.documents.flatMap(one => one.candidates.map(paper => paper.id)))],
  })
