import type { ActionContext } from '../../actions/index.ts'
import { problem, type Problem } from '../../foundation/problem.ts'
import { text } from '../../foundation/text.ts'
import type { PlenaryCase } from './plenary-case.ts'
import { isOpen, type Proposal } from './proposal.ts'
import { departs, REASON_LENGTH, type Settlement } from './settlement.ts'

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
  const reasons = (locale: 'id' | 'en'): string => fired.map(gate => gate.reason[locale]).join(' ')
  return problem(
    'disqualified',
    'stars',
    text(
      `Aturan edisi menutup bintang bagi produk ini: ${reasons('id')} Pleno tidak dapat mengesampingkannya.`,
      `The rules of the edition close the star to this product: ${reasons('en')} The plenary cannot set that aside.`,
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
export function settlementProblems(proposal: Proposal, { stars, reason }: Wish): readonly Problem[] {
  const needsReason = isOpen(proposal) || departs(proposal.stars, stars)
  return [
    ...(stars > proposal.of ? [tooMany(proposal.of)] : []),
    ...(stars > 0 && proposal.state === 'disqualified' ? [gateHolds(proposal)] : []),
    ...(needsReason && reason.length < REASON_LENGTH ? [reasonNeeded(proposal)] : []),
  ]
}

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
