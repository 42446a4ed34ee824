import type { Reader } from '../../platform/database/index.ts'
import { findDecidedAnew } from '../decisions/index.ts'
import type { Certificate, Replacement } from './certificate.ts'
import { findCertificateOf } from './certificate-store.ts'

/** What took a certificate's place, as it is in force today. `anew`: of the decree that decided the re-evaluation again. */
export type ReplacementNow = Replacement & Readonly<{ anew?: NonNullable<Replacement['decree']> }>

/**
 * What took a certificate's place is kept as it was then. Where that result was decided anew since, the new decision is
 * what holds: its star, and its certificate.
 */
export async function replacementNow(
  reader: Reader,
  { nominationId, replacement }: Certificate,
): Promise<ReplacementNow | null> {
  if (replacement === null) return null
  const isOwn = replacement.decree !== undefined
  const found = await findDecidedAnew(reader, { nominationId, isOwn, publishedAt: replacement.at })
  if (!found) return replacement
  const { stars, of, scheme, decree, publishedAt: at } = found
  const fresh = stars > 0 ? await findCertificateOf(reader, found.nominationId) : null
  const now = { ...replacement, stars, of, scheme, certificateKey: fresh?.checkKey ?? null }
  return isOwn ? { ...now, at, decree } : { ...now, anew: decree }
}
