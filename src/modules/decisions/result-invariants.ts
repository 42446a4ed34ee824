import { text } from '../../foundation/text.ts'
import type { Reader } from '../../platform/database/index.ts'
import type { Invariant } from '../../platform/invariant.ts'
import { listEditions } from '../editions/index.ts'
import { eachList } from './chain/list-invariants.ts'
import type { ListEntry } from './chain/recommendation.ts'
import { placeOf, recomputeResults } from './recomputation/recompute.ts'
import { listResultsOfEdition } from './result-store.ts'
import type { PublishedResult, SupersededResult } from './result.ts'
import { listSupersededOfEdition } from './superseded-store.ts'

const sameAs = (entry: ListEntry, result: PublishedResult): boolean =>
  entry.stars === result.stars &&
  entry.of === result.of &&
  (entry.mean ?? '') === result.mean &&
  (entry.rounded ?? '') === result.rounded &&
  entry.scheme === result.scheme &&
  entry.rulesHash === result.rulesHash &&
  entry.productId === result.productId

/** Every published result that is in force, an edition at a time. */
export async function* eachResult(reader: Reader): AsyncGenerator<PublishedResult> {
  for (const edition of await listEditions(reader)) yield* await listResultsOfEdition(reader, edition.id)
}

/** The results that a new decision took the place of. */
async function* eachSuperseded(reader: Reader): AsyncGenerator<SupersededResult> {
  for (const edition of await listEditions(reader)) yield* await listSupersededOfEdition(reader, edition.id)
}

async function* eachEver(reader: Reader): AsyncGenerator<PublishedResult> {
  yield* eachResult(reader)
  yield* eachSuperseded(reader)
}

async function notAsDecided(reader: Reader): Promise<readonly string[]> {
  const decided = new Map<string, ListEntry>()
  for await (const { list, publication } of eachList(reader)) {
    if (list.state === 'decided' && publication?.releasedAt)
      for (const entry of list.entries)
        decided.set(placeOf({ publicationId: publication.id, nominationId: entry.nominationId }), entry)
  }
  const wrong: string[] = []
  for await (const result of eachEver(reader)) {
    const entry = decided.get(placeOf(result))
    if (!entry || !sameAs(entry, result)) wrong.push(result.nominationId)
    decided.delete(placeOf(result))
  }
  return [...wrong, ...[...decided.values()].map(entry => entry.nominationId)]
}

async function notReproducible(reader: Reader): Promise<readonly string[]> {
  const different: string[] = []
  for (const edition of await listEditions(reader))
    different.push(...(await recomputeResults(reader, edition.id)).different)
  return different
}

export const resultInvariants: readonly Invariant[] = [
  {
    id: 'decisions.results-as-decided',
    says: text(
      'Setiap hasil yang diumumkan sama dengan baris daftar yang ditetapkan, dan setiap baris diumumkan.',
      'Every published result equals its line on the decided list, and every line is published.',
    ),
    find: ({ reader }) => notAsDecided(reader),
  },
  {
    id: 'decisions.results-recomputed',
    says: text(
      'Setiap hasil yang diumumkan sama bila dihitung ulang dari masukannya yang beku.',
      'Every published result is the same when computed again from its frozen inputs.',
    ),
    find: ({ reader }) => notReproducible(reader),
  },
]
