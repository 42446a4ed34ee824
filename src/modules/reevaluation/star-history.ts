import type { Text } from '../../foundation/text.ts'
import type { Reader } from '../../platform/database/index.ts'
import { listCertificatesOf } from '../certificates/index.ts'
import { listEditions, mayFollow } from '../editions/index.ts'
import type { Outcome, Reevaluation, Stars } from './reevaluation.ts'
import { listReevaluations } from './reevaluation-store.ts'

/** One moment of a product's stars, for everybody to see. */
export type StarMoment = Readonly<{
  /** The edition, or the year that a source names. */
  when: Text
  /** Null where it was called and not evaluated again. */
  stars: Stars | null
  outcome: Outcome | null
  source: string | null
  /** Its certificate was withdrawn since: the star does not count. */
  withdrawn: boolean
}>

type Settled = Reevaluation & Readonly<{ outcome: Outcome }>

const formerMoment = ({ former }: Settled, withdrawn: ReadonlySet<string>): StarMoment => ({
  when: former.when,
  stars: former,
  outcome: null,
  source: former.source,
  withdrawn: withdrawn.has(former.nominationId ?? ''),
})

/**
 * Each re-evaluation's outcome, and before it the award that was evaluated: unless that is the outcome of an earlier
 * one, which is told by itself.
 */
function momentsOf(
  newestFirst: readonly Settled[],
  titles: ReadonlyMap<string, Text>,
  withdrawn: ReadonlySet<string>,
): readonly StarMoment[] {
  const when = (one: Settled): Text => titles.get(one.editionId) ?? one.former.when
  const decided = new Set(newestFirst.filter(one => one.result !== null).map(one => when(one).id))
  return newestFirst.flatMap(one => {
    const outcome: StarMoment = {
      when: when(one),
      stars: one.result,
      outcome: one.outcome,
      source: null,
      withdrawn: withdrawn.has(one.nominationId ?? ''),
    }
    if (decided.has(one.former.when.id)) return [outcome]
    decided.add(one.former.when.id)
    return [outcome, formerMoment(one, withdrawn)]
  })
}

/** Of these re-evaluations the nominations whose certificates were withdrawn. */
async function withdrawnAmong(reader: Reader, all: readonly Settled[]): Promise<ReadonlySet<string>> {
  const ids = all.flatMap(one => [one.nominationId, one.former.nominationId].filter(id => id !== null))
  const certificates = await listCertificatesOf(reader, ids)
  return new Set([...certificates].filter(([, one]) => one.state === 'withdrawn').map(([id]) => id))
}

/**
 * What a product was awarded over the editions, the newest first; nothing for one that was never evaluated again.
 * `current` is its last award, of an edition: made-up editions are no history of real ones, nor the reverse. One
 * query, and two more where there is something to tell.
 */
export async function starHistory(
  reader: Reader,
  productId: string,
  current: Readonly<{ editionId: string; when: Text; stars: Stars }>,
): Promise<readonly StarMoment[]> {
  const all = await listReevaluations(reader, { productId, settled: true })
  if (all.length === 0) return []
  const editions = await listEditions(reader)
  const own = editions.find(one => one.id === current.editionId)
  const titles = new Map(
    editions
      .filter(one => own?.id === one.id || (own && mayFollow(own, one)))
      .map(one => [one.id, one.title]),
  )
  const newestFirst = all
    .filter(
      (one): one is Settled => one.outcome !== null && one.outcome !== 'void' && titles.has(one.editionId),
    )
    .toSorted((one, other) => Number(other.settledAt) - Number(one.settledAt))
  if (newestFirst.length === 0) return []
  const told = momentsOf(newestFirst, titles, await withdrawnAmong(reader, newestFirst))
  // A star that came after one was lost is no re-evaluation.
  const isTold = told.some(one => one.stars !== null && one.when.id === current.when.id)
  const { when, stars } = current
  return isTold ? told : [{ when, stars, outcome: null, source: null, withdrawn: false }, ...told]
}
