import { z } from 'zod'
import { defineAction, done, fields, refuse } from '../../../actions/index.ts'
import { problem } from '../../../foundation/problem.ts'
import { text } from '../../../foundation/text.ts'
import { insertAwaited } from '../cases/awaited-fact-store.ts'
import { awaitedEntry, awaitedFields, recordOf } from '../cases/record-awaited.ts'
import { overtakenBy } from '../release/release-ground.ts'
import { correctionFacts, type CorrectionSettings } from './correction.ts'
import { isStillInForce, revisionOf, takeCorrectionGround } from './correction-ground.ts'

export const juryWorks = problem(
  'jury-works',
  '',
  text(
    'Juri kedua belum mengunci semua lembarnya. Penetapan baru menunggu lembar itu.',
    'The second jury has not locked all of its sheets. The new decision waits for them.',
  ),
)

/** What the rules suspend a result for has come while it is decided anew, by a paper that says so. */
export const recordCome = (settings: CorrectionSettings) =>
  defineAction({
    name: 'correction.record-awaited',
    audience: 'panel',
    input: z.object({ id: fields.recordId, ...awaitedFields }),
    load: (reader, { id }, context) => takeCorrectionGround(reader, id, settings, context),
    facts: correctionFacts,
    readAction: 'correction.read',
    version: ground => revisionOf(ground),
    handle: (ground, given, context) => {
      const { one, nomination, upheld, jury } = ground
      if (!isStillInForce(ground)) return refuse([overtakenBy])
      if (jury && !jury.complete) return refuse([juryWorks])
      const by = { nominationId: nomination.id, objectionId: upheld.id }
      const read = recordOf(one, given, by, context)
      if (!read.ok) return refuse(read.problems)
      return done({
        change: read.value,
        event: 'correction.awaited-recorded',
        subject: { kind: 'objection', id: upheld.id },
        record: { kind: 'nomination', id: nomination.id },
        areaPath: nomination.areaPath,
        reason: given.reason,
        ...awaitedEntry(read.value),
        next: `/sanggahan/${upheld.id}/penetapan-baru`,
      })
    },
    save: insertAwaited,
  })
