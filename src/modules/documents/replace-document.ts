import { z } from 'zod'
import { defineAction, done, fields, refuse } from '../../actions/index.ts'
import { findDocumentType } from '../../engine/document-numbers/index.ts'
import { problem, type Problem } from '../../foundation/problem.ts'
import { text } from '../../foundation/text.ts'
import type { Reader } from '../../platform/database/index.ts'
import { renderJob } from '../files/index.ts'
import { loadOwner, readAdded, saveDocument, wrongType, type AddSettings } from './add-document.ts'
import { type StoredDocument } from './document.ts'
import { findDocument, retireDocument } from './document-store.ts'
import { factsOf } from './owner.ts'
import { documentFields, receiveDocument, type TypedDocument } from './typed-document.ts'

const outOfUse = problem(
  'out-of-use',
  '',
  text(
    'Dokumen ini sudah diganti atau dihapus. Buka versi terbarunya.',
    'This document has been replaced or removed. Open its newest version.',
  ),
)

export const isInUse = (document: StoredDocument): boolean =>
  document.replacedBy === null && document.removedAt === null

/** The letter of an approval ends with that approval, and in no other way. */
const madeHere = problem(
  'made-here',
  '',
  text(
    'Surat ini dibuat saat kepala dinas menyetujui usulan, jadi tidak dapat diganti atau dihapus dari sini. Kepala dinas dapat menarik persetujuan atau membuat surat pengganti di halaman usulan.',
    'This letter was made when the head of the office approved the nomination, so it is not replaced or removed here. The head can take the approval back, or make a new letter, on the nomination’s page.',
  ),
)

/** In use, and brought by somebody. */
export const isChangeable = (document: StoredDocument): boolean =>
  isInUse(document) && document.madeFor === null

/** Why a document cannot be replaced or removed. */
export const whyUnchangeable = (document: StoredDocument): Problem =>
  isInUse(document) ? madeHere : outOfUse

async function loadDocument(reader: Reader, id: string) {
  const document = await findDocument(reader, id)
  const around = document && (await loadOwner(reader, document.owner))
  return document && around ? { document, ...around } : null
}

/** Puts a newer version of the same paper in place of a document; the old one is kept for the record. */
export const replaceDocument = (settings: AddSettings) =>
  defineAction({
    name: 'document.replace',
    readAction: 'document.read',
    // The type comes with the form only so that the file is looked at before the document is read.
    input: z.object({
      id: fields.recordId,
      type: fields.requiredText(60),
      ...documentFields,
    }) as z.ZodType<TypedDocument & { id: string; type: string }>,
    prepare: (input, services) =>
      receiveDocument(input, findDocumentType(settings.types, input.type), services),
    load: (reader, input) => loadDocument(reader, input.id),
    facts: ({ document }) => factsOf(document),
    version: ({ document }) => document.rowVersion,
    handle: ({ document: before, ...around }, input, context) => {
      const { owner } = around
      const type = findDocumentType(settings.types, before.type)
      if (!isChangeable(before)) return refuse([whyUnchangeable(before)])
      if (!type || input.type !== before.type) return refuse([wrongType])
      const added = readAdded(around, input, type, settings, context)
      if (!added.ok) return refuse(added.problems)
      const { document, file } = added.value
      const warnings = document.content.warnings.length
      return done({
        change: { ...added.value, before },
        event: 'document.replaced',
        subject: { kind: 'document', id: document.id },
        record: { kind: owner.kind, id: owner.id },
        areaPath: owner.areaPath,
        detail: { type: type.id, owner: owner.id, replaces: before.id, warnings },
        jobs: file ? [renderJob(file.id)] : [],
        next: `/dokumen/${document.id}`,
        answer: { id: document.id },
      })
    },
    save: async (tx, change, context) => {
      await saveDocument(tx, change, context)
      return retireDocument(tx, change.before, { replaced_by: change.document.id })
    },
  })
