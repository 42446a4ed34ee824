import { exclusions, type Actor } from '../../../access/index.ts'
import type { Reader, Tx } from '../../../platform/database/index.ts'
import type { NominationBrief } from '../../nominations/index.ts'
import { affiliationsOf, listPeopleWithRole } from '../../people/index.ts'
import type { Interest } from '../assessment.ts'
import { insertInterest, listAssignmentsOf, listInterestsOf } from '../planning/assignment-store.ts'
import { findInEdition, type FoundInterest } from '../../interests/index.ts'

/**
 * `declared`: by the person, of the product or in general. `found`: by comparing names; it counts until the secretariat
 * has looked into it and cleared it.
 */
export type InterestGround = 'declared' | 'found'

type Subject = Pick<NominationBrief, 'id' | 'areaPath'>

/** What a person said, also where it ended while the edition ran: whoever takes it back is not free by that. */
const isDeclared = ({ reason }: FoundInterest): boolean => reason === 'declared-tie' || reason === 'ended-tie'

/** Who of these people has an interest in a nomination, by the same facts as in scoring. A constant number of queries. */
export const interestedIn = async (
  reader: Reader,
  nomination: Subject,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, InterestGround>> =>
  (await interestedInEach(reader, [nomination], personIds)).get(nomination.id) ?? new Map()

/** The same of several nominations, by their ids, in as many queries. */
export async function interestedInEach(
  reader: Reader,
  nominations: readonly Subject[],
  personIds: readonly string[],
): Promise<ReadonlyMap<string, ReadonlyMap<string, InterestGround>>> {
  const people = await affiliationsOf(reader, [...new Set(personIds)])
  const found = await findInEdition(reader, nominations, people)
  const ids = nominations.map(one => one.id)
  const declared = await listInterestsOf(reader, ids)
  const grounds = new Map(ids.map(id => [id, new Map<string, InterestGround>()]))
  for (const one of found) grounds.get(one.nominationId)?.set(one.personId, 'found')
  for (const one of [...found.filter(isDeclared), ...declared])
    grounds.get(one.nominationId)?.set(one.personId, 'declared')
  return grounds
}

/** What the system finds counts for those about whom the secretariat can clear it: who assesses, and who leads. */
const isLookedInto = async (reader: Reader, personId: string, now: Date): Promise<boolean> =>
  [
    ...(await listPeopleWithRole(reader, 'chair', now)),
    ...(await listPeopleWithRole(reader, 'assessor', now)),
  ].some(one => one.id === personId)

/** In which of these nominations somebody has an interest, through whatever role the person acts. */
export async function interestsOf(
  reader: Reader,
  { actor: { personId }, now }: Readonly<{ actor: Pick<Actor, 'personId'>; now: Date }>,
  nominations: readonly Subject[],
): Promise<ReadonlySet<string>> {
  if (personId === null || nominations.length === 0) return new Set()
  const { declared, found } = await interestsBy(reader, personId, nominations)
  const counting = found.size > 0 && (await isLookedInto(reader, personId, now)) ? found : []
  return new Set([...declared, ...counting])
}

/** Which of these nominations are of somebody's own province. */
export const ofOwnProvince = (actor: Actor, nominations: readonly Subject[]): ReadonlySet<string> => {
  const isOwn = exclusions['own-province'].predicate
  return new Set(nominations.filter(({ areaPath }) => isOwn(actor, { areaPath })).map(one => one.id))
}

/**
 * Which of these nominations the plenary keeps from somebody until it has settled them: those of the own province, and
 * those in which the person has an interest. It holds for the person, whatever the role.
 */
export const keptOf = async (
  reader: Reader,
  who: Readonly<{ actor: Actor; now: Date }>,
  nominations: readonly Subject[],
): Promise<ReadonlySet<string>> =>
  new Set([...ofOwnProvince(who.actor, nominations), ...(await interestsOf(reader, who, nominations))])

/** What somebody declared, of these nominations or in general, and what the system found beside it. */
async function interestsBy(reader: Reader, personId: string, nominations: readonly Subject[]) {
  const ids = nominations.map(one => one.id)
  const declared = (await listInterestsOf(reader, ids)).filter(one => one.personId === personId)
  const matched = await findInEdition(reader, nominations, await affiliationsOf(reader, [personId]))
  const ties = matched.filter(isDeclared)
  const found = matched.filter(one => !isDeclared(one))
  return {
    declared: new Set([...declared, ...ties].map(one => one.nominationId)),
    found: new Set(found.map(one => one.nominationId)),
  }
}

/**
 * Which of these nominations are closed to somebody who has a sheet of them: whoever has one assesses, and so what is
 * found about them counts until it is cleared. A sheet that was assigned before is closed by it like any other.
 */
export async function closedTo(
  reader: Reader,
  personId: string,
  nominations: readonly Subject[],
): Promise<ReadonlySet<string>> {
  if (nominations.length === 0) return new Set()
  const { declared, found } = await interestsBy(reader, personId, nominations)
  return new Set([...declared, ...found])
}

/** The same for one nomination, as the access table asks for it. */
export const ownInterestIn = async (
  reader: Reader,
  context: Readonly<{ actor: Pick<Actor, 'personId'>; now: Date }>,
  nomination: Subject,
): Promise<readonly string[]> =>
  (await interestsOf(reader, context, [nomination])).has(nomination.id) ? [context.actor.personId ?? ''] : []

/**
 * Somebody said in a session of the plenary to have an interest: from then on it counts everywhere. Whoever has a sheet
 * of it declares it there, which ends the assignment as well.
 */
export async function noteInterest(tx: Tx, interest: Interest): Promise<void> {
  const assigned = await listAssignmentsOf(tx, [interest.nominationId])
  const isAssessor = assigned.some(one => one.personId === interest.personId && one.state === 'assigned')
  if (!isAssessor) await insertInterest(tx, interest, true)
}
