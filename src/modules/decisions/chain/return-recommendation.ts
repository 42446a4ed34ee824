import { z } from 'zod'
import { defineAction, done, fields } from '../../../actions/index.ts'
import { loadList, moveAlong } from './list-ground.ts'
import { listFacts, type Recommendation } from './recommendation.ts'
import { updateRecommendation } from './recommendation-store.ts'

const SHORTEST_REASON = 10

/**
 * Gives the list back to the plenary. Approvals already given are void; the list stays as a record, and the
 * nominations on it can be settled anew and signed as the next version.
 */
export const returnRecommendation = defineAction({
  name: 'recommendation.return',
  needsProof: true,
  audience: 'panel',
  input: z.object({
    id: fields.recordId,
    reason: fields.requiredText(4_000, SHORTEST_REASON),
    version: fields.rowVersion.optional(),
  }),
  load: (reader, { id }) => loadList(reader, id),
  facts: ({ list }) => listFacts(list),
  readAction: 'recommendation.read',
  version: ({ list }) => list.rowVersion,
  handle: (ground, { reason }, { actor, now }) => {
    const { list } = ground
    const next: Recommendation = {
      ...list,
      state: 'returned',
      approvedBy: null,
      approvedAt: null,
      returnedBy: actor.personId,
      returnedAt: now,
      returnReason: reason,
    }
    return done({
      change: { ground, next },
      event: 'recommendation.returned',
      subject: { kind: 'recommendation', id: list.id },
      areaPath: '/',
      reason,
      detail: { edition: list.editionId, version: list.version, approvalVoid: list.approvedBy !== null },
      before: { state: list.state },
      after: { state: next.state },
    })
  },
  save: async (tx, { ground, next }, context) => {
    if (!(await updateRecommendation(tx, next))) return false
    return moveAlong(tx, ground, 'recommendation.return', context)
  },
})
