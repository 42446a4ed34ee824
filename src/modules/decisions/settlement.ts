import type { Proposal } from './cases/proposal.ts'

/** What the plenary settled for one nomination. It can be changed until the list is signed. */
export type Settlement = Readonly<{
  nominationId: string
  editionId: string
  proposal: Proposal
  /** Of the proposal and trace that were seen: after another sheet it no longer fits. */
  proposalDigest: string
  proposedStars: number
  settledStars: number
  reason: string
  settledBy: string
  settledAt: Date
  /** The passed motion of a session; null where the chair settled outside of one. */
  motionId: string | null
  rowVersion: number
}>

/** A departure from the proposal, and settling what the rules leave open, need a written reason of this length. */
export const REASON_LENGTH = 20

/** True while the settlement speaks of the sheets as they are now. */
export const isCurrent = (settlement: Settlement | null | undefined, proposalDigest: string): boolean =>
  settlement?.proposalDigest === proposalDigest

export const departs = (proposed: number, settled: number): boolean => proposed !== settled
