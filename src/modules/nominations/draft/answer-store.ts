import { json, type Reader, type Tx } from '../../../platform/database/index.ts'
import { isFromOthers } from './filled-by.ts'
import { closeHelp, recordHelp, type Saving } from '../help/help-store.ts'
import type { StoredAnswer } from './answer-merge.ts'
import type { Answers, AnswerValue } from '../nomination.ts'

type Tables = {
  nomination_answer: {
    nomination_id: string
    question_id: string
    value: unknown
    revision: number
    saved_by: string
    saved_role: string
    saved_area: string
    saved_at: Date
  }
  nomination_document: { nomination_id: string; requirement_id: string; document_id: string }
}

export async function findAnswers(reader: Reader, nominationId: string): Promise<Answers> {
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('nomination_answer')
    .select(['question_id', 'value'])
    .where('nomination_id', '=', nominationId)
    .where('value', 'is not', null)
    .execute()
  return Object.fromEntries(rows.map(row => [row.question_id, row.value as AnswerValue]))
}

/** The answers of many nominations, by nomination. One query. */
export async function listAnswersOf(
  reader: Reader,
  nominationIds: readonly string[],
): Promise<ReadonlyMap<string, Answers>> {
  if (nominationIds.length === 0) return new Map()
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('nomination_answer')
    .select(['nomination_id', 'question_id', 'value'])
    .where('nomination_id', 'in', nominationIds)
    .where('value', 'is not', null)
    .execute()
  return new Map(
    [...Map.groupBy(rows, row => row.nomination_id)].map(([id, own]) => [
      id,
      Object.fromEntries(own.map(row => [row.question_id, row.value as AnswerValue])),
    ]),
  )
}

/** When an answer of each nomination was last saved; one without answers is left out. One query. */
export async function listLastSaved(
  reader: Reader,
  nominationIds: readonly string[],
): Promise<ReadonlyMap<string, Date>> {
  if (nominationIds.length === 0) return new Map()
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('nomination_answer')
    .select(eb => ['nomination_id', eb.fn.max('saved_at').as('at')])
    .where('nomination_id', 'in', nominationIds)
    .groupBy('nomination_id')
    .execute()
  return new Map(rows.map(row => [row.nomination_id, row.at]))
}

/** Every answer that was ever given, by question, with its revision and who saved it last; emptied ones too. */
export async function findStoredAnswers(
  reader: Reader,
  nominationId: string,
): Promise<ReadonlyMap<string, StoredAnswer>> {
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('nomination_answer')
    .select(['question_id', 'value', 'revision', 'saved_by', 'saved_role', 'saved_area', 'saved_at'])
    .where('nomination_id', '=', nominationId)
    .execute()
  return new Map(
    rows.map(row => [
      row.question_id,
      {
        value: row.value as AnswerValue | null,
        revision: row.revision,
        savedBy: row.saved_by,
        savedRole: row.saved_role,
        savedArea: row.saved_area,
        savedAt: row.saved_at,
      },
    ]),
  )
}

/** Stores some answers, each as its next revision; `null` empties an answer. */
export async function saveAnswers(
  tx: Tx,
  nominationId: string,
  answers: Readonly<Record<string, AnswerValue | null>>,
  by: Saving,
): Promise<void> {
  const rows = Object.entries(answers).map(([questionId, value]) => ({
    nomination_id: nominationId,
    question_id: questionId,
    value: value === null ? null : json(value),
    revision: 1,
    saved_by: by.personId,
    saved_role: by.role,
    saved_area: by.areaPath,
    saved_at: by.now,
  }))
  if (rows.length === 0) return
  if (isFromOthers(by)) await recordHelp(tx, nominationId, answers, by)
  else await closeHelp(tx, nominationId, Object.keys(answers), by)
  await tx
    .withTables<Tables>()
    .insertInto('nomination_answer')
    .values(rows)
    .onConflict(conflict =>
      conflict.columns(['nomination_id', 'question_id']).doUpdateSet(eb => ({
        value: eb.ref('excluded.value'),
        revision: eb('nomination_answer.revision', '+', 1),
        saved_by: eb.ref('excluded.saved_by'),
        saved_role: eb.ref('excluded.saved_role'),
        saved_area: eb.ref('excluded.saved_area'),
        saved_at: eb.ref('excluded.saved_at'),
      })),
    )
    .execute()
}

/** The documents that the office chose by hand, by requirement. */
export async function findChosenDocuments(
  reader: Reader,
  nominationId: string,
): Promise<Readonly<Record<string, string>>> {
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('nomination_document')
    .select(['requirement_id', 'document_id'])
    .where('nomination_id', '=', nominationId)
    .execute()
  return Object.fromEntries(rows.map(row => [row.requirement_id, row.document_id]))
}

/** The choices of many nominations, by nomination. One query. */
export async function listChosenDocumentsOf(
  reader: Reader,
  nominationIds: readonly string[],
): Promise<ReadonlyMap<string, Readonly<Record<string, string>>>> {
  if (nominationIds.length === 0) return new Map()
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('nomination_document')
    .selectAll()
    .where('nomination_id', 'in', nominationIds)
    .execute()
  return new Map(
    [...Map.groupBy(rows, row => row.nomination_id)].map(([id, own]) => [
      id,
      Object.fromEntries(own.map(row => [row.requirement_id, row.document_id])),
    ]),
  )
}

/** `null` goes back to the document that is taken automatically. */
export async function chooseDocument(
  tx: Tx,
  nominationId: string,
  requirementId: string,
  documentId: string | null,
): Promise<void> {
  const db = tx.withTables<Tables>()
  if (documentId === null) {
    await db
      .deleteFrom('nomination_document')
      .where('nomination_id', '=', nominationId)
      .where('requirement_id', '=', requirementId)
      .execute()
    return
  }
  await db
    .insertInto('nomination_document')
    .values({ nomination_id: nominationId, requirement_id: requirementId, document_id: documentId })
    .onConflict(conflict =>
      conflict.columns(['nomination_id', 'requirement_id']).doUpdateSet({ document_id: documentId }),
    )
    .execute()
}
