import { outsideFactsFor, type Criterion } from '../../../../engine/index.ts'
import { importedPoints } from '../../../../engine/scoring/points.ts'
import { html, type Html } from '../../../../platform/html.ts'
import { formatDay, formatHundredths } from '../../../../platform/translations.ts'
import { fieldId, fieldset, notice } from '../../../../ui/index.ts'
import type { PageRequest } from '../../../../web/index.ts'
import { lastBrought, type BroughtFact } from '../outside-fact.ts'
import { outsideWords } from '../outside-messages.ts'
import { outsideAwaited, type ScoringGround } from '../../sheets/score-marks.ts'
import { valueWords } from './outside-parts.ts'

type Imported = Extract<Criterion, Readonly<{ kind: 'imported' }>>

/**
 * A rating by another body, to be read on every sheet: its value, its points, who issued it and when. Never the number of
 * the paper, by which the product could be looked up.
 */
export function outsidePart(
  { locale }: Pick<PageRequest, 'locale'>,
  { rules, commodity, facts }: ScoringGround,
  one: Imported,
  brought: readonly BroughtFact[] | undefined,
): Html | '' {
  const outside = outsideFactsFor(rules, commodity).find(each => each.fact.name === one.fact)
  if (!outside) return ''
  const own = outsideWords[locale]
  const value = facts[one.fact]
  const row = lastBrought(brought ?? []).get(one.fact)
  const points = importedPoints(one, facts)
  const given = points.ok
    ? html` <span class="number">${own.outOf(formatHundredths(points.value.points, locale), formatHundredths(one.max, locale))}</span>`
    : ''
  const source = row ? own.shortSource(row.issuer, formatDay(row.paperDate, locale)) : one.source[locale]
  const said = value === undefined ? own.notYet(one.source[locale]) : own.byOthers(source)
  const body = html`<p>${one.guidance[locale]}</p><p><b>${valueWords(outside, value ?? null, locale)}</b>${given}</p><p class="muted">${said}</p>`
  return html`<div class="criterion" id="${fieldId(`outside.${one.id}`)}">${fieldset({ legend: one.title[locale], body })}</div>`
}

/** That a sheet cannot be locked yet, since something from outside is not there. */
export function outsideNotice(
  { locale }: Pick<PageRequest, 'locale'>,
  { ground, sheet }: Readonly<{ ground: ScoringGround; sheet: Readonly<{ round: number }> }>,
): Html | '' {
  const facts = outsideAwaited(ground, sheet).map(one => one.fact.title[locale])
  if (facts.length === 0) return ''
  const own = outsideWords[locale]
  return notice({ locale, kind: 'warning', title: own.waitsTitle, text: own.waits(facts.join(', ')) })
}
