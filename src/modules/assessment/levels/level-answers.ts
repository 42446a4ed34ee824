import {
  missingReason,
  reasonNeeded,
  scoreSheet,
  type Answer,
  type AnsweringOffice,
  type Criterion,
  type Facts,
  type Rules,
} from '../../../engine/index.ts'
import { missingAnswer, pointsOf } from '../../../engine/scoring/points.ts'
import type { Problem } from '../../../foundation/problem.ts'
import type { Text } from '../../../foundation/text.ts'

/** A criterion that people answer: what is read from a fact, nobody does. */
export type AskedCriterion = Exclude<Criterion, Readonly<{ kind: 'imported' }>>

/** A level of the rules with the criteria that it answers in one form, in the order of the rubric. */
export type AnsweringLevel = Readonly<{
  id: string
  title: Text
  /** Which office speaks for it; null where the rules, which are older than that key, name none. */
  office: AnsweringOffice | null
  criteria: readonly AskedCriterion[]
}>

/** What an office answers for a level about one file. */
export type LevelAnswers = Readonly<{
  id: string
  nominationId: string
  level: string
  /** Counts from 1 on: what was taken back is followed by another one. */
  version: number
  rulesId: string
  state: 'open' | 'sent' | 'taken-back'
  answers: Readonly<Record<string, Answer>>
  reasons: Readonly<Record<string, string>>
  editedBy: string
  editedAt: Date
  sentBy: string | null
  sentAt: Date | null
  takenBackBy: string | null
  takenBackAt: Date | null
  takenBackReason: string | null
  rowVersion: number
}>

/** The levels that answer criteria of this form, in the order of the rules; none for most rules. */
export function levelsAsked(rules: Rules, commodity: string): readonly AnsweringLevel[] {
  const rubric = rules.rubrics.get(rules.commodities.get(commodity)?.rubric ?? '')
  const asked = [...(rubric?.criteria.values() ?? [])].flatMap(one => (one.kind === 'imported' ? [] : [one]))
  return (rules.document.levels ?? []).flatMap(({ id, title, answeredBy = null }) => {
    const criteria = asked.filter(one => one.scoredAt === id)
    return criteria.length === 0 ? [] : [{ id, title, office: answeredBy, criteria }]
  })
}

export const levelTitle = (rules: Rules, id: string | undefined): Text | null =>
  rules.document.levels?.find(one => one.id === id)?.title ?? null

type Given = Readonly<{
  rules: Rules
  commodity: string
  facts: Facts
  level: AnsweringLevel
}>
type Entered = Pick<LevelAnswers, 'answers' | 'reasons'>

/** The criteria of the level that cannot be said not to apply, as far as the file and its own answers tell. */
export function criteriaThatApply(
  given: Given,
  { answers }: Pick<Entered, 'answers'>,
): readonly AskedCriterion[] {
  const { rules, commodity, facts, level } = given
  const read = scoreSheet(rules, commodity, {}, facts, { [level.id]: answers }).answers
  const out = new Set(read.filter(one => one.applies === false).map(one => one.criterion.id))
  return level.criteria.filter(one => !out.has(one.id))
}

const at = (path: string, { code, message }: Problem): Problem => ({ code, path, message })

/** Answers that the rubric does not know: never stored. */
export const wrongAnswers = ({ level }: Given, { answers }: Pick<Entered, 'answers'>): readonly Problem[] =>
  level.criteria.flatMap(one => {
    const answer = answers[one.id]
    if (answer === undefined) return []
    const points = pointsOf(one, answer)
    return points.ok ? [] : points.problems.map(each => at(`mark.${one.id}`, each))
  })

/** Everything that is missing before the answers may be sent: answers, and the reasons that the rules ask for. */
export const problemsBeforeSending = (given: Given, entered: Entered): readonly Problem[] =>
  criteriaThatApply(given, entered).flatMap(one => {
    const answer = entered.answers[one.id]
    if (answer === undefined) return [at(`mark.${one.id}`, missingAnswer(one))]
    const points = pointsOf(one, answer)
    if (!points.ok) return points.problems.map(each => at(`mark.${one.id}`, each))
    const side = reasonNeeded(one, points.value)
    const reason = entered.reasons[one.id]?.trim() ?? ''
    return side && reason === '' ? [at(`reason.${one.id}`, missingReason(one, side))] : []
  })
