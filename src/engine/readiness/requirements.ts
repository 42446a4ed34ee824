import type { Problem } from '../../foundation/problem.ts'
import { evaluateFacts, type Facts, factNamesOf, factOf, type Verdict } from '../conditions.ts'
import { withCommodity } from '../facts.ts'
import type { FactValue } from '../rules/condition.ts'
import type { DocumentRequirement, Question, Section } from '../rules/form.ts'
import type { Rules } from '../rules/lookups.ts'
import { type AnswerValue, shortcomingOf } from './answers.ts'

/** Stored answers of one nomination, by question id. */
export type Answers = Readonly<Record<string, AnswerValue>>

/**
 * Whether a document is asked for. `undecided`: it depends on facts that are not known yet, which `missing` names.
 */
export type RequiredDocument = Readonly<{
  requirement: DocumentRequirement
  required: Verdict
  missing: readonly string[]
}>

const concerns = (commodities: readonly string[] | undefined, commodity: string): boolean =>
  commodities === undefined || commodities.includes(commodity)

/**
 * The facts of a nomination: what was brought, the `commodity`, and what the answers say. Only facts that the rules
 * declare are in it.
 */
export function factsOf(rules: Rules, commodity: string, answers: Answers, others: Facts = {}): Facts {
  const given = withCommodity(rules.facts, others, [commodity])
  const facts = new Map<string, FactValue>(Object.entries(given).filter(([name]) => rules.facts.has(name)))
  for (const question of questionsFor(rules, commodity).flatMap(section => section.questions)) {
    const answer = Object.hasOwn(answers, question.id) ? answers[question.id] : null
    if (question.fact === undefined || answer === null || answer === undefined) continue
    // What the rules want from outside is never what the file says of itself.
    if (rules.facts.get(question.fact)?.givenBy !== 'caller') facts.set(question.fact, answer)
  }
  return Object.fromEntries(facts)
}

/** The sections and questions asked of a commodity, in the order of the form; sections without questions fall away. */
export function questionsFor(rules: Rules, commodity: string): readonly Section[] {
  return rules.document.sections
    .filter(section => concerns(section.commodities, commodity))
    .map(section => ({
      ...section,
      questions: section.questions.filter(question => concerns(question.commodities, commodity)),
    }))
    .filter(section => section.questions.length > 0)
}

/** Every document that the facts ask for, or may ask for once more is known; those not asked for are left out. */
export function requirementsFor(rules: Rules, commodity: string, facts: Facts): readonly RequiredDocument[] {
  const known = factsOf(rules, commodity, {}, facts)
  return rules.document.documents
    .map(requirement => ({
      requirement,
      required: evaluateFacts(requirement.required, known),
      missing: factNamesOf(requirement.required).filter(name => factOf(known, name) === undefined),
    }))
    .filter(({ required }) => required !== false)
    .map(each => (each.required === true ? { ...each, missing: [] } : each))
}

/** Whether a physical sample is asked for. */
export const sampleRequired = (rules: Rules, commodity: string, facts: Facts): Verdict =>
  evaluateFacts(rules.document.sample.required, factsOf(rules, commodity, {}, facts))

/** What the form still lacks before it can be submitted, question by question. */
export function missingAnswers(rules: Rules, commodity: string, answers: Answers): readonly Problem[] {
  const asked: readonly Question[] = questionsFor(rules, commodity).flatMap(section => section.questions)
  return asked.flatMap(question => {
    const answer = Object.hasOwn(answers, question.id) ? answers[question.id] : undefined
    return shortcomingOf(question, answer) ?? []
  })
}
