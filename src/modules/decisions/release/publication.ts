import type { Facts } from '../../../access/index.ts'
import type { ActionContext } from '../../../actions/index.ts'
import type { Tx } from '../../../platform/database/index.ts'
import { digestOf } from '../../../platform/digest.ts'
import type { NewJob } from '../../../platform/jobs/index.ts'
import type { Edition, LoadedRules } from '../../editions/index.ts'
import type { Nomination } from '../../nominations/index.ts'
import type { PlenaryCase } from '../cases/plenary-case.ts'
import { digestOfEntries, type ListEntry, type Recommendation } from '../chain/recommendation.ts'
import type { Confirmation } from './release-moment.ts'
import type { PublishedResult } from '../result.ts'

/** One line of what would be released. `sound`: computing it again gives what was decided. */
export type PlanLine = Readonly<{ nominationId: string; product: string; stars: number; sound: boolean }>

/** What a release would do, counted before it is done. */
export type Plan = Readonly<{
  counts: Readonly<{ results: number; certificates: number; entries: number; feedback: number }>
  lines: readonly PlanLine[]
  /** Of the list's entries as they are now. */
  digest: string
}>

/** The release of one decided list: prepared by one person, carried out by another. */
export type Publication = Readonly<{
  id: string
  recommendationId: string
  editionId: string
  digest: string
  plan: Plan
  preparedBy: string
  preparedAt: Date
  releasedBy: string | null
  releasedAt: Date | null
  /** The latest one; null where none was ever given. */
  confirmation: Confirmation | null
  rowVersion: number
}>

/** One result on its way to the public, with everything that certificates and catalogue are made from. */
export type ReleasedResult = Readonly<{
  entry: ListEntry
  nomination: Nomination
  rules: LoadedRules
  result: PublishedResult
}>

export type Release = Readonly<{
  publicationId: string
  edition: Edition
  list: Recommendation
  results: readonly ReleasedResult[]
  at: Date
  /** The result that a new decision takes the place of; null for an edition's list. */
  superseded: PublishedResult | null
  /** True when nothing of the edition is on its way any more once this list is out. */
  completes: boolean
}>

/** What else happens in the transaction of a release: all of it, or nothing. */
export type ReleaseStep = Readonly<{
  save: (tx: Tx, release: Release, context: ActionContext) => Promise<void>
  /** Work to be done afterwards. */
  jobs?: (release: Release) => readonly NewJob[]
}>

/** Where a list stands for those who publish. */
export function publicationState(
  list: Pick<Recommendation, 'state'>,
  publication: Pick<Publication, 'releasedAt' | 'confirmation'> | null,
): string {
  if (publication === null) return list.state
  if (publication.releasedAt !== null) return 'published'
  return publication.confirmation?.state === 'waiting' ? 'confirmed' : 'prepared'
}

/** True while nobody looked at a confirmed release that was held, or that the service stopped, by preparing it anew. */
export function didNotHappen({ confirmation, preparedAt, releasedAt }: Publication): boolean {
  if (confirmation === null || releasedAt !== null || confirmation.endedAt === null) return false
  return preparedAt <= confirmation.endedAt
}

export const publicationFacts = (
  list: Pick<Recommendation, 'state'>,
  publication: Publication | null,
): Facts => ({
  areaPath: '/',
  state: publicationState(list, publication),
  ...(publication ? { preparedBy: [publication.preparedBy] } : {}),
})

/** The state of nominations whose list may be released: those that are decided anew were published before. */
const stateBefore = ({ kind }: Recommendation): string => (kind === 'correction' ? 'published' : 'decided')

/** A star that stays keeps its certificate and its place in the catalogue. */
const makesPaper = ({ stars }: ListEntry, superseded: PublishedResult | null): boolean =>
  stars > 0 && superseded?.stars !== stars

/** Computing the line again gives the same; a line from before other scales were kept says nothing of them. */
const isAsComputed = ({ proposalDigest, further }: ListEntry, { computed }: PlenaryCase): boolean =>
  computed.digest === proposalDigest &&
  (further === undefined || digestOf(further) === digestOf(computed.proposal.further ?? null))

/**
 * Counts what a release of the list would do, and computes every line again. `superseded` is the result in force that a
 * new decision takes the place of.
 */
export function planOf(
  list: Recommendation,
  cases: readonly PlenaryCase[],
  superseded: PublishedResult | null = null,
): Plan {
  const found = new Map(cases.map(one => [one.nomination.id, one]))
  const starred = list.entries.filter(entry => makesPaper(entry, superseded)).length
  const told = cases.filter(one => one.rules.rules.document.publication.feedback !== 'none').length
  return {
    counts: { results: list.entries.length, certificates: starred, entries: starred, feedback: told },
    lines: list.entries.map(entry => {
      const { nominationId, product, stars } = entry
      const one = found.get(nominationId)
      const sound =
        one !== undefined && isAsComputed(entry, one) && one.nomination.state === stateBefore(list)
      return { nominationId, product, stars, sound }
    }),
    digest: digestOfEntries(list.entries),
  }
}

export type PlanDifference = Readonly<{ label: string; before: PlanLine | null; after: PlanLine | null }>

/** What changed between two looks at the same list. */
export function comparePlans(before: Plan, after: Plan): readonly PlanDifference[] {
  const old = new Map(before.lines.map(line => [line.nominationId, line]))
  const now = new Map(after.lines.map(line => [line.nominationId, line]))
  return [...new Set([...old.keys(), ...now.keys()])].flatMap(id => {
    const [one, other] = [old.get(id) ?? null, now.get(id) ?? null]
    const same =
      one !== null &&
      other !== null &&
      one.stars === other.stars &&
      one.sound === other.sound &&
      one.product === other.product
    return same ? [] : [{ label: (other ?? one)?.product ?? id, before: one, after: other }]
  })
}
