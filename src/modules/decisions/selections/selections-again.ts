import type { Reader } from '../../../platform/database/index.ts'
import { digestOf } from '../../../platform/digest.ts'
import { listNominationsByIds } from '../../nominations/index.ts'
import { listLots } from './lot-store.ts'
import { loadCases } from '../cases/plenary-case.ts'
import { inputsOfEntry, type ListEntry, type Recommendation } from '../chain/recommendation.ts'
import { chooseAmong } from './selection.ts'
import { filesOfEntries } from './selection-ground.ts'

/**
 * The lines of a list for which the choices of the rules, made again among all of them, do not come to what was signed. No
 * query where nothing was chosen.
 */
export async function otherwiseChosen(
  reader: Reader,
  { editionId, kind, entries }: Pick<Recommendation, 'editionId' | 'kind' | 'entries'>,
): Promise<readonly ListEntry[]> {
  // A result that is decided anew keeps what was chosen with its edition's list, or loses it.
  if (kind === 'correction' || !entries.some(one => one.selections)) return []
  const ids = entries.map(one => one.nominationId)
  const inputs = new Map(entries.map(one => [one.nominationId, inputsOfEntry(one)]))
  const cases = await loadCases(reader, await listNominationsByIds(reader, ids), inputs)
  const chosen = chooseAmong(filesOfEntries(cases, entries), await listLots(reader, editionId))
  return entries.filter(
    one => digestOf(one.selections ?? []) !== digestOf(chosen.get(one.nominationId) ?? []),
  )
}
