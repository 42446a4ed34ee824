import { text } from '../../foundation/text.ts'
import type { Reader } from '../../platform/database/index.ts'
import type { Invariant } from '../../platform/invariant.ts'
import { listCertificatesOf } from '../certificates/index.ts'
import { eachResult } from '../decisions/index.ts'
import { listMiscounted, listShown } from './invariant-store.ts'

/**
 * Entries that show no such result, and starred results of which nothing is shown. A product that was judged anew is
 * shown with its newest result only, so an older one may have no entry of its own.
 */
async function notAsResults(reader: Reader): Promise<readonly string[]> {
  const shown = await listShown(reader)
  const stars = new Map<string, number>()
  const starredProducts = new Map<string, string>()
  const newest = new Map<string, Date>()
  for await (const result of eachResult(reader)) {
    stars.set(result.nominationId, result.stars)
    const last = newest.get(result.productId)
    if (last && last > result.publishedAt) continue
    newest.set(result.productId, result.publishedAt)
    if (result.stars > 0) starredProducts.set(result.productId, result.nominationId)
    else starredProducts.delete(result.productId)
  }
  const products = new Set(shown.map(one => one.productId))
  return [
    ...shown
      .filter(one => one.stars === 0 || stars.get(one.nominationId) !== one.stars)
      .map(one => one.nominationId),
    ...[...starredProducts].filter(([product]) => !products.has(product)).map(([, nomination]) => nomination),
  ]
}

async function otherCertificates(reader: Reader): Promise<readonly string[]> {
  const shown = await listShown(reader)
  const certificates = await listCertificatesOf(
    reader,
    shown.map(one => one.nominationId),
  )
  return shown
    .filter(one => (certificates.get(one.nominationId)?.checkKey ?? null) !== one.certificateKey)
    .map(one => one.nominationId)
}

/** Entries whose star counts though its certificate is withdrawn or suspended, and the reverse. */
async function wronglyCounted(reader: Reader): Promise<readonly string[]> {
  const shown = await listShown(reader)
  const certificates = await listCertificatesOf(
    reader,
    shown.map(one => one.nominationId),
  )
  return shown
    .filter(({ nominationId, counts }) => {
      const found = certificates.get(nominationId)
      return found && counts === (found.state === 'withdrawn' || found.suspension !== null)
    })
    .map(one => one.nominationId)
}

export const catalogueInvariants: readonly Invariant[] = [
  {
    id: 'catalogue.one-each',
    says: text(
      'Setiap hasil berbintang terbaru tampil di katalog dengan bintang yang sama; yang lain tidak tampil.',
      'Every newest starred result is shown in the catalogue with the same stars, and no other one.',
    ),
    find: ({ reader }) => notAsResults(reader),
  },
  {
    id: 'catalogue.certificate',
    says: text(
      'Setiap entri katalog menunjuk piagam dari hasil yang sama.',
      'Every entry of the catalogue leads to the certificate of the same result.',
    ),
    find: ({ reader }) => otherCertificates(reader),
  },
  {
    id: 'catalogue.counted',
    says: text(
      'Bintang di katalog dihitung, kecuali selama piagamnya dicabut atau ditangguhkan.',
      'A star of the catalogue counts, except while its certificate is withdrawn or suspended.',
    ),
    find: ({ reader }) => wronglyCounted(reader),
  },
  {
    id: 'catalogue.counts',
    says: text(
      'Angka dan kata yang dipakai pencarian katalog sesuai dengan entrinya.',
      'The counts and words that the catalogue’s search goes by are those of its entries.',
    ),
    find: ({ reader }) => listMiscounted(reader),
  },
]
