import type { OutsideFact } from '../../../../engine/index.ts'
import type { Locale } from '../../../../foundation/text.ts'
import { html, type Html } from '../../../../platform/html.ts'
import { formatDay, formatMoment } from '../../../../platform/translations.ts'
import { table } from '../../../../ui/index.ts'
import type { BroughtFact, OutsideSource, OutsideValue } from '../outside-fact.ts'
import { outsideText } from '../outside-text.ts'
import { outsideWords } from '../outside-messages.ts'

/** Of a paper: who issued it, its number and its day. */
export const sourceWords = ({ issuer, paper, paperDate }: OutsideSource, locale: Locale): string =>
  outsideWords[locale].sourceOf(issuer, paper, formatDay(paperDate, locale))

/** A value as it stands, or that it is not there. */
export const valueWords = (
  outside: Pick<OutsideFact, 'question'>,
  value: OutsideValue | null,
  locale: Locale,
): string => (value === null ? outsideWords[locale].none : outsideText(outside, value)[locale])

/** Everything that was brought, the newest first, with who did it; names are for those who may read this page. */
export function broughtHistory(
  rows: readonly BroughtFact[],
  wanted: readonly OutsideFact[],
  names: ReadonlyMap<string, string>,
  locale: Locale,
): Html {
  const own = outsideWords[locale]
  const columns = [own.fact, own.value, own.source, own.brought].map(label => ({ label }))
  return table({
    caption: own.history,
    captionHidden: true,
    columns,
    rows: rows.toReversed().map(one => {
      const outside = wanted.find(each => each.fact.name === one.fact)
      const value =
        one.value === null
          ? own.takenBack
          : outside
            ? valueWords(outside, one.value, locale)
            : String(one.value)
      const reason = one.reason === '' ? '' : html`<br><span class="muted">${own.reasonOf(one.reason)}</span>`
      return {
        cells: [
          outside?.fact.title[locale] ?? one.fact,
          html`<div>${value}${reason}</div>`,
          sourceWords(one, locale),
          html`<div>${formatMoment(one.broughtAt, locale)}<br><span class="muted">${names.get(one.broughtBy) ?? ''}</span></div>`,
        ],
      }
    }),
    empty: html`<p class="muted">${own.noHistory}</p>`,
  })
}
