import { actingKinds, isRole, type ActingKind, type Role } from '../access/index.ts'
import type { Locale } from '../foundation/text.ts'
import { roleName } from './messages.ts'

const short: Readonly<Record<ActingKind, string>> = { plt: 'Plt', plh: 'Plh' }

/** English puts it before the post; a post without a name of its own here is named as it is. */
const actingNames: Partial<Record<Role, string>> = {
  'office-head': 'Acting head, regency/city office',
  chair: 'Acting chair of the selection team',
  'director-general': 'Acting Director General',
  minister: 'Acting Minister',
}

/** A role as it is held: `Plh. Kepala dinas kabupaten/kota`, `Acting head, regency/city office (Plh)`. */
export function roleLabel(role: string, acting: ActingKind | null | undefined, locale: Locale): string {
  if (!isRole(role)) return role
  if (!acting) return roleName(role, locale)
  return locale === 'id'
    ? `${short[acting]}. ${roleName(role, locale)}`
    : `${actingNames[role] ?? roleName(role, locale)} (${short[acting]})`
}

/** Whether an act was done in a post's holder's place, as the ledger's entry tells. */
export function actingIn(detail: unknown): ActingKind | null {
  if (typeof detail !== 'object' || detail === null || !('acting' in detail)) return null
  const { acting } = detail
  if (typeof acting !== 'object' || acting === null || !('kind' in acting)) return null
  return actingKinds.find(kind => kind === acting.kind) ?? null
}

/** The area of the office that acted, where it was another one than the record's; null otherwise. */
export function officeIn(detail: unknown): string | null {
  if (typeof detail !== 'object' || detail === null || !('office' in detail)) return null
  return typeof detail.office === 'string' ? detail.office : null
}

/** The role through which an act of the ledger was done. */
export const actedAs = (row: Readonly<{ role: string; detail: unknown }>, locale: Locale): string =>
  roleLabel(row.role, actingIn(row.detail), locale)
