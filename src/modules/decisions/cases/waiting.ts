import type { Reader } from '../../../platform/database/index.ts'
import { listNominationsByIds, type NominationBrief } from '../../nominations/index.ts'
import { isCurrent } from '../settlement.ts'
import { listSettlements } from '../settlement-store.ts'
import { loadCases, type PlenaryCase } from './plenary-case.ts'

/** `waiting`: nothing is settled for them, or their sheets or facts changed since. `settled`: the cases of all others. */
export type Standing = Readonly<{ waiting: ReadonlySet<string>; settled: readonly PlenaryCase[] }>

/** How assessed nominations stand before the plenary. Every page and task that counts those that wait counts these. */
export async function standingOf(
  reader: Reader,
  assessed: readonly Pick<NominationBrief, 'id'>[],
): Promise<Standing> {
  const ids = assessed.map(one => one.id)
  const settlements = await listSettlements(reader, ids)
  if (settlements.size === 0) return { waiting: new Set(ids), settled: [] }
  const found = await listNominationsByIds(
    reader,
    ids.filter(id => settlements.has(id)),
  )
  const settled = (await loadCases(reader, found)).filter(one =>
    isCurrent(one.settlement, one.computed.digest),
  )
  const current = new Set(settled.map(one => one.nomination.id))
  return { waiting: new Set(ids.filter(id => !current.has(id))), settled }
}
