import { z } from 'zod'
import { defineAction, done, fields, refuse, type ActionContext } from '../../actions/index.ts'
import { findDocumentType } from '../../engine/document-numbers/index.ts'
import { problem } from '../../foundation/problem.ts'
import { text } from '../../foundation/text.ts'
import type { Tx } from '../../platform/database/index.ts'
import { newFile, renderJob, saveFile, type NewFile } from '../files/index.ts'
import { dayIn } from './document.ts'
import { insertDocument, type NewDocument } from './document-store.ts'
import { factsOf, findOwner, readOwner } from './owner.ts'
import type { DocumentSettings } from './settings.ts'
import { documentFields, readDocument, receiveDocument, type TypedDocument } from './typed-document.ts'

export const wrongType = problem(
  'unknown-type',
  '',
  text(
    'Jenis dokumen ini tidak tersedia bagi pemilik ini. Pilih jenis dari daftar.',
    'This kind of document does not belong to this owner. Choose a kind from the list.',
  ),
)

export type Added = Readonly<{ document: NewDocument; file: NewFile | null }>

/** The file of a form that was read without problems. */
export const newFileOf = ({ received }: TypedDocument, context: ActionContext): NewFile | null =>
  received?.ok ? newFile(received.value, context) : null

export async function saveDocument(tx: Tx, { document, file }: Added, context: ActionContext): Promise<void> {
  if (context.actor.personId === null) throw new Error('a document is added by a person')
  if (file) await saveFile(tx, file, context)
  await insertDocument(tx, document, context.actor.personId, context.now)
}

/** Adds a paper to a producer, a product or a sentra. */
export const addDocument = ({ types }: Pick<DocumentSettings, 'types'>) =>
  defineAction({
    name: 'document.add',
    readAction: 'document.read',
    input: z.object({
      owner: fields.requiredText(60),
      type: fields.requiredText(60),
      ...documentFields,
    }) as z.ZodType<TypedDocument & { owner: string; type: string }>,
    prepare: (input, services) => receiveDocument(input, findDocumentType(types, input.type), services),
    load: (reader, input) => {
      const owner = readOwner(input.owner)
      return owner ? findOwner(reader, owner) : Promise.resolve(null)
    },
    facts: factsOf,
    handle: (owner, input, context) => {
      const type = findDocumentType(types, input.type)
      if (!type?.owner.includes(owner.kind)) return refuse([wrongType])
      const today = dayIn(owner.areaPath, context.now)
      const { content, problems } = readDocument(type, input, { today, district: owner.district })
      if (problems.length > 0) return refuse(problems)
      const id = context.newId()
      const file = newFileOf(input, context)
      return done({
        change: { document: { id, owner, content, fileId: file?.id ?? null }, file },
        event: 'document.added',
        subject: { kind: 'document', id },
        record: { kind: owner.kind, id: owner.id },
        areaPath: owner.areaPath,
        detail: { type: type.id, owner: owner.id, warnings: content.warnings.length },
        jobs: file ? [renderJob(file.id)] : [],
        next: `/dokumen/${id}`,
        answer: { id },
      })
    },
    save: saveDocument,
  })
