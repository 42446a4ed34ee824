import { z } from 'zod'
import { defineAction, done, fields, refuse } from '../../actions/index.ts'
import { problem } from '../../foundation/problem.ts'
import { text } from '../../foundation/text.ts'
import type { Reader, Tx } from '../../platform/database/index.ts'
import type { StoredClaim, Withdrawal } from './claim.ts'
import { findStoredClaim, markRestored, markWithdrawn } from './stored-claim-store.ts'

export const SHORTEST_REASON = 10
export const LONGEST_REASON = 1_000

const input = z.object({
  id: fields.recordId,
  reason: fields.requiredText(LONGEST_REASON, SHORTEST_REASON),
  version: fields.rowVersion.optional(),
})

const load = (reader: Reader, { id }: Readonly<{ id: string }>): Promise<StoredClaim | null> =>
  findStoredClaim(reader, id)

/** A claim changes only by a corrected import, which notes its time. */
export const claimVersion = ({ origin }: StoredClaim): number => origin.at.getTime()

const alreadyWithdrawn = text(
  'Pernyataan ini sudah ditarik. Muat ulang halaman untuk melihat alasannya.',
  'This claim is withdrawn already. Reload the page to see the reason.',
)
const notWithdrawn = text(
  'Pernyataan ini tidak sedang ditarik. Muat ulang halaman untuk melihat keadaan terbaru.',
  'This claim is not withdrawn. Reload the page to see the latest state.',
)

/** Year and subject: never a maker's name. */
const recordOf = ({ id, claim, origin }: StoredClaim) => ({
  subject: { kind: 'award-claim', id },
  areaPath: '/',
  detail: { year: claim.year, subject: claim.subject, scale: claim.scale, file: origin.fileDigest },
})

/**
 * Takes a wrongly imported claim out of all figures. It is kept and marked; no later import brings it back.
 */
export const withdrawClaim = defineAction({
  name: 'awards.withdraw',
  readAction: 'awards.read',
  input,
  load,
  facts: () => ({ areaPath: '/' }),
  version: claimVersion,
  handle: (stored, { reason }, { actor, now }) => {
    if (stored.withdrawal) return refuse([problem('withdrawn', '', alreadyWithdrawn)])
    const withdrawal: Withdrawal = { at: now, by: actor.personId, reason }
    return done({
      change: { id: stored.id, withdrawal },
      event: 'awards.withdrawn',
      ...recordOf(stored),
      reason,
      before: { withdrawn: false, claim: stored.claim },
      after: { withdrawn: true, claim: stored.claim },
    })
  },
  save: (tx: Tx, { id, withdrawal }: Readonly<{ id: string; withdrawal: Withdrawal }>) =>
    markWithdrawn(tx, id, withdrawal),
})

/** Puts a withdrawn claim back into the figures. */
export const restoreClaim = defineAction({
  name: 'awards.restore',
  readAction: 'awards.read',
  input,
  load,
  facts: () => ({ areaPath: '/' }),
  version: claimVersion,
  handle: (stored, { reason }) => {
    if (!stored.withdrawal) return refuse([problem('not-withdrawn', '', notWithdrawn)])
    return done({
      change: stored.id,
      event: 'awards.restored',
      ...recordOf(stored),
      reason,
      before: { withdrawn: true, claim: stored.claim },
      after: { withdrawn: false, claim: stored.claim },
    })
  },
  save: (tx: Tx, id: string) => markRestored(tx, id),
})
