import type { Text } from '../../foundation/text.ts'
import type { Reader } from '../../platform/database/index.ts'
import { listEditions } from '../editions/index.ts'
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
}>

const formerMoment = ({ former }: Reevaluation): StarMoment => ({
  when: former.when,
  stars: former,
  outcome: null,
  source: former.source,
})

/**
 * Each re-evaluation's outcome, and before it the award that was evaluated: unless that is the outcome of an earlier
 * one, which is told by itself.
 */
function momentsOf(
  newestFirst: readonly Reevaluation[],
  titles: ReadonlyMap<string, Text>,
): readonly StarMoment[] {
  const when = (one: Reevaluation): Text => titles.get(one.editionId) ?? one.former.when
  const decided = new Set(newestFirst.filter(one => one.result !== null).map(one => when(one).id))
  return newestFirst.flatMap(one => {
    const outcome = { when: when(one), stars: one.result, outcome: one.outcome, source: null }
    if (decided.has(one.former.when.id)) return [outcome]
    decided.add(one.former.when.id)
    return [outcome, formerMoment(one)]
  })
}

/**
 * What a product was awarded over the editions, the newest first; nothing for one that was never evaluated again.
 * `current` is its last award. One query, and a second one where there is something to tell.
 */
export async function starHistory(
  reader: Reader,
  productId: string,
  current: Readonly<{ when: Text; stars: Stars }>,
): Promise<readonly StarMoment[]> {
  const settled = await listReevaluations(reader, { productId, settled: true })
  if (settled.length === 0) return []
  const titles = new Map((await listEditions(reader)).map(one => [one.id, one.title]))
  const newestFirst = settled.toSorted((one, other) => Number(other.settledAt) - Number(one.settledAt))
  const told = momentsOf(newestFirst, titles)
  // A star that came after one was lost is no re-evaluation.
  const isTold = told.some(one => one.stars !== null && one.when.id === current.when.id)
  return isTold ? told : [{ ...current, outcome: null, source: null }, ...told]
}
