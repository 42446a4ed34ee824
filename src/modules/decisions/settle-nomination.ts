import { z } from 'zod'
import { defineAction, done, fields, refuse } from '../../actions/index.ts'
import { problem, type Problem } from '../../foundation/problem.ts'
import { text } from '../../foundation/text.ts'
import type { Reader } from '../../platform/database/index.ts'
import { findNomination, nominationFacts } from '../nominations/index.ts'
import { loadCases, type PlenaryCase } from './plenary-case.ts'
import { isOpen, type Proposal } from './proposal.ts'
import { departs, REASON_LENGTH, type Settlement } from './settlement.ts'
import { saveSettlement, takePlenaryTurn } from './settlement-store.ts'

const input = z.object({
  edition: fields.recordId,
  nomination: fields.recordId,
  stars: fields.wholeNumber(0, 99),
  reason: fields.optionalText(4_000),
  version: fields.rowVersion.optional(),
})
type Input = z.output<typeof input>

const tooMany = (of: number): Problem =>
  problem(
    'too-many-stars',
    'stars',
    text(
      `Skema edisi ini paling banyak ${of} bintang.`,
      `The scheme of this edition has ${of} stars at most.`,
    ),
  )

function gateHolds(proposal: Proposal): Problem {
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

function problemsOf(proposal: Proposal, { stars, reason }: Input): readonly Problem[] {
  const needsReason = isOpen(proposal) || departs(proposal.stars, stars)
  return [
    ...(stars > proposal.of ? [tooMany(proposal.of)] : []),
    ...(stars > 0 && proposal.state === 'disqualified' ? [gateHolds(proposal)] : []),
    ...(needsReason && reason.length < REASON_LENGTH ? [reasonNeeded(proposal)] : []),
  ]
}

async function load(reader: Reader, { edition, nomination }: Input): Promise<PlenaryCase | null> {
  await takePlenaryTurn(reader, edition)
  const found = await findNomination(reader, nomination)
  if (found?.editionId !== edition) return null
  const [loaded] = await loadCases(reader, [found])
  return loaded ?? null
}

/** The chair settles one nomination: as proposed, or otherwise with a written reason. */
export const settleNomination = defineAction({
  name: 'plenary.settle',
  audience: 'panel',
  input,
  load,
  facts: ({ nomination }) => nominationFacts(nomination),
  readAction: 'plenary.read',
  version: ({ settlement }) => settlement?.rowVersion ?? 0,
  handle: ({ nomination, computed, settlement }, given: Input, { actor, now }) => {
    const problems = problemsOf(computed.proposal, given)
    if (problems.length > 0) return refuse(problems)
    const next: Settlement = {
      nominationId: nomination.id,
      editionId: nomination.editionId,
      proposal: computed.proposal,
      proposalDigest: computed.digest,
      proposedStars: computed.proposal.stars,
      settledStars: given.stars,
      reason: given.reason,
      settledBy: actor.personId ?? '',
      settledAt: now,
      rowVersion: settlement?.rowVersion ?? 0,
    }
    return done({
      change: next,
      event: 'plenary.settled',
      subject: { kind: 'nomination', id: nomination.id },
      areaPath: nomination.areaPath,
      detail: { departed: departs(next.proposedStars, next.settledStars) },
      before: settlement,
      after: next,
      next: `/pleno/${nomination.editionId}#f-usulan-${nomination.id}`,
    })
  },
  save: saveSettlement,
})
