import type { Problem } from '../../foundation/problem.ts'
import { daysBetween, parseDay } from './calendar.ts'

/**
 * How long a document is valid. `until-date` includes its last day; `until-change` ends with the day on
 * which what it was issued for changed (composition, process, place); `null` where nothing was stated.
 */
export type Validity =
  | Readonly<{ kind: 'until-date'; until: string }>
  | Readonly<{ kind: 'unlimited' }>
  | Readonly<{ kind: 'until-change'; changedOn: string | null }>
  | null

/** What an official or the issuer's register has said; a format check alone is always `none`. */
export type Verification = 'none' | 'verified' | 'revoked'

export type DocumentState = 'format-wrong' | 'unverified' | 'verified' | 'expiring' | 'expired' | 'revoked'

/** Whole days left after today, 0 on the last day, negative once over; null where no end is known. */
export function daysLeft(validity: Validity, today: string): number | null {
  if (validity?.kind === 'until-date') return daysBetween(parseDay(today), parseDay(validity.until))
  if (validity?.kind !== 'until-change' || validity.changedOn === null) return null
  return daysBetween(parseDay(today), parseDay(validity.changedOn)) - 1
}

/**
 * The one word shown for a document. The order is that of what the reader must do: a revoked or expired
 * document has to be replaced, whatever its number; a wrong number has to be typed again; an end that comes
 * near has to be met. `expiring` says when a document ends, not that anyone has verified it, so it also
 * covers unverified ones: those are the ones an office still has in hand before it submits.
 */
export function documentState(facts: {
  readonly problems: readonly Problem[]
  readonly verification: Verification
  readonly validity: Validity
  readonly today: string
  readonly warnDays: number
}): DocumentState {
  const left = daysLeft(facts.validity, facts.today)
  if (facts.verification === 'revoked') return 'revoked'
  if (left !== null && left < 0) return 'expired'
  if (facts.problems.length > 0) return 'format-wrong'
  if (left !== null && left <= facts.warnDays) return 'expiring'
  return facts.verification === 'verified' ? 'verified' : 'unverified'
}
