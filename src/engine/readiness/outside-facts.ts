import { type Problem, problem } from '../../foundation/problem.ts'
import { failure, type Result, success } from '../../foundation/result.ts'
import { type Locale, locales, text } from '../../foundation/text.ts'
import { factNamesOf, type Facts } from '../conditions.ts'
import type { FactValue } from '../rules/condition.ts'
import type { Fact, Question } from '../rules/form.ts'
import { findForm, type Form, type Rules } from '../rules/lookups.ts'
import type { Gate } from '../rules/outcome.ts'
import type { Criterion, ImportedCriterion } from '../rules/rubric.ts'
import { gatesFor } from '../scoring/gates.ts'
import { conditionOf, passRulesFor } from '../scoring/pass-rules.ts'
import { importedPoints } from '../scoring/points.ts'
import { checkAnswer } from './answers.ts'

/** A fact that the rules say comes from outside, as far as the form of one commodity reads it. */
export type OutsideFact = Readonly<{
  fact: Fact
  /** The same as a question, so that it is entered, checked and shown like any answer. */
  question: Question
  /** Scoresheets read it: their points depend on it, and not only what is made of the file later. */
  onSheets: boolean
  /** The criteria whose points are read from it. */
  ratings: readonly ImportedCriterion[]
}>

const isRating = (one: Criterion): one is ImportedCriterion => one.kind === 'imported'

const namesOfCriterion = (one: Criterion): readonly string[] => [
  ...(isRating(one) ? [one.fact] : []),
  ...(one.appliesWhen ? factNamesOf(one.appliesWhen) : []),
  ...(one.evidenceNeeded ? factNamesOf(one.evidenceNeeded.when) : []),
]

/** Whether a gate changes the points of a single sheet; the others look at the file once it is scored. */
const actsOnSheets = ({ effect }: Gate): boolean =>
  effect.kind === 'stop-scoring' || effect.kind === 'cap-node'

type Read = Readonly<{ onSheets: ReadonlySet<string>; later: ReadonlySet<string> }>

function readBy(rules: Rules, form: Form): Read {
  const gates = [...gatesFor(rules, form, 'file'), ...gatesFor(rules, form, 'sheet')]
  const namesOf = (some: readonly Gate[]): readonly string[] => some.flatMap(one => factNamesOf(one.when))
  return {
    onSheets: new Set([
      ...[...form.index.criteria.values()].flatMap(namesOfCriterion),
      ...namesOf(gates.filter(actsOnSheets)),
    ]),
    later: new Set([
      ...namesOf(gates.filter(one => !actsOnSheets(one))),
      ...passRulesFor(rules, form).flatMap(rule => factNamesOf(conditionOf(rule))),
      ...(rules.document.selections ?? []).flatMap(({ per, rankFact }) => [
        ...(typeof per === 'object' ? [per.fact] : []),
        ...(rankFact === undefined ? [] : [rankFact]),
      ]),
    ]),
  }
}

const LONGEST_TEXT = 200
const kinds = { boolean: 'yes-no', number: 'number', text: 'text' } as const

/** The lowest and highest number that the ratings know. */
function limitsIn(ratings: readonly ImportedCriterion[]): Readonly<{ min?: number; max?: number }> {
  const scaled = ratings.filter(one => one.options === undefined)
  if (scaled.length === 0) return {}
  const lows = scaled.map(one => (one.bands ? Math.min(...one.bands.map(band => Number(band.from))) : 0))
  const highs = scaled.map(one => (one.bands ? Infinity : one.max / 100))
  const max = Math.min(...highs)
  return { min: Math.max(...lows), ...(max === Infinity ? {} : { max }) }
}

function questionOf(fact: Fact, ratings: readonly ImportedCriterion[]): Question {
  const options = ratings.find(one => one.options !== undefined)?.options
  const base = {
    id: fact.name,
    title: fact.title,
    hint: fact.title,
    required: true,
    assessors: 'hidden',
  } as const
  if (options)
    return { ...base, kind: 'choice', options: options.map(one => ({ id: one.id, title: one.text })) }
  const kind = kinds[fact.kind]
  if (kind === 'text') return { ...base, kind, maxLength: LONGEST_TEXT }
  return kind === 'number' ? { ...base, kind, ...limitsIn(ratings) } : { ...base, kind }
}

/** The facts that have to be brought from outside before a file of this commodity can be decided, in the rules' order. */
export function outsideFactsFor(rules: Rules, commodity: string): readonly OutsideFact[] {
  const brought = rules.document.facts.filter(one => one.givenBy === 'caller')
  const form = brought.length === 0 ? undefined : findForm(rules, commodity)
  if (!form) return []
  const { onSheets, later } = readBy(rules, form)
  return brought
    .filter(({ name }) => onSheets.has(name) || later.has(name))
    .map(fact => {
      const ratings = [...form.index.criteria.values()].filter(isRating).filter(one => one.fact === fact.name)
      return { fact, question: questionOf(fact, ratings), onSheets: onSheets.has(fact.name), ratings }
    })
}

/** An option may be written by its id or, as people do, by its words. */
function optionIn(question: Question, raw: string): string {
  const folded = raw.trim().toLowerCase()
  const found = question.options?.find(({ title }) =>
    locales.some(locale => title[locale].trim().toLowerCase() === folded),
  )
  return found?.id ?? raw
}

const asKind = (fact: Fact, value: FactValue): FactValue =>
  fact.kind === 'number' && typeof value === 'string' ? Number(value) : value

/** Every rating has points for it. */
function problemsOf({ fact, ratings }: OutsideFact, value: FactValue): readonly Problem[] {
  const facts: Facts = { [fact.name]: value }
  return ratings.every(one => importedPoints(one, facts).ok)
    ? []
    : [
        problem(
          'number-out-of-range',
          fact.name,
          text(
            `Nilai ini tidak ada dalam skala kriterianya. Periksa suratnya, lalu isi menurut aturan edisi.`,
            `This value is not on the scale of its criterion. Check the paper, then enter it as the rules of the edition want it.`,
          ),
        ),
      ]
}

/** What was typed for it as a value; null for nothing. */
export function readOutsideFact(outside: OutsideFact, raw: string, locale: Locale): Result<FactValue | null> {
  const { fact, question } = outside
  const read = checkAnswer(question, question.kind === 'choice' ? optionIn(question, raw) : raw, locale)
  if (!read.ok || read.value === null) return read
  const value = asKind(fact, read.value)
  const problems = problemsOf(outside, value)
  return problems.length > 0 ? failure(problems) : success(value)
}
