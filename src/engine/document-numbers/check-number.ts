import { type Problem, problem } from '../../foundation/problem.ts'
import {
  checkEmbeddedArea,
  checkEmbeddedDate,
  checkEmbeddedExpiryYear,
  checkLuhn,
} from './embedded-checks.ts'
import type { Finding, NumberContext, Subject } from './finding.ts'
import { editionProblem, generalProblem, valuesOfRule } from './general-checks.ts'
import { fill } from './message.ts'
import { normaliseByRule } from './normalise-number.ts'
import { compilePattern } from './pattern-dialect.ts'
import type { Check, DocumentType, PlainCheck } from './schema.ts'
import { lookAgain } from './second-look.ts'
import {
  checkCharacters,
  checkLength,
  checkLooksLike,
  checkPattern,
  checkPatternInEdition,
} from './shape-checks.ts'

/**
 * `problems` must be put right before the number can count; `warnings` are worth a second look and never
 * stop anyone. Without problems a number is well formed, which says nothing about whether it is valid.
 */
export type NumberVerdict = Readonly<{
  normalised: string
  problems: readonly Problem[]
  warnings: readonly Problem[]
}>

function runCheck(check: PlainCheck, subject: Subject): Finding | null {
  switch (check.kind) {
    case 'characters':
      return checkCharacters(check, subject)
    case 'length':
      return checkLength(check, subject)
    case 'pattern':
      return checkPattern(check, subject)
    case 'pattern-in-edition':
      return checkPatternInEdition(check, subject)
    case 'looks-like':
      return checkLooksLike(check, subject)
    case 'luhn':
      return checkLuhn(check, subject)
    case 'embedded-date':
      return checkEmbeddedDate(check, subject)
    case 'embedded-area':
      return checkEmbeddedArea(check, subject)
    case 'embedded-expiry-year':
      return checkEmbeddedExpiryYear(check, subject)
  }
}

/** The checks that apply to this number: each `one-of` gives way to the case it chooses. */
const checksFor = (checks: readonly Check[], number: string): readonly PlainCheck[] =>
  checks.flatMap(check => {
    if (check.kind !== 'one-of') return [check]
    const chosen = check.cases.find(candidate => compilePattern(candidate.when).test(number))
    return chosen?.checks ?? check.otherwise ?? []
  })

function findingsUpToFirstError(checks: readonly PlainCheck[], subject: Subject): readonly Finding[] {
  const findings: Finding[] = []
  for (const check of checks) {
    const finding = runCheck(check, subject)
    if (finding) findings.push(finding)
    if (finding?.severity === 'error') break
  }
  return findings
}

/** A number against its type alone; see `checkNumber`. */
function lookOnce(type: DocumentType, normalised: string, context: NumberContext): NumberVerdict {
  const rule = type.number
  if (!rule) return { normalised: '', problems: [], warnings: [] }
  const edition = normalised === '' ? null : editionProblem(type, context.edition)
  const problems: Problem[] = edition ? [edition] : []
  const general = generalProblem(rule, normalised)
  if (general) return { normalised, problems: [...problems, general], warnings: [] }
  if (normalised === '') return { normalised, problems, warnings: [] }

  const subject = { number: normalised, type, context }
  const findings = findingsUpToFirstError(checksFor(rule.checks, normalised), subject)
  const said = (severity: Finding['severity']): readonly Problem[] =>
    findings
      .filter(finding => finding.severity === severity)
      .map(({ code, message, values }) =>
        problem(code, 'number', fill(message, { ...valuesOfRule(rule), ...values })),
      )
  return { normalised, problems: [...problems, ...said('error')], warnings: said('warning') }
}

/** Those whose number is not there, or not a number at all, cannot be two numbers or another one. */
const beyondHelp = new Set([
  'number.missing',
  'number.no-digits',
  'number.spreadsheet',
  'number.repeated-digit',
])

/**
 * Checks a number as a person typed it. Problems name `number` or `edition` as their path; their codes are
 * `number.<check kind>`, `number.missing`, `number.too-long`, `number.no-digits`, `number.spreadsheet`,
 * `number.repeated-digit`, `number.two-numbers`, `number.other-type` and `edition.missing`. Never throws for
 * anything typed.
 */
export function checkNumber(type: DocumentType, raw: string, context: NumberContext): NumberVerdict {
  const rule = type.number
  if (!rule) return { normalised: '', problems: [], warnings: [] }
  const normalised = normaliseByRule(rule, raw)
  const verdict = lookOnce(type, normalised, context)
  const others = context.others ?? []
  const look = (one: DocumentType, number: string): readonly Problem[] => {
    const { problems, warnings } = lookOnce(one, number, context)
    return one.id === type.id ? problems : [...problems, ...warnings]
  }
  const problems = verdict.problems.map(found =>
    beyondHelp.has(found.code) ? found : lookAgain(type, normalised, found, { others, look }),
  )
  return { ...verdict, problems }
}
