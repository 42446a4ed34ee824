import type { Criterion } from '../../../../engine/index.ts'
import { pointsOf } from '../../../../engine/scoring/points.ts'
import { html, type Html } from '../../../../platform/html.ts'
import { formatHundredths } from '../../../../platform/translations.ts'
import { fieldId, fieldset, notice } from '../../../../ui/index.ts'
import type { PageRequest } from '../../../../web/index.ts'
import { levelTitle } from '../level-answers.ts'
import { levelWords } from '../level-messages.ts'
import { levelsAwaited, type ScoringGround } from '../../sheets/score-marks.ts'
import { answerWords } from '../../sheets/sheet-fields.ts'

/**
 * A criterion that another level answers, to be read on every sheet: the answer and the level, never the office, which
 * would say where the product comes from, nor its reason, which may name the maker.
 */
export function carriedPart(
  { locale }: Pick<PageRequest, 'locale'>,
  { rules, carried }: Pick<ScoringGround, 'rules' | 'carried'>,
  one: Criterion,
): Html | '' {
  const level = levelTitle(rules, one.scoredAt)
  if (one.kind === 'imported' || !level) return ''
  const said = levelWords[locale]
  const answer = carried?.[one.scoredAt ?? '']?.[one.id]
  const points = answer === undefined ? null : pointsOf(one, answer)
  const given = points?.ok ? `${formatHundredths(points.value, locale)} / ` : ''
  const words = answer === undefined ? '–' : answerWords(one, answer, locale)
  const body = html`<p>${one.guidance[locale]}</p><p><b>${words}</b> <span class="number">(${given}${formatHundredths(one.max, locale)} ${said.points})</span></p><p class="muted">${answer === undefined ? said.byLevelWaits(level[locale]) : `${said.byLevel(level[locale])}. ${said.byLevelHint}`}</p>`
  return html`<div class="criterion" id="${fieldId(`level.${one.id}`)}">${fieldset({ legend: one.title[locale], body })}</div>`
}

/** That a sheet cannot be locked yet, and for whom it waits; nothing once everything is there. */
export const awaitedNotice = ({ locale }: Pick<PageRequest, 'locale'>, ground: ScoringGround): Html | '' => {
  const levels = levelsAwaited(ground).map(one => one.title[locale])
  if (levels.length === 0) return ''
  const said = levelWords[locale]
  return notice({ locale, kind: 'warning', title: said.waitsTitle, text: said.waits(levels.join(', ')) })
}
