import type { Actor } from '../../../access/index.ts'
import { problem, type Problem } from '../../../foundation/problem.ts'
import { inEveryLanguage } from '../../../platform/translations.ts'
import { dayIn, endOfDay } from '../../regions/index.ts'
import type { Colleague } from '../accounts/colleague-store.ts'
import { delegationWords } from './delegation-messages.ts'
import type { RoleGrant } from '../person.ts'
import { daysOf, type GrantableRole } from '../role-rules.ts'

/** What the programme says of a head who names who acts in the own place. */
export type DelegationSettings = Readonly<{
  /** The first and the last day among them. */
  longestDays: number
  /** True while no rule sets that number. */
  example: boolean
}>

/** The post whose holder may name who acts in it. */
export const DELEGATED: GrantableRole = 'office-head'

/** A problem in the words of the head's page; `path` is the field's name, empty for the whole form. */
export const delegationProblem = (
  code: string,
  path: string,
  pick: (own: typeof delegationWords.id) => string,
): Problem => problem(code, path, inEveryLanguage(delegationWords, pick))

/** Whom a head can name: everybody of the own office but the heads, who need no mandate. */
export const nameable = (colleagues: readonly Colleague[], { personId }: Actor): readonly Colleague[] =>
  colleagues.filter(one => one.id !== personId && one.role !== DELEGATED)

type Term = Readonly<{ from: string; until: string }>

/** What is wrong with the days of a delegation, beside what is wrong with those of any role. */
export function termProblems(
  { from, until }: Term,
  { actor, now, own }: Readonly<{ actor: Actor; now: Date; own: RoleGrant | undefined }>,
  { longestDays }: DelegationSettings,
): readonly Problem[] {
  const { areaPath } = actor
  const ends = endOfDay(areaPath, until)
  const isLonger = own !== undefined && own.validUntil !== null && ends > own.validUntil
  return [
    ...(from < dayIn(areaPath, now) ? [delegationProblem('from-past', 'from', words => words.fromPast)] : []),
    ...(daysOf(from, until) > longestDays
      ? [delegationProblem('too-long', 'until', words => words.tooLong(longestDays))]
      : []),
    ...(isLonger ? [delegationProblem('beyond-own', 'until', words => words.beyondOwn)] : []),
  ]
}
