import type { Facts } from '../../access/index.ts'
import type { AreaPath } from '../../foundation/area-path.ts'
import type { Text } from '../../foundation/text.ts'
import { digestOf } from '../../platform/digest.ts'

/**
 * What a re-evaluation ended in. `kept`: still with a star, of another scheme, so that more or less cannot be said.
 * `not-re-evaluated`: the holder was called and no new result was decided.
 */
export const outcomes = ['up', 'same', 'down', 'kept', 'lost', 'not-re-evaluated'] as const
export type Outcome = (typeof outcomes)[number]
/** `void`: the former award does not count any more, so nothing was evaluated; told to nobody outside. */
export type Ending = Outcome | 'void'

/** Stars of a scheme; stars of two schemes are never compared. */
export type Stars = Readonly<{ stars: number; of: number; scheme: string }>

/** The award that is evaluated again. */
export type Former = Stars &
  Readonly<{
    /** The edition's title, or the year that the source names. */
    when: Text
    /** Where it was decided here. */
    nominationId: string | null
    /** Where it is read, for an award from before results were kept here. */
    source: string | null
  }>

/** One holder in one edition. `calledAt` is empty where the holder came without having been called. */
export type Reevaluation = Readonly<{
  id: string
  editionId: string
  productId: string
  producerId: string
  commodity: string
  areaPath: AreaPath
  former: Former
  calledAt: Date | null
  nominationId: string | null
  outcome: Ending | null
  result: Stars | null
  settledAt: Date | null
}>

export function outcomeOf(former: Stars, result: Stars | null): Outcome {
  if (result === null) return 'not-re-evaluated'
  if (result.stars === 0) return 'lost'
  if (result.scheme !== former.scheme) return 'kept'
  if (result.stars === former.stars) return 'same'
  return result.stars > former.stars ? 'up' : 'down'
}

/** What the access table needs to know of one. */
export const reevaluationFacts = (one: Pick<Reevaluation, 'areaPath' | 'producerId'>): Facts => ({
  areaPath: one.areaPath,
  ownerId: one.producerId,
})

/** Of those who would be called, so that a list that changed since it was looked at is not called unseen. */
export const callDigest = (holders: readonly Readonly<{ productId: string; former: Former }>[]): string =>
  digestOf(
    holders
      .map(({ productId, former }) => `${productId} ${former.stars} ${former.scheme}`)
      .toSorted((one, other) => one.localeCompare(other)),
  )
