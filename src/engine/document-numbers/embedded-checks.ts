import type { Text } from '../../foundation/text.ts'
import { nearestYear, parseDay, readingsOf, yearsBetween } from './calendar.ts'
import { digitsAt, type Finding, found, type NumberContext, type Subject } from './finding.ts'
import { passesLuhn } from './luhn.ts'
import { alternatives, verbatim } from './message.ts'
import type { CheckOf } from './schema.ts'

/**
 * The checks that read what a number carries inside: a check digit, a date, an area, a year. Where the
 * number has no digits at the position they say nothing: its shape is the business of another check.
 */

export function checkLuhn(check: CheckOf<'luhn'>, { number }: Subject): Finding | null {
  const digits = digitsAt(number, check.at, check.digits)
  return digits === null || passesLuhn(digits) ? null : found('luhn', check)
}

const twoDigits = (value: number): string => String(value).padStart(2, '0')

export function checkEmbeddedDate(
  check: CheckOf<'embedded-date'>,
  { number, context }: Subject,
): Finding | null {
  const parts = [check.day, check.month, check.year].map(at => digitsAt(number, at, 2))
  if (parts.includes(null)) return null
  const [markedDay = 0, month = 0, year = 0] = parts.map(Number)
  const { dayOffset = 0, implausible } = check
  const day = markedDay > dayOffset ? markedDay - dayOffset : markedDay
  const date = verbatim([day, month, year].map(twoDigits).join('-'))
  const today = parseDay(context.today)
  const ages = readingsOf({ year, month, day }, today).map(reading => yearsBetween(reading, today))
  if (ages.length === 0) return found('embedded-date', check, { date })
  if (!implausible || ages.some(age => age >= implausible.fromYears && age <= implausible.toYears))
    return null
  return found('embedded-date.implausible', implausible, { date, years: alternatives(ages) })
}

function areaText(code: string, context: NumberContext): Text {
  const name = context.areaName?.(code)
  return verbatim(name ? `${name} (${code})` : code)
}

/** True when one of two area codes lies in the other: `33.06` and `33.06.05` are of one place. */
const isSamePlace = (one: string, other: string): boolean =>
  `${one}.`.startsWith(`${other}.`) || `${other}.`.startsWith(`${one}.`)

export function checkEmbeddedArea(
  check: CheckOf<'embedded-area'>,
  { number, context }: Subject,
): Finding | null {
  let at = check.at
  const groups: (string | null)[] = []
  for (const size of check.groups) {
    groups.push(digitsAt(number, at, size))
    at += size
  }
  if (groups.includes(null)) return null
  const code = groups.join('.')
  const area = areaText(code, context)
  if (!context.areaCodes(code)) return found('embedded-area', check, { area })
  if (!check.elsewhere || !context.siteArea || isSamePlace(code, context.siteArea)) return null
  return found('embedded-area.elsewhere', check.elsewhere, {
    area,
    // As precise as the number itself: that a code of a district differs says nothing to its reader.
    site: areaText(context.siteArea.slice(0, code.length), context),
  })
}

export function checkEmbeddedExpiryYear(
  check: CheckOf<'embedded-expiry-year'>,
  { number, context }: Subject,
): Finding | null {
  const digits = digitsAt(number, check.at, 2)
  if (digits === null) return null
  const thisYear = parseDay(context.today).year
  const ends = nearestYear(Number(digits), thisYear)
  const values = { year: verbatim(ends) }
  const typed = context.validUntil === undefined ? ends : parseDay(context.validUntil).year
  if (typed !== ends && check.otherThanTyped) {
    const both = { ...values, typed: verbatim(typed) }
    return found('embedded-expiry-year.other-than-typed', check.otherThanTyped, both)
  }
  if (ends < thisYear) return found('embedded-expiry-year', check, values)
  if (ends === thisYear && check.thisYear) {
    return found('embedded-expiry-year.this-year', check.thisYear, values)
  }
  if (check.tooFar && ends > thisYear + check.tooFar.years) {
    return found('embedded-expiry-year.too-far', check.tooFar, values)
  }
  return null
}
