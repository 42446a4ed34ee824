import type { Locale } from '../../../foundation/text.ts'
import { html, type Html } from '../../../platform/html.ts'
import { formatNumber } from '../../../platform/translations.ts'
import { section, table } from '../../../ui/index.ts'
import type { PublishedResult } from '../../decisions/index.ts'
import { compareCriteria, type Compared, type Given } from '../compare-criteria.ts'
import { detailWords } from '../detail-messages.ts'

export const pointsText = ({ points, max }: Pick<Given, 'points' | 'max'>, locale: Locale): string =>
  `${formatNumber(points, locale, 2)} / ${formatNumber(max, locale, 2)}`

const signOf = (value: number): string => (value > 0 ? '+' : value < 0 ? '−' : '')

function differenceText({ before, difference }: Compared, locale: Locale): string {
  const own = detailWords[locale]
  if (difference === null) return before ? own.dropped : own.added
  const { unit, value } = difference
  const text = `${signOf(value)}${formatNumber(Math.abs(value), locale, unit === 'points' ? 2 : 0)}`
  return unit === 'points' ? text : own.percent(text)
}

/** Every criterion of the two assessments side by side, also where the rubrics are not the same. */
export function criteriaPart(
  locale: Locale,
  former: PublishedResult | null,
  result: PublishedResult | null,
): Html {
  const own = detailWords[locale]
  if (!former || !result) return html``
  const compared = compareCriteria(former.feedback, result.feedback)
  const shared = compared.some(one => one.difference !== null)
  const cell = (given: Given | null): string => (given ? pointsText(given, locale) : '–')
  return section({
    title: own.criteria,
    body: html`<p class="muted">${compared.length === 0 ? own.criteriaUntold : shared ? own.criteriaNote : own.criteriaApart}</p>${
      compared.length === 0
        ? ''
        : table({
            caption: own.criteria,
            captionHidden: true,
            columns: [
              { label: own.criterion },
              { label: own.past, numeric: true },
              { label: own.after, numeric: true },
              { label: own.difference, numeric: true },
            ],
            rows: compared.map(one => ({
              cells: [one.title[locale], cell(one.before), cell(one.after), differenceText(one, locale)],
            })),
            empty: '',
          })
    }`,
  })
}
