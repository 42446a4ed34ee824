import type { Locale } from '../../foundation/text.ts'
import type { TableAnswer } from '../../web/index.ts'
import { furtherLines, whyText } from './rehearsal-words.ts'
import type { Rehearsal } from './rehearse-draft.ts'

const columns = [
  'nomination',
  'product',
  'producer',
  'place',
  'commodity',
  'outcome',
  'stars_was',
  'stars_becomes',
  'rounded_was',
  'rounded_becomes',
  'stars_published',
  'plenary_departed',
  'further',
  'why',
] as const

/** Every rehearsed result as a file; `why` in the reader's language. */
export const rehearsalTable = (
  found: readonly Rehearsal[],
  locale: Locale,
): Pick<TableAnswer, 'columns' | 'rows'> => ({
  columns,
  rows: found.map(one => [
    one.nominationId,
    one.product,
    one.maker,
    one.place,
    one.commodity,
    one.move,
    one.was.stars,
    one.becomes.stars,
    one.was.rounded,
    one.becomes.rounded,
    one.published,
    one.departed ? 'yes' : 'no',
    furtherLines(one, locale).join('; '),
    whyText(one, locale).join('; '),
  ]),
})
