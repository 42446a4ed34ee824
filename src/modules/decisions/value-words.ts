import type { Rules } from '../../engine/index.ts'
import type { Locale } from '../../foundation/text.ts'
import { catalogue } from '../../platform/translations.ts'
import { scoreText } from './score-text.ts'

const names = catalogue(
  {
    mean: 'Rata-rata',
    median: 'Median',
    'trimmed-mean': 'Rata-rata tanpa ujung',
    consensus: 'Lembar bersama',
  },
  {
    mean: 'Mean',
    median: 'Median',
    'trimmed-mean': 'Mean without the ends',
    consensus: 'Agreed sheet',
  },
)

/** What the official value is by these rules: a mean, a median, or what the panel agreed on. */
export const valueName = ({ document }: Pick<Rules, 'document'>, locale: Locale): string =>
  names[locale][document.aggregation.combine]

/** The value with its name beside it: `89,14 (Median)`. Nothing is named where there is no value. */
export const namedValue = (rules: Pick<Rules, 'document'>, value: string | null, locale: Locale): string => {
  const text = scoreText(value, locale)
  return value === null || value === '' ? text : `${text} (${valueName(rules, locale)})`
}
