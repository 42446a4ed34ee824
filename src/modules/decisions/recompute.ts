import type { Reader } from '../../platform/database/index.ts'
import { digestOf } from '../../platform/digest.ts'
import { listNominationsByIds } from '../nominations/index.ts'
import { loadCases } from './plenary-case.ts'
import { digestOfEntries, type ListEntry } from './recommendation.ts'
import { listVersions } from './recommendation-store.ts'
import { listResultsOfEdition } from './result-store.ts'

/** Every published result of an edition computed again from its sheets; `different` holds the nominations that differ. */
export type Recomputation = Readonly<{ edition: string; results: number; different: readonly string[] }>

/** The lines of the decided lists that still have the digest on which the Minister decided. */
async function decidedEntries(reader: Reader, editionId: string): Promise<ReadonlyMap<string, ListEntry>> {
  const lists = (await listVersions(reader, editionId)).filter(
    list => list.state === 'decided' && digestOfEntries(list.entries) === list.digest,
  )
  return new Map(lists.flatMap(list => list.entries).map(entry => [entry.nominationId, entry]))
}

/**
 * Computes every published result again from rules, file and locked sheets, and compares exact means and traces;
 * the stars are compared with the decided list, where the plenary may have departed from the computed ones.
 */
export async function recomputeResults(reader: Reader, editionId: string): Promise<Recomputation> {
  const results = await listResultsOfEdition(reader, editionId)
  const ids = results.map(one => one.nominationId)
  const cases = await loadCases(reader, await listNominationsByIds(reader, ids))
  const found = new Map(cases.map(one => [one.nomination.id, one.computed]))
  const entries = await decidedEntries(reader, editionId)
  const different = results.filter(result => {
    const again = found.get(result.nominationId)
    if (!again) return true
    const { mean, rounded } = again.proposal
    return (
      (mean ?? '') !== result.mean ||
      (rounded ?? '') !== result.rounded ||
      entries.get(result.nominationId)?.stars !== result.stars ||
      digestOf(again.trace) !== digestOf(result.trace)
    )
  })
  return { edition: editionId, results: results.length, different: different.map(one => one.nominationId) }
}
