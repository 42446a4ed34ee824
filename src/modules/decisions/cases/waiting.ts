import type { Reader } from '../../../platform/database/index.ts'
import { listNominationsByIds, type NominationBrief } from '../../nominations/index.ts'
import { isCurrent } from '../settlement.ts'
import { listSettlements } from '../settlement-store.ts'
import { loadCases } from './plenary-case.ts'

/**
 * Of assessed nominations, those that still wait for the plenary: nothing is settled for them, or their sheets or facts
 * changed since. Every page and task that counts them counts these.
 */
export async function waitingAmong(
  reader: Reader,
  assessed: readonly Pick<NominationBrief, 'id'>[],
): Promise<ReadonlySet<string>> {
  const ids = assessed.map(one => one.id)
  const settlements = await listSettlements(reader, ids)
  if (settlements.size === 0) return new Set(ids)
  const settled = await listNominationsByIds(
    reader,
    ids.filter(id => settlements.has(id)),
  )
  const current = new Set(
    (await loadCases(reader, settled))
      .filter(one => isCurrent(one.settlement, one.computed.digest))
      .map(one => one.nomination.id),
  )
  return new Set(ids.filter(id => !current.has(id)))
}
