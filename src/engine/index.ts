/** The door of the programme engine: pure, without I/O, clock, or knowledge of any programme. */

import type { Problem } from '../foundation/problem.ts'
import { lintRules } from './rules/lint.ts'

export { readCases } from './cases/case-input.ts'
export { runCases } from './cases/run-cases.ts'
export { addCase } from './cases/write-case.ts'
export { evaluateFacts, factNamesOf, type Facts } from './conditions.ts'
export { checkAnswer } from './readiness/answers.ts'
export { outsideFactsFor, readOutsideFact, type OutsideFact } from './readiness/outside-facts.ts'

export {
  factsOf,
  missingAnswers,
  questionsFor,
  requirementsFor,
} from './readiness/requirements.ts'

export { type DocumentRequirement, isAboutNomination, type Question, type Section } from './rules/form.ts'
export { diffRules } from './rules/diff/diff-rules.ts'
export { hashOf } from './rules/hash.ts'
export { rulesJsonSchema } from './rules/json-schema.ts'

export { loadRules } from './rules/load.ts'
export { criteriaOf, findForm, isUnscored, type Rules } from './rules/lookups.ts'
export type { Band, Effect, Gate, Scale } from './rules/outcome.ts'
export { type Criterion, type Group, type Node, type Option } from './rules/rubric.ts'
export type { AnsweringOffice, Commodity, RulesDocument } from './rules/rules.ts'
export type { Carried, Sheet } from './scoring/answers.ts'

export { type FormInput, type FormResult, scoreForm } from './scoring/form.ts'

export { type Answer } from './scoring/points.ts'
export { causesOfMove, type MoveCause } from './scoring/moves.ts'
export { inputOfTrace, rehearse } from './scoring/rehearse.ts'
export { missingReason, missingReasons, reasonNeeded } from './scoring/reasons.ts'
export { type ScoredSheet, scoreSheet } from './scoring/sheet.ts'
export type { Seat } from './scoring/seats.ts'
export { selectable, type Selectable, selectCases, type SelectedCase } from './scoring/select-cases.ts'
export { scoreSheets } from './scoring/sheets-file.ts'
export { type Trace, traceOf } from './scoring/trace.ts'

/** Every problem of a rules file at once; none when it can be used. */
export const checkRules = (jsonText: string): readonly Problem[] => lintRules(jsonText).problems
