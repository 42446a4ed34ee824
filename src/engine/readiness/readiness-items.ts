import { evaluateFacts, factNamesOf, type Facts, type Verdict } from '../conditions.ts'
import type { Condition } from '../rules/condition.ts'
import type { DocumentRequirement, Question } from '../rules/form.ts'
import { findForm, type Rules } from '../rules/lookups.ts'
import type { Gate } from '../rules/outcome.ts'
import {
  judgePaper,
  type NeededOn,
  type Paper,
  type PaperFinding,
  type RequirementState,
} from './judge-paper.ts'
import { type Answers, factsOf, questionsFor, sampleRequired } from './requirements.ts'

/** How much a document is asked for: `offered` where it is evidence only, `ruled-out` where an answer excludes it. */
export type Need = 'required' | 'undecided' | 'offered' | 'ruled-out'

/**
 * What the commodity does not require is offered where it is evidence for one of its criteria. What an answer
 * ruled out (the other of two permits) is not offered at all.
 */
export function needOf(
  rules: Rules,
  commodity: string,
  requirement: DocumentRequirement,
  facts: Facts,
): Need {
  const verdict = evaluateFacts(requirement.required, facts)
  if (verdict === 'undecided') return verdict
  if (verdict) return 'required'
  if (evaluateFacts(requirement.required, factsOf(rules, commodity, {})) !== false) return 'ruled-out'
  const criteria = findForm(rules, commodity)?.index.criteria
  const serves = requirement.serves === undefined || requirement.serves.some(id => criteria?.has(id))
  return serves ? 'offered' : 'ruled-out'
}

/** All that readiness looks at. */
export type ReadinessGround = Readonly<{
  rules: Rules
  commodity: string
  answers: Answers
  /** By requirement: the paper that would be taken. */
  papers: ReadonlyMap<string, Paper>
  photoCount: number
  hasSentra: boolean
  neededOn: NeededOn
}>

/** `required` counts, `optional` helps the assessment only, `undecided` waits for the answer to `dependsOn`. */
type Common = Readonly<{
  id: string
  need: 'required' | 'optional' | 'undecided'
  state: RequirementState
}>
export type DocumentItem = Common &
  Readonly<{
    kind: 'document'
    requirement: DocumentRequirement
    finding: PaperFinding | null
    dependsOn: readonly Question[]
  }>
export type ReadinessItem =
  | DocumentItem
  | (Common & Readonly<{ kind: 'sentra' }>)
  | (Common & Readonly<{ kind: 'photos'; count: number; min: number; max: number }>)
  | (Common & Readonly<{ kind: 'question'; question: Question }>)
  | (Common & Readonly<{ kind: 'gate'; gate: Gate }>)

/** What keeps a product out of the programme whatever its marks: a fact of the file alone. */
const keepsOut = (gate: Gate, commodity: string): boolean =>
  gate.per === 'file' &&
  (gate.effect.kind === 'disqualify' || gate.effect.kind === 'suspend') &&
  (gate.commodities === undefined || gate.commodities.includes(commodity))

const gatesFor = (rules: Rules, commodity: string): readonly Gate[] =>
  rules.document.gates.filter(gate => keepsOut(gate, commodity))

const asked = (rules: Rules, commodity: string): readonly Question[] =>
  questionsFor(rules, commodity).flatMap(section => section.questions)

/** The questions whose answers make a fact that this condition names. */
const questionsIn = (rules: Rules, commodity: string, condition: Condition): readonly Question[] => {
  const names = factNamesOf(condition)
  return asked(rules, commodity).filter(({ fact }) => fact !== undefined && names.includes(fact))
}

/** The questions on which it depends what is asked of a product, or whether it can be nominated at all. */
export function decidingQuestions(rules: Rules, commodity: string): readonly Question[] {
  const conditions = [
    ...rules.document.documents.map(requirement => requirement.required),
    ...gatesFor(rules, commodity).map(gate => gate.when),
    rules.document.sample.required,
  ]
  const ids = new Set(conditions.flatMap(each => questionsIn(rules, commodity, each).map(({ id }) => id)))
  return asked(rules, commodity).filter(question => ids.has(question.id))
}

function documentItem(
  ground: ReadinessGround,
  requirement: DocumentRequirement,
  facts: Facts,
): readonly DocumentItem[] {
  const { rules, commodity, papers, neededOn } = ground
  const paper = papers.get(requirement.id) ?? null
  const need = needOf(rules, commodity, requirement, facts)
  const one = { kind: 'document', id: requirement.id, requirement, dependsOn: [] } as const
  if (need === 'required') return [{ ...one, need, ...judgePaper(requirement, paper, neededOn) }]
  if (need === 'undecided') {
    const dependsOn = questionsIn(rules, commodity, requirement.required).filter(
      ({ fact }) => fact !== undefined && !Object.hasOwn(facts, fact),
    )
    return [{ ...one, need, dependsOn, ...judgePaper(requirement, paper, neededOn) }]
  }
  if (paper) return [{ ...one, need: 'optional', ...judgePaper(requirement, paper, neededOn) }]
  return need === 'ruled-out' ? [] : [{ ...one, need: 'optional', state: 'not-needed', finding: null }]
}

function questionItem(question: Question, answers: Answers): ReadinessItem {
  const answer = Object.hasOwn(answers, question.id) ? answers[question.id] : null
  const isOpen = answer === null || answer === undefined || answer === ''
  return {
    kind: 'question',
    id: question.id,
    need: 'required',
    state: isOpen ? 'missing' : 'met',
    question,
  }
}

function photosItem({ rules, photoCount }: ReadinessGround): ReadinessItem {
  const { min, max } = rules.document.photos
  const state = photoCount < min ? 'missing' : photoCount > max ? 'wrong' : 'met'
  return { kind: 'photos', id: 'photos', need: 'required', state, count: photoCount, min, max }
}

/** Everything the rules ask of a product before it is nominated, each with where it stands. */
export function readinessItems(ground: ReadinessGround): readonly ReadinessItem[] {
  const { rules, commodity, answers, hasSentra } = ground
  const facts = factsOf(rules, commodity, answers)
  const gates = gatesFor(rules, commodity).filter(gate => evaluateFacts(gate.when, facts) === true)
  return [
    { kind: 'sentra', id: 'sentra', need: 'required', state: hasSentra ? 'met' : 'missing' },
    ...decidingQuestions(rules, commodity).map(question => questionItem(question, answers)),
    ...rules.document.documents.flatMap(requirement => documentItem(ground, requirement, facts)),
    photosItem(ground),
    ...gates.map(
      (gate): ReadinessItem => ({ kind: 'gate', id: gate.id, need: 'required', state: 'wrong', gate }),
    ),
  ]
}

/** The gates that the answers leave open: what would keep the product out. */
export const openGates = ({ rules, commodity, answers }: ReadinessGround): readonly Gate[] => {
  const facts = factsOf(rules, commodity, answers)
  return gatesFor(rules, commodity).filter(gate => evaluateFacts(gate.when, facts) === 'undecided')
}

/** Whether pieces of the product are to be sent, as far as the answers say. */
export const sampleNeed = ({ rules, commodity, answers }: ReadinessGround): Verdict =>
  sampleRequired(rules, commodity, factsOf(rules, commodity, answers))
