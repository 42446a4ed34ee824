import type { Bars } from '../../../engine/assignment/assign.ts'

/**
 * A nomination that one more assessor is to score; `panel`: everybody who ever had it. `bodies`: those that have fewer
 * sheets than the rules want. A sheet of another one would leave the result as incomplete as it is, so it has to be one
 * of theirs; none where nothing is short.
 */
export type Asked = Readonly<{ nominationId: string; panel: readonly string[]; bodies?: readonly string[] }>

/** Who may be asked: open sheets now, and the most at the same time (null for no limit). */
export type Helper = Readonly<{ id: string; load: number; maxLoad: number | null; body?: string }>

/** `candidates`: how many could have been picked; `loadBefore`: open sheets of the one who was. */
export type Further = Readonly<{
  nominationId: string
  personId: string
  candidates: number
  loadBefore: number
}>

export type FurtherPlan = Readonly<{
  picks: readonly Further[]
  /** Nominations that nobody is left for. */
  without: readonly string[]
}>

/**
 * Gives each nomination, in their order, one more assessor: the least loaded of those whom nothing speaks against;
 * among equals the id decides, so that the same facts always give the same plan.
 */
export function planFurther(asked: readonly Asked[], helpers: readonly Helper[], bars: Bars): FurtherPlan {
  const loads = new Map(helpers.map(one => [one.id, one.load]))
  const loadOf = ({ id }: Helper): number => loads.get(id) ?? 0
  const picks: Further[] = []
  const without: string[] = []
  for (const { nominationId, panel, bodies = [] } of asked) {
    const able = helpers.filter(
      one =>
        !panel.includes(one.id) &&
        (bodies.length === 0 || bodies.includes(one.body ?? '')) &&
        (one.maxLoad === null || loadOf(one) < one.maxLoad) &&
        bars(nominationId, one.id).length === 0,
    )
    const [chosen] = able.toSorted(
      (one, other) => loadOf(one) - loadOf(other) || (one.id < other.id ? -1 : 1),
    )
    if (!chosen) {
      without.push(nominationId)
      continue
    }
    picks.push({
      nominationId,
      personId: chosen.id,
      candidates: able.length,
      loadBefore: loadOf(chosen),
    })
    loads.set(chosen.id, loadOf(chosen) + 1)
  }
  return { picks, without }
}
