import { type Problem, problem } from '../../foundation/problem.ts'
import { yearsBetween, parseDay } from './calendar.ts'
import { fill, verbatim } from './message.ts'
import type { DocumentType } from './schema.ts'

/** The dates as typed, each a calendar day (`YYYY-MM-DD`) or null. */
export type TypedDates = Readonly<{ issuedOn: string | null; validUntil: string | null }>

/**
 * What looks odd about the dates of a document of this type: issued before such documents existed, or valid for
 * longer than they are. Warnings, which stop nobody; their paths are `issuedOn` and `validUntil`.
 */
export function checkDates(
  { dates }: DocumentType,
  { issuedOn, validUntil }: TypedDates,
): readonly Problem[] {
  const { notBefore, longest } = dates
  const found: Problem[] = []
  if (notBefore && issuedOn !== null && issuedOn < notBefore.day)
    found.push(problem('dates.too-early', 'issuedOn', notBefore.message))
  if (longest && issuedOn !== null && validUntil !== null && isLonger(issuedOn, validUntil, longest.years))
    found.push(
      problem('dates.too-long', 'validUntil', fill(longest.message, { years: verbatim(longest.years) })),
    )
  return found
}

/** Five years end on the same day of the fifth year at the latest. */
function isLonger(issuedOn: string, validUntil: string, years: number): boolean {
  const [from, until] = [parseDay(issuedOn), parseDay(validUntil)]
  const isSameDay = until.month === from.month && until.day === from.day
  const whole = yearsBetween(from, until)
  return whole > years || (whole === years && !isSameDay)
}
