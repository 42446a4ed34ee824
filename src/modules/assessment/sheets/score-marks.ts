import {
  missingReasons,
  scoreSheet,
  type Answer,
  type Carried,
  type Facts,
  type OutsideFact,
  type Rules,
  type ScoredSheet,
  type Sheet,
} from '../../../engine/index.ts'
import { parseNumber, writeNumber } from '../../../engine/readiness/numbers.ts'
import { round, toDecimal } from '../../../foundation/fraction.ts'
import { problem, type Problem } from '../../../foundation/problem.ts'
import { text, type Locale } from '../../../foundation/text.ts'
import type { Mark } from '../assessment.ts'
import { levelsAsked, type AnsweringLevel } from '../levels/level-answers.ts'
import { levelWords } from '../levels/level-messages.ts'
import { missingOutside } from '../outside/outside-fact.ts'

/** The answers of the marks, as the engine reads them. */
export const sheetOf = (marks: readonly Mark[]): Sheet =>
  Object.fromEntries(
    marks.filter(mark => mark.answer !== null).map(mark => [mark.criterionId, mark.answer as Answer]),
  )

export const reasonsOf = (marks: readonly Mark[]): Readonly<Record<string, string>> =>
  Object.fromEntries(marks.map(mark => [mark.criterionId, mark.reason]))

/** What scoring needs beside the marks. */
export type ScoringGround = Readonly<{ rules: Rules; commodity: string; facts: Facts; carried?: Carried }>

export const scoreMarks = (
  { rules, commodity, facts, carried }: ScoringGround,
  marks: readonly Mark[],
): ScoredSheet => scoreSheet(rules, commodity, sheetOf(marks), facts, carried ?? {})

/** The total of a sheet as it is stored: whole hundredths, or null where nothing can be computed. */
export function totalHundredths(ground: ScoringGround, marks: readonly Mark[]): number | null {
  const { total } = scoreMarks(ground, marks)
  return total === null ? null : Number(toDecimal(round(total, 'half-up', 2), 2).replace('.', ''))
}

/**
 * What sheets read and nobody has brought from outside yet. A jury scores what is published: by then nothing can be brought
 * any more, and it scores by what the result had.
 */
export const outsideAwaited = (
  { rules, commodity, facts }: ScoringGround,
  { round }: Readonly<{ round: number }>,
): readonly OutsideFact[] =>
  round > 1 ? [] : missingOutside(rules, commodity, facts).filter(one => one.onSheets)

/** The levels whose answers are not there yet: without them there is no sheet to lock. */
export const levelsAwaited = ({ rules, commodity, carried = {} }: ScoringGround): readonly AnsweringLevel[] =>
  levelsAsked(rules, commodity).filter(one => !Object.hasOwn(carried, one.id))

const awaited = ({ id, title }: AnsweringLevel): Problem =>
  problem('level-awaited', `level.${id}`, text(levelWords.id.waits(title.id), levelWords.en.waits(title.en)))

/**
 * Everything that is missing before a sheet may be locked: unanswered criteria, answers that the rubric does not
 * know, reasons that the rules ask for, and what another level has to answer. Facts of the file are not the assessor's to mend and are left out.
 */
export function problemsBeforeLock(ground: ScoringGround, marks: readonly Mark[]): readonly Problem[] {
  const scored = scoreMarks(ground, marks)
  const own = scored.problems.filter(
    one => !one.path.startsWith('facts.') && !one.path.startsWith('carried.'),
  )
  const reasons = missingReasons(
    ground.rules,
    ground.commodity,
    sheetOf(marks),
    reasonsOf(marks),
    ground.facts,
    ground.carried,
  )
  return [
    ...own.map(one => ({ ...one, path: `mark.${one.path}` })),
    ...reasons.map(one => ({ ...one, path: `reason.${one.path}` })),
    ...levelsAwaited(ground).map(awaited),
  ]
}

/**
 * The form's text as the engine's answer: option ids stay text, yes and no become true and false, and a number as
 * people write it in their language becomes a plain decimal. What is none of these stays as typed and is refused later.
 */
export function answerFrom(kind: string, value: string, locale: Locale): Answer | null {
  const trimmed = value.trim()
  if (trimmed === '') return null
  if (kind === 'yes-no') return trimmed === 'yes' ? true : trimmed === 'no' ? false : trimmed
  if (kind !== 'number') return trimmed
  const number = parseNumber(trimmed, locale)
  return number === null ? trimmed : writeNumber(number, 'en')
}
