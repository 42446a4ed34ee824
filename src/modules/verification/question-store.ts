import { sql, type RawBuilder } from 'kysely'
import type { Reader, Tx } from '../../platform/database/index.ts'

type Tables = {
  check_question: {
    id: string
    nomination_id: string
    item_id: string
    asked_of: string | null
    holds: boolean
    question: string
    asked_by: string
    asked_at: Date
    answer: string | null
    answered_by: string | null
    answered_at: Date | null
  }
}

/** What a verifier asks of a colleague about one item. */
export type Question = Readonly<{
  id: string
  nominationId: string
  itemId: string
  /** Null where any colleague may answer. */
  askedOf: string | null
  /** Nobody decides about the item until it is answered. */
  holds: boolean
  question: string
  askedBy: string
  askedAt: Date
  answer: Readonly<{ text: string; by: string; at: Date }> | null
}>

const questionOf = (row: Tables['check_question']): Question => ({
  id: row.id,
  nominationId: row.nomination_id,
  itemId: row.item_id,
  askedOf: row.asked_of,
  holds: row.holds,
  question: row.question,
  askedBy: row.asked_by,
  askedAt: row.asked_at,
  answer:
    row.answered_at === null
      ? null
      : { text: row.answer ?? '', by: row.answered_by ?? '', at: row.answered_at },
})

/** Everything that was asked about a file, the oldest first. */
export async function listQuestions(reader: Reader, nominationId: string): Promise<readonly Question[]> {
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('check_question')
    .selectAll()
    .where('nomination_id', '=', nominationId)
    .orderBy('asked_at')
    .orderBy('id')
    .execute()
  return rows.map(questionOf)
}

export async function insertQuestion(tx: Tx, question: Omit<Question, 'answer'>): Promise<void> {
  await tx
    .withTables<Tables>()
    .insertInto('check_question')
    .values({
      id: question.id,
      nomination_id: question.nominationId,
      item_id: question.itemId,
      asked_of: question.askedOf,
      holds: question.holds,
      question: question.question,
      asked_by: question.askedBy,
      asked_at: question.askedAt,
      answer: null,
      answered_by: null,
      answered_at: null,
    })
    .execute()
}

/** False when somebody else answered meanwhile. */
export async function saveAnswer(
  tx: Tx,
  id: string,
  answer: NonNullable<Question['answer']>,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .withTables<Tables>()
    .updateTable('check_question')
    .set({ answer: answer.text, answered_by: answer.by, answered_at: answer.at })
    .where('id', '=', id)
    .where('answered_at', 'is', null)
    .executeTakeFirst()
  return Number(numUpdatedRows) === 1
}

/** A condition on a list of nominations: a question about the file waits for its answer. */
export const hasOpenQuestion = (nominationId: RawBuilder<string>): RawBuilder<boolean> =>
  sql<boolean>`${nominationId} in (select nomination_id from check_question where answered_at is null)`

/** The same, where this person was asked, or any colleague was and it is not the own question. */
export const isAsked = (nominationId: RawBuilder<string>, personId: string): RawBuilder<boolean> =>
  sql<boolean>`${nominationId} in (select nomination_id from check_question
    where answered_at is null and (asked_of = ${personId} or (asked_of is null and asked_by <> ${personId})))`
