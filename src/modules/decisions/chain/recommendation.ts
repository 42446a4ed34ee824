import type { ActionContext } from '../../../actions/index.ts'
import type { Facts } from '../../../access/index.ts'
import type { Text } from '../../../foundation/text.ts'
import { digestOf } from '../../../platform/digest.ts'
import { inputsWith, type EntryAwaited } from '../cases/awaited-fact.ts'
import type { BorderlineReason } from '../support/borderline.ts'
import type { EntryCorrection } from '../corrections/correction.ts'
import type { Further } from '../support/further.ts'
import type { PlenaryCase } from '../cases/plenary-case.ts'
import { commodityTitle } from '../cases/plenary-case.ts'
import type { Proposal } from '../cases/proposal.ts'
import type { ResultInputs } from '../result-inputs.ts'
import type { EntrySelection } from '../selections/selection.ts'
import { departs } from '../settlement.ts'
import { entryAwaited } from '../waits.ts'

/** An earlier result of the same product, with its scheme: only results of one scheme are compared. */
export type EarlierResult = Readonly<{ stars: number; of: number; scheme: string }>

/** One line of the list, frozen when the chair signs. */
export type ListEntry = Readonly<{
  nominationId: string
  productId: string
  producerId: string
  product: string
  maker: string
  commodity: string
  commodityTitle: Text
  areaPath: string
  place: string
  blindCode: string | null
  rulesHash: string
  scheme: string
  of: number
  state: Proposal['state']
  mean: string | null
  rounded: string | null
  spread: string | null
  borderline: readonly BorderlineReason[]
  gates: readonly Readonly<{ id: string; reason: Text }>[]
  proposedStars: number
  stars: number
  departed: boolean
  reason: string
  before: EarlierResult | null
  /** Of proposal and trace: whoever publishes computes it again. */
  proposalDigest: string
  /** What the rules say beside the star, as computed: a departure is one of the star alone. Left out where they say nothing. */
  further?: Further
  /** What had come of that for which the rules suspended the result; left out where nothing was recorded. */
  awaited?: readonly EntryAwaited[]
  /** What the choices of the rules say of it; left out where the rules choose nothing. */
  selections?: readonly EntrySelection[]
  /** Where one published result is decided anew; left out on the list of an edition. */
  correction?: EntryCorrection
}>

/** What a line was computed from beside the rules and the frozen file. */
export const inputsOfEntry = ({ correction, awaited = [] }: ListEntry): ResultInputs =>
  correction?.inputs ?? inputsWith(awaited)

export type ListState = 'recommended' | 'approved' | 'decided' | 'returned'

/**
 * The plenary's list of one edition, or the list of one product that is decided anew after an objection (`correction`).
 * A returned list stays as it was; the next one has a higher version, counted for each edition and each objection.
 */
export type Recommendation = Readonly<{
  id: string
  editionId: string
  kind: 'edition' | 'correction'
  /** Null on the list of an edition. */
  objectionId: string | null
  version: number
  state: ListState
  entries: readonly ListEntry[]
  digest: string
  minutes: string
  signedBy: string
  signedAt: Date
  approvedBy: string | null
  approvedAt: Date | null
  decidedBy: string | null
  decidedAt: Date | null
  decreeNumber: string | null
  /** `YYYY-MM-DD`. */
  decreeDate: string | null
  returnedBy: string | null
  returnedAt: Date | null
  returnReason: string | null
  rowVersion: number
}>

/** A list without its entries. */
export type RecommendationBrief = Omit<Recommendation, 'entries'> &
  Readonly<{
    count: number
    /** Of the first line: what names the list of one product. */
    product: string
  }>

/** The digest that is approved, decided and published. */
export const digestOfEntries = (entries: readonly ListEntry[]): string => digestOf(entries)

/** A list as the chair signs it: nobody has approved, decided or returned it yet. */
export const newlySigned = (
  list: Pick<Recommendation, 'editionId' | 'kind' | 'objectionId' | 'version' | 'entries' | 'minutes'>,
  { actor, now, newId }: Pick<ActionContext, 'actor' | 'now' | 'newId'>,
): Recommendation => ({
  ...list,
  id: newId(),
  state: 'recommended',
  digest: digestOfEntries(list.entries),
  signedBy: actor.personId ?? '',
  signedAt: now,
  approvedBy: null,
  approvedAt: null,
  decidedBy: null,
  decidedAt: null,
  decreeNumber: null,
  decreeDate: null,
  returnedBy: null,
  returnedAt: null,
  returnReason: null,
  rowVersion: 1,
})

/** Whoever signed or approved a list takes no further step for it, whichever post is held meanwhile. */
export const listFacts = (list: Pick<Recommendation, 'state' | 'signedBy' | 'approvedBy'>): Facts => ({
  areaPath: '/',
  state: list.state,
  earlierSteps: [list.signedBy, ...(list.approvedBy === null ? [] : [list.approvedBy])],
})

/** The line of a settled case. */
export function entryOf(one: PlenaryCase, before: EarlierResult | null): ListEntry {
  const { nomination, computed, settlement } = one
  if (!settlement) throw new Error(`nomination ${nomination.id} is not settled`)
  const { proposal } = computed
  const awaited = entryAwaited(one)
  return {
    nominationId: nomination.id,
    productId: nomination.productId,
    producerId: nomination.producerId,
    product: one.product,
    maker: one.maker,
    commodity: nomination.commodity,
    commodityTitle: commodityTitle(one),
    areaPath: nomination.areaPath,
    place: one.place,
    blindCode: one.blindCode,
    rulesHash: proposal.rulesHash,
    scheme: proposal.scheme,
    of: proposal.of,
    state: proposal.state,
    mean: proposal.mean,
    rounded: proposal.rounded,
    spread: proposal.spread,
    borderline: proposal.borderline,
    gates: proposal.gates.filter(gate => gate.applied).map(({ id, reason }) => ({ id, reason })),
    proposedStars: proposal.stars,
    stars: settlement.settledStars,
    departed: departs(proposal.stars, settlement.settledStars),
    reason: settlement.reason,
    before,
    proposalDigest: computed.digest,
    ...(proposal.further ? { further: proposal.further } : {}),
    ...(awaited.length > 0 ? { awaited } : {}),
  }
}

/** The order of the list: most stars first, then commodity and score; the same entries always in the same order. */
export const inListOrder = (entries: readonly ListEntry[]): readonly ListEntry[] =>
  entries.toSorted(
    (one, other) =>
      other.stars - one.stars ||
      (one.commodity < other.commodity ? -1 : one.commodity > other.commodity ? 1 : 0) ||
      Number(other.rounded ?? -1) - Number(one.rounded ?? -1) ||
      (one.nominationId < other.nominationId ? -1 : 1),
  )

/** What the chair has before the eyes when signing: changes with every settlement, sheet and mark. */
export const tableDigest = (cases: readonly PlenaryCase[]): string =>
  digestOf(
    cases
      .map(one => [
        one.nomination.id,
        one.computed.digest,
        one.settlement?.settledStars ?? null,
        one.settlement?.reason ?? null,
        one.settlement?.proposalDigest ?? null,
        ...(one.awaited.length > 0 ? [digestOf(entryAwaited(one))] : []),
      ])
      .toSorted((one, other) => (String(one[0]) < String(other[0]) ? -1 : 1)),
  )

export type Change = 'new' | 'up' | 'same' | 'down' | 'lost' | 'none'

/** How an entry stands to the product's earlier result; `none` where the schemes cannot be compared. */
export function changeOf({ before, stars, scheme }: ListEntry): Change {
  if (!before) return 'new'
  if (before.scheme !== scheme) return 'none'
  if (stars === before.stars) return 'same'
  if (stars === 0) return 'lost'
  return stars > before.stars ? 'up' : 'down'
}

export type ListDifference = Readonly<{
  nominationId: string
  product: string
  before: ListEntry | null
  after: ListEntry | null
}>

/** What another version of the list changes: lines that came, went, or have other stars or another reason. */
export function compareLists(
  earlier: readonly ListEntry[],
  later: readonly ListEntry[],
): readonly ListDifference[] {
  const old = new Map(earlier.map(entry => [entry.nominationId, entry]))
  const now = new Map(later.map(entry => [entry.nominationId, entry]))
  const ids = [...new Set([...old.keys(), ...now.keys()])]
  return ids.flatMap(nominationId => {
    const [before, after] = [old.get(nominationId) ?? null, now.get(nominationId) ?? null]
    const same =
      before &&
      after &&
      before.stars === after.stars &&
      before.reason === after.reason &&
      before.proposalDigest === after.proposalDigest &&
      digestOf(before.selections ?? []) === digestOf(after.selections ?? [])
    return same ? [] : [{ nominationId, product: (after ?? before)?.product ?? '', before, after }]
  })
}
