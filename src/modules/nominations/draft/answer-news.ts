import { isRole, type Actor } from '../../../access/index.ts'
import type { ActionContext } from '../../../actions/index.ts'
import { answerText } from '../../../engine/readiness/answers.ts'
import type { Question } from '../../../engine/index.ts'
import type { AreaPath } from '../../../foundation/area-path.ts'
import { problem, type Problem } from '../../../foundation/problem.ts'
import { text, type Locale } from '../../../foundation/text.ts'
import { capitalDay } from '../../../platform/local-time.ts'
import { formatMoment, formatTime } from '../../../platform/translations.ts'
import { roleName } from '../../../web/index.ts'
import { baseField, answerField, choiceField, type ReadAnswer } from './answer-form.ts'
import { baseOf, type StoredAnswer } from './answer-merge.ts'
import type { DrawnAnswers } from './drawn-answers.ts'
import { fillerName, isFromOthers } from './filled-by.ts'
import { draftWords } from './draft-messages.ts'
import type { AnswerValue } from '../nomination.ts'

/** Who saved an answer last, and when; `self`: the reader, in another tab or on another device. */
export type Saver = Readonly<{ self: boolean; name: string; role: string; areaPath: AreaPath; at: Date }>

export function saverOf(questionId: string, { stored, names }: DrawnAnswers, actor: Actor): Saver | null {
  const found = stored.get(questionId)
  if (!found) return null
  const { savedBy, savedRole, savedArea, savedAt } = found
  return {
    self: savedBy === actor.personId,
    name: names.get(savedBy) ?? '',
    role: savedRole,
    areaPath: savedArea,
    at: savedAt,
  }
}

/** `14.32 WIB`, with the day where it was another one. */
export const whenSaved = (at: Date, now: Date, locale: Locale): string =>
  capitalDay(at) === capitalDay(now) ? formatTime(at, locale) : formatMoment(at, locale)

/**
 * `Siti Wahyuni, Operator dinas kabupaten/kota`, and of others than the office `Rina, Dinas Provinsi Jawa Barat`; the
 * reader is "Anda".
 */
export function saverWords({ self, name, role, areaPath }: Saver, locale: Locale): string {
  if (self) return draftWords[locale].yourself
  if (isFromOthers({ role })) return `${name}, ${fillerName({ role, areaPath }, locale)}`
  return isRole(role) ? `${name}, ${roleName(role, locale)}` : name
}

export const isConflict = (one: ReadAnswer): boolean => one.merged === 'conflict'

/** Both versions are kept, and the person who typed is asked. */
export function conflictProblem(question: Question, saver: Saver | null, now: Date): Problem {
  const said = (locale: Locale): string =>
    saver
      ? draftWords[locale].conflict(
          question.title[locale],
          saverWords(saver, locale),
          whenSaved(saver.at, now, locale),
        )
      : ''
  return problem('changed-elsewhere', choiceField(question.id), text(said('id'), said('en')))
}

/** What a page that is open is told of one question. */
export type AnswerNews = Readonly<{
  name: string
  /** What the field is drawn with from now on. */
  base: string
  /** `saved`: the page's own value stands. Otherwise `text` is the value of `who`, saved at `when`. */
  state: 'saved' | 'theirs' | 'conflict'
  title?: string
  text?: string
  /** The value in words, where the text is a code. */
  shown?: string
  who?: string
  /** The name alone. */
  by?: string
  self?: boolean
  when?: string
}>

export const wordsOfValue = (question: Question, value: AnswerValue | null, locale: Locale): string => {
  if (question.kind === 'choice')
    return question.options?.find(one => one.id === value)?.title[locale] ?? draftWords[locale].empty
  if (question.kind === 'yes-no')
    return value === null ? draftWords[locale].empty : draftWords[locale][value ? 'yes' : 'no']
  return value === null ? draftWords[locale].empty : answerText(value, locale)
}

export const wordsOfAnswer = (question: Question, stored: StoredAnswer | undefined, locale: Locale): string =>
  wordsOfValue(question, stored?.value ?? null, locale)

/** What is stored of a question, as a page is told that shows something else. */
export function newsOf(
  question: Question,
  state: 'theirs' | 'conflict',
  known: DrawnAnswers,
  { actor, locale, now }: Pick<ActionContext, 'actor' | 'locale' | 'now'>,
): AnswerNews {
  const stored = known.stored.get(question.id)
  const saver = saverOf(question.id, known, actor)
  return {
    name: answerField(question.id),
    base: baseOf(stored),
    state,
    title: question.title[locale],
    text: answerText(stored?.value ?? undefined, locale),
    shown: wordsOfAnswer(question, stored, locale),
    ...(saver
      ? {
          who: saverWords(saver, locale),
          by: saver.name,
          self: saver.self,
          when: whenSaved(saver.at, now, locale),
        }
      : {}),
  }
}

/** The questions whose page has to change something: its base, its value, or its question to the reader. */
export function tellAnswers(
  answers: readonly ReadAnswer[],
  given: Readonly<Record<string, unknown>>,
  known: DrawnAnswers,
  context: Pick<ActionContext, 'actor' | 'locale' | 'now'>,
): readonly AnswerNews[] {
  return answers.flatMap(({ question, value, merged }) => {
    const stored = known.stored.get(question.id)
    if (merged === 'theirs' || merged === 'conflict') return [newsOf(question, merged, known, context)]
    const next = merged === 'mine' ? { value, revision: (stored?.revision ?? 0) + 1 } : stored
    const base = baseOf(next)
    return base === given[baseField(question.id)]
      ? []
      : [{ name: answerField(question.id), base, state: 'saved' as const }]
  })
}
