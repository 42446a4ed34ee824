import type { Role } from '../../access/index.ts'
import { areaCode, type AreaPath } from '../../foundation/area-path.ts'
import { endOfDay, findArea, startOfDay } from '../regions/index.ts'
import type { RoleGrant } from './person.ts'

/** How large an area a role is held for. */
type AreaKind = 'country' | 'province' | 'regency'

/**
 * The roles that an administrator may give, and the kind of area that each is held for. A producer's role
 * is not among them: it belongs to a firm, and comes with the firm's record.
 */
export const grantable = {
  operator: 'regency',
  'office-head': 'regency',
  'province-officer': 'province',
  verifier: 'country',
  secretariat: 'country',
  assessor: 'country',
  chair: 'country',
  'director-general': 'country',
  minister: 'country',
  publisher: 'country',
  mentor: 'country',
  auditor: 'country',
  administrator: 'country',
} as const satisfies Partial<Record<Role, AreaKind>>

export type GrantableRole = keyof typeof grantable
export const grantableRoles = Object.keys(grantable) as readonly GrantableRole[]

/**
 * The posts that somebody may fill for a time by a written mandate. Every other role is work, not a post: it is
 * given to whoever does it.
 */
export const actable: readonly GrantableRole[] = ['office-head', 'chair', 'director-general', 'minister']

/** Keeps accounts and does nothing else: who gives out roles must not be able to use them. */
const accountKeepers: ReadonlySet<string> = new Set<Role>(['administrator'])

export const keepsAccounts = (role: string): boolean => accountKeepers.has(role)

/**
 * Who scores blind knows a product by its code alone; these see every file with its maker, or every code with its
 * product.
 */
const blind: ReadonlySet<string> = new Set<Role>(['assessor'])
const seesMakers: ReadonlySet<string> = new Set<Role>(['verifier', 'secretariat'])

/** What one person must not hold together: one role of each side. */
export const apart = { blind: [...blind], seesMakers: [...seesMakers] }

/** Whether one person must not hold both roles at the same time. */
export const excludeEachOther = (one: string, other: string): boolean =>
  (blind.has(one) && seesMakers.has(other)) || (blind.has(other) && seesMakers.has(one))

/** The kind of an area, or null for a path that is no province, regency or the whole country. */
export function areaKindOf(path: AreaPath): AreaKind | null {
  if (path === '/') return 'country'
  const area = findArea(areaCode(path))
  if (area?.path !== path) return null
  return area.level === 1 ? 'province' : 'regency'
}

/** In force at a moment. A grant that was ended is over for good, wherever the clock stands. */
export const isInForce = (grant: RoleGrant, now: Date): boolean =>
  grant.endedAt === null && grant.validFrom <= now && (grant.validUntil === null || grant.validUntil > now)

/** Still to come or in force. */
export const isLive = (grant: RoleGrant, now: Date): boolean =>
  grant.endedAt === null && (grant.validUntil === null || grant.validUntil > now)

export type Period = Readonly<{ from: Date; until: Date | null }>

/** Whether a term and a period have a moment in one another. */
export const overlaps = (grant: Pick<RoleGrant, 'validFrom' | 'validUntil'>, period: Period): boolean =>
  (period.until === null || grant.validFrom < period.until) &&
  (grant.validUntil === null || period.from < grant.validUntil)

/** The pairs of live grants that one person must not hold together, the later one second. */
export function excludedPairs(
  grants: readonly RoleGrant[],
  now: Date,
): readonly (readonly [RoleGrant, RoleGrant])[] {
  const live = grants
    .filter(grant => isLive(grant, now))
    .toSorted((one, other) => one.validFrom.getTime() - other.validFrom.getTime())
  return live.flatMap((later, index) =>
    live
      .slice(0, index)
      .filter(
        one =>
          excludeEachOther(one.role, later.role) &&
          overlaps(one, { from: later.validFrom, until: later.validUntil }),
      )
      .map(one => [one, later] as const),
  )
}

/** The live grant that already gives this role for this area in some part of the period. */
export const findOverlapping = (
  grants: readonly RoleGrant[],
  role: string,
  areaPath: AreaPath,
  period: Period,
  now: Date,
): RoleGrant | undefined =>
  grants.find(
    grant =>
      grant.role === role && grant.areaPath === areaPath && isLive(grant, now) && overlaps(grant, period),
  )

const DAY = 86_400_000

type WrittenTerm = Readonly<{ area: AreaPath; from: string; until: string | null }>

/** A term is written with its first and its last day, where the role is held; without a last day it has no end. */
export const termOf = ({ area, from, until }: WrittenTerm): Period => ({
  from: startOfDay(area, from),
  until: until === null ? null : endOfDay(area, until),
})

/** How many days a term has, the first and the last among them. */
export const daysOf = (from: string, until: string): number =>
  (Date.parse(until) - Date.parse(from)) / DAY + 1
