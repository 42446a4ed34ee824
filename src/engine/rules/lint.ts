import type { Problem } from '../../foundation/problem.ts'
import type { Json } from './hash.ts'
import { checkBands, checkReach } from './lint/bands.ts'
import {
  checkEvidenceNeeded,
  checkFactsOfSelections,
  checkPassRules,
  checkRoles,
  checkRoutes,
  checkSelections,
  checkTies,
  checkUnscored,
} from './lint/beyond-bands.ts'
import { checkConditions, checkFacts } from './lint/conditions.ts'
import { checkApplicability, checkCircles, checkNumberBands, checkOptions } from './lint/criteria.ts'
import { checkDuplicates } from './lint/duplicates.ts'
import {
  checkLanguages,
  checkNothingDefined,
  checkNumberPattern,
  checkPanel,
  checkRanges,
} from './lint/forms.ts'
import { checkEffects, checkFiring } from './lint/gates.ts'
import { checkLetters } from './lint/letters.ts'
import {
  checkCommoditiesNamed,
  checkCriteriaServed,
  checkDocumentFacts,
  checkEvidence,
  checkLevelsAnswered,
  checkLevelsNamed,
  checkRubricsNamed,
} from './lint/references.ts'
import { checkEmptyRubrics, checkMaxima, checkSums, checkWeights } from './lint/rubrics.ts'
import {
  checkApplies,
  checkCaps,
  checkCommoditiesEmpty,
  checkReasonLimits,
  checkRelaxed,
} from './lint/reach.ts'
import { checkAwards, checkSeats, checkStars, checkTimezone, checkValidity } from './lint/outcome.ts'
import { checkSameWords } from './lint/same-words.ts'
import { checkNeverAsked, checkRedundant } from './lint/redundant.ts'
import { checkBorderline } from './lint/borderline.ts'
import { checkIdle } from './lint/idle.ts'
import { checkEvidenceDecided, checkNumbersReached } from './lint/never-given.ts'
import { checkOneAnswer, checkRubricsUsed, checkStageOrder, checkStages } from './lint/parts.ts'
import { checkBuiltIn, checkCallerFactsAsked, checkFactsAskedTwice, checkSources } from './lint/sources.ts'
import { checkExceeding, checkSheetsOfGates } from './lint/without-effect.ts'
import { readShape } from './lint/shape.ts'
import { type Check, LintView } from './lint/view.ts'
import { readJson } from './read-json.ts'
import type { RulesDocument } from './rules.ts'
import { upgrade } from './upgrade.ts'

const checks: readonly Check[] = [
  checkLanguages,
  checkNothingDefined,
  checkDuplicates,
  checkRubricsNamed,
  checkCommoditiesNamed,
  checkLevelsNamed,
  checkCriteriaServed,
  checkDocumentFacts,
  checkEvidence,
  checkLetters,
  checkFacts,
  checkConditions,
  checkCircles,
  checkApplicability,
  checkOptions,
  checkNumberBands,
  checkRanges,
  checkEmptyRubrics,
  checkWeights,
  checkSums,
  checkMaxima,
  checkBands,
  checkReach,
  checkEffects,
  checkFiring,
  checkPanel,
  checkNumberPattern,
  checkUnscored,
  checkEvidenceNeeded,
  checkRoles,
  checkPassRules,
  checkRoutes,
  checkTies,
  checkFactsOfSelections,
  checkSelections,
  checkExceeding,
  checkSheetsOfGates,
  checkLevelsAnswered,
  checkSources,
  checkBuiltIn,
  checkFactsAskedTwice,
  checkCallerFactsAsked,
  checkCommoditiesEmpty,
  checkApplies,
  checkReasonLimits,
  checkCaps,
  checkBorderline,
  checkStages,
  checkStageOrder,
  checkRubricsUsed,
  checkOneAnswer,
  checkIdle,
  checkRelaxed,
  checkSameWords,
  checkStars,
  checkAwards,
  checkSeats,
  checkTimezone,
  checkValidity,
  checkNumbersReached,
  checkEvidenceDecided,
  checkRedundant,
  checkNeverAsked,
]

/** What reading a rules file gives: every problem at once, and the document when there is none. */
export type Linted = Readonly<{
  problems: readonly Problem[]
  read: Read | null
  /** The same, also where there is only what the check could not see when versions were published already. */
  usable: Read | null
}>

type Read = Readonly<{ document: RulesDocument; json: Json }>

/** A version never changes: what the check learned to see later stops new versions, and no older one. */
const seenLater: ReadonlySet<string> = new Set([
  'above-full-value',
  'agreement-without-effect',
  'level-without-office',
  'fact-without-source',
  'built-in-fact',
  'fact-asked-twice',
  'caller-fact-asked',
  'commodities-empty',
  'criterion-never-applies',
  'criterion-always-applies',
  'reason-limit',
  'cap-without-effect',
  'borderline-empty',
  'borderline-limit',
  'borderline-sheets',
  'stage-missing',
  'stage-order',
  'rubric-unused',
  'one-answer',
  'without-effect',
  'same-words',
  'stars-unclear',
  'award-without-places',
  'seats-too-few',
  'timezone-unknown',
  'condition-redundant',
  'document-never-asked',
  'number-band-unreachable',
  'evidence-decided',
  'validity-too-long',
])

/** Reads and checks a rules file. All problems are found in one go; see docs/rules.md for the codes. */
export function lintRules(jsonText: string): Linted {
  const parsed = readJson(jsonText)
  if (!parsed.ok) return { problems: parsed.problems, read: null, usable: null }
  const upgraded = upgrade(parsed.value)
  if (!upgraded.ok) return { problems: upgraded.problems, read: null, usable: null }
  const shaped = readShape(upgraded.value)
  const view = new LintView(shaped)
  const problems = [...shaped.problems, ...checks.flatMap(check => check(view))]
  const found: Read = { document: shaped.document, json: parsed.value }
  return {
    problems,
    read: problems.length === 0 ? found : null,
    usable: problems.every(one => seenLater.has(one.code)) ? found : null,
  }
}
