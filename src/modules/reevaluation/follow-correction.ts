import type { Tx } from '../../platform/database/index.ts'
import type { Release } from '../decisions/index.ts'
import { outcomeOf, type Reevaluation } from './reevaluation.ts'
import { changeFormer, changeOutcome, listReevaluations, voidCalls } from './reevaluation-store.ts'

/** Calls of later editions go by the award that holds now; one that was lost is evaluated again by nobody. */
async function followInCalls(tx: Tx, called: readonly Reevaluation[], release: Release): Promise<void> {
  const [only] = release.results
  if (!only || called.length === 0) return
  const { stars, of, scheme, nominationId } = only.result
  if (stars === 0) return voidCalls(tx, { nominationId }, release.at)
  for (const one of called) await changeFormer(tx, { ...one, former: { ...one.former, stars, of, scheme } })
}

/**
 * After a new decision on one result: its own re-evaluation tells the new outcome, and what was called because of it goes
 * by the new star. The outcome that changed, if one did.
 */
export async function followCorrection(tx: Tx, release: Release): Promise<Reevaluation | null> {
  const [only] = release.results
  if (!only || only.result.stars === release.superseded?.stars) return null
  const { stars, of, scheme, nominationId, productId } = only.result
  const all = await listReevaluations(tx, { productId })
  await followInCalls(
    tx,
    all.filter(one => one.outcome === null && one.former.nominationId === nominationId),
    release,
  )
  const own = all.find(
    one => one.nominationId === nominationId && one.outcome !== null && one.outcome !== 'void',
  )
  if (!own) return null
  const result = { stars, of, scheme }
  const next = { ...own, outcome: outcomeOf(own.former, result), result }
  await changeOutcome(tx, next)
  return next
}
