import {
  formatNumber as formatDocumentNumber,
  type DocumentType,
} from '../../../engine/document-numbers/index.ts'
import type { Locale } from '../../../foundation/text.ts'
import type { Html } from '../../../platform/html.ts'
import { formatDay } from '../../../platform/translations.ts'
import { statusTag, type Tone } from '../../../ui/index.ts'
import { changeWords } from '../change-messages.ts'
import type { DocumentContent, ShownState, StatedDocument } from '../document.ts'
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
  'no-file': 'attention',
  quarantined: 'bad',
  refused: 'bad',
  replaced: 'neutral',
  removed: 'neutral',
}

/** What the state asks of the reader; a paper that a change has ended says so. */
export const stateMeaning = ({ state, changedOn }: Stated, locale: Locale): string =>
  state === 'expired' && changedOn !== null
    ? changeWords[locale].meaning(formatDay(changedOn, locale))
    : words[locale].meanings[state]

type Stated = Pick<StatedDocument, 'state' | 'changedOn'>

export function stateTag(document: Stated, locale: Locale, withMeaning = false): Html {
  const { state, changedOn } = document
  const tone = tones[state]
  const isChanged = state === 'expired' && changedOn !== null
  return statusTag({
    state,
    label: isChanged ? changeWords[locale].state : words[locale].states[state],
    ...(withMeaning ? { meaning: stateMeaning(document, locale) } : {}),
    ...(tone ? { tone } : {}),
  })
}
