import { wholeCountry } from '../../../foundation/area-path.ts'
import { isRole, visitor, type ActingKind, type Actor, type Role } from '../../../access/index.ts'
import type { Clock } from '../../../platform/clock.ts'
import type { Reader } from '../../../platform/database/index.ts'
import { sha256 } from '../../../platform/digest.ts'
import type { Because, HeldRole, SignedIn } from '../../../web/index.ts'
import { areaName } from '../../regions/index.ts'

const HOUR = 3_600_000

/** Milliseconds. A session ends 12 hours after signing in, or after 2 hours without a visit. */
export const SESSION_LONGEST = 12 * HOUR
export const SESSION_IDLE = 2 * HOUR
/** How much later than the last noted visit a visit must be to be noted. */
export const TOUCH_AFTER = 60_000

/** How long a proof of who somebody is counts for acts of weight. */
export const PROOF_LASTS = HOUR / 4

/** The machine's own time: sessions and waits must not end because the demo's clock is moved. */
export const machineTime = (clock: Clock): Date => new Date(clock.now().getTime() - clock.offset())

/** What is stored of a cookie's secret. */
export const sessionHash = (secret: string): string => sha256(secret)

/** A session joined with one of the grants in force, or with none. */
export type SessionRow = Readonly<{
  personId: string
  name: string
  homeAreaPath: string
  /** Came by the link of an invitation. */
  guest: boolean
  actingGrantId: string | null
  seenAt: Date
  /** When the person last proved who they are: at signing in, or since then. */
  provedAt: Date
  grantId: string | null
  role: string | null
  areaPath: string | null
  ownerId: string | null
  /** The one nomination that the role is for; null for all of its reach. */
  nominationId: string | null
  acting: ActingKind | null
  validUntil: Date | null
  /** When the person set up a second factor. */
  secondFactorAt: Date | null
}>

type HeldGrant = SessionRow & Readonly<{ grantId: string; role: string; areaPath: string }>

const isHeld = (row: SessionRow): row is HeldGrant =>
  row.grantId !== null && row.areaPath !== null && row.role !== null && isRole(row.role)

/** Where somebody whose role needs a second factor sets it up, and what stays open until then. */
export const SECOND_FACTOR_PAGE = '/akun-saya/kode'
const openWithout: readonly string[] = [SECOND_FACTOR_PAGE, '/akun-saya', '/sesi']

/** Where guests may go, the first page first: as long as their link opens something, and when it does not. */
export type GuestPages = Readonly<{
  open: readonly string[]
  over: readonly string[]
  /** Why the link that came with a grant opens nothing at `now`, for its guest; null where it does. */
  whyClosed: (reader: Reader, grantId: string, now: Date) => Promise<Because | null>
}>
/** No page at all, and so no session: whoever does not know where guests belong lets none in. */
const noGuests: Pick<GuestPages, 'open' | 'over'> = { open: [], over: [] }

/**
 * The person of a session: acts through the chosen grant, or through the oldest when that one is over. Who holds
 * one of the roles of `needFactor` without a second factor is confined to the pages for setting it up, and a guest to
 * those of `guests`. `closed`: why a guest's link opens nothing; then the guest has no role at all.
 */
export function signedInFrom(
  rows: readonly SessionRow[],
  secret: string,
  needFactor: readonly Role[] = [],
  guests: Pick<GuestPages, 'open' | 'over'> = noGuests,
  closed: Because | null = null,
): SignedIn | null {
  const [first] = rows
  if (!first) return null
  const held = rows.filter(isHeld)
  const mustSetUp = first.secondFactorAt === null && held.some(row => needs(needFactor, row.role))
  // A guest's session ends with the link that opened it, whatever other link the same guest has.
  const chosen = held.find(row => row.grantId === first.actingGrantId)
  const ofLink = closed ? undefined : chosen
  const acting = first.guest ? ofLink : (chosen ?? held[0])
  const guestPages = acting ? guests.open : guests.over
  if (first.guest && guestPages.length === 0) return null
  return {
    personId: first.personId,
    name: first.name,
    actor: actorFrom(first, acting),
    grants: (first.guest ? held.filter(row => row === acting) : held).map(heldRole),
    secret,
    ...(mustSetUp ? { confinedTo: openWithout } : {}),
    ...(first.guest ? { confinedTo: guestPages } : {}),
    ...(first.guest && closed ? { confinedBecause: closed } : {}),
  }
}

const heldRole = (row: HeldGrant): HeldRole => ({
  id: row.grantId,
  role: row.role,
  areaPath: row.areaPath,
  areaName: row.areaPath === wholeCountry ? '' : areaName(row.areaPath),
  ...(row.acting === null ? {} : { acting: row.acting }),
  ...(row.validUntil === null ? {} : { until: row.validUntil }),
})

const needs = (roles: readonly string[], role: string): boolean => roles.includes(role)

function actorFrom(person: SessionRow, acting: HeldGrant | undefined): Actor {
  const { personId, name, homeAreaPath } = person
  const guest = person.guest ? { guest: true as const } : {}
  const own = { ...visitor, personId, name, homeAreaPath, ...guest }
  if (!acting || !isRole(acting.role)) return own
  return {
    ...own,
    role: acting.role,
    areaPath: acting.areaPath,
    ownerId: acting.ownerId,
    grantId: acting.grantId,
    ...(acting.acting === null ? {} : { acting: acting.acting }),
    ...(acting.nominationId === null ? {} : { nominationId: acting.nominationId }),
  }
}
