import { whereAllowed, type Actor } from '../../../access/index.ts'
import { covers, provinceOf, wholeCountry } from '../../../foundation/area-path.ts'
import type { Reader } from '../../../platform/database/index.ts'
import {
  checkedStates,
  listNominations,
  nominationColumns,
  sentStates,
  type NominationBrief,
} from '../../nominations/index.ts'
import { listPeopleWithRole } from '../../people/index.ts'
import { loadPlanFacts, type PlanFacts } from '../planning/plan-facts.ts'
import { barsVerifying, findInEdition, type FoundInterest } from '../../interests/index.ts'

type Somebody = PlanFacts['assessors'][number]

export type FoundInEdition = Readonly<{
  nominations: readonly NominationBrief[]
  people: readonly Somebody[]
  assignments: PlanFacts['assignments']
  /** What was found by comparing names and is not cleared; what people declared is not for others to clear. */
  found: readonly FoundInterest[]
  /** Assigned to somebody whose province it is now: closed to them, and for the secretariat to pass on. */
  movedInto: readonly Readonly<{ nominationId: string; personId: string }>[]
  /** Assigned to somebody whose general declaration matches the file as it is now: closed to them in the same way. */
  declaredInto: readonly FoundInterest[]
}>

const MOST_NOMINATIONS = 20_000

/**
 * What the secretariat has to look into: for those who verify what was sent, those who may score what waits, and for everybody who may sit in the
 * plenary of what is assessed, where it keeps them out of the room. Null without published rules.
 */
export async function loadFound(
  reader: Reader,
  editionId: string,
  { actor, now }: Readonly<{ actor: Actor; now: Date }>,
): Promise<FoundInEdition | null> {
  const facts = await loadPlanFacts(reader, editionId, { actor, now })
  if (!facts) return null
  const allowed = whereAllowed(actor, 'nomination.read', nominationColumns)
  const filter = { allowed, editionId, states: ['assessed'] } as const
  const assessed = await listNominations(reader, filter, { limit: MOST_NOMINATIONS })
  const known = new Set(facts.assessors.map(one => one.id))
  const chairs = (await listPeopleWithRole(reader, 'chair', now)).filter(one => !known.has(one.id))
  const people = [...facts.assessors, ...chairs]
  const inPlenary = await findInEdition(reader, assessed, people)
  const verifying = await inVerification(reader, editionId, { actor, now })
  const nominations = [...facts.nominations, ...assessed, ...verifying.nominations]
  const found = [...facts.found, ...inPlenary, ...verifying.found].filter(
    one => one.reason !== 'declared-tie',
  )
  return {
    nominations: [...new Map(nominations.map(one => [one.id, one])).values()],
    people: [...new Map([...people, ...verifying.people].map(one => [one.id, one])).values()],
    assignments: facts.assignments,
    // Who verifies may score, too.
    found: [...new Map(found.map(one => [keyOf(one), one])).values()],
    movedInto: movedInto(facts),
    declaredInto: declaredInto(facts),
  }
}

const keyOf = (one: FoundInterest): string =>
  [one.nominationId, one.personId, one.reason, one.found].join(' ')

/**
 * Files that were sent, with those who verify and those who say who does. Each of them closes until the result is public,
 * so each can be cleared, also after verification; what waits for verification comes first.
 */
async function inVerification(
  reader: Reader,
  editionId: string,
  { actor, now }: Readonly<{ actor: Actor; now: Date }>,
) {
  const allowed = whereAllowed(actor, 'nomination.read', nominationColumns)
  const filter = { allowed, editionId, states: sentStates } as const
  const nominations = await listNominations(reader, filter, { limit: MOST_NOMINATIONS })
  const people = [
    ...(await listPeopleWithRole(reader, 'verifier', now)),
    ...(await listPeopleWithRole(reader, 'secretariat', now)),
  ]
  const each = [...new Map(people.map(one => [one.id, one])).values()]
  const found = (await findInEdition(reader, nominations, each)).filter(barsVerifying)
  const waiting = new Set(nominations.filter(one => checkedStates.includes(one.state)).map(one => one.id))
  const isLater = (one: FoundInterest): number => (waiting.has(one.nominationId) ? 0 : 1)
  return { nominations, people: each, found: found.toSorted((one, two) => isLater(one) - isLater(two)) }
}

function declaredInto({ found, assignments }: PlanFacts): readonly FoundInterest[] {
  const live = assignments.filter(one => one.state === 'assigned')
  const held = new Set(live.map(one => `${one.nominationId} ${one.personId}`))
  return found.filter(one => one.reason === 'declared-tie' && held.has(`${one.nominationId} ${one.personId}`))
}

function movedInto({ assessors, nominations, assignments, panel }: PlanFacts): FoundInEdition['movedInto'] {
  if (panel.ownProvince === 'allowed') return []
  const areas = new Map(nominations.map(one => [one.id, one.areaPath]))
  const provinces = new Map(assessors.map(one => [one.id, provinceOf(one.homeAreaPath)]))
  return assignments
    .filter(({ state, nominationId, personId }) => {
      const [province, area] = [provinces.get(personId) ?? wholeCountry, areas.get(nominationId)]
      return state === 'assigned' && province !== wholeCountry && area !== undefined && covers(province, area)
    })
    .map(({ nominationId, personId }) => ({ nominationId, personId }))
}
