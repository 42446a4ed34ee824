import { z } from 'zod'
import { defineAction, done, fields, refuse } from '../../actions/index.ts'
import { findDocument, retireDocument } from './document-store.ts'
import { factsOf } from './owner.ts'
import { isChangeable, whyUnchangeable } from './replace-document.ts'

/** Takes a document out of use, with the reason. It is kept, since a submitted nomination may rest on it. */
export const removeDocument = defineAction({
  name: 'document.remove',
  readAction: 'document.read',
  input: z.object({ id: fields.recordId, reason: fields.requiredText(500, 5) }),
  load: (reader, input) => findDocument(reader, input.id),
  facts: factsOf,
  version: document => document.rowVersion,
  handle: (document, { reason }) => {
    if (!isChangeable(document)) return refuse([whyUnchangeable(document)])
    return done({
      change: document,
      event: 'document.removed',
      subject: { kind: 'document', id: document.id },
      record: document.owner,
      areaPath: document.areaPath,
      reason,
      detail: { type: document.type, owner: document.owner.id },
    })
  },
  save: (tx, document, context) => retireDocument(tx, document, { removed_at: context.now }),
})
