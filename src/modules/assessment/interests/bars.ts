import type { Bars } from '../../../engine/assignment/assign.ts'
import { covers, provinceOf, wholeCountry } from '../../../foundation/area-path.ts'
import type { Assignment, Interest } from '../assessment.ts'
import type { FoundInterest } from '../../interests/index.ts'
import type { Profile } from '../planning/profile-store.ts'

/** The facts that speak against pairs of a nomination and an assessor. */
export type BarInput = Readonly<{
  nominations: readonly Readonly<{ id: string; areaPath: string; commodity?: string }>[]
  assessors: readonly Readonly<{ id: string; homeAreaPath: string; isChair?: boolean }>[]
  assignments: readonly Pick<Assignment, 'nominationId' | 'personId' | 'state'>[]
  interests: readonly Pick<Interest, 'nominationId' | 'personId'>[]
  /** Who verified each nomination. */
  verifiedBy: ReadonlyMap<string, readonly string[]>
  panel: Readonly<{
    ownProvince: 'excluded' | 'allowed'
    verifierMayScore: boolean
    chairScores?: boolean | undefined
  }>
  /** What general declarations and the comparison of names speak against. */
  found?: readonly Pick<FoundInterest, 'nominationId' | 'personId' | 'reason'>[]
  /** Which commodities each may score. */
  profiles?: ReadonlyMap<string, Pick<Profile, 'commodities'>>
}>

const pair = (nominationId: string, personId: string): string => `${nominationId} ${personId}`

/**
 * Why an assessor may not score a nomination, from facts that were loaded before: own province, interest, verifier,
 * released, another commodity, a chair where the chair does not score.
 */
export function barsOf(input: BarInput): Bars {
  const subjects = new Map(input.nominations.map(one => [one.id, one]))
  const homeOf = new Map(input.assessors.map(one => [one.id, one.homeAreaPath]))
  const chairs = new Set(input.assessors.filter(one => one.isChair).map(one => one.id))
  const byPair = reasonsByPair(input)
  return (subject, person) => {
    const nomination = subjects.get(subject)
    const commodities = input.profiles?.get(person)?.commodities ?? []
    return [
      ...(input.panel.ownProvince === 'excluded' && sameProvince(homeOf.get(person), nomination?.areaPath)
        ? ['own-province']
        : []),
      ...(byPair.get(pair(subject, person)) ?? []),
      ...(commodities.length > 0 && !commodities.includes(nomination?.commodity ?? '')
        ? ['other-commodity']
        : []),
      ...(input.panel.chairScores === false && chairs.has(person) ? ['is-chair'] : []),
    ]
  }
}

function reasonsByPair(input: BarInput): ReadonlyMap<string, readonly string[]> {
  const reasons = new Map<string, string[]>()
  const add = (nominationId: string, personId: string, reason: string): void => {
    const own = reasons.get(pair(nominationId, personId))
    if (own) own.push(reason)
    else reasons.set(pair(nominationId, personId), [reason])
  }
  for (const one of input.interests) add(one.nominationId, one.personId, 'declared-interest')
  if (!input.panel.verifierMayScore)
    for (const [id, people] of input.verifiedBy) for (const person of people) add(id, person, 'verified-it')
  for (const one of input.assignments)
    if (one.state === 'released') add(one.nominationId, one.personId, 'released')
  for (const one of input.found ?? []) add(one.nominationId, one.personId, one.reason)
  return reasons
}

/** A home of the whole country is nobody's province. */
function sameProvince(home: string | undefined, area: string | undefined): boolean {
  const province = provinceOf(home ?? wholeCountry)
  return province !== wholeCountry && area !== undefined && covers(province, area)
}
