import type { Locale, Text } from '../../../../foundation/text.ts'
import { html, type Html } from '../../../../platform/html.ts'
import { notice, type Definition } from '../../../../ui/index.ts'
import type { EntryAwaited } from '../../cases/awaited-fact.ts'
import { factText } from '../../corrections/correctable-facts.ts'
import type { Feedback } from '../../feedback/feedback.ts'
import { failedRules, type Further, type FurtherOutcome } from '../further.ts'
import { furtherWords } from '../further-messages.ts'

/** The band of a scale in words, and the one before gates where they made a difference. */
export function bandText({ band, bandBeforeGates, rounded }: FurtherOutcome, locale: Locale): string {
  const own = furtherWords[locale]
  const shown = band ? band.title[locale] : rounded === null || bandBeforeGates ? own.notYet : own.noBand
  return bandBeforeGates && bandBeforeGates.id !== band?.id
    ? `${shown} (${own.before(bandBeforeGates.title[locale])})`
    : shown
}

/** Each other scale and the level that decides, as terms with what they say. */
export const furtherItems = (further: Further | undefined, locale: Locale): readonly Definition[] =>
  further === undefined
    ? []
    : [
        ...further.outcomes.map(one => ({ term: one.title[locale], detail: bandText(one, locale) })),
        ...(further.route
          ? [
              {
                term: furtherWords[locale].level,
                detail: `${further.route.title[locale]}. ${further.route.reason[locale]}`,
              },
            ]
          : []),
      ]

/** What was published of them with a result. */
export const publishedItems = (
  { outcomes = [], route }: Pick<Feedback, 'outcomes' | 'route'>,
  locale: Locale,
): readonly Definition[] => [
  ...outcomes.map(({ title, band }) => ({
    term: title[locale],
    detail: band?.[locale] ?? furtherWords[locale].noBand,
  })),
  ...(route
    ? [{ term: furtherWords[locale].level, detail: `${route.level[locale]}. ${route.reason[locale]}` }]
    : []),
]

/** The same in a few words each, for a row of a table or a screen. */
export const furtherLines = (further: Further | undefined, locale: Locale): readonly string[] =>
  further === undefined
    ? []
    : [
        ...further.outcomes.map(one => `${one.title[locale]}: ${bandText(one, locale)}`),
        ...(further.route ? [furtherWords[locale].levelOf(further.route.title[locale])] : []),
      ]

export const lineList = (lines: readonly string[]): Html | string =>
  lines.length === 0 ? '' : html`<ul class="plain">${lines.map(line => html`<li>${line}</li>`)}</ul>`

/** Rules that are not met, with why that closes the star, and rules that were met in their easier form. */
export function rulesPart(further: Further | undefined, locale: Locale): Html | string {
  const own = furtherWords[locale]
  const failed = failedRules(further)
  const relaxed = (further?.rules ?? []).filter(one => one.verdict === 'relaxed')
  const unknown = (further?.rules ?? []).filter(one => one.verdict === 'unknown')
  const notes = [
    ...relaxed.map(one => own.relaxed(one.title[locale])),
    ...unknown.map(one => own.unknown(one.title[locale])),
  ]
  const closed =
    failed.length === 0
      ? ''
      : notice({
          locale,
          kind: 'warning',
          title: own.failed,
          text: html`<ul>${failed.map(one => html`<li><b>${one.title[locale]}.</b> ${one.reason[locale]}</li>`)}</ul>`,
        })
  return html`${closed}${notes.length === 0 ? '' : notice({ locale, kind: 'info', text: lineList(notes) })}`
}

/** One thing that came, with the value and the paper: for the trace and for a signed line. */
export const comeText = ({ title, value, paper }: EntryAwaited, locale: Locale): string =>
  furtherWords[locale].steps.come(title[locale], valueText(value)[locale], paper)

const valueText = (value: EntryAwaited['value']): Text => factText({ question: null }, value)
