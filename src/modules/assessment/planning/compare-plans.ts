import type { EditionPlan } from './plan-edition.ts'
import type { PlanFacts } from './plan-facts.ts'

type Planned = Readonly<{ facts: PlanFacts; plan: EditionPlan }>

/** What another plan would change. */
export type PlanDifference = Readonly<{
  /** Products whose assessors would be others. */
  panels: readonly Readonly<{ nominationId: string; leave: readonly string[]; come: readonly string[] }>[]
  /** Sheets that the other plan alone has, and those that only this one has. */
  come: number
  leave: number
  /** Whose load would be another. */
  loads: readonly Readonly<{ personId: string; before: number; after: number }>[]
}>

/** Who would score each product: who has it already, and whom the plan picks. */
function panelsOf({ facts, plan }: Planned): ReadonlyMap<string, ReadonlySet<string>> {
  const panels = new Map(facts.nominations.map(one => [one.id, new Set<string>()]))
  const live = facts.assignments.filter(one => one.state === 'assigned')
  for (const { nominationId, personId } of [...live, ...plan.picks]) panels.get(nominationId)?.add(personId)
  return panels
}

export function comparePlans(now: Planned, tried: Planned): PlanDifference {
  const [before, after] = [panelsOf(now), panelsOf(tried)]
  const panels = [...after].flatMap(([nominationId, people]) => {
    const had = before.get(nominationId) ?? new Set<string>()
    const come = [...people].filter(one => !had.has(one))
    const leave = [...had].filter(one => !people.has(one))
    return come.length + leave.length === 0 ? [] : [{ nominationId, come, leave }]
  })
  const loads = [...tried.plan.loads].flatMap(([personId, load]) => {
    const had = now.plan.loads.get(personId) ?? 0
    return had === load ? [] : [{ personId, before: had, after: load }]
  })
  const count = (of: 'come' | 'leave'): number => panels.reduce((sum, one) => sum + one[of].length, 0)
  return { panels, loads, come: count('come'), leave: count('leave') }
}
