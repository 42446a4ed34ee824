/** The door of the programme engine: pure, without I/O, clock, or knowledge of any programme. */

import type { Problem } from '../foundation/problem.ts'
import { lintRules } from './rules/lint.ts'

export { type CaseResult, runCases } from './cases/run-cases.ts'
export { evaluate, evaluateFacts, type Facts, type Verdict } from './conditions.ts'
export {
  type AnswerValue,
  answerText,
  checkAnswer,
} from './readiness/answers.ts'
export { type AssessorView, assessorView } from './readiness/assessor-view.ts'
export {
  type Answers,
  factsOf,
  missingAnswers,
  questionsFor,
  type RequiredDocument,
  requirementsFor,
  sampleRequired,
} from './readiness/requirements.ts'
export type { Condition, FactValue } from './rules/condition.ts'
export type { DocumentRequirement, Fact, ProducerField, Question, Section } from './rules/form.ts'
export { hashOf } from './rules/hash.ts'
export { rulesJsonSchema } from './rules/json-schema.ts'
export { type LintCode, lintCodes } from './rules/lint-codes.ts'
export { loadRules } from './rules/load.ts'
export { criteriaOf, findForm, type Form, nodesOf, type RubricIndex, type Rules } from './rules/lookups.ts'
export type { Band, Effect, Gate, Panel, Rounding, Scale } from './rules/outcome.ts'
export { type Criterion, type Group, isGroup, type Node, type Option, type Rubric } from './rules/rubric.ts'
export type { Commodity, RulesDocument, Stage } from './rules/rules.ts'
export type { Carried, ReadAnswer, Sheet } from './scoring/answers.ts'
export { bandOf, risingBands, roundBy, roundedText } from './scoring/bands.ts'
export { type Bounds, boundsOf } from './scoring/bounds.ts'
export { type FormInput, type FormResult, type FormState, type Outcome, scoreForm } from './scoring/form.ts'
export type { FiredGate } from './scoring/gates.ts'
export { type Answer, optionsOf, pointsOf, pointsText } from './scoring/points.ts'
export { missingReasons, type Reasons, reasonNeeded } from './scoring/reasons.ts'
export { type ScoredSheet, scoreSheet } from './scoring/sheet.ts'
export { type ScoreLine, scoreSheets } from './scoring/sheets-file.ts'
export { type Trace, traceOf } from './scoring/trace.ts'

/** Every problem of a rules file at once; none when it can be used. */
export const checkRules = (jsonText: string): readonly Problem[] => lintRules(jsonText).problems
