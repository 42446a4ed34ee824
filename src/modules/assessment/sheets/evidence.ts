import type { Rules } from '../../../engine/index.ts'
import { assessorView } from '../../../engine/readiness/assessor-view.ts'
import type { Locale, Text } from '../../../foundation/text.ts'
import { formatExact } from '../../../platform/translations.ts'
import type { AnswerValue, FrozenDocument, FrozenPhoto, Nomination } from '../../nominations/index.ts'

/**
 * What an assessor may see of a nomination: exactly what the rules open, field by field and document by document,
 * from the frozen file. Everything else is never put on a page or served.
 */
export type Evidence = Readonly<{
  fields: readonly Readonly<{ field: string; value: string }>[]
  sections: readonly Readonly<{
    title: Text
    answers: readonly Readonly<{
      question: Text
      id: string
      value: AnswerValue
      unit?: Text
      option?: Text
    }>[]
  }>[]
  documents: readonly Readonly<{ requirementId: string; title: Text; document: FrozenDocument }>[]
  photos: readonly FrozenPhoto[]
  sampleWanted: boolean
}>

export function evidenceFor(rules: Rules, nomination: Nomination): Evidence {
  const view = assessorView(rules, nomination.commodity)
  const file = nomination.submittedFile
  if (!file) return { fields: [], sections: [], documents: [], photos: [], sampleWanted: false }
  const facts: Readonly<Record<string, Readonly<Record<string, string | number | null>>>> = {
    producer: file.producer,
    product: file.product,
    sentra: file.sentra ?? {},
  }
  const fields = [...view.fields].flatMap(field => {
    const [owner = '', name = ''] = field.split('.')
    const value = facts[owner]?.[name]
    return value === undefined || value === null || value === '' ? [] : [{ field, value: String(value) }]
  })
  return {
    fields,
    sections: view.sections
      .map(section => ({ title: section.title, answers: answersOf(section.questions, file.answers) }))
      .filter(one => one.answers.length > 0),
    documents: view.documents.flatMap(requirement => {
      const document = file.documents.find(one => one.requirementId === requirement.id)
      return document ? [{ requirementId: requirement.id, title: requirement.title, document }] : []
    }),
    photos: view.fields.has('product.photos') ? file.photos : [],
    sampleWanted: rules.document.sample.count > 0,
  }
}

type Questions = ReturnType<typeof assessorView>['sections'][number]['questions']

export const answersOf = (questions: Questions, answers: Readonly<Record<string, AnswerValue>>) =>
  questions.flatMap(question => {
    const value = answers[question.id]
    if (value === undefined) return []
    const option = question.options?.find(one => one.id === value)?.title
    return {
      question: question.title,
      id: question.id,
      value,
      ...(question.unit ? { unit: question.unit } : {}),
      ...(option ? { option } : {}),
    }
  })

/** An answer in words. */
export function answerInWords(
  answer: Readonly<{ value: AnswerValue; unit?: Text; option?: Text }>,
  locale: Locale,
  yesNo: Readonly<{ yes: string; no: string }>,
): string {
  if (typeof answer.value === 'boolean') return answer.value ? yesNo.yes : yesNo.no
  if (answer.option) return answer.option[locale]
  const unit = answer.unit ? ` ${answer.unit[locale]}` : ''
  return typeof answer.value === 'number'
    ? `${formatExact(answer.value, locale)}${unit}`
    : `${answer.value}${unit}`
}
