import type { Facts } from '../../access/index.ts'
import type { Standing } from '../../engine/readiness/readiness-sum.ts'
import type { AreaPath } from '../../foundation/area-path.ts'
import type { Locale, Text } from '../../foundation/text.ts'

/**
 * `accepted` and `declined` are the office's answers; `withdrawn` by the sender; `lapsed`: nobody answered until the
 * sender's data had to be deleted.
 */
export const petitionStates = [
  'received',
  'in-review',
  'accepted',
  'declined',
  'withdrawn',
  'lapsed',
] as const
export type PetitionState = (typeof petitionStates)[number]

/** What waits for the office. */
export const openStates = ['received', 'in-review'] as const satisfies readonly PetitionState[]

/** What the sender's own answers came to when the petition was sent. */
export type ToldReadiness = Readonly<{
  standing: Standing
  asked: number
  met: number
  lacks: readonly Readonly<{ id: string; title: Text }>[]
}>

/** The sender's own data, for answering only. */
export type Sender = Readonly<{
  business: string
  contactName: string
  phone: string | null
  email: string | null
  note: string | null
}>

/** "Please propose us", sent by anyone to the office of the place of production. */
export type Petition = Readonly<{
  id: string
  code: string
  editionId: string
  rulesId: string
  commodity: string
  /** The office that it lies with. */
  areaPath: AreaPath
  placePath: AreaPath
  state: PetitionState
  product: string
  /** Null once it was deleted. */
  sender: Sender | null
  readiness: ToldReadiness
  answer: string | null
  /** The product that was registered for it. */
  productId: string | null
  locale: Locale
  receivedAt: Date
  stateAt: Date
  eraseAfter: Date
  erasedAt: Date | null
  rowVersion: number
}>

/** Whoever holds its code may follow it; the office's people reach it by its area. */
export const petitionFacts = ({ areaPath, state }: Petition): Facts => ({ areaPath, state, isPublic: true })

/** The moment after so many months of the calendar; the last day of a shorter month. */
export function monthsLater(from: Date, months: number): Date {
  const to = new Date(from)
  to.setUTCMonth(to.getUTCMonth() + months)
  if (to.getUTCDate() !== from.getUTCDate()) to.setUTCDate(0)
  return to
}

/** Contact and product as they are compared: one open petition of each. */
export function contactOf({ phone, email }: Pick<Sender, 'phone' | 'email'>, product: string): string {
  const digits = (phone ?? '').replaceAll(/\D/g, '').replace(/^62/, '0')
  const contact = digits === '' ? (email ?? '').toLowerCase() : digits
  return `${contact} ${product.toLowerCase().replaceAll(/\s+/g, ' ').trim()}`
}
