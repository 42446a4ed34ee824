import type { Facts } from '../../access/index.ts'
import type { AreaPath } from '../../foundation/area-path.ts'
import { isId } from '../../foundation/ids.ts'
import type { Reader } from '../../platform/database/index.ts'
import { findProducer, findProduct, findSentra } from '../producers/index.ts'
import type { Owner, OwnerKind } from './document.ts'

/** An owner as its documents need it. */
export type OwnerRecord = Owner &
  Readonly<{
    name: string
    areaPath: AreaPath
    producerId: string | null
    /** The code of the district in which it produces. */
    district: string
    /** Where its documents are listed. */
    page: string
  }>

const kindsOfWords: Readonly<Record<string, OwnerKind>> = {
  produsen: 'producer',
  produk: 'product',
  sentra: 'sentra',
}
const wordsOfKinds: Readonly<Record<OwnerKind, string>> = {
  producer: 'produsen',
  product: 'produk',
  sentra: 'sentra',
}

/** An owner in an address or a form: `produsen:ID`. */
export const ownerText = ({ kind, id }: Owner): string => `${wordsOfKinds[kind]}:${id}`

/** Null for anything that names no owner. */
export function readOwner(text: string): Owner | null {
  const [word = '', id = '', ...rest] = text.split(':')
  const kind = Object.hasOwn(kindsOfWords, word) ? kindsOfWords[word] : undefined
  return kind && isId(id) && rest.length === 0 ? { kind, id } : null
}

async function findProductOwner(reader: Reader, id: string): Promise<OwnerRecord | null> {
  const product = await findProduct(reader, id)
  const producer = product && (await findProducer(reader, product.producerId))
  if (!producer) return null
  const { name, areaPath } = product
  const page = `/produsen/${producer.id}/dokumen`
  return { kind: 'product', id, name, areaPath, producerId: producer.id, district: producer.district, page }
}

/** The owner's record; null when there is none. Two queries at most. */
export async function findOwner(reader: Reader, owner: Owner): Promise<OwnerRecord | null> {
  if (owner.kind === 'product') return findProductOwner(reader, owner.id)
  if (owner.kind === 'sentra') {
    const sentra = await findSentra(reader, owner.id)
    if (!sentra) return null
    const { name, areaPath, district } = sentra
    return { ...owner, name, areaPath, producerId: null, district, page: `/sentra/${owner.id}/dokumen` }
  }
  const producer = await findProducer(reader, owner.id)
  if (!producer) return null
  const { name, areaPath, district } = producer
  return { ...owner, name, areaPath, producerId: owner.id, district, page: `/produsen/${owner.id}/dokumen` }
}

/** A document's access is its owner's. */
export const factsOf = (record: Readonly<{ areaPath: AreaPath; producerId: string | null }>): Facts =>
  record.producerId === null
    ? { areaPath: record.areaPath }
    : { areaPath: record.areaPath, ownerId: record.producerId }
