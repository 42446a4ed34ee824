import type { Problem } from '../../../foundation/problem.ts'
import { type Text, text } from '../../../foundation/text.ts'
import { atomsOf, criterionIdsOf, factNamesOf } from '../../conditions.ts'
import { kindOfFact } from '../../facts.ts'
import { optionsOf } from '../../scoring/points.ts'
import { sourceOf } from '../../scoring/answers.ts'
import type { AnswerCondition, Condition, FactCondition } from '../condition.ts'
import type { Fact, Question } from '../form.ts'
import type { RubricIndex } from '../lookups.ts'
import type { Gate } from '../outcome.ts'
import { optionsOfFact } from './domains.ts'
import { type Check, type LintView, notAmong, questionsIn } from './view.ts'

/**
 * A condition with what it may ask for. `asks: "facts"`: facts alone; `"file"`: also answers that are the same on
 * every sheet; `"sheet"`: any answer. Answers are those of the rubrics in `within`.
 */
export type Placed = Readonly<{
  condition: Condition
  asks: 'facts' | 'file' | 'sheet'
  within: readonly RubricIndex[]
}>

/** The rubrics of the commodities that a gate concerns. */
export function rubricsOfGate(view: LintView, gate: Gate): readonly RubricIndex[] {
  if (gate.commodities === undefined) return view.rubrics
  const named = view.document.commodities
    .filter(each => gate.commodities?.includes(each.id))
    .map(each => each.rubric)
  return view.rubrics.filter(({ rubric }) => named.includes(rubric.id))
}

const placedGate = (view: LintView, gate: Gate): Placed => ({
  condition: gate.when,
  asks: gate.per,
  within: rubricsOfGate(view, gate),
})

/** Conditions on facts alone: needed evidence, what settles a suspension, rules that a file passes or not. */
const furtherConditions = (view: LintView): readonly Condition[] => [
  ...view.rubrics.flatMap(({ criteria }) =>
    [...criteria.values()].flatMap(({ evidenceNeeded }) => (evidenceNeeded ? [evidenceNeeded.when] : [])),
  ),
  ...view.document.gates.flatMap(({ effect }) =>
    effect.kind === 'suspend' && effect.until?.when !== undefined ? [effect.until.when] : [],
  ),
  ...(view.document.passRules ?? []).flatMap(({ when, relaxed }) =>
    relaxed ? [when, relaxed.where, relaxed.when] : [when],
  ),
]

/** Every condition of the document, with where it stands. */
export function placedConditions(view: LintView): readonly Placed[] {
  const { documents, sample, gates } = view.document
  const facts = [...[...documents, sample].map(each => each.required), ...furtherConditions(view)].map(
    (condition): Placed => ({ condition, asks: 'facts', within: [] }),
  )
  const criteria = view.rubrics.flatMap(index =>
    [...index.criteria.values()].flatMap(({ appliesWhen }): readonly Placed[] =>
      appliesWhen === undefined ? [] : [{ condition: appliesWhen, asks: 'sheet', within: [index] }],
    ),
  )
  return [...facts, ...criteria, ...gates.map(gate => placedGate(view, gate))]
}

/** Every condition of the document. */
export const conditionsIn = (view: LintView): readonly Condition[] =>
  placedConditions(view).map(({ condition }) => condition)

const valuesOf = (atom: FactCondition | AnswerCondition): readonly (string | number | boolean)[] => {
  if ('is' in atom) return [atom.is]
  if ('oneOf' in atom) return atom.oneOf
  return ['atLeast' in atom ? atom.atLeast : atom.below]
}

const keyOf = (atom: FactCondition | AnswerCondition): string =>
  ['is', 'oneOf', 'atLeast'].find(key => key in atom) ?? 'below'

/** What a fact of each kind is compared with. */
const valuesOfKind: Readonly<Record<Fact['kind'], Text>> = {
  boolean: text('true (ya) atau false (tidak), tanpa tanda kutip', 'true or false, without quotes'),
  number: text('angka tanpa tanda kutip, misalnya 5', 'a number without quotes, such as 5'),
  text: text('teks dalam tanda kutip', 'a text in quotes'),
}

function factProblems(view: LintView, atom: FactCondition): readonly Problem[] {
  const fact = view.document.facts.find(each => each.name === atom.fact)
  if (!fact) {
    const known = new Set<string>()
    const word = text('fakta dalam "facts"', 'facts in "facts"')
    return view.knows(known, atom.fact)
      ? []
      : [view.report('unknown-fact', atom, ['fact'], notAmong(atom.fact, word))]
  }
  if (valuesOf(atom).some(value => kindOfFact(value) !== fact.kind)) {
    const message = text(
      `Fakta "${fact.name}" berjenis ${fact.kind}; bandingkan dengan ${valuesOfKind[fact.kind].id}.`,
      `The fact "${fact.name}" is of kind ${fact.kind}; compare it with ${valuesOfKind[fact.kind].en}.`,
    )
    return [view.report('fact-kind', atom, [keyOf(atom)], message)]
  }
  const options = optionsOfFact(view, fact)
  const strange = options ? valuesOf(atom).filter(value => !options.some(option => option === value)) : []
  const word = text('pilihan pertanyaannya', 'options of its question')
  return strange.map(value =>
    view.report('unknown-option', atom, [keyOf(atom)], notAmong(String(value), word)),
  )
}

/** The answers that `is` may name; nothing where the answer is a number. */
function answerable(view: LintView, atom: AnswerCondition, within: readonly RubricIndex[]): boolean {
  if (!('is' in atom)) return true
  return within.some(({ criteria }) => {
    const criterion = criteria.get(atom.answer)
    if (!criterion) return false
    if (!view.whole(criterion)) return true
    if (criterion.kind === 'yes-no') return typeof atom.is === 'boolean'
    return optionsOf(criterion).some(option => option.id === atom.is)
  })
}

function answerProblems(view: LintView, atom: AnswerCondition, { asks, within }: Placed): readonly Problem[] {
  const found = within.map(({ criteria }) => criteria.get(atom.answer)).filter(each => each !== undefined)
  if (asks !== 'facts' && found.length === 0) {
    const word = text('kriteria rubrik di sini', 'criteria of the rubric here')
    return view.knows(new Set(), atom.answer)
      ? []
      : [view.report('unknown-criterion', atom, ['answer'], notAmong(atom.answer, word))]
  }
  if (asks === 'facts' || (asks === 'file' && found.some(criterion => sourceOf(criterion) === 'sheet'))) {
    const message = text(
      'Jawaban penilai belum ada di sini; gunakan fakta, atau "per": "sheet" pada gerbang.',
      'Assessors\' answers are not there yet; use a fact, or "per": "sheet" in a gate.',
    )
    return [view.report('answer-out-of-reach', atom, ['answer'], message)]
  }
  if (answerable(view, atom, within)) return []
  const word = text('pilihan kriteria itu', 'options of that criterion')
  return [view.report('unknown-option', atom, ['is'], notAmong(String('is' in atom ? atom.is : ''), word))]
}

const problemsOf = (view: LintView, placed: Placed): readonly Problem[] =>
  atomsOf(placed.condition).flatMap(atom =>
    'fact' in atom ? factProblems(view, atom) : answerProblems(view, atom, placed),
  )

export const checkConditions: Check = view =>
  placedConditions(view).flatMap(placed => problemsOf(view, placed))

/** Everything that the gate's condition names exists and is within its reach. */
export const isSound = (view: LintView, gate: Gate): boolean =>
  problemsOf(view, placedGate(view, gate)).length === 0

/** Everything that a condition on facts names exists. */
export const isSoundOnFacts = (view: LintView, condition: Condition): boolean =>
  isSoundPlaced(view, { condition, asks: 'facts', within: [] })

/** Everything that a condition names exists where it stands. */
export const isSoundPlaced = (view: LintView, placed: Placed): boolean =>
  problemsOf(view, placed).length === 0 &&
  factNamesOf(placed.condition).every(name => view.document.facts.some(fact => fact.name === name)) &&
  criterionIdsOf(placed.condition).every(id => placed.within.some(({ criteria }) => criteria.has(id)))

const kindOfAnswer: Record<Question['kind'], Fact['kind']> = {
  text: 'text',
  'long-text': 'text',
  number: 'number',
  percent: 'number',
  choice: 'text',
  'yes-no': 'boolean',
}

function feedProblem(
  view: LintView,
  part: object,
  name: string,
  kinds: readonly Fact['kind'][],
): readonly Problem[] {
  const fact = view.document.facts.find(each => each.name === name)
  if (!fact) {
    const word = text('fakta dalam "facts"', 'facts in "facts"')
    return view.knows(new Set(), name)
      ? []
      : [view.report('unknown-fact', part, ['fact'], notAmong(name, word))]
  }
  if (kinds.includes(fact.kind)) return []
  const message = text(
    `Fakta "${name}" berjenis ${fact.kind}, tidak sesuai dengan jawaban di sini (${kinds.join(', ')}).`,
    `The fact "${name}" is of kind ${fact.kind}, which does not fit the answer here (${kinds.join(', ')}).`,
  )
  return [view.report('fact-kind', part, ['fact'], message)]
}

/** Facts that answers feed, and facts from which imported ratings are read. */
export const checkFacts: Check = view => {
  const fed = questionsIn(view).flatMap(question =>
    question.fact === undefined
      ? []
      : feedProblem(view, question, question.fact, [kindOfAnswer[question.kind]]),
  )
  const imported = view.rubrics.flatMap(({ criteria }) =>
    [...criteria.values()].flatMap(criterion => {
      if (criterion.kind !== 'imported') return []
      const kinds: readonly Fact['kind'][] = criterion.options ? ['text', 'number'] : ['number']
      return feedProblem(view, criterion, criterion.fact, kinds)
    }),
  )
  return [...fed, ...imported]
}
