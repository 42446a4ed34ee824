import type { ActingKind, Role } from '../../access/index.ts'
import type { AreaPath } from '../../foundation/area-path.ts'
import type { PasswordContext } from '../../platform/password-strength.ts'
import serviceWords from './service-words.json' with { type: 'json' }

export type Person = Readonly<{
  id: string
  name: string
  email: string
  employer: string
  /** Where the person works or lives. */
  homeAreaPath: AreaPath
  disabledAt: Date | null
  rowVersion: number
  createdAt: Date
}>

/** The written mandate (surat perintah) by which somebody fills a post for a time. */
export type Mandate = Readonly<{
  kind: ActingKind
  number: string
  /** `YYYY-MM-DD`. */
  date: string
  /** The holder of the post; null where it is vacant, or where the holder has no account. */
  holderId: string | null
}>

/** One role that a person holds, in an area and for a time. */
export type RoleGrant = Readonly<{
  id: string
  personId: string
  role: Role
  areaPath: AreaPath
  ownerId: string | null
  validFrom: Date
  /** The first moment at which it is no longer in force. */
  validUntil: Date | null
  endedAt: Date | null
  /** Null for the holder of a post. */
  mandate: Mandate | null
  /** Named by the holder of the post, for the time of an absence, and not by an administrator. */
  isDelegated: boolean
}>

/** A password given by an administrator must be replaced by its owner within this time. */
export const TEMPORARY_PASSWORD_DAYS = 7

export const passwordContextOf = (
  person: Readonly<{ name: string; email: string; employer: string }>,
): PasswordContext => ({
  personal: [person.name, person.email, person.employer],
  service: serviceWords,
})

/** One address per person, whatever capitals are typed. */
export const normalEmail = (value: string): string => value.trim().toLowerCase()

/**
 * The page to go on to after signing in, as its Indonesian path: only of this very site, so that a link
 * that somebody sends cannot lead elsewhere. The language prefix is left out: the web adds the reader's.
 */
export function safeNext(value: unknown): string | null {
  if (typeof value !== 'string' || !/^\/(?![/\\])[\x21-\x7e]*$/.test(value) || value.includes('\\'))
    return null
  const base = 'http://site.invalid'
  if (!URL.canParse(value, base) || new URL(value, base).origin !== base) return null
  const withoutLanguage = value.replace(/^\/en(?=\/|\?|#|$)/, '')
  const path = withoutLanguage.startsWith('/') ? withoutLanguage : `/${withoutLanguage}`
  return path.startsWith('//') || /^\/(masuk|sesi)(\/|\?|#|$)/.test(path) ? null : path
}
