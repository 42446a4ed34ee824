import type { OutsideFact } from '../../../engine/index.ts'
import { answerText } from '../../../engine/readiness/answers.ts'
import { text, type Text } from '../../../foundation/text.ts'
import type { OutsideValue } from './outside-fact.ts'

/** A value as people read it. */
export function outsideText({ question }: Pick<OutsideFact, 'question'>, value: OutsideValue | null): Text {
  if (value === null) return text('belum ada', 'not there')
  if (typeof value === 'boolean') return value ? text('Ya', 'Yes') : text('Tidak', 'No')
  const option = question.options?.find(one => one.id === String(value))
  return option?.title ?? text(answerText(value, 'id'), answerText(value, 'en'))
}
