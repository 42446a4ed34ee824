import {
  formatNumber as formatDocumentNumber,
  type DocumentType,
} from '../../../engine/document-numbers/index.ts'
import type { Locale } from '../../../foundation/text.ts'
import type { Html } from '../../../platform/html.ts'
import { formatDay } from '../../../platform/translations.ts'
import { statusTag, type Tone } from '../../../ui/index.ts'
import type { DocumentContent, ShownState } from '../document.ts'
import { words } from '../messages.ts'

/** The title of a type; one that the programme no longer has stands for itself. */
export const typeTitle = (type: DocumentType | undefined, id: string, locale: Locale): string =>
  type?.title[locale] ?? id

export const numberText = (type: DocumentType | undefined, document: DocumentContent): string =>
  type ? formatDocumentNumber(type, document.number) : document.number

export function validityText(document: DocumentContent, locale: Locale): string {
  const own = words[locale]
  return document.validUntil === null
    ? own.validityKinds[document.validity]
    : own.until(formatDay(document.validUntil, locale))
}

const tones: Readonly<Partial<Record<ShownState, Tone>>> = {
  'format-wrong': 'bad',
  refused: 'bad',
  replaced: 'neutral',
  removed: 'neutral',
}

export function stateTag(state: ShownState, locale: Locale, withMeaning = false): Html {
  const own = words[locale]
  const tone = tones[state]
  return statusTag({
    state,
    label: own.states[state],
    ...(withMeaning ? { meaning: own.meanings[state] } : {}),
    ...(tone ? { tone } : {}),
  })
}
