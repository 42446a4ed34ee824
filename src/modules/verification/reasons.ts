import type { Locale, Text } from '../../foundation/text.ts'
import type { ReasonTemplate, VerificationSettings } from './settings.ts'

/** Why an item was returned: a standing reason, or the verifier's own words (`template` is null). */
export type GivenReason = Readonly<{ template: string | null; text: Text }>

type Subject = Readonly<{
  kind: 'document' | 'section' | 'photos'
  document: Readonly<{ type: string }> | null
}>

/** The standing reasons that fit an item: those of its document's type first, then of its kind, then general ones. */
export function templatesFor(
  { reasons }: Pick<VerificationSettings, 'reasons'>,
  { kind, document }: Subject,
): readonly ReasonTemplate[] {
  const ofType = document ? (reasons.types[document.type] ?? []) : []
  return [...ofType, ...reasons[kind], ...reasons.general]
}

/** All reasons as one text. */
export const reasonText = (reasons: readonly GivenReason[], locale: Locale): string =>
  reasons.map(one => one.text[locale]).join(' ')

/** What was written before reasons were kept in both languages counts for both. */
export const reasonsFrom = (stored: unknown, reason: string): readonly GivenReason[] => {
  const reasons = stored as readonly GivenReason[]
  if (reasons.length > 0 || reason === '') return reasons
  return [{ template: null, text: { id: reason, en: reason } }]
}
