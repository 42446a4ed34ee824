import type { Locale } from '../../../foundation/text.ts'
import type { LockedDesk } from './locked-desk.ts'
import { answerWords, rubricFor } from './sheet-fields.ts'
import type { KeptMark } from './version-store.ts'

/** A kept mark in words, for those who may read it. */
export function markWords(
  { nomination, rules }: Pick<LockedDesk, 'nomination' | 'rules'>,
  mark: KeptMark,
  locale: Locale,
): Readonly<{ title: string; answer: string }> {
  const criterion = rubricFor(rules.rules, nomination.commodity).criteria.get(mark.criterionId)
  return criterion
    ? { title: criterion.title[locale], answer: answerWords(criterion, mark.answer, locale) }
    : { title: mark.criterionId, answer: String(mark.answer ?? '') }
}
