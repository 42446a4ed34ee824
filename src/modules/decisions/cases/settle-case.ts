import type { ActionContext } from '../../../actions/index.ts'
import { problem, type Problem } from '../../../foundation/problem.ts'
import { text } from '../../../foundation/text.ts'
import { failedRules } from '../support/further.ts'
import type { PlenaryCase } from './plenary-case.ts'
import { isOpen, type Proposal } from './proposal.ts'
import { departs, REASON_LENGTH, type Settlement } from '../settlement.ts'
import { openWaits, type Wait } from '../waits.ts'

/** What the plenary wants to settle for a nomination. */
type Wish = Readonly<{ stars: number; reason: string }>

export const tooMany = (of: number): Problem =>
  problem(
    'too-many-stars',
    'stars',
    text(
      `Skema edisi ini paling banyak ${of} bintang.`,
      `The scheme of this edition has ${of} stars at most.`,
    ),
  )

export function gateHolds(proposal: Proposal): Problem {
  const fired = proposal.gates.filter(gate => gate.applied && gate.effect === 'disqualify')
  const closing = [...fired, ...failedRules(proposal.further)].map(one => one.reason)
  const reasons = (locale: 'id' | 'en'): string => [...new Set(closing.map(one => one[locale]))].join(' ')
  return problem(
    'disqualified',
    'stars',
    text(
      `Aturan edisi menutup bintang bagi produk ini: ${reasons('id')} Pleno tidak dapat mengesampingkannya.`,
      `The rules of the edition close the star to this product: ${reasons('en')} The plenary cannot set that aside.`,
    ),
  )
}

/** A suspension ends when what it waits for has come; no reason of the plenary takes its place. */
export function suspensionHolds(waits: readonly Wait[]): Problem {
  const said = (locale: 'id' | 'en'): string =>
    waits.flatMap(({ reason, until }) => [reason[locale], ...(until ? [until[locale]] : [])]).join(' ')
  return problem(
    'suspended',
    'stars',
    text(
      `Aturan edisi menangguhkan hasil produk ini: ${said('id')} Pleno tidak dapat mengesampingkannya. Bintang dapat diberikan setelah sekretariat mencatat bahwa yang ditunggu sudah datang.`,
      `The rules of the edition suspend the result of this product: ${said('en')} The plenary cannot set that aside. A star can be given once the secretariat has recorded that what is awaited has come.`,
    ),
  )
}

const reasonNeeded = (proposal: Proposal): Problem =>
  problem(
    'reason-needed',
    'reason',
    isOpen(proposal)
      ? text(
          `Perhitungan belum menghasilkan usul. Tuliskan dasar putusan pleno, sekurang-kurangnya ${REASON_LENGTH} huruf.`,
          `The computation gives no proposal. Write the ground of the plenary’s decision, at least ${REASON_LENGTH} characters.`,
        )
      : text(
          `Putusan ini berbeda dari usul. Tuliskan alasannya, sekurang-kurangnya ${REASON_LENGTH} huruf.`,
          `This departs from the proposal. Write why, in at least ${REASON_LENGTH} characters.`,
        ),
  )

/** Everything that speaks against settling it so: the same for the chair's page and for a session's motion. */
export function settlementProblems(one: PlenaryCase, { stars, reason }: Wish): readonly Problem[] {
  const { proposal } = one.computed
  const waits = stars > 0 && proposal.state === 'suspended' ? openWaits(one) : []
  const needsReason = isOpen(proposal) || departs(proposal.stars, stars)
  return [
    ...(stars > proposal.of ? [tooMany(proposal.of)] : []),
    ...(stars > 0 && proposal.state === 'disqualified' ? [gateHolds(proposal)] : []),
    ...(waits.length > 0 ? [suspensionHolds(waits)] : []),
    ...(needsReason && reason.length < REASON_LENGTH ? [reasonNeeded(proposal)] : []),
  ]
}

/** A star was settled although the rules suspend it: what was recorded as come was taken back since. */
export const isSetAside = (one: PlenaryCase): boolean =>
  (one.settlement?.settledStars ?? 0) > 0 &&
  one.computed.proposal.state === 'suspended' &&
  openWaits(one).length > 0

/** The settlement that follows; `motionId` names the passed motion of a session. */
export const settlementOf = (
  { nomination, computed, settlement }: Pick<PlenaryCase, 'nomination' | 'computed' | 'settlement'>,
  { stars, reason, motionId }: Wish & Readonly<{ motionId: string | null }>,
  { actor, now }: Pick<ActionContext, 'actor' | 'now'>,
): Settlement => ({
  nominationId: nomination.id,
  editionId: nomination.editionId,
  proposal: computed.proposal,
  proposalDigest: computed.digest,
  proposedStars: computed.proposal.stars,
  settledStars: stars,
  reason,
  settledBy: actor.personId ?? '',
  settledAt: now,
  motionId,
  rowVersion: settlement?.rowVersion ?? 0,
})
