import { z } from 'zod'
import { defineAction, done, fields, refuse } from '../../../actions/index.ts'
import { problem } from '../../../foundation/problem.ts'
import { text } from '../../../foundation/text.ts'
import { correctionFacts, type Correction, type CorrectionSettings } from './correction.ts'
import { isStillInForce, takeCorrectionGround } from './correction-ground.ts'
import { insertCorrection } from './correction-store.ts'
import { overtakenBy } from '../release/release-ground.ts'
import { REASON_LENGTH } from '../settlement.ts'

export const LONGEST_GROUND = 4_000

const groundNeeded = problem(
  'ground-needed',
  'ground',
  text(
    `Tuliskan apa yang keliru, sekurang-kurangnya ${REASON_LENGTH} huruf.`,
    `Write what was wrong, in at least ${REASON_LENGTH} characters.`,
  ),
)

/** The chair of the panel takes an upheld objection up: one product is to be decided anew, on this ground. */
export const openCorrection = (settings: CorrectionSettings) =>
  defineAction({
    name: 'correction.open',
    audience: 'panel',
    input: z.object({ id: fields.recordId, ground: fields.optionalText(LONGEST_GROUND) }),
    load: (reader, { id }, context) => takeCorrectionGround(reader, id, settings, context),
    facts: correctionFacts,
    readAction: 'correction.read',
    handle: (loaded, { ground }, { actor, now }) => {
      const { upheld, nomination, current } = loaded
      if (!isStillInForce(loaded)) return refuse([overtakenBy])
      if (ground.length < REASON_LENGTH) return refuse([groundNeeded])
      const change: Correction = {
        objectionId: upheld.id,
        nominationId: nomination.id,
        editionId: nomination.editionId,
        ground,
        supersedes: current.publicationId,
        openedBy: actor.personId ?? '',
        openedAt: now,
      }
      return done({
        change,
        event: 'correction.opened',
        subject: { kind: 'objection', id: upheld.id },
        record: { kind: 'nomination', id: nomination.id },
        areaPath: nomination.areaPath,
        reason: ground,
        detail: { edition: nomination.editionId, supersedes: current.publicationId },
        after: change,
      })
    },
    save: insertCorrection,
  })
