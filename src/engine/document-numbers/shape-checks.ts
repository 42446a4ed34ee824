import { type Finding, found, type Subject } from './finding.ts'
import { alternatives, verbatim } from './message.ts'
import { compilePattern } from './pattern-dialect.ts'
import type { CheckOf } from './schema.ts'

/** The checks that look at the number as written: its characters, its length, its pattern. */

const charactersShown = 5

export function checkCharacters(check: CheckOf<'characters'>, { number }: Subject): Finding | null {
  const start = check.after?.find(letters => number.startsWith(letters)) ?? ''
  const others = [...new Set(number.slice(start.length).match(/[^0-9]/gu))]
  if (others.length === 0) return null
  const shown = others.slice(0, charactersShown).map(character => `“${character === ' ' ? '␣' : character}”`)
  return found('characters', check, { found: verbatim(shown.join(' ')) })
}

export function checkLength(check: CheckOf<'length'>, { number }: Subject): Finding | null {
  const typed = number.replace(/[^0-9]/g, '').length
  if (check.needed.includes(typed)) return null
  return found('length', check, { typed: verbatim(typed), needed: alternatives(check.needed) })
}

export const checkPattern = (check: CheckOf<'pattern'>, { number }: Subject): Finding | null =>
  compilePattern(check.pattern).test(number) ? null : found('pattern', check)

export function checkPatternInEdition(
  check: CheckOf<'pattern-in-edition'>,
  { number, type, context }: Subject,
): Finding | null {
  const edition = type.edition?.options.find(option => option.id === context.edition)
  const pattern = edition && check.patterns[edition.id]
  if (!pattern || compilePattern(pattern).test(number)) return null
  return found('pattern-in-edition', check, { edition: edition.title })
}

export function checkLooksLike(check: CheckOf<'looks-like'>, { number, context }: Subject): Finding | null {
  if (check.edition && check.edition !== context.edition) return null
  return compilePattern(check.pattern).test(number) ? found('looks-like', check) : null
}
