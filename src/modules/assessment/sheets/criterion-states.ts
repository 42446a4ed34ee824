import { reasonNeeded, type ScoredSheet } from '../../../engine/index.ts'
import { formatHundredths } from '../../../platform/translations.ts'
import type { Locale } from '../../../foundation/text.ts'
import type { Mark } from '../assessment.ts'
import { scoreMarks, type ScoringGround } from './score-marks.ts'
import { criterionWords } from './criterion-messages.ts'

type Read = ScoredSheet['answers'][number]

/** What holds of a criterion by the answers so far. `counts`: it is asked, and is counted as answered or open. */
export type CriterionState = Readonly<{ id: string; counts: boolean; said: string }>

/** What the answers so far do beyond their points: `gates` in words, the one that stops the scoring first. */
export type SheetStates = Readonly<{ criteria: readonly CriterionState[]; gates: readonly string[] }>

function saidOf({ criterion, applies, points, evidence }: Read, reason: string, locale: Locale): string {
  const own = criterionWords[locale]
  if (applies === false) return own.notAsked
  if (applies === 'undecided') return own.dependsOnAnswers
  const { evidenceNeeded } = criterion
  const said: string[] = []
  if (evidence === false && evidenceNeeded)
    said.push(own.withoutEvidence(formatHundredths(evidenceNeeded.atMost, locale)))
  if (points !== null && reason === '' && reasonNeeded(criterion, points) !== null)
    said.push(own.reasonNeeded)
  return said.join(' ')
}

function gatesSaid({ gates, effects }: ScoredSheet, locale: Locale): readonly string[] {
  const own = criterionWords[locale]
  const stops = gates.filter(one => one.effect.kind === 'stop-scoring').map(one => one.reason[locale])
  const others = gates.filter(one => one.effect.kind !== 'stop-scoring').map(one => one.reason[locale])
  return [...(effects.stopped ? stops.map(own.stopped) : stops), ...others]
}

/** The states of the criteria that an assessor answers, and the rules that these answers bring into play. */
export function statesIn(scored: ScoredSheet, marks: readonly Mark[], locale: Locale): SheetStates {
  const given = new Map(marks.map(mark => [mark.criterionId, mark]))
  const asked = scored.answers.filter(one => one.source === 'sheet')
  return {
    criteria: asked.map(one => {
      const mark = given.get(one.criterion.id)
      const open = (mark?.answer ?? null) === null
      const stopped = scored.effects.stopped && open
      return {
        id: one.criterion.id,
        counts: one.applies !== false && !stopped,
        said: stopped
          ? criterionWords[locale].notAskedAnyMore
          : saidOf(one, mark?.reason.trim() ?? '', locale),
      }
    }),
    gates: gatesSaid(scored, locale),
  }
}

/** The same for marks that are not scored yet. */
export const statesOf = (ground: ScoringGround, marks: readonly Mark[], locale: Locale): SheetStates =>
  statesIn(scoreMarks(ground, marks), marks, locale)
