import type { Question, Rules } from '../../../engine/index.ts'
import { answerText, checkAnswer } from '../../../engine/readiness/answers.ts'
import { questionsFor } from '../../../engine/readiness/requirements.ts'
import type { Text } from '../../../foundation/text.ts'
import type { Answers } from '../nomination.ts'

/** Why an answer was left behind: its question is asked no more, is of another kind, or would refuse the answer today. */
export type LeftBecause = 'gone' | 'other-kind' | 'refused'

/** An answer that was left behind, with the title of its question. */
export type LeftAnswer = Readonly<{ questionId: string; title: Text; because: LeftBecause }>

export type Carried = Readonly<{ answers: Answers; left: readonly LeftAnswer[] }>

/** The rules of an edition and what they are asked about. */
export type Asked = Readonly<{ rules: Rules; commodity: string }>

const questionsOf = ({ rules, commodity }: Asked): ReadonlyMap<string, Question> =>
  new Map(
    questionsFor(rules, commodity).flatMap(section =>
      section.questions.map(question => [question.id, question] as const),
    ),
  )

function becauseOf(
  answer: Answers[string],
  before: Question | undefined,
  now: Question | undefined,
): LeftBecause | null {
  if (!now) return 'gone'
  if (before && before.kind !== now.kind) return 'other-kind'
  const read = checkAnswer(now, answerText(answer, 'id'), 'id')
  return read.ok && read.value === answer ? null : 'refused'
}

/**
 * The answers of an earlier nomination that still hold: their questions are asked again with the same id and kind, and
 * would take them today. The others are named, so that nobody looks for them.
 */
export function carryAnswers(earlier: Answers, before: Asked, now: Asked): Carried {
  const [asked, old] = [questionsOf(now), questionsOf(before)]
  const answers: Record<string, Answers[string]> = {}
  const left: LeftAnswer[] = []
  for (const [questionId, answer] of Object.entries(earlier)) {
    const [question, former] = [asked.get(questionId), old.get(questionId)]
    const because = becauseOf(answer, former, question)
    const title = question?.title ?? former?.title
    if (because === null) answers[questionId] = answer
    // A question that neither edition knows was never shown to anybody.
    else if (title) left.push({ questionId, title, because })
  }
  return { answers, left }
}
