import { isUnscored, type Rules } from '../../../../engine/index.ts'
import { toText } from '../../../../foundation/fraction.ts'
import type { Locale } from '../../../../foundation/text.ts'
import { html, type Html } from '../../../../platform/html.ts'
import { definitionList, notice, prose, section, table, type Definition } from '../../../../ui/index.ts'
import { formatNumber } from '../../../../platform/translations.ts'
import { propose, type CaseInput } from '../proposal.ts'
import { fractionText, scoreText } from '../../score-text.ts'
import { triedWords } from '../tried-messages.ts'
import { flagList, flagsOf, starsMark, strip, whoseSheet, type ComputedCase } from './case-parts.ts'
import { furtherItems, lineList, rulesPart } from '../../support/pages/further-part.ts'
import { rulesTable } from '../../pages/rules-table.ts'
import { sheetsBeside } from './sheets-beside.ts'
import { stepsInWords } from '../../pages/trace-in-words.ts'

/** Each gate that fired: whether it reaches the result, and why. */
function gateLines(one: ComputedCase, locale: Locale): readonly string[] {
  const own = triedWords[locale]
  const said = one.computed.result.gates.map(({ applied, settled, sheet, reason }) => {
    if (applied) return own.gateApplied(reason[locale])
    return settled
      ? own.gateSettled(reason[locale])
      : own.gateTooFew(whoseSheet(one, sheet ?? 0, locale), reason[locale])
  })
  return said.length === 0 ? [own.gatesNone] : [...new Set(said)]
}

/** With fewer sheets than the quorum there is no result yet; a trial shows what those that there are come to. */
function asIfEnough(rules: Rules, sheets: number): Rules {
  const { panel, aggregation } = rules.document
  // An agreed sheet is one only beside a quorum of others.
  if (aggregation.combine === 'consensus' || sheets >= panel.quorum) return rules
  return { ...rules, document: { ...rules.document, panel: { ...panel, quorum: sheets } } }
}

/** The total of each sheet, and whether it counts. */
function sheetsTable(one: ComputedCase, locale: Locale): Html {
  const own = triedWords[locale]
  const { totals, counting, aggregated } = one.computed.result
  const saidOf = (position: number): string => {
    if (aggregated.leftOut.includes(position)) return own.trimmed
    return counting.positions.includes(position) ? own.counted : own.notCounted
  }
  return table({
    caption: own.sheets,
    columns: [{ label: own.sheet }, { label: own.total, numeric: true }, { label: own.counts }],
    rows: totals.map((total, position) => ({
      cells: [
        whoseSheet(one, position, locale),
        fractionText(total && toText(total), locale),
        saidOf(position),
      ],
    })),
    empty: '',
  })
}

type Tried = CaseInput & Readonly<{ reasons: readonly Readonly<Record<string, string>>[] }>

function caseOf(rules: Rules, input: Tried): ComputedCase {
  return {
    computed: propose(asIfEnough(rules, input.sheets.length), input),
    rules: { rules },
    sheets: input.sheets.map((_, position) => ({
      agreed: input.seats?.[position]?.agreed === true,
      reasons: input.reasons[position] ?? {},
    })),
  }
}

/** What it comes to: the value, the stars, every further scale, the level that decides, and the gates. */
function outcomeItems(one: ComputedCase, locale: Locale): readonly Definition[] {
  const own = triedWords[locale]
  const { proposal, result } = one.computed
  const scored = [
    { term: own.mean, detail: fractionText(proposal.mean, locale) },
    { term: own.rounded, detail: scoreText(proposal.rounded, locale) },
  ]
  const stars = html`${starsMark(proposal.stars, proposal.of, locale)}${flagList(flagsOf(proposal, locale))}`
  return [
    ...(isUnscored(result.form) ? [] : scored),
    { term: own.stars, detail: stars },
    ...furtherItems(proposal.further, locale),
    { term: own.gates, detail: lineList(gateLines(one, locale)) },
  ]
}

/** What rules make of sheets, facts and answers that were only tried, in the parts of the plenary's page. */
export function triedCase(request: Readonly<{ locale: Locale }>, rules: Rules, input: Tried): Html {
  const { locale } = request
  const own = triedWords[locale]
  const one = caseOf(rules, input)
  const { proposal, result } = one.computed
  const unscored = isUnscored(result.form)
  const { quorum } = rules.document.panel
  const short =
    unscored || input.sheets.length >= quorum
      ? ''
      : notice({ locale, kind: 'info', text: own.short(formatNumber(quorum, locale)) })
  const steps = stepsInWords(one, locale).map(step => html`<li>${step}</li>`)
  const sheets = unscored
    ? rulesTable(proposal.further, locale)
    : html`${strip(one, locale, own.strip)}${sheetsTable(one, locale)}<details><summary>${own.beside}</summary>${sheetsBeside(request, one)}</details>`
  return html`${short}${definitionList({ items: outcomeItems(one, locale) })}${rulesPart(proposal.further, locale)}${sheets}${section({ title: own.trace, level: 3, body: prose(html`<ol>${steps}</ol>`) })}`
}
