import type { Bars } from '../../../engine/assignment/assign.ts'
import { barsOf, type BarInput } from '../interests/bars.ts'
import { planFurther, type Further, type Helper } from '../planning/further-assessor.ts'

/** What the members of one jury are chosen from. */
export type JuryFacts = Readonly<{
  nomination: Readonly<{ id: string; areaPath: string; commodity: string }>
  /** Seats that are empty. */
  seats: number
  /** Bodies that have fewer sheets in the jury than the rules want, with how many are missing. */
  bodies: readonly Readonly<{ id: string; missing: number }>[]
  /** Everybody who ever had a sheet of the nomination, in any round. */
  had: readonly string[]
  /** Everybody who took part in the result or in the answer to the objection. */
  tookPart: readonly string[]
  helpers: readonly Helper[]
  bodyOf: ReadonlyMap<string, string>
  /** `panel.ownProvince` is not asked: other eyes are never the province's own. */
  barred: Omit<BarInput, 'nominations'>
}>

export type JuryPlan = Readonly<{
  picks: readonly Further[]
  /** Seats for which nobody is left. */
  missing: number
  /** Why the others may not: how many people each reason keeps away. */
  against: ReadonlyMap<string, number>
}>

function juryBars({ nomination, tookPart, had, barred }: JuryFacts): Bars {
  const bars = barsOf({
    ...barred,
    nominations: [nomination],
    panel: { ...barred.panel, ownProvince: 'excluded' },
  })
  const [part, before] = [new Set(tookPart), new Set(had)]
  return (subject, person) => [
    ...(before.has(person) ? ['had-it'] : part.has(person) ? ['took-part'] : []),
    ...bars(subject, person),
  ]
}

function countAgainst(facts: JuryFacts, bars: Bars): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { id, load, maxLoad } of facts.helpers) {
    const reasons = bars(facts.nomination.id, id)
    const isFull = maxLoad !== null && load >= maxLoad
    for (const reason of reasons.length === 0 && isFull ? ['full'] : reasons)
      counts.set(reason, (counts.get(reason) ?? 0) + 1)
  }
  return counts
}

/**
 * Fills the empty seats one after the other with the least loaded whom nothing speaks against, those of a body that is
 * still missing first; the same facts give the same jury.
 */
export function planJury(facts: JuryFacts): JuryPlan {
  const bars = juryBars(facts)
  const nominationId = facts.nomination.id
  const wanted = facts.bodies.flatMap(({ id, missing }) => Array.from({ length: missing }, () => id))
  const picks: Further[] = []
  for (let seat = 0; seat < facts.seats; seat++) {
    const body = wanted[seat]
    const helpers = facts.helpers.filter(
      ({ id }) =>
        !picks.some(pick => pick.personId === id) && (body === undefined || facts.bodyOf.get(id) === body),
    )
    picks.push(...planFurther([{ nominationId, panel: [] }], helpers, bars).picks)
  }
  return {
    picks,
    missing: Math.max(facts.seats, wanted.length) - picks.length,
    against: countAgainst(facts, bars),
  }
}
