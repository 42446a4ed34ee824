import type { Locale } from '../../../foundation/text.ts'
import { html, type Html } from '../../../platform/html.ts'
import { section, table } from '../../../ui/index.ts'
import type { Further, FurtherRule } from '../support/further.ts'
import { plenaryWords } from '../cases/plenary-messages.ts'
import { unscoredCaseWords } from '../unscored-messages.ts'

const verdictOf = ({ verdict, reason }: FurtherRule, locale: Locale): string =>
  verdict === 'failed'
    ? `${unscoredCaseWords[locale].verdicts.failed}: ${reason[locale]}`
    : unscoredCaseWords[locale].verdicts[verdict]

/** In the place of sheets, where nothing is scored: every rule, and whether it was passed. */
export function rulesTable(further: Further | undefined, locale: Locale): Html {
  const own = unscoredCaseWords[locale]
  return section({
    title: plenaryWords[locale].sheets,
    body: html`<p>${own.noSheets}</p>${table({
      caption: own.rules,
      columns: [{ label: own.rule }, { label: own.verdict }],
      rows: (further?.rules ?? []).map(one => ({ cells: [one.title[locale], verdictOf(one, locale)] })),
      empty: '–',
    })}`,
  })
}
