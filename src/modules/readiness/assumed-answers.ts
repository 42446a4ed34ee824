import { checkAnswer, type Question } from '../../engine/index.ts'
import type { Locale } from '../../foundation/text.ts'
import type { AnswerValue } from '../nominations/index.ts'

/** The name of the field of a question on pages of readiness. */
export const answerField = (id: string): string => `jawab.${id}`

/** The answers that a form or an address carries; what cannot be an answer counts as not given. */
export function readAnswers(
  questions: readonly Question[],
  typed: (name: string) => string,
  locale: Locale,
): Readonly<Record<string, AnswerValue>> {
  const read: Record<string, AnswerValue> = {}
  for (const question of questions) {
    const result = checkAnswer(question, typed(answerField(question.id)).slice(0, 500), locale)
    if (result.ok && result.value !== null) read[question.id] = result.value
  }
  return read
}
