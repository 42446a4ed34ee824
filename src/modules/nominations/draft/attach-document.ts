import { z } from 'zod'
import { defineAction, done, fields, refuse } from '../../../actions/index.ts'
import { problem } from '../../../foundation/problem.ts'
import { text } from '../../../foundation/text.ts'
import { chooseDocument } from './answer-store.ts'
import { isFromOthers } from './filled-by.ts'
import { choiceItem, closeHelp, recordHelp, savingOf } from '../help/help-store.ts'
import { loadWorkingFile, type WorkingFile } from './load-file.ts'
import { nominationFacts } from '../nomination.ts'
import { findNomination, touchNomination } from '../nomination-store.ts'

const notThere = problem(
  'no-candidate',
  'document',
  text(
    'Dokumen ini tidak dapat dipakai untuk persyaratan tersebut. Pilih dari daftar.',
    'This document cannot answer that requirement. Choose from the list.',
  ),
)

/** Chooses which of several documents answers a requirement; an empty choice goes back to the automatic one. */
export const attachDocument = defineAction({
  name: 'nomination.attach',
  input: z.object({
    id: fields.recordId,
    requirement: fields.requiredText(80),
    document: fields.optionalText(40),
    version: fields.rowVersion.optional(),
  }),
  load: async (reader, given, { now }): Promise<WorkingFile | null> => {
    const nomination = await findNomination(reader, given.id)
    return nomination && loadWorkingFile(reader, nomination, now)
  },
  facts: ({ nomination }) => nominationFacts(nomination),
  readAction: 'nomination.read',
  version: ({ nomination }) => nomination.rowVersion,
  handle: ({ nomination, readiness }, given) => {
    const asked = readiness.documents.find(one => one.requirement.id === given.requirement)
    const isCandidate = asked?.candidates.some(one => one.id === given.document)
    if (!asked || (given.document !== '' && !isCandidate)) return refuse([notThere])
    const documentId = given.document === '' ? null : given.document
    return done({
      change: {
        nomination,
        requirementId: asked.requirement.id,
        documentId,
        before: asked.document?.id ?? null,
      },
      event: 'nomination.document-chosen',
      subject: { kind: 'nomination', id: nomination.id },
      areaPath: nomination.areaPath,
      detail: { requirement: asked.requirement.id, document: documentId },
      next: `/usulan/${nomination.id}#dokumen`,
    })
  },
  save: async (tx, change, context) => {
    const by = savingOf(context)
    const { nomination, requirementId } = change
    const chosen = { [choiceItem(requirementId)]: change.documentId }
    if (isFromOthers(by))
      await recordHelp(tx, nomination.id, chosen, by, { [choiceItem(requirementId)]: change.before })
    else await closeHelp(tx, nomination.id, [choiceItem(requirementId)], by)
    await chooseDocument(tx, change.nomination.id, change.requirementId, change.documentId)
    return touchNomination(tx, change.nomination)
  },
})
