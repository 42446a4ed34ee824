import {
  checkAnswer,
  outsideFactsFor,
  questionsFor,
  readOutsideFact,
  requirementsFor,
  type Facts,
  type OutsideFact,
  type Question,
} from '../../../engine/index.ts'
import { failure, success, type Result } from '../../../foundation/result.ts'
import { problem } from '../../../foundation/problem.ts'
import { text, type Locale, type Text } from '../../../foundation/text.ts'
import type { FactValue } from './correction.ts'
import type { PlenaryCase } from '../cases/plenary-case.ts'

/**
 * A fact that may have been read wrongly: what a question of the frozen file answers, whether a document counts, or what
 * was brought from outside.
 */
export type CorrectableFact = Readonly<{
  name: string
  title: Text
  /** What counts now; null where it is not known. */
  value: FactValue | null
  /** The question that it is the answer to; null for a document. */
  question: Question | null
  /** Where it comes from outside: how it is read. */
  outside?: OutsideFact
}>

const DOCUMENT = /^document\.(.+)\.verified$/

/** The documents that the file has, or had to have. */
function documentsOf({ rules, nomination, facts }: PlenaryCase): ReadonlySet<string> {
  const asked = requirementsFor(rules.rules, nomination.commodity, facts).map(one => one.requirement.id)
  const attached = nomination.submittedFile?.documents.map(one => one.requirementId) ?? []
  return new Set([...asked, ...attached])
}

/** The facts that can be put right, in the order in which the rules declare them: never a free name. */
export function correctableFacts(one: PlenaryCase): readonly CorrectableFact[] {
  const { rules } = one.rules
  const questions = questionsFor(rules, one.nomination.commodity).flatMap(section => section.questions)
  const documents = documentsOf(one)
  const brought = outsideFactsFor(rules, one.nomination.commodity)
  return [...rules.facts.values()].flatMap(({ name, title }): readonly CorrectableFact[] => {
    const value = (one.facts satisfies Facts)[name] ?? null
    const outside = brought.find(each => each.fact.name === name)
    if (outside) return [{ name, title, value, question: outside.question, outside }]
    const question = questions.find(each => each.fact === name)
    if (question) return [{ name, title, value, question }]
    return documents.has(DOCUMENT.exec(name)?.[1] ?? '') ? [{ name, title, value, question: null }] : []
  })
}

const yesOrNo: Readonly<Record<string, boolean>> = { yes: true, no: false }

const chooseOne = problem('not-an-option', 'value', text('Pilih "Ya" atau "Tidak".', 'Choose "Yes" or "No".'))

/** What was typed or chosen for it, as a value; null for nothing: as the file says. */
export function readFact(
  { question, outside }: CorrectableFact,
  raw: string,
  locale: Locale,
): Result<FactValue | null> {
  if (raw === '') return success(null)
  if (question === null) {
    const value = yesOrNo[raw]
    return value === undefined ? failure([chooseOne]) : success(value)
  }
  const read = outside ? readOutsideFact(outside, raw, locale) : checkAnswer(question, raw, locale)
  return read.ok ? read : failure(read.problems.map(one => ({ ...one, path: 'value' })))
}

/** A value as people read it. */
export function factText({ question }: Pick<CorrectableFact, 'question'>, value: FactValue | null): Text {
  if (value === null) return text('tidak diketahui', 'not known')
  if (typeof value === 'boolean') return value ? text('Ya', 'Yes') : text('Tidak', 'No')
  const option = question?.options?.find(one => one.id === String(value))
  return option?.title ?? text(String(value), String(value))
}
