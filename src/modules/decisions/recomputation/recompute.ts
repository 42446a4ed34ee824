import type { Reader } from '../../../platform/database/index.ts'
import { digestOf } from '../../../platform/digest.ts'
import { listNominationsByIds } from '../../nominations/index.ts'
import { loadCases, type PlenaryCase } from '../cases/plenary-case.ts'
import { digestOfEntries, type ListEntry, type Recommendation } from '../chain/recommendation.ts'
import { listPublications } from '../release/publication-store.ts'
import { listEveryVersion } from '../chain/recommendation-store.ts'
import { listResultsOfEdition } from '../result-store.ts'
import type { PublishedResult } from '../result.ts'
import { otherwiseChosen } from '../selections/selections-again.ts'
import { listSupersededOfEdition } from '../superseded-store.ts'

/** Every published result of an edition computed again from its sheets; `different` holds the nominations that differ. */
export type Recomputation = Readonly<{
  edition: string
  results: number
  different: readonly string[]
  /** Of the rules by which the results were made. */
  rulesHashes: readonly string[]
}>

type Place = Pick<PublishedResult, 'publicationId' | 'nominationId'>

/** A result, told apart from the one that took its place. */
export const placeOf = ({ publicationId, nominationId }: Place): string => `${publicationId} ${nominationId}`

type Decided = Readonly<{ list: Recommendation; publicationId: string; released: boolean }>

/** The decided lists that still have the digest on which the Minister decided, with what published them. */
async function decidedLists(reader: Reader, editionId: string): Promise<readonly Decided[]> {
  const publications = await listPublications(reader)
  return (await listEveryVersion(reader, editionId)).flatMap(list => {
    const publication = publications.get(list.id)
    const holds = list.state === 'decided' && digestOfEntries(list.entries) === list.digest
    return holds && publication
      ? [{ list, publicationId: publication.id, released: publication.releasedAt !== null }]
      : []
  })
}

/** The lines of those lists, by `placeOf`. */
const decidedEntries = (decided: readonly Decided[]): ReadonlyMap<string, ListEntry> =>
  new Map(
    decided.flatMap(({ list, publicationId }) =>
      list.entries.map(
        entry => [placeOf({ publicationId, nominationId: entry.nominationId }), entry] as const,
      ),
    ),
  )

/** The places whose choices, made again among the whole list, come to something else. */
async function chosenOtherwise(reader: Reader, decided: readonly Decided[]): Promise<ReadonlySet<string>> {
  const places: string[] = []
  for (const { list, publicationId } of decided)
    for (const { nominationId } of await otherwiseChosen(reader, list))
      places.push(placeOf({ publicationId, nominationId }))
  return new Set(places)
}

/** Every result that an edition ever published: those in force, and those that a new decision took the place of. */
async function everyResult(reader: Reader, editionId: string): Promise<readonly PublishedResult[]> {
  return [
    ...(await listResultsOfEdition(reader, editionId)),
    ...(await listSupersededOfEdition(reader, editionId)),
  ]
}

/** Each result's case from the result's own inputs, by `placeOf`: of one nomination there may be several. */
export async function casesOfResults(
  reader: Reader,
  results: readonly PublishedResult[],
): Promise<ReadonlyMap<string, PlenaryCase>> {
  const nominations = await listNominationsByIds(
    reader,
    results.map(one => one.nominationId),
  )
  const found = new Map<string, PlenaryCase>()
  let left = results
  while (left.length > 0) {
    const batch = new Map(left.toReversed().map(one => [one.nominationId, one]))
    const own = nominations.filter(one => batch.has(one.id))
    const inputs = new Map([...batch].map(([id, one]) => [id, one.inputs]))
    for (const one of await loadCases(reader, own, inputs)) {
      const result = batch.get(one.nomination.id)
      if (result) found.set(placeOf(result), one)
    }
    left = left.filter(one => batch.get(one.nominationId) !== one)
  }
  return found
}

/**
 * In what a result computed again is not the published one. `missing`: the line was released, and there is no result of
 * it any more; `inputs`: there is nothing to compute it from.
 */
export type DifferenceKind = 'missing' | 'inputs' | 'mean' | 'rounded' | 'stars' | 'trace' | 'selections'

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

/** Lines that were released, with no result of theirs: nothing else would miss them. */
function missingResults(
  decided: readonly Decided[],
  results: readonly PublishedResult[],
): readonly ResultDifference[] {
  const known = new Set(results.map(placeOf))
  return decided
    .filter(one => one.released)
    .flatMap(({ list, publicationId }) =>
      list.entries.filter(({ nominationId }) => !known.has(placeOf({ publicationId, nominationId }))),
    )
    .map(({ nominationId, product, stars, of, rounded }) => {
      const published = { stars, of, rounded: rounded ?? '' }
      return { nominationId, product, kinds: ['missing'], published, computed: null }
    })
}

async function differencesOf(
  reader: Reader,
  decided: readonly Decided[],
  results: readonly PublishedResult[],
): Promise<readonly ResultDifference[]> {
  const found = await casesOfResults(reader, results)
  const [entries, otherwise] = [decidedEntries(decided), await chosenOtherwise(reader, decided)]
  return results.flatMap(result => {
    const { nominationId, stars, of, rounded } = result
    const again = found.get(placeOf(result))
    const place = placeOf(result)
    const kinds: readonly DifferenceKind[] = [
      ...kindsOf(result, again, entries.get(place)),
      ...(otherwise.has(place) ? (['selections'] as const) : []),
    ]
    if (kinds.length === 0) return []
    const product = again?.product ?? nominationId
    const computed = again?.computed.proposal.rounded ?? null
    return [{ nominationId, product, kinds, published: { stars, of, rounded }, computed }]
  })
}

/**
 * Computes every published result again from its own inputs (rules, file, what of it was corrected, locked sheets of its
 * round), also one that was superseded since, and compares exact means and traces; the stars are compared with the decided list, where the plenary may have departed from the computed ones.
 */
export async function recomputeResults(reader: Reader, editionId: string): Promise<Recomputation> {
  const results = await everyResult(reader, editionId)
  const decided = await decidedLists(reader, editionId)
  const missing = missingResults(decided, results)
  const different = [...missing, ...(await differencesOf(reader, decided, results))]
  return {
    edition: editionId,
    results: results.length + missing.length,
    different: [...new Set(different.map(one => one.nominationId))],
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
  const results = await everyResult(reader, editionId)
  const decided = await decidedLists(reader, editionId)
  const missing = missingResults(decided, results)
  const own = results.filter(one => wanted.has(one.nominationId))
  return [
    ...missing.filter(one => wanted.has(one.nominationId)),
    ...(await differencesOf(reader, decided, own)),
  ]
}
