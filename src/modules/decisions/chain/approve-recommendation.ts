import { z } from 'zod'
import { defineAction, done, fields } from '../../../actions/index.ts'
import { listFacts } from './recommendation.ts'
import { findRecommendation, updateRecommendation } from './recommendation-store.ts'

/** The Direktur Jenderal approves the list as it was signed. */
export const approveRecommendation = defineAction({
  name: 'recommendation.approve',
  needsProof: true,
  audience: 'panel',
  input: z.object({ id: fields.recordId, version: fields.rowVersion.optional() }),
  load: (reader, { id }) => findRecommendation(reader, id),
  facts: listFacts,
  readAction: 'recommendation.read',
  version: list => list.rowVersion,
  handle: (list, _, { actor, now }) => {
    const next = { ...list, state: 'approved' as const, approvedBy: actor.personId, approvedAt: now }
    return done({
      change: next,
      event: 'recommendation.approved',
      subject: { kind: 'recommendation', id: list.id },
      areaPath: '/',
      detail: { edition: list.editionId, version: list.version, digest: list.digest },
      before: { state: list.state },
      after: { state: next.state, digest: next.digest },
    })
  },
  save: updateRecommendation,
})
