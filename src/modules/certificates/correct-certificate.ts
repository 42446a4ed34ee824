import type { ActionContext } from '../../actions/index.ts'
import type { Tx } from '../../platform/database/index.ts'
import type { Release, ReleasedResult } from '../decisions/index.ts'
import type { Certificate } from './certificate.ts'
import { findCertificateOf, giveUpPlace, saveReplacement, saveWithdrawal } from './certificate-store.ts'
import { saveSuspension } from './suspension-store.ts'

/** The results of a release that get a certificate: a star that a new decision confirms keeps the one that it has. */
export const toCertify = ({ results, superseded }: Release): readonly ReleasedResult[] =>
  results.filter(({ result }) => result.stars > 0 && superseded?.stars !== result.stars)

/** The certificate of a star that is decided anew otherwise, which gives its place up; null where nothing changes. */
export async function takePlaceOf(tx: Tx, { superseded, results, at }: Release): Promise<Certificate | null> {
  const [only] = results
  if (!superseded || !only || only.result.stars === superseded.stars) return null
  const earlier = await findCertificateOf(tx, superseded.nominationId)
  if (earlier) await giveUpPlace(tx, earlier, at)
  return earlier
}

/**
 * The earlier certificate leads to the new one from here on. What the Minister withdrew or suspended meanwhile stays so:
 * a new decision on the points does not undo it.
 */
export async function replaceCorrected(
  tx: Tx,
  earlier: Certificate,
  { results, list, edition, at }: Release,
  { newId }: ActionContext,
): Promise<void> {
  const [only] = results
  if (!only) return
  const { stars, of, scheme, nominationId } = only.result
  const fresh = await findCertificateOf(tx, nominationId)
  await saveReplacement(tx, earlier, {
    at,
    edition: edition.title,
    stars,
    of,
    scheme,
    certificateKey: fresh?.checkKey ?? null,
    decree: { number: list.decreeNumber ?? '', date: list.decreeDate ?? '' },
  })
  if (!fresh) return
  if (earlier.withdrawal) await saveWithdrawal(tx, fresh, { ...earlier.withdrawal, at })
  else if (earlier.suspension) await saveSuspension(tx, fresh, { ...earlier.suspension, id: newId(), at })
}
