import type { Facts } from '../../access/index.ts'
import type { AreaPath } from '../../foundation/area-path.ts'
import { sha256 } from '../../platform/digest.ts'
import type { NominationBrief, NominationState } from '../nominations/index.ts'

/** Why a link works no more: the office ended it, made a new one, or too many wrong digits were typed. */
export const endCauses = ['office', 'renewed', 'guessed'] as const
export type EndCause = (typeof endCauses)[number]

/** That a producer is asked for the own part of a nomination, by a link. */
export type Invitation = Readonly<{
  id: string
  nominationId: string
  producerId: string
  areaPath: AreaPath
  /** Who the link is for, as the office wrote it. */
  name: string
  personId: string
  grantId: string
  tokenHash: string
  invitedBy: string
  createdAt: Date
  expiresAt: Date
  endedAt: Date | null
  endCause: EndCause | null
  tries: number
  openedFirstAt: Date | null
  openedLastAt: Date | null
  doneAt: Date | null
  asked: string
}>

export type InvitationSettings = Readonly<{
  /** For how many days a link works at most. */
  linkDays: number
  /** What stands before a telephone number from abroad in the place of its zero, for links into messengers. */
  phoneCountry: string
}>

/** So many wrong digits in a row end a link. */
export const MOST_TRIES = 5

const DAY = 86_400_000

/** What is stored of a link's secret. */
export const tokenHash = (token: string): string => sha256(`contribution link ${token}`)

/** Where a link leads: the secret follows. */
export const LINK_PAGE = '/undangan'
export const officePage = (nominationId: string): string => `/usulan/${nominationId}/undangan`
/** The part of the office's address that carries the link, sealed. */
export const LINK_PART = 'tautan'
export const withLink = (path: string, sealed: string): string => `${path}?${LINK_PART}=${sealed}`
export const ownPage = (nominationId: string): string => `/bagian-saya/${nominationId}`

export const isLive = (
  { endedAt, expiresAt }: Pick<Invitation, 'endedAt' | 'expiresAt'>,
  now: Date,
): boolean => endedAt === null && expiresAt > now

/** States in which the office works on the file: in all others a link opens nothing, and works again when they return. */
export const workedStates: readonly NominationState[] = ['draft', 'returned']
export const isWorked = (state: NominationState): boolean => workedStates.includes(state)

/** The producer said that the part is done, of the file as it is worked on: what was said before it was sent is over. */
export const isTold = (
  { doneAt }: Pick<Invitation, 'doneAt'>,
  { submittedAt }: Pick<NominationBrief, 'submittedAt'>,
): boolean => doneAt !== null && (submittedAt === null || doneAt > submittedAt)

/** A link lasts as long as the office works on the file, and never longer than so many days. */
export function expiryOf(closesAt: Date | null, { linkDays }: InvitationSettings, now: Date): Date {
  const most = new Date(now.getTime() + linkDays * DAY)
  return closesAt !== null && closesAt < most ? closesAt : most
}

const DIGITS = 4

/**
 * The last digits of a telephone number, which whoever opens a link has to know: a link that was passed on opens
 * nothing. Null where there is no number to ask for.
 */
export function lastDigits(phone: string): string | null {
  const digits = phone.replaceAll(/\D/g, '')
  return digits.length < DIGITS ? null : digits.slice(-DIGITS)
}

/** `+62 812-3456-7890` and `0812 3456 7890` are the same to a messenger; null where there is no number. */
export function internationalNumber(phone: string, { phoneCountry }: InvitationSettings): string | null {
  const digits = phone.replaceAll(/\D/g, '')
  if (digits.length < 6) return null
  return digits.startsWith('0') ? `${phoneCountry}${digits.slice(1)}` : digits
}

/** What the access table needs to know: an invitation is as its nomination is. */
export const factsOf = ({ id, areaPath, state, producerId }: NominationBrief): Facts => ({
  areaPath,
  state,
  ownerId: producerId,
  nominationId: id,
})
