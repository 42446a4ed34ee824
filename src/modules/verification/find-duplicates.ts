import type { Reader } from '../../platform/database/index.ts'
import { listTwinDocuments } from '../documents/index.ts'
import { listFilesWithBytes } from '../files/index.ts'
import type { Nomination, SubmittedFile } from '../nominations/index.ts'
import { listPhotosOfFiles, listSameContacts, listSameNames } from '../producers/index.ts'
import { likenessesOf, pairKey, type Ground, type Likeness } from './duplicate.ts'
import { listDuplicateVerdicts } from './duplicate-store.ts'
import { listNearPictures } from './picture-hash-store.ts'

type Seen = Readonly<{ producerId: string; productId: string | null; ground: Ground; type?: string }>
type Source = Readonly<{ nomination: Nomination; file: SubmittedFile }>

/** Documents of other owners with a number that names one business, and those that are the same file. */
async function alikeDocuments(
  reader: Reader,
  { file }: Source,
  files: readonly string[],
  types: readonly string[],
): Promise<readonly Seen[]> {
  const numbers = file.documents
    .filter(one => types.includes(one.type) && one.number !== '')
    .map(({ type, number }) => ({ type, number }))
  const found = await listTwinDocuments(reader, { numbers, fileIds: files })
  return found.flatMap(({ producerId, ownerKind, ownerId, type, number, fileId }) => {
    if (producerId === null) return []
    const other = { producerId, productId: ownerKind === 'product' ? ownerId : null, type }
    const sameNumber = numbers.some(one => one.type === type && one.number === number)
    const sameBytes = fileId !== null && files.includes(fileId)
    return [
      ...(sameNumber ? [{ ...other, ground: 'number' as const }] : []),
      ...(sameBytes ? [{ ...other, ground: 'bytes' as const }] : []),
    ]
  })
}

/** Photos of other products that are the same file, or look the same. */
async function alikePhotos(
  reader: Reader,
  { file }: Source,
  files: readonly string[],
): Promise<readonly Seen[]> {
  const near = await listNearPictures(
    reader,
    file.photos.map(photo => photo.fileId),
  )
  const alike = new Set(near.map(one => one.other))
  const found = await listPhotosOfFiles(reader, [...new Set([...files, ...alike])])
  return found.map(({ fileId, productId, producerId }) => ({
    producerId,
    productId,
    ground: files.includes(fileId) ? 'bytes' : 'photo',
  }))
}

async function alikeMakers(reader: Reader, { nomination }: Source): Promise<readonly Seen[]> {
  const contacts = await listSameContacts(reader, nomination.producerId)
  const names = await listSameNames(reader, nomination.productId)
  return [
    ...contacts.map(({ producerId }) => ({ producerId, productId: null, ground: 'contact' as const })),
    ...names.map(one => ({ ...one, ground: 'name' as const })),
  ]
}

/**
 * Who or what the nominated product looks like, for a person to decide about: nothing follows from it by itself.
 * `types` are the documents whose number belongs to one business alone. Eight queries.
 */
export async function findDuplicates(
  reader: Reader,
  source: Source,
  types: readonly string[],
): Promise<readonly Likeness[]> {
  const { nomination, file } = source
  const hashes = [...file.documents, ...file.photos].flatMap(one => one.sha256 ?? [])
  const files = (await listFilesWithBytes(reader, hashes)).map(one => one.id)
  const seen = [
    ...(await alikeDocuments(reader, source, files, types)),
    ...(await alikeMakers(reader, source)),
    ...(await alikePhotos(reader, source, files)),
  ]
  const own = { producerId: nomination.producerId, productId: nomination.productId }
  const found = likenessesOf(own, seen)
  const verdicts = await listDuplicateVerdicts(
    reader,
    found.map(one => one.pair),
  )
  return found.map(one => ({ ...one, verdict: verdicts.get(pairKey(one.pair)) ?? null }))
}
