import type { Locale } from '../../../foundation/text.ts'
import { html, type Html } from '../../../platform/html.ts'
import { formatNumber } from '../../../platform/translations.ts'
import { section, table } from '../../../ui/index.ts'
import type { Further, FurtherRule } from '../support/further.ts'
import { unscoredCaseWords } from '../unscored-messages.ts'

const verdictOf = ({ verdict, reason }: FurtherRule, locale: Locale): string =>
  verdict === 'failed'
    ? `${unscoredCaseWords[locale].verdicts.failed}: ${reason[locale]}`
    : unscoredCaseWords[locale].verdicts[verdict]

/** In a few words, for a row or a screen: the rules that are not met or still open; else that all are met. */
export function ruleLines(further: Further | undefined, locale: Locale): readonly string[] {
  const rules = further?.rules ?? []
  const open = rules.filter(one => one.verdict === 'failed' || one.verdict === 'unknown')
  if (rules.length === 0) return []
  if (open.length === 0) return [unscoredCaseWords[locale].allMet(formatNumber(rules.length, locale))]
  return open.map(one => `${one.title[locale]}: ${unscoredCaseWords[locale].verdicts[one.verdict]}`)
}

/** In the place of sheets, where nothing is scored: every rule, and whether it was passed. */
export function rulesTable(further: Further | undefined, locale: Locale): Html {
  const own = unscoredCaseWords[locale]
  return section({
    title: own.rules,
    body: html`<p>${own.noSheets}</p>${table({
      caption: own.rules,
      captionHidden: true,
      columns: [{ label: own.rule }, { label: own.verdict }],
      rows: (further?.rules ?? []).map(one => ({ cells: [one.title[locale], verdictOf(one, locale)] })),
      empty: '–',
    })}`,
  })
}
