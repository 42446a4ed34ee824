import { z } from 'zod'
import { defineAction, done, fields, refuse } from '../../actions/index.ts'
import { problem } from '../../foundation/problem.ts'
import { text } from '../../foundation/text.ts'
import type { Reader } from '../../platform/database/index.ts'
import { recordCheck } from './check-store.ts'
import { findDocument } from './document-store.ts'
import { factsOf } from './owner.ts'

const noReason = problem(
  'no-reason',
  'note',
  text(
    'Tulis apa yang tidak sesuai, agar dinas dapat memperbaikinya.',
    'Write what is not in order, so that the office can put it right.',
  ),
)

/**
 * Notes what a verifier found about a document. The access table ties this to the state of the nomination
 * under verification, which this module cannot know: `stateOf` tells it.
 */
export const verifyDocument = (
  stateOf: (reader: Reader, documentId: string) => Promise<string | undefined>,
) =>
  defineAction({
    name: 'document.verify',
    readAction: 'document.read',
    input: z.object({
      document: fields.recordId,
      outcome: z.enum(['verified', 'refused', 'revoked']),
      how: fields.requiredText(200, 3),
      note: fields.optionalText(1_000),
    }),
    load: async (reader, input) => {
      const document = await findDocument(reader, input.document)
      return document && { document, state: await stateOf(reader, document.id) }
    },
    facts: ({ document, state }) => ({ ...factsOf(document), ...(state === undefined ? {} : { state }) }),
    handle: ({ document }, { outcome, how, note }) => {
      if (outcome !== 'verified' && note === '') return refuse([noReason])
      return done({
        change: { documentId: document.id, outcome, how, note },
        event: 'document.checked',
        subject: { kind: 'document', id: document.id },
        record: document.owner,
        areaPath: document.areaPath,
        ...(note === '' ? {} : { reason: note }),
        detail: { type: document.type, outcome },
      })
    },
    save: (tx, change, context) => recordCheck(tx, change, context),
  })
