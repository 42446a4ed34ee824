import type { Tx } from '../../platform/database/index.ts'
import { listLastStars, type Release } from '../decisions/index.ts'
import { listEditions, mayFollow } from '../editions/index.ts'
import { listCertificatesOf, saveReplacement } from './certificate-store.ts'

/**
 * The certificates of products that this release judged anew, with a star or without, are replaced: what they say
 * stays as it is, and the check page leads to the result that holds.
 */
export async function replaceEarlier(tx: Tx, release: Release): Promise<void> {
  const earlierEditions = (await listEditions(tx)).filter(one => mayFollow(release.edition, one))
  const earlier = await listLastStars(
    tx,
    earlierEditions.map(one => one.id),
    release.results.map(one => one.nomination.productId),
  )
  const old = await listCertificatesOf(
    tx,
    earlier.map(one => one.nominationId),
  )
  const fresh = await listCertificatesOf(
    tx,
    release.results.map(one => one.nomination.id),
  )
  const results = new Map(release.results.map(one => [one.nomination.productId, one.result]))
  for (const { productId, nominationId } of earlier) {
    const [certificate, result] = [old.get(nominationId), results.get(productId)]
    if (certificate?.state !== 'valid' || !result) continue
    const { stars, of, scheme } = result
    await saveReplacement(tx, certificate, {
      at: release.at,
      edition: release.edition.title,
      stars,
      of,
      scheme,
      certificateKey: fresh.get(result.nominationId)?.checkKey ?? null,
    })
  }
}
