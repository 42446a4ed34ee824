import { isAboutNomination, type DocumentRequirement } from '../../../engine/index.ts'
import type { StatedDocument } from '../../documents/index.ts'

const rank: Readonly<Record<StatedDocument['state'], number>> = {
  verified: 0,
  expiring: 1,
  unverified: 2,
  'no-file': 2.5,
  quarantined: 2.6,
  'format-wrong': 3,
  refused: 4,
  expired: 5,
  revoked: 6,
  replaced: 7,
  removed: 8,
}

/** Another nomination of the same maker: while it was prepared, a letter that was brought may have been meant for it. */
export type Rival = Readonly<{
  productId: string
  openedAt: Date
  /** When it was sent, or ended; null while the office works on it. */
  leftAt: Date | null
}>

/** Whose letter a paper would be. */
export type AskingNomination = Readonly<{
  nominationId: string
  productId: string
  openedAt: Date
  rivals: readonly Rival[]
}>

type Papers = readonly StatedDocument[]
type Asking = AskingNomination | null | undefined

/** Whether nobody can have meant another nomination with a paper that was brought. */
function isPlainlyFor(
  { owner }: DocumentRequirement,
  { createdAt }: StatedDocument,
  { productId, openedAt, rivals }: AskingNomination,
): boolean {
  // The decree of a sentra is about many makers.
  if (owner === 'sentra') return false
  const others = owner === 'product' ? rivals.filter(one => one.productId === productId) : rivals
  if (openedAt > createdAt) return others.length === 0
  return !others.some(one => one.openedAt <= createdAt && (one.leftAt === null || one.leftAt >= createdAt))
}

/**
 * The documents that could answer a requirement, the best one first, of equals the newest. A letter that was made
 * for one nomination is nothing for another one of the same maker; one that was brought may be chosen by hand, and
 * before there is a nomination it is nobody's.
 */
export const candidatesFor = (requirement: DocumentRequirement, documents: Papers, asking: Asking): Papers =>
  documents
    .filter(document => document.type === requirement.type && document.owner.kind === requirement.owner)
    .filter(document =>
      document.madeFor === null
        ? Boolean(asking) || !isAboutNomination(requirement)
        : document.madeFor === asking?.nominationId,
    )
    .toSorted(
      (one, other) =>
        rank[one.state] - rank[other.state] || other.createdAt.getTime() - one.createdAt.getTime(),
    )

/** Those that may be taken without anybody choosing: of papers about one nomination only what can be no other's. */
export const plainCandidates = (
  requirement: DocumentRequirement,
  documents: Papers,
  asking: Asking,
): Papers => {
  const candidates = candidatesFor(requirement, documents, asking)
  if (!isAboutNomination(requirement) || !asking) return candidates
  return candidates.filter(one => one.madeFor !== null || isPlainlyFor(requirement, one, asking))
}

/** The document that the office chose by hand; null where it left the choice to the system. */
export const documentFor = (candidates: Papers, chosenId: string | undefined): StatedDocument | null =>
  candidates.find(one => one.id === chosenId) ?? null
