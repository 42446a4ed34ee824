import { whereAllowed, type Actor } from '../../../access/index.ts'
import type { Text } from '../../../foundation/text.ts'
import { digestOf } from '../../../platform/digest.ts'
import type { Reader } from '../../../platform/database/index.ts'
import {
  byScoring,
  listNominations,
  nominationColumns,
  type NominationBrief,
  type NominationState,
} from '../../nominations/index.ts'
import type { Former, Served } from '../../people/index.ts'
import { verifiersOf } from '../../verification/index.ts'
import type { Assignment, Interest } from '../assessment.ts'
import { listAssignmentsOf, listInterestsOf, loadsOf } from './assignment-store.ts'
import { getPublishedRules } from '../edition-ground.ts'
import { findInEdition, type FoundInterest } from '../../interests/index.ts'
import { listScorers } from './list-scorers.ts'
import { listProfiles, type Profile } from './profile-store.ts'
import { findSetting, type AssignmentSetting } from './setting-store.ts'
import { unscoredAmong, type UnscoredFiles } from '../unscored-files.ts'

/** More than any edition has had. */
const MOST_NOMINATIONS = 20_000

/** Whose panels tie assessors to each other although nobody is assigned to them any more. */
const settledStates: readonly NominationState[] = ['assessed', 'recommended', 'decided', 'published']

export type PlanFacts = Readonly<{
  editionId: string
  /** Waiting for assessors, or with them. */
  nominations: readonly NominationBrief[]
  /** Waiting without anybody to score them: they are part of no plan. */
  unscored: UnscoredFiles
  assessors: readonly Readonly<{
    id: string
    name: string
    employer: string
    homeAreaPath: string
    isChair?: boolean
    formers: readonly Former[]
    served: readonly Served[]
  }>[]
  profiles: ReadonlyMap<string, Profile>
  assignments: readonly Assignment[]
  interests: readonly Interest[]
  /** What the general declarations and the comparison of names speak against, apart from what was cleared. */
  found: readonly FoundInterest[]
  verifiedBy: ReadonlyMap<string, readonly string[]>
  loads: ReadonlyMap<string, number>
  /** Panels of the edition that are done. */
  settled: readonly (readonly string[])[]
  setting: AssignmentSetting
  panel: Readonly<{
    size: number
    ownProvince: 'excluded' | 'allowed'
    verifierMayScore: boolean
    chairScores?: boolean | undefined
    composition?: readonly Readonly<{ id: string; title: Text; atLeast: number }>[] | undefined
  }>
  /** The same facts have the same digest; a plan holds for them alone. */
  digest: string
}>

/** Everything that a plan is made from, as it stands now; null without published rules. */
export async function loadPlanFacts(
  reader: Reader,
  editionId: string,
  { actor, now }: Readonly<{ actor: Actor; now: Date }>,
): Promise<PlanFacts | null> {
  const published = await getPublishedRules(reader, editionId)
  if (!published) return null
  const allowed = whereAllowed(actor, 'nomination.read', nominationColumns)
  const waiting = { allowed, editionId, states: ['admitted', 'in-assessment'] } as const
  const found = await listNominations(reader, waiting, { limit: MOST_NOMINATIONS })
  const { scored: nominations, unscored } = await byScoring(reader, found)
  const done = { allowed, editionId, states: settledStates }
  const doneIds = (await listNominations(reader, done, { limit: MOST_NOMINATIONS })).map(one => one.id)
  const ids = nominations.map(one => one.id)
  const assessors = await listScorers(reader, now)
  const personIds = assessors.map(one => one.id)
  const all = await listAssignmentsOf(reader, [...ids, ...doneIds])
  const waitingIds = new Set(ids)
  const facts = {
    editionId,
    nominations,
    unscored: unscoredAmong(unscored),
    assessors,
    profiles: await listProfiles(reader, personIds),
    assignments: all.filter(one => waitingIds.has(one.nominationId)),
    interests: await listInterestsOf(reader, ids),
    found: await findInEdition(reader, nominations, assessors),
    verifiedBy: await verifiersOf(reader, ids),
    loads: await loadsOf(reader, personIds),
    settled: panelsOf(all.filter(one => !waitingIds.has(one.nominationId))),
    setting: await findSetting(reader, editionId),
    panel: published.rules.document.panel,
  }
  return { ...facts, digest: digestOfFacts(facts) }
}

const panelsOf = (assignments: readonly Assignment[]): readonly (readonly string[])[] => {
  const live = assignments.filter(one => one.state === 'assigned' && one.round === 1)
  return [...Map.groupBy(live, one => one.nominationId).values()].map(own => own.map(one => one.personId))
}

/** What is not said here does not change a plan: names on the page, when somebody was assigned. */
const digestOfFacts = (facts: Omit<PlanFacts, 'digest'>): string =>
  digestOf({
    nominations: facts.nominations.map(one => [one.id, one.state, one.areaPath, one.commodity]),
    assessors: facts.assessors.map(one => [
      one.id,
      one.homeAreaPath,
      one.isChair ?? false,
      facts.loads.get(one.id) ?? 0,
      facts.profiles.get(one.id)?.rowVersion ?? 0,
    ]),
    assignments: facts.assignments.map(one => [one.id, one.personId, one.state]).toSorted(byText),
    barred: [
      ...facts.interests.map(one => [one.nominationId, one.personId]),
      ...facts.found.map(one => [one.nominationId, one.personId, one.reason]),
      ...[...facts.verifiedBy].map(([id, people]) => [id, ...people]),
    ].toSorted(byText),
    settled: facts.settled,
    links: facts.setting.links,
    anchors: [...facts.setting.anchors],
    panel: facts.panel,
  })

const byText = (a: readonly string[], b: readonly string[]): number => {
  const [one, other] = [a.join(' '), b.join(' ')]
  return one < other ? -1 : one > other ? 1 : 0
}
