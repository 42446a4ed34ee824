import { z } from 'zod'
import { defineAction, done, fields, refuse } from '../../actions/index.ts'
import { findDocumentType } from '../../engine/document-numbers/index.ts'
import { problem } from '../../foundation/problem.ts'
import { text } from '../../foundation/text.ts'
import type { Reader } from '../../platform/database/index.ts'
import { renderJob } from '../files/index.ts'
import { newFileOf, saveDocument, wrongType } from './add-document.ts'
import { dayIn, type StoredDocument } from './document.ts'
import { findDocument, retireDocument } from './document-store.ts'
import { factsOf, findOwner } from './owner.ts'
import type { DocumentSettings } from './settings.ts'
import { documentFields, readDocument, receiveDocument, type TypedDocument } from './typed-document.ts'

export const outOfUse = problem(
  'out-of-use',
  '',
  text(
    'Dokumen ini sudah diganti atau dihapus. Buka versi terbarunya.',
    'This document has been replaced or removed. Open its newest version.',
  ),
)

export const isInUse = (document: StoredDocument): boolean =>
  document.replacedBy === null && document.removedAt === null

async function loadDocument(reader: Reader, id: string) {
  const document = await findDocument(reader, id)
  const owner = document && (await findOwner(reader, document.owner))
  return document && owner ? { document, owner } : null
}

/** Puts a newer version of the same paper in place of a document; the old one is kept for the record. */
export const replaceDocument = ({ types }: Pick<DocumentSettings, 'types'>) =>
  defineAction({
    name: 'document.replace',
    readAction: 'document.read',
    // The type comes with the form only so that the file is looked at before the document is read.
    input: z.object({
      id: fields.recordId,
      type: fields.requiredText(60),
      ...documentFields,
    }) as z.ZodType<TypedDocument & { id: string; type: string }>,
    prepare: (input, services) => receiveDocument(input, findDocumentType(types, input.type), services),
    load: (reader, input) => loadDocument(reader, input.id),
    facts: ({ document }) => factsOf(document),
    version: ({ document }) => document.rowVersion,
    handle: ({ document, owner }, input, context) => {
      const type = findDocumentType(types, document.type)
      if (!isInUse(document)) return refuse([outOfUse])
      if (!type || input.type !== document.type) return refuse([wrongType])
      const today = dayIn(owner.areaPath, context.now)
      const { content, problems } = readDocument(type, input, { today, district: owner.district })
      if (problems.length > 0) return refuse(problems)
      const id = context.newId()
      const file = newFileOf(input, context)
      return done({
        change: { before: document, document: { id, owner, content, fileId: file?.id ?? null }, file },
        event: 'document.replaced',
        subject: { kind: 'document', id },
        record: { kind: owner.kind, id: owner.id },
        areaPath: owner.areaPath,
        detail: { type: type.id, owner: owner.id, replaces: document.id, warnings: content.warnings.length },
        jobs: file ? [renderJob(file.id)] : [],
        next: `/dokumen/${id}`,
        answer: { id },
      })
    },
    save: async (tx, change, context) => {
      await saveDocument(tx, change, context)
      return retireDocument(tx, change.before, { replaced_by: change.document.id })
    },
  })
