import { readOutsideFact, type OutsideFact } from '../../../engine/index.ts'
import type { Problem } from '../../../foundation/problem.ts'
import { failure, success, type Result } from '../../../foundation/result.ts'
import type { Locale } from '../../../foundation/text.ts'
import { fold, readDay } from '../../imports/index.ts'
import { lastBrought, type BroughtFact, type OutsideValue } from './outside-fact.ts'
import type { OutsideGround } from './outside-ground.ts'
import {
  closedFor,
  inFuture,
  issuerNamesMaker,
  LONGEST_ISSUER,
  LONGEST_OUTSIDE_PAPER,
  LONGEST_OUTSIDE_REASON,
  missing,
  reasonNeeded,
  SHORTEST_OUTSIDE_REASON,
  tooLong,
} from './outside-problems.ts'
import { outsideText } from './outside-text.ts'

/** What was written about one fact. */
export type EnteredFact = Readonly<{
  value: string
  issuer: string
  paper: string
  paperDate: string
  reason: string
}>

/** What is stored of it. */
export type FactChange = Pick<
  BroughtFact,
  'fact' | 'version' | 'value' | 'onSheets' | 'issuer' | 'paper' | 'paperDate' | 'reason'
>

export type Reading = Readonly<{ locale: Locale; today: string }>

/** The shortest name that is looked for: shorter ones stand in many words. */
const NAMED = 4

function namesProduct({ nomination }: OutsideGround, issuer: string): boolean {
  const file = nomination.submittedFile
  const names = [
    file?.product['name'],
    file?.producer['name'],
    file?.producer['owner'],
    file?.sentra?.['name'],
  ]
  const written = ` ${fold(issuer)} `
  return names.some(one => {
    const name = typeof one === 'string' ? fold(one) : ''
    return name.length >= NAMED && written.includes(` ${name} `)
  })
}

function sourceProblems(
  ground: OutsideGround,
  { issuer, paper }: EnteredFact,
  day: string | null,
  today: string,
): readonly Problem[] {
  return [
    ...(issuer === '' ? [missing.issuer] : []),
    ...(issuer.length > LONGEST_ISSUER ? [tooLong('issuer', LONGEST_ISSUER)] : []),
    ...(namesProduct(ground, issuer) ? [issuerNamesMaker] : []),
    ...(paper === '' ? [missing.paper] : []),
    ...(paper.length > LONGEST_OUTSIDE_PAPER ? [tooLong('paper', LONGEST_OUTSIDE_PAPER)] : []),
    ...(day === null ? [missing.paperDate] : day > today ? [inFuture] : []),
  ]
}

/** A day that there is; the thirty-first of a short month is none. */
function realDay(written: string): string | null {
  const day = readDay(written)
  const at = day === null ? NaN : Date.parse(`${day}T00:00:00Z`)
  return day !== null && !Number.isNaN(at) && new Date(at).toISOString().startsWith(day) ? day : null
}

function reasonProblems(outside: OutsideFact, last: BroughtFact, reason: string, value: OutsideValue | null) {
  if (reason.length > LONGEST_OUTSIDE_REASON) return [tooLong('reason', LONGEST_OUTSIDE_REASON)]
  if (reason.length >= SHORTEST_OUTSIDE_REASON) return []
  return [reasonNeeded(outside.fact.title, outsideText(outside, last.value), outsideText(outside, value))]
}

/**
 * What is stored of a fact as it was written, or everything that speaks against it; null where it is what counts
 * already. An empty value takes back what was brought.
 */
export function judgeFact(
  ground: OutsideGround,
  outside: OutsideFact,
  entered: EnteredFact,
  { locale, today }: Reading,
): Result<FactChange | null> {
  const last = lastBrought(ground.rows).get(outside.fact.name)
  const read = readOutsideFact(outside, entered.value, locale)
  if (read.ok && read.value === (last?.value ?? null)) return success(null)
  const closed = closedFor(ground, outside)
  if (closed) return failure([{ ...closed, path: 'value' }])
  const day = realDay(entered.paperDate)
  const problems = [
    ...(read.ok ? [] : read.problems.map(one => ({ ...one, path: 'value' }))),
    ...sourceProblems(ground, entered, day, today),
    ...(read.ok && last ? reasonProblems(outside, last, entered.reason, read.value) : []),
  ]
  if (problems.length > 0 || !read.ok || day === null) return failure(problems)
  return success({
    fact: outside.fact.name,
    version: (last?.version ?? 0) + 1,
    value: read.value,
    onSheets: outside.onSheets,
    issuer: entered.issuer,
    paper: entered.paper,
    paperDate: day,
    reason: last ? entered.reason : '',
  })
}
