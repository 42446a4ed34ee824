import type { Question } from '../../../engine/index.ts'
import type { Problem } from '../../../foundation/problem.ts'
import { html, type Html } from '../../../platform/html.ts'
import { choiceField } from '../../../ui/index.ts'
import { fieldState, typed, type FormState, type PageRequest } from '../../../web/index.ts'
import { answerField, choiceField as choiceName, seenField } from '../draft/answer-form.ts'
import { baseOf } from '../draft/answer-merge.ts'
import { saverOf, saverWords, whenSaved, wordsOfAnswer } from '../draft/answer-news.ts'
import { draftWords } from '../draft/draft-messages.ts'
import type { DrawnAnswers } from '../draft/drawn-answers.ts'

const ANSWER = 'nomination.answer'
const CODE = 'changed-elsewhere'

/** Whether everything but the conflicts of this form was saved. */
export const isPartlySaved = (form: FormState | null): boolean =>
  form?.problems.some(one => one.code === CODE) === true

export const conflictOf = (form: FormState | null, questionId: string): Problem | null =>
  form?.problems.find(one => one.code === CODE && one.path === choiceName(questionId)) ?? null

/** What was typed, in the words of the question: the name of an option instead of its code. */
function typedWords(request: PageRequest, question: Question): string {
  const { locale } = request
  const value = typed(request.form, ANSWER, answerField(question.id), '')
  if (question.kind === 'choice')
    return question.options?.find(one => one.id === value)?.title[locale] ?? draftWords[locale].empty
  if (question.kind === 'yes-no' && value !== '') return draftWords[locale][value === 'yes' ? 'yes' : 'no']
  return value.trim() === '' ? draftWords[locale].empty : value
}

/** Both versions of an answer that was changed here and elsewhere, to be read, copied and chosen from. */
export function conflictPart(request: PageRequest, question: Question, drawn: DrawnAnswers): Html {
  const { locale, actor, now } = request
  const own = draftWords[locale]
  const stored = drawn.stored.get(question.id)
  const saver = saverOf(question.id, drawn, actor)
  const theirs = saver ? own.theirs(saverWords(saver, locale), whenSaved(saver.at, now, locale)) : ''
  const name = choiceName(question.id)
  const text = (value: string): Html => html`<span class="typed">${value}</span>`
  const choice = choiceField({
    ...fieldState(request, ANSWER, name, ''),
    value: '',
    label: own.conflictLabel,
    required: true,
    choices: [
      { value: 'mine', label: own.mine, hint: text(typedWords(request, question)) },
      { value: 'theirs', label: theirs, hint: text(wordsOfAnswer(question, stored, locale)) },
    ],
  })
  return html`<div class="conflict">${choice}<input type="hidden" name="${seenField(question.id)}" value="${baseOf(stored)}"></div>`
}
