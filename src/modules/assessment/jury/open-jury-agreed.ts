import { z } from 'zod'
import { defineAction, done, fields, refuse } from '../../../actions/index.ts'
import { problem } from '../../../foundation/problem.ts'
import { text } from '../../../foundation/text.ts'
import { openAgreed } from '../agreed/agreed-version-store.ts'
import { loadJuryInTurn, noCause } from './call-jury.ts'
import { juryFacts, type FindCause } from './second-jury.ts'

const notLocked = problem(
  'sheet-open',
  '',
  text('Lembar bersama juri ini tidak terkunci.', 'The agreed sheet of this jury is not locked.'),
)

/**
 * The chair opens the agreed sheet of a second jury again, with a reason, before the new decision is signed. What was
 * locked is kept, the jury agrees anew, and the decision waits for it. Nothing of what is published moves.
 */
export const openJuryAgreed = (findCause: FindCause) =>
  defineAction({
    name: 'jury.open-agreed',
    audience: 'panel',
    input: z.object({ id: fields.recordId, reason: fields.requiredText(2_000, 10) }),
    load: (reader, { id }, { actor, now }) =>
      loadJuryInTurn(reader, findCause, { objectionId: id, actor, now }),
    facts: juryFacts,
    readAction: 'jury.read',
    handle: ({ nomination, cause, agreed, objectionId }, { reason }) => {
      if (!cause.calls) return refuse([noCause])
      if (agreed?.state !== 'locked') return refuse([notLocked])
      return done({
        change: { agreed, reason },
        event: 'jury.agreed-opened',
        subject: { kind: 'agreed-sheet', id: agreed.id },
        record: { kind: 'nomination', id: nomination.id },
        areaPath: nomination.areaPath,
        reason,
        detail: { revision: agreed.revision, round: agreed.round },
        next: `/sanggahan/${objectionId}/juri`,
      })
    },
    save: (tx, { agreed, reason }, { actor, now, newId }) =>
      openAgreed(tx, agreed, { id: newId(), reason, by: actor.personId ?? '', at: now }),
  })
