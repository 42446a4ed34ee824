import type { Reader } from '../../platform/database/index.ts'
import { digestOf } from '../../platform/digest.ts'
import { listNominationsByIds } from '../nominations/index.ts'
import { loadCases, type PlenaryCase } from './plenary-case.ts'
import { digestOfEntries, type ListEntry } from './recommendation.ts'
import { listVersions } from './recommendation-store.ts'
import { listResultsOfEdition } from './result-store.ts'
import type { PublishedResult } from './result.ts'

/** Every published result of an edition computed again from its sheets; `different` holds the nominations that differ. */
export type Recomputation = Readonly<{
  edition: string
  results: number
  different: readonly string[]
  /** Of the rules by which the results were made. */
  rulesHashes: readonly string[]
}>

/** The lines of the decided lists that still have the digest on which the Minister decided. */
async function decidedEntries(reader: Reader, editionId: string): Promise<ReadonlyMap<string, ListEntry>> {
  const lists = (await listVersions(reader, editionId)).filter(
    list => list.state === 'decided' && digestOfEntries(list.entries) === list.digest,
  )
  return new Map(lists.flatMap(list => list.entries).map(entry => [entry.nominationId, entry]))
}

/** In what a result computed again is not the published one; `inputs`: there is nothing to compute it from. */
export type DifferenceKind = 'inputs' | 'mean' | 'rounded' | 'stars' | 'trace'

/** One result that differs, with what was published and what comes out now. */
export type ResultDifference = Readonly<{
  nominationId: string
  product: string
  kinds: readonly DifferenceKind[]
  published: Readonly<{ stars: number; of: number; rounded: string }>
  /** The rounded score; null where there is none. */
  computed: string | null
}>

function kindsOf(
  result: PublishedResult,
  again: PlenaryCase | undefined,
  entry: ListEntry | undefined,
): readonly DifferenceKind[] {
  if (!again) return ['inputs']
  const { proposal, trace } = again.computed
  return [
    ...((proposal.mean ?? '') === result.mean ? [] : (['mean'] as const)),
    ...((proposal.rounded ?? '') === result.rounded ? [] : (['rounded'] as const)),
    ...(entry?.stars === result.stars ? [] : (['stars'] as const)),
    ...(digestOf(trace) === digestOf(result.trace) ? [] : (['trace'] as const)),
  ]
}

async function differencesOf(
  reader: Reader,
  editionId: string,
  results: readonly PublishedResult[],
): Promise<readonly ResultDifference[]> {
  const ids = results.map(one => one.nominationId)
  const cases = await loadCases(reader, await listNominationsByIds(reader, ids))
  const found = new Map(cases.map(one => [one.nomination.id, one]))
  const entries = await decidedEntries(reader, editionId)
  return results.flatMap(result => {
    const { nominationId, stars, of, rounded } = result
    const again = found.get(nominationId)
    const kinds = kindsOf(result, again, entries.get(nominationId))
    if (kinds.length === 0) return []
    const product = again?.product ?? nominationId
    const computed = again?.computed.proposal.rounded ?? null
    return [{ nominationId, product, kinds, published: { stars, of, rounded }, computed }]
  })
}

/**
 * Computes every published result again from rules, file and locked sheets, and compares exact means and traces;
 * the stars are compared with the decided list, where the plenary may have departed from the computed ones.
 */
export async function recomputeResults(reader: Reader, editionId: string): Promise<Recomputation> {
  const results = await listResultsOfEdition(reader, editionId)
  const different = await differencesOf(reader, editionId, results)
  return {
    edition: editionId,
    results: results.length,
    different: different.map(one => one.nominationId),
    rulesHashes: [...new Set(results.map(one => one.rulesHash))].toSorted(),
  }
}

/** What differs now of some nominations of an edition, result by result. */
export async function explainDifferences(
  reader: Reader,
  editionId: string,
  nominationIds: readonly string[],
): Promise<readonly ResultDifference[]> {
  if (nominationIds.length === 0) return []
  const wanted = new Set(nominationIds)
  const results = await listResultsOfEdition(reader, editionId)
  return differencesOf(
    reader,
    editionId,
    results.filter(one => wanted.has(one.nominationId)),
  )
}
