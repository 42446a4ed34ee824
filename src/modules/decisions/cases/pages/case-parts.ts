import type { Rules } from '../../../../engine/index.ts'
import type { Locale } from '../../../../foundation/text.ts'
import { html, type Html } from '../../../../platform/html.ts'
import { dispersionStrip, icon, stars, statusTag } from '../../../../ui/index.ts'
import type { PlenaryCase } from '../plenary-case.ts'
import { plenaryWords } from '../plenary-messages.ts'
import type { Computed, Proposal } from '../proposal.ts'
import { drawnHundredths, scoreText, starsWord } from '../../score-text.ts'
import { starScheme } from '../../star-scheme.ts'
import { valueName } from '../../value-words.ts'

/** Assessors are told apart by their place in the table, in words and in drawings. */
const letterOf = (index: number): string => String(index + 1)

export const starsMark = (count: number, of: number, locale: Locale): Html =>
  stars({ stars: count, of, label: starsWord(count, of, locale), withLabel: true })

/** What was computed from which sheets: a nomination's before the plenary, or what was only tried. */
export type ComputedCase = Readonly<{
  computed: Computed
  rules: Readonly<{ rules: Rules }>
  sheets: readonly Readonly<{ agreed: boolean; reasons: Readonly<Record<string, string>> }>[]
}>

/** Whose sheet stands at a place: an assessor's, by number, or the panel's. */
export const whoseSheet = (
  { sheets }: Pick<ComputedCase, 'sheets'>,
  place: number,
  locale: Locale,
): string =>
  sheets[place]?.agreed === true
    ? plenaryWords[locale].agreedSheet
    : plenaryWords[locale].assessor(String(place + 1))

/** The sheets' totals on one line with the lines of the stars; nothing before the first total. */
export function strip(one: ComputedCase, locale: Locale, label: string, brief = false): Html | string {
  const { proposal } = one.computed
  const sheets = proposal.totals.flatMap((total, index) =>
    total === null ? [] : [{ letter: letterOf(index), total: drawnHundredths(total) }],
  )
  if (sheets.length === 0) return '–'
  return dispersionStrip({
    locale,
    label,
    brief,
    sheets,
    lines: starScheme(one.rules.rules).lines,
    ...(proposal.rounded === null ? {} : { mean: drawnHundredths(proposal.rounded) }),
    meanLabel: valueName(one.rules.rules, locale),
  })
}

/** Why a case needs a look, each in a few words. */
export function flagsOf(proposal: Proposal, locale: Locale): readonly string[] {
  const own = plenaryWords[locale]
  const { spread, nearest, borderline } = proposal
  return [
    ...(proposal.state === 'ranked' ? [] : [own.states[proposal.state]]),
    ...(borderline.includes('spread') ? [own.borderline.spread(scoreText(spread, locale))] : []),
    ...(borderline.includes('line') && nearest
      ? [own.borderline.line(scoreText(nearest.distance, locale), scoreText(nearest.at, locale))]
      : []),
    ...(proposal.state === 'ranked' && proposal.gates.some(gate => gate.applied) ? [own.gateFlag] : []),
  ]
}

export const flagList = (flags: readonly string[]): Html | string =>
  flags.length === 0
    ? ''
    : html`<ul class="plain">${flags.map(flag => html`<li class="flag">${icon('triangle-alert')} ${flag}</li>`)}</ul>`

/** What the plenary settled, and whether it still fits the sheets. */
export function settledMark({ settlement, computed }: PlenaryCase, locale: Locale): Html {
  const own = plenaryWords[locale]
  if (!settlement) return statusTag({ state: 'open', label: own.notSettled, tone: 'waiting' })
  const { proposal } = computed
  const departed = settlement.settledStars !== settlement.proposedStars
  const note = departed ? own.departs : own.asProposed
  const stale =
    settlement.proposalDigest === computed.digest
      ? ''
      : html` ${statusTag({ state: 'out-of-date', label: own.outOfDate, tone: 'attention' })}`
  return html`${starsMark(settlement.settledStars, proposal.of, locale)} <span class="muted">${note}</span>${stale}`
}
