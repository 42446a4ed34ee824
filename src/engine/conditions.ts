import type { AnswerCondition, Condition, FactCondition, FactValue } from './rules/condition.ts'

/** Named facts of one file, as far as they are known. */
export type Facts = Readonly<Record<string, FactValue>>

/** What a criterion's answer is worth where a condition asks for it; points in whole hundredths. */
export type GivenAnswer = Readonly<{ answer: string | boolean; points: number }>

/**
 * What a condition is asked about. `answer` gives `null` for a criterion that does not apply or is not in the rubric
 * (no condition on it holds) and `undefined` for one that has not been answered yet.
 */
export type World = Readonly<{
  facts: Facts
  answer: (criterion: string) => GivenAnswer | null | undefined
}>

/** True, false, or undecided because something it needs is not known. */
export type Verdict = boolean | 'undecided'

export const factOf = (facts: Facts, name: string): FactValue | undefined =>
  Object.hasOwn(facts, name) ? facts[name] : undefined

function holdsForFact(condition: FactCondition, value: FactValue | undefined): Verdict {
  if (value === undefined) return 'undecided'
  if ('is' in condition) return value === condition.is
  if ('oneOf' in condition) return condition.oneOf.some(one => one === value)
  if (typeof value !== 'number') return 'undecided'
  return 'atLeast' in condition ? value >= condition.atLeast : value < condition.below
}

function holdsForAnswer(condition: AnswerCondition, given: GivenAnswer | null | undefined): Verdict {
  if (given === undefined) return 'undecided'
  if (given === null) return false
  if ('is' in condition) return given.answer === condition.is
  return 'atLeast' in condition ? given.points >= condition.atLeast : given.points < condition.below
}

/** `decisive` settles the whole as soon as one part has it; otherwise one undecided part leaves it undecided. */
function combine(parts: readonly Condition[], world: World, decisive: boolean): Verdict {
  let verdict: Verdict = !decisive
  for (const part of parts) {
    const held = evaluate(part, world)
    if (held === decisive) return decisive
    if (held === 'undecided') verdict = 'undecided'
  }
  return verdict
}

/** Decides a condition by the three-valued logic in which what is unknown is never taken for false. */
export function evaluate(condition: Condition, world: World): Verdict {
  if (typeof condition === 'boolean') return condition
  if ('all' in condition) return combine(condition.all, world, false)
  if ('any' in condition) return combine(condition.any, world, true)
  if ('not' in condition) {
    const held = evaluate(condition.not, world)
    return held === 'undecided' ? held : !held
  }
  return 'fact' in condition
    ? holdsForFact(condition, factOf(world.facts, condition.fact))
    : holdsForAnswer(condition, world.answer(condition.answer))
}

/** Decides a condition that asks for facts only. */
export const evaluateFacts = (condition: Condition, facts: Facts): Verdict =>
  evaluate(condition, { facts, answer: () => undefined })

/** The atoms of a condition, from left to right. */
export function atomsOf(condition: Condition): readonly (FactCondition | AnswerCondition)[] {
  if (typeof condition === 'boolean') return []
  if ('all' in condition) return condition.all.flatMap(atomsOf)
  if ('any' in condition) return condition.any.flatMap(atomsOf)
  if ('not' in condition) return atomsOf(condition.not)
  return [condition]
}

const unique = (names: readonly string[]): readonly string[] => [...new Set(names)]

/** The names of the facts a condition asks for. */
export const factNamesOf = (condition: Condition): readonly string[] =>
  unique(atomsOf(condition).flatMap(atom => ('fact' in atom ? [atom.fact] : [])))

/** The ids of the criteria a condition asks for. */
export const criterionIdsOf = (condition: Condition): readonly string[] =>
  unique(atomsOf(condition).flatMap(atom => ('answer' in atom ? [atom.answer] : [])))
