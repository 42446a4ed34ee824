import type { Question } from '../../../engine/index.ts'
import { answerText, type AnswerValue } from '../../../engine/readiness/answers.ts'
import type { Locale } from '../../../foundation/text.ts'
import { html, type Html } from '../../../platform/html.ts'
import { selectField, textField } from '../../../ui/index.ts'
import { answerField } from '../assumed-answers.ts'
import { words } from '../messages.ts'

function optionsOf(question: Question, locale: Locale) {
  const own = words[locale]
  if (question.kind === 'yes-no')
    return [
      { value: 'yes', label: own.yes },
      { value: 'no', label: own.no },
    ]
  return (question.options ?? []).map(option => ({ value: option.id, label: option.title[locale] }))
}

/** A field for each question on whose answer it depends what is asked for. */
export function answerFields(
  questions: readonly Question[],
  answers: Readonly<Record<string, AnswerValue | undefined>>,
  locale: Locale,
): Html {
  const fields = questions.map(question => {
    const value = answerText(answers[question.id] ?? null, locale)
    const field = {
      locale,
      name: answerField(question.id),
      label: question.title[locale],
      value,
      required: true,
    }
    const isChoice = question.kind === 'choice' || question.kind === 'yes-no'
    return isChoice
      ? selectField({ ...field, prompt: words[locale].unknown, options: optionsOf(question, locale) })
      : textField({ ...field, width: 'short', maxLength: 200 })
  })
  return html`${fields}`
}
