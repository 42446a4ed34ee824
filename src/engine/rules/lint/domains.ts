import {
  atomsOf,
  evaluate,
  factNamesOf,
  criterionIdsOf,
  type Facts,
  type GivenAnswer,
  type World,
} from '../../conditions.ts'
import { optionsOf } from '../../scoring/points.ts'
import type { Condition, FactValue } from '../condition.ts'
import type { Fact, Question } from '../form.ts'
import { limitsOf } from '../limits.ts'
import type { RubricIndex } from '../lookups.ts'
import type { Criterion } from '../rubric.ts'
import { type LintView, questionsIn } from './view.ts'

/**
 * Whether a condition can ever hold, found by trying it on every kind of value that it can tell apart. Beyond this
 * many combinations it is believed to be able to be both.
 */
const mostCombinations = 50_000

export type Possible = Readonly<{ true: boolean; false: boolean }>

/** The limits themselves, a value between each two, and one on either side. */
function aroundLimits(limits: readonly number[]): readonly number[] {
  const sorted = [...new Set(limits)].toSorted((a, b) => a - b)
  if (sorted.length === 0) return [0]
  const between = sorted.slice(1).map((limit, index) => (limit + (sorted[index] as number)) / 2)
  return [...sorted, ...between, (sorted[0] as number) - 1, (sorted.at(-1) as number) + 1]
}

const limitsIn = (condition: Condition, subject: string): readonly FactValue[] =>
  atomsOf(condition).flatMap(atom => {
    if (('fact' in atom ? atom.fact : atom.answer) !== subject) return []
    if ('is' in atom) return [atom.is]
    if ('oneOf' in atom) return [...atom.oneOf]
    return ['atLeast' in atom ? atom.atLeast : atom.below]
  })

const answering = (view: LintView, fact: Fact): readonly Question[] =>
  questionsIn(view).filter(question => question.fact === fact.name)

/** The option ids that a text fact is limited to because only choices feed it. */
export function optionsOfFact(view: LintView, fact: Fact): readonly string[] | null {
  const questions = answering(view, fact)
  if (questions.length === 0 || questions.some(question => question.kind !== 'choice')) return null
  return questions.flatMap(question => question.options ?? []).map(option => option.id)
}

function numbersOf(view: LintView, fact: Fact, condition: Condition): readonly number[] {
  const limits = answering(view, fact).map(limitsOf)
  const min = limits.length > 0 ? Math.min(...limits.map(each => each.min)) : -Infinity
  const max = limits.length > 0 ? Math.max(...limits.map(each => each.max)) : Infinity
  const named = limitsIn(condition, fact.name).filter(value => typeof value === 'number')
  return aroundLimits([...named, min, max].filter(Number.isFinite)).filter(
    value => value >= min && value <= max,
  )
}

/** Stands for any text that the condition does not name. */
const anotherText = '\u0000'

function valuesOfFact(view: LintView, name: string, condition: Condition): readonly FactValue[] {
  const fact = view.document.facts.find(each => each.name === name)
  if (!fact) return []
  if (fact.kind === 'boolean') return [true, false]
  if (fact.kind === 'number') return numbersOf(view, fact, condition)
  const named = limitsIn(condition, name).filter(value => typeof value === 'string')
  return optionsOfFact(view, fact) ?? [...named, anotherText]
}

function answersOf(criterion: Criterion, condition: Condition): readonly GivenAnswer[] {
  if (criterion.kind === 'yes-no') {
    return [
      { answer: true, points: criterion.points },
      { answer: false, points: criterion.otherwise ?? 0 },
    ]
  }
  const options = optionsOf(criterion)
  if (options.length > 0) return options.map(({ id, points }) => ({ answer: id, points }))
  const linear = criterion.kind === 'number' && criterion.between === 'linear'
  if (!linear && 'bands' in criterion && criterion.bands) {
    return criterion.bands.map(({ from, points }) => ({ answer: from, points }))
  }
  const named = limitsIn(condition, criterion.id).filter(value => typeof value === 'number')
  return aroundLimits([0, criterion.max, ...named])
    .filter(points => points >= 0 && points <= criterion.max)
    .map(points => ({ answer: '', points }))
}

type Variable = Readonly<{ subject: string; kind: 'fact' | 'answer'; values: readonly unknown[] }>

function variablesOf(view: LintView, index: RubricIndex | null, condition: Condition): readonly Variable[] {
  const facts = factNamesOf(condition).map((subject): Variable => {
    return { subject, kind: 'fact', values: valuesOfFact(view, subject, condition) }
  })
  const answers = criterionIdsOf(condition).map((subject): Variable => {
    const criterion = index?.criteria.get(subject)
    if (!criterion) return { subject, kind: 'answer', values: [null] }
    const given = answersOf(criterion, condition)
    return { subject, kind: 'answer', values: criterion.appliesWhen === undefined ? given : [...given, null] }
  })
  return [...facts, ...answers]
}

function worldAt(variables: readonly Variable[], combination: number): World {
  const facts: Record<string, FactValue> = {}
  const answers = new Map<string, GivenAnswer | null>()
  let rest = combination
  for (const { subject, kind, values } of variables) {
    const value = values[rest % values.length]
    rest = Math.floor(rest / values.length)
    if (kind === 'fact') facts[subject] = value as FactValue
    else answers.set(subject, value as GivenAnswer | null)
  }
  return { facts: facts satisfies Facts, answer: id => answers.get(id) }
}

/** Which verdicts the condition can have over all facts and, with a rubric, all answers on one sheet. */
export function possibleVerdicts(view: LintView, index: RubricIndex | null, condition: Condition): Possible {
  const variables = variablesOf(view, index, condition)
  const combinations = variables.reduce((product, { values }) => product * values.length, 1)
  if (combinations === 0 || combinations > mostCombinations) return { true: true, false: true }
  const found = { true: false, false: false }
  for (let combination = 0; combination < combinations && !(found.true && found.false); combination++) {
    const verdict = evaluate(condition, worldAt(variables, combination))
    if (verdict === true) found.true = true
    if (verdict === false) found.false = true
  }
  return found
}
