import { BARRED, type MatchingProblem, type Seat } from '../../../engine/assignment/matching-problem.ts'
import type { Bars } from '../../../engine/assignment/assign.ts'
import type { Linkage } from '../../../engine/assignment/linkage.ts'
import type { SolvedPlan } from '../../../engine/assignment/solve-plan.ts'
import type { Untied } from '../../../engine/assignment/suggest-ties.ts'
import { askWorker, TookTooLong } from '../../../platform/solver/index.ts'
import { barsOf } from '../interests/bars.ts'
import type { PlanFacts } from './plan-facts.ts'

/** One seat that the plan fills, and why by this one. */
export type PlannedPick = Readonly<{
  nominationId: string
  personId: string
  candidates: number
  loadBefore: number
  /** The commodity is among those recorded for the person; false where all are open to the person. */
  specialist: boolean
  /** What the plan would cost more with the next best one; null when nobody else may. */
  nextCost: number | null
}>
export type PlanShortage = Readonly<{
  nominationId: string
  missing: number
  /** How many assessors each reason keeps away. */
  barred: ReadonlyMap<string, number>
}>
export type EditionPlan = Readonly<{
  /** Of the facts that it was made from. */
  digest: string
  picks: readonly PlannedPick[]
  shortages: readonly PlanShortage[]
  /** Each assessor's load when the plan is carried out. */
  loads: ReadonlyMap<string, number>
  objective: number
  bound: number
  linkage: Linkage
  /** Null where the panels are tied as the edition's setting asks. */
  untied: UntiedPlan | null
}>
/** Who is apart from whom, and which sheets beside the panels would tie them. */
export type UntiedPlan = Readonly<{
  groups: readonly (readonly string[])[]
  further: readonly Readonly<{ nominationId: string; personId: string }>[]
  /** How well the panels would be tied with them. */
  reached: Linkage
}>

/** A plan for thousands of nominations takes seconds; one that takes longer than this is given up. */
const LIMIT_MS = 90_000
/** Whoever may score everything is kept for what nobody else may: as if that one had so many sheets more. */
const GENERALIST = 3
/** So many rows of pairs are looked at before others have their turn. */
const TOGETHER = 100
const KEPT_PLANS = 8

const solve = askWorker<MatchingProblem, SolvedPlan>(new URL('plan-worker.ts', import.meta.url), LIMIT_MS)
const plans = new Map<string, Promise<EditionPlan>>()

/** The plan of these facts. What was planned a moment ago for the same facts is not planned again. */
export function planEdition(facts: PlanFacts): Promise<EditionPlan> {
  const known = plans.get(facts.digest)
  if (known) return known
  const made = makePlan(facts)
  plans.set(facts.digest, made)
  made.catch(() => plans.delete(facts.digest))
  const oldest = plans.keys().next().value
  if (plans.size > KEPT_PLANS && oldest !== undefined) plans.delete(oldest)
  return made
}

/** The plan, or null where it takes longer than anybody waits for a page. */
export async function planOrNull(facts: PlanFacts): Promise<EditionPlan | null> {
  try {
    return await planEdition(facts)
  } catch (error) {
    if (error instanceof TookTooLong) return null
    throw error
  }
}

async function makePlan(facts: PlanFacts): Promise<EditionPlan> {
  const bars = barsOf(facts)
  const problem = await problemOf(facts, bars)
  const solved = await solve(problem)
  const loads = new Map(facts.assessors.map(one => [one.id, facts.loads.get(one.id) ?? 0]))
  const picks = solved.picks.map(pick => {
    const nomination = facts.nominations[pick.seat]
    const personId = facts.assessors[pick.scorer]?.id ?? ''
    loads.set(personId, (loads.get(personId) ?? 0) + 1)
    return {
      nominationId: nomination?.id ?? '',
      personId,
      candidates: pick.candidates,
      loadBefore: pick.loadBefore,
      specialist: facts.profiles.get(personId)?.commodities.includes(nomination?.commodity ?? '') ?? false,
      nextCost: pick.nextCost,
    }
  })
  const shortages = solved.short.map(({ seat, missing }) => {
    const nominationId = facts.nominations[seat]?.id ?? ''
    return { nominationId, missing, barred: countBars(facts, nominationId, bars, loads) }
  })
  const { objective, bound, linkage } = solved
  const untied = solved.untied && untiedOf(facts, solved.untied)
  return { digest: facts.digest, picks, shortages, loads, objective, bound, linkage, untied }
}

const untiedOf = (facts: PlanFacts, { groups, further, reached }: Untied): UntiedPlan => ({
  groups,
  further: further.map(({ seat, scorer }) => ({
    nominationId: facts.nominations[seat]?.id ?? '',
    personId: facts.assessors[scorer]?.id ?? '',
  })),
  reached,
})

async function problemOf(facts: PlanFacts, bars: Bars): Promise<MatchingProblem> {
  const { nominations, assessors } = facts
  const costs = new Uint8Array(nominations.length * assessors.length)
  for (const [row, nomination] of nominations.entries()) {
    if (row % TOGETHER === TOGETHER - 1) await new Promise(resolve => setImmediate(resolve))
    for (const [column, { id }] of assessors.entries()) {
      const isBarred = bars(nomination.id, id).length > 0
      const isGeneralist = (facts.profiles.get(id)?.commodities ?? []).length === 0
      costs[row * assessors.length + column] = isBarred ? BARRED : isGeneralist ? GENERALIST : 0
    }
  }
  const live = Map.groupBy(
    facts.assignments.filter(one => one.state === 'assigned'),
    one => one.nominationId,
  )
  const able = (row: number): readonly string[] =>
    assessors.flatMap(({ id }, column) => (costs[row * assessors.length + column] === BARRED ? [] : id))
  return {
    seats: nominations.map(({ id }, row) => {
      return seatOf(facts, id, live.get(id) ?? [], () => able(row))
    }),
    scorers: assessors.map(({ id }) => {
      const profile = facts.profiles.get(id)
      const load = facts.loads.get(id) ?? 0
      return { id, load, maxLoad: profile?.maxLoad ?? null, body: profile?.body || null }
    }),
    costs,
    settled: facts.settled,
    links: facts.setting.links,
  }
}

/** An anchor wishes for everybody who may score it, or one of each body, beyond its panel. */
function seatOf(
  facts: PlanFacts,
  id: string,
  live: PlanFacts['assignments'],
  able: () => readonly string[],
): Seat {
  const { size, composition = [] } = facts.panel
  const kept = live.map(one => one.personId)
  // Their sheets are counted for the body of then, so the rest of the panel is chosen for that.
  const held = { id, kept, keptBodies: live.map(one => one.body) }
  const asked = Object.fromEntries(composition.map(one => [one.id, one.atLeast]))
  const anchor = facts.setting.anchors.get(id)
  if (anchor === undefined) return { ...held, size, atLeast: asked }
  const may = able().filter(one => hasRoom(facts, one, facts.loads))
  if (anchor === 'everyone') {
    const all = new Set([...kept, ...may])
    return { ...held, size, atLeast: asked, wishes: { size: all.size, atLeast: {} } }
  }
  const others = may.filter(one => !kept.includes(one))
  const bodies = new Set([
    ...held.keptBodies.filter(Boolean),
    ...others.flatMap(one => facts.profiles.get(one)?.body || []),
  ])
  const atLeast = Object.fromEntries([...bodies].map(one => [one, 1]))
  return { ...held, size, atLeast: asked, wishes: { size: 0, atLeast } }
}

const hasRoom = (
  { profiles }: Pick<PlanFacts, 'profiles'>,
  id: string,
  loads: ReadonlyMap<string, number>,
): boolean => {
  const most = profiles.get(id)?.maxLoad ?? null
  return most === null || (loads.get(id) ?? 0) < most
}

/** `loads`: with what the plan gives them, which may be all that they can take. */
function countBars(
  facts: PlanFacts,
  nominationId: string,
  bars: Bars,
  loads: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  const panel = new Set(
    facts.assignments
      .filter(one => one.nominationId === nominationId && one.state === 'assigned')
      .map(one => one.personId),
  )
  for (const { id } of facts.assessors) {
    if (panel.has(id)) continue
    const reasons = bars(nominationId, id)
    for (const reason of reasons.length === 0 && !hasRoom(facts, id, loads) ? ['full'] : reasons)
      counts.set(reason, (counts.get(reason) ?? 0) + 1)
  }
  return counts
}
