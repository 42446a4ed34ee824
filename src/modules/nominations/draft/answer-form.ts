import type { Question, Section } from '../../../engine/index.ts'
import { checkAnswer } from '../../../engine/readiness/answers.ts'
import { problem, type Problem } from '../../../foundation/problem.ts'
import { failure } from '../../../foundation/result.ts'
import { text, type Locale } from '../../../foundation/text.ts'
import { mergeAnswer, type Merged, type SentAnswer, type StoredAnswer } from './answer-merge.ts'
import type { AnswerValue } from '../nomination.ts'

/** The form field of a question: with a prefix, so that no question can be taken for another field. */
export const answerField = (questionId: string): string => `q.${questionId}`
/** What the field was drawn with (hidden). */
export const baseField = (questionId: string): string => `b.${questionId}`
/** Where two versions were shown: which one is used (`mine`, `theirs`), and the base of the other one (hidden). */
export const choiceField = (questionId: string): string => `c.${questionId}`
export const seenField = (questionId: string): string => `s.${questionId}`

type Given = Readonly<Record<string, unknown>>

/** One question of the form that was sent. */
export type ReadAnswer = Readonly<{ question: Question; value: AnswerValue | null; merged: Merged }>

export type ReadSection = Readonly<{ answers: readonly ReadAnswer[]; problems: readonly Problem[] }>

/** A field that came twice, or as a file: taking it for empty would erase the stored answer. */
const notOneText = text(
  'Jawaban ini tidak terbaca sebagai satu teks. Tulis sekali lagi, lalu simpan.',
  'This answer could not be read as one text. Write it once more, then save.',
)

function readValue(question: Question, raw: unknown, locale: Locale) {
  return typeof raw === 'string'
    ? checkAnswer(question, raw, locale)
    : failure([problem('not-one-text', '', notOneText)])
}

function choiceOf(id: string, given: Given): SentAnswer['choice'] {
  const [of, seen] = [given[choiceField(id)], given[seenField(id)]]
  if ((of !== 'mine' && of !== 'theirs') || typeof seen !== 'string') return undefined
  return { of, seen }
}

/** Unreadable as a base, what stands here was drawn with nothing that is known: then every difference is a conflict. */
function baseSent(id: string, given: Given): string | undefined {
  const base = given[baseField(id)]
  return base === undefined || typeof base === 'string' ? base : ''
}

/** What was sent of a section: an incomplete answer is kept, a wrong one is named with its field. */
export function readSection(
  section: Section,
  given: Given,
  stored: ReadonlyMap<string, StoredAnswer>,
  locale: Locale,
): ReadSection {
  const answers: ReadAnswer[] = []
  const problems: Problem[] = []
  for (const question of section.questions) {
    const { id } = question
    const raw = given[answerField(id)]
    if (raw === undefined) continue
    const read = readValue(question, raw, locale)
    if (!read.ok) problems.push(...read.problems.map(one => problem(one.code, answerField(id), one.message)))
    else {
      const sent = { value: read.value, base: baseSent(id, given), choice: choiceOf(id, given) }
      answers.push({ question, value: read.value, merged: mergeAnswer(sent, stored.get(id)) })
    }
  }
  return { answers, problems }
}
