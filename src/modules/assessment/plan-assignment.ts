import { assign, type Plan } from '../../engine/assignment/assign.ts'
import { covers, provinceOf, wholeCountry } from '../../foundation/area-path.ts'
import type { Assignment, Interest } from './assessment.ts'

/** What a plan is made from: all facts are loaded before, so that the same facts give the same plan. */
export type PlanInput = Readonly<{
  nominations: readonly Readonly<{ id: string; areaPath: string }>[]
  assessors: readonly Readonly<{ id: string; homeAreaPath: string }>[]
  assignments: readonly Assignment[]
  interests: readonly Interest[]
  /** Who verified each nomination. */
  verifiedBy: ReadonlyMap<string, readonly string[]>
  loads: ReadonlyMap<string, number>
  panel: Readonly<{ size: number; ownProvince: 'excluded' | 'allowed'; verifierMayScore: boolean }>
}>

/** Who would score what, and where assessors are missing. */
export function planAssignment(input: PlanInput): Plan {
  const areaOf = new Map(input.nominations.map(one => [one.id, one.areaPath]))
  const homeOf = new Map(input.assessors.map(one => [one.id, one.homeAreaPath]))
  const interested = new Set(input.interests.map(one => `${one.nominationId} ${one.personId}`))
  const released = new Set(
    input.assignments
      .filter(one => one.state === 'released')
      .map(one => `${one.nominationId} ${one.personId}`),
  )
  const kept = (id: string): string[] =>
    input.assignments
      .filter(one => one.state === 'assigned' && one.nominationId === id)
      .map(one => one.personId)
  const bars = (subject: string, person: string): string[] => [
    ...(input.panel.ownProvince === 'excluded' && sameProvince(homeOf.get(person), areaOf.get(subject))
      ? ['own-province']
      : []),
    ...(interested.has(`${subject} ${person}`) ? ['declared-interest'] : []),
    ...(!input.panel.verifierMayScore && input.verifiedBy.get(subject)?.includes(person)
      ? ['verified-it']
      : []),
    ...(released.has(`${subject} ${person}`) ? ['released'] : []),
  ]
  return assign(
    input.nominations.map(one => ({ id: one.id, kept: kept(one.id) })),
    input.assessors.map(one => ({ id: one.id, load: input.loads.get(one.id) ?? 0, maxLoad: null })),
    input.panel.size,
    bars,
  )
}

/**
 * The plan as it can be carried out: a nomination that cannot have its whole panel waits, and so takes up nobody's
 * time; who is missing is told all the same.
 */
export function planWholePanels(input: PlanInput): Plan {
  const wished = planAssignment(input)
  const short = new Set(wished.shortages.map(one => one.subjectId))
  if (short.size === 0) return wished
  const rest = planAssignment({ ...input, nominations: input.nominations.filter(one => !short.has(one.id)) })
  return { ...rest, shortages: wished.shortages }
}

/** A home of the whole country is nobody's province. */
function sameProvince(home: string | undefined, area: string | undefined): boolean {
  const province = provinceOf(home ?? wholeCountry)
  return province !== wholeCountry && area !== undefined && covers(province, area)
}
