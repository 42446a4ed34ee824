import type { Reader } from '../../platform/database/index.ts'
import type { NominationBrief } from '../nominations/index.ts'
import { affiliationsOf } from '../people/index.ts'
import { listInterestsOf } from './assignment-store.ts'
import { findInEdition } from './plan-facts.ts'

/**
 * `declared`: by the person, of the product or in general. `found`: by comparing names; it counts until the secretariat
 * has looked into it and cleared it.
 */
export type InterestGround = 'declared' | 'found'

/** Who of these people has an interest in a nomination, by the same facts as in scoring. A constant number of queries. */
export async function interestedIn(
  reader: Reader,
  nomination: Pick<NominationBrief, 'id' | 'areaPath'>,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, InterestGround>> {
  const people = await affiliationsOf(reader, personIds)
  const found = await findInEdition(reader, [nomination], people)
  const declared = await listInterestsOf(reader, [nomination.id])
  return new Map<string, InterestGround>([
    ...found.map(({ personId }) => [personId, 'found'] as const),
    ...found.filter(one => one.reason === 'declared-tie').map(one => [one.personId, 'declared'] as const),
    ...declared.map(({ personId }) => [personId, 'declared'] as const),
  ])
}
