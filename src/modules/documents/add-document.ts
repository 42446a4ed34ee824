import { z } from 'zod'
import { defineAction, done, fields, refuse, type ActionContext } from '../../actions/index.ts'
import { findDocumentType, type DocumentType } from '../../engine/document-numbers/index.ts'
import { problem } from '../../foundation/problem.ts'
import { failure, success, type Result } from '../../foundation/result.ts'
import { text } from '../../foundation/text.ts'
import type { Reader, Tx } from '../../platform/database/index.ts'
import { newFile, renderJob, saveFile, type NewFile } from '../files/index.ts'
import { dayIn } from '../regions/index.ts'
import type { Owner } from './document.ts'
import { insertDocument, type NewDocument } from './document-store.ts'
import { changedSince, type NotedChange } from './noted-change.ts'
import { holdChanges, listChangesOf } from './noted-change-store.ts'
import { factsOf, findOwner, readOwner, type OwnerRecord } from './owner.ts'
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

/** `fileLater`: the file may come later, as when numbers are brought in from a list. */
export type AddSettings = Pick<DocumentSettings, 'types'> & Readonly<{ fileLater?: boolean }>

/** The owner, and the changes of its firm: a paper that was issued before one of them may be over already. */
type Around = Readonly<{ owner: OwnerRecord; changes: readonly NotedChange[] }>

export async function loadOwner(reader: Reader, owner: Owner): Promise<Around | null> {
  const record = await findOwner(reader, owner)
  if (!record) return null
  await holdChanges(reader, record.producerId)
  return { owner: record, changes: record.producerId ? await listChangesOf(reader, record.producerId) : [] }
}

/** The file of a form that was read without problems. */
const newFileOf = ({ received }: TypedDocument, context: ActionContext): NewFile | null =>
  received?.ok ? newFile(received.value, context) : null

/** The paper that a form describes, or everything that has to be put right. */
export function readAdded(
  { owner, changes }: Around,
  input: TypedDocument,
  type: DocumentType,
  { types, fileLater = false }: AddSettings,
  context: ActionContext,
): Result<Added> {
  const today = dayIn(owner.areaPath, context.now)
  const { content, problems } = readDocument(type, input, {
    today,
    district: owner.district,
    types,
    fileLater,
  })
  if (problems.length > 0) return failure(problems)
  const file = newFileOf(input, context)
  const paper = { ...content, owner, areaPath: owner.areaPath, createdAt: context.now }
  const changedOn = changedSince(paper, changes, types)
  const document = { id: context.newId(), owner, content, fileId: file?.id ?? null, changedOn }
  return success({ document, file })
}

export async function saveDocument(tx: Tx, { document, file }: Added, context: ActionContext): Promise<void> {
  if (context.actor.personId === null) throw new Error('a document is added by a person')
  if (file) await saveFile(tx, file, context)
  await insertDocument(tx, document, context.actor.personId, context.now)
}

/** Adds a paper to a producer, a product or a sentra. */
export const addDocument = (settings: AddSettings) => {
  const { types } = settings
  return defineAction({
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
      return owner ? loadOwner(reader, owner) : Promise.resolve(null)
    },
    facts: ({ owner }) => factsOf(owner),
    handle: (around, input, context) => {
      const { owner } = around
      const type = findDocumentType(types, input.type)
      if (!type?.owner.includes(owner.kind)) return refuse([wrongType])
      const added = readAdded(around, input, type, settings, context)
      if (!added.ok) return refuse(added.problems)
      const { document, file } = added.value
      return done({
        change: added.value,
        event: 'document.added',
        subject: { kind: 'document', id: document.id },
        record: { kind: owner.kind, id: owner.id },
        areaPath: owner.areaPath,
        detail: { type: type.id, owner: owner.id, warnings: document.content.warnings.length },
        jobs: file ? [renderJob(file.id)] : [],
        next: `/dokumen/${document.id}`,
        answer: { id: document.id },
      })
    },
    save: saveDocument,
  })
}
