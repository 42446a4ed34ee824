import { digestOf } from '../../../platform/digest.ts'
import type { PanelMember } from '../planning/panels.ts'
import type { PlanFacts } from '../planning/plan-facts.ts'
import { emptyProfile, type Profile } from '../planning/profile-store.ts'
import type { AnchorKind } from '../planning/setting-store.ts'

/** What the secretariat tries instead of what is set. Nothing of it is stored. */
export type Trial = Readonly<{
  links: number
  /** A limit for everybody in the place of those recorded; null leaves them as they are. */
  everyone: number | null
  /** Limits of single people, which go before the one for everybody. */
  limits: ReadonlyMap<string, number>
  /** Ill or away: they get nothing, and what they have not locked goes to others. */
  out: ReadonlySet<string>
  /** All anchor products, those that are set among them. */
  anchors: ReadonlyMap<string, AnchorKind>
}>

/** Facts and the panels that are being scored: what a trial is tried on. */
export type TrialGround = Readonly<{
  facts: PlanFacts
  panels: ReadonlyMap<string, readonly PanelMember[]>
}>

/** The trial that changes nothing. */
export const sameAs = ({ setting }: PlanFacts): Trial => ({
  links: setting.links,
  everyone: null,
  limits: new Map(),
  out: new Set(),
  anchors: setting.anchors,
})

/** What stands in profiles when a trial is taken over: those that differ from what is recorded. */
export function profilesOf({ assessors, profiles }: PlanFacts, trial: Trial): readonly Profile[] {
  return assessors.flatMap(({ id }) => {
    const known = profiles.get(id) ?? emptyProfile(id)
    const maxLoad = trial.out.has(id) ? 0 : (trial.limits.get(id) ?? trial.everyone ?? known.maxLoad)
    return maxLoad === known.maxLoad ? [] : [{ ...known, maxLoad }]
  })
}

/** The anchors that differ, with `null` for one that is taken back. */
export function anchorsOf(
  { setting }: PlanFacts,
  trial: Trial,
): readonly Readonly<{ nominationId: string; kind: AnchorKind | null }>[] {
  const ids = new Set([...setting.anchors.keys(), ...trial.anchors.keys()])
  return [...ids].flatMap(nominationId => {
    const kind = trial.anchors.get(nominationId) ?? null
    return kind === (setting.anchors.get(nominationId) ?? null) ? [] : [{ nominationId, kind }]
  })
}

/** The sheets that people who are left out have not locked. */
export const freedBy = ({ panels }: TrialGround, { out }: Trial): readonly PanelMember[] =>
  [...panels.values()].flat().filter(one => out.has(one.personId) && !one.locked)

export const isSame = ({ facts, panels }: TrialGround, trial: Trial): boolean =>
  trial.links === facts.setting.links &&
  anchorsOf(facts, trial).length === 0 &&
  profilesOf(facts, trial).length === 0 &&
  freedBy({ facts, panels }, trial).length === 0

/** The facts as they would be if the trial were taken over: the plan of these is the plan that would be made then. */
export function triedFacts(ground: TrialGround, trial: Trial): PlanFacts {
  const { facts } = ground
  const freed = freedBy(ground, trial)
  const released = new Set(freed.map(one => one.assignmentId))
  const profiles = new Map([
    ...facts.profiles,
    ...profilesOf(facts, trial).map(one => [one.personId, one] as const),
  ])
  const loads = new Map(facts.loads)
  for (const { personId } of freed) loads.set(personId, (loads.get(personId) ?? 1) - 1)
  return {
    ...facts,
    profiles,
    loads,
    assignments: facts.assignments.map(one => (released.has(one.id) ? { ...one, state: 'released' } : one)),
    setting: { ...facts.setting, links: trial.links, anchors: inOrder(trial.anchors) },
    digest: digestOf([
      facts.digest,
      trial.links,
      profilesOf(facts, trial).map(one => [one.personId, one.maxLoad]),
      [...released].toSorted(),
      [...inOrder(trial.anchors)],
    ]),
  }
}

const inOrder = (anchors: Trial['anchors']): Trial['anchors'] =>
  new Map([...anchors].toSorted(([one], [other]) => (one < other ? -1 : 1)))
