import { z } from 'zod'
import { defineAction, done, fields, refuse } from '../../../actions/index.ts'
import { publicationFacts, type Publication } from './publication.ts'
import { savePreparation } from './publication-store.ts'
import { loadReleaseGround, soundnessProblems } from './release-ground.ts'

/** The first of two people looks at what a release would do and puts it before the second. Nothing is public yet. */
export const preparePublication = defineAction({
  name: 'publication.prepare',
  needsProof: true,
  audience: 'panel',
  input: z.object({ id: fields.recordId, version: fields.rowVersion.optional() }),
  load: (reader, { id }) => loadReleaseGround(reader, id),
  facts: ({ list, publication }) => publicationFacts(list, publication),
  readAction: 'publication.read',
  version: ({ publication }) => publication?.rowVersion ?? 0,
  handle: (ground, _, { actor, now, newId }) => {
    const problems = soundnessProblems(ground)
    if (problems.length > 0) return refuse(problems)
    const { list, plan, publication } = ground
    const next: Publication = {
      id: publication?.id ?? newId(),
      recommendationId: list.id,
      editionId: list.editionId,
      digest: plan.digest,
      plan,
      preparedBy: actor.personId ?? '',
      preparedAt: now,
      releasedBy: null,
      releasedAt: null,
      confirmation: publication?.confirmation ?? null,
      rowVersion: publication?.rowVersion ?? 0,
    }
    return done({
      change: next,
      event: 'publication.prepared',
      subject: { kind: 'publication', id: next.id },
      record: { kind: 'recommendation', id: list.id },
      areaPath: '/',
      detail: { ...plan.counts, digest: plan.digest, again: publication !== null },
      after: plan,
    })
  },
  save: savePreparation,
})
