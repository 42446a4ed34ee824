import type { DocumentRequirement } from '../../engine/index.ts'
import type { StatedDocument } from '../documents/index.ts'

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

/**
 * The documents that could answer a requirement, the best one first, of equals the newest. A letter that was made
 * for one nomination is nothing for another one of the same maker.
 */
export const candidatesFor = (
  requirement: DocumentRequirement,
  documents: readonly StatedDocument[],
  nominationId: string | null,
): readonly StatedDocument[] =>
  documents
    .filter(document => document.type === requirement.type && document.owner.kind === requirement.owner)
    .filter(document => document.madeFor === null || document.madeFor === nominationId)
    .toSorted(
      (one, other) =>
        rank[one.state] - rank[other.state] || other.createdAt.getTime() - one.createdAt.getTime(),
    )

/** The document that the office chose by hand; null where it left the choice to the system. */
export const documentFor = (
  candidates: readonly StatedDocument[],
  chosenId: string | undefined,
): StatedDocument | null => candidates.find(one => one.id === chosenId) ?? null
