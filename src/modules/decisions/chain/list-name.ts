import type { Locale } from '../../../foundation/text.ts'
import { correctionWords } from '../corrections/correction-messages.ts'
import type { Recommendation, RecommendationBrief } from './recommendation.ts'

/** The short name of a list's own page, for a browser's tab; `whole` is that of an edition's list. */
export const pageNameOf = (list: Recommendation, whole: string, locale: Locale): string =>
  list.kind === 'edition' ? whole : correctionWords[locale].titleOf(list.entries[0]?.product ?? '')

/** What a list is of: an edition, or the one product that is decided anew. */
export function listName(
  list: Recommendation | RecommendationBrief,
  editionTitle: string,
  locale: Locale,
): string {
  if (list.kind === 'edition') return editionTitle
  const product = 'product' in list ? list.product : (list.entries[0]?.product ?? '')
  return correctionWords[locale].listName(product, editionTitle)
}
