import type { Question } from '../../../../engine/index.ts'
import type { Locale } from '../../../../foundation/text.ts'
import { html, type Html } from '../../../../platform/html.ts'
import { formatExact } from '../../../../platform/translations.ts'
import { words } from '../../messages.ts'
import type { AnswerValue } from '../../nomination.ts'

/** An answer as people read it: options and yes-no by their words, numbers with their unit. */
export function answerWords(
  question: Question,
  value: AnswerValue | undefined,
  locale: Locale,
): string | Html {
  const own = words[locale]
  if (value === undefined || value === '') return html`<span class="muted">${own.unanswered}</span>`
  if (typeof value === 'boolean') return value ? own.yes : own.no
  if (typeof value === 'number') {
    const unit = question.unit?.[locale] ?? (question.kind === 'percent' ? own.percent : '')
    return `${formatExact(value, locale)} ${unit}`.trim()
  }
  const option = question.options?.find(one => one.id === value)
  if (option) return option.title[locale]
  return html`${value.split('\n').map((line, index) => html`${index === 0 ? '' : html`<br>`}${line}`)}`
}
