import type { AreaPath } from '../../foundation/area-path.ts'
import type { Locale, Text } from '../../foundation/text.ts'
import { monthsLater } from './certificate-number.ts'
import type { Conferment } from './conferment.ts'

/** Everything that is printed on a certificate, frozen when it is issued. */
export type CertificateContent = Readonly<{
  /**
   * Which drawing it is typeset with: a later drawing never changes an issued certificate. The second one has a signed
   * code, and says who sealed the file.
   */
  template: 1 | 2
  number: string
  /** The address of its public check page, which its code leads to. */
  checkUrl: string
  title: Text
  /** The producer. */
  holder: string
  product: string
  place: string
  commodity: Text
  stars: number
  of: number
  scheme: string
  starsTitle: Text
  edition: Readonly<{ number: string; title: Text }>
  /** `date` is `YYYY-MM-DD`. */
  decree: Readonly<{ number: string; date: string }>
  /** `YYYY-MM-DD`; null where the rules set no end, or count it from the hand-over: see `lastDayOf`. */
  validUntil: string | null
  /** How many months it is valid from the day of the event at which it is handed over; left out otherwise. */
  validMonths?: number
  legalBasis: Text | null
  rulesHash: string
  /** Of the list that was decided on. */
  listDigest: string
  issuedAt: string
  /** Made up, or by example rules: "contoh" stands across it. */
  example: boolean
}>

/** How a certificate ended: the decree, and why in one sentence for everybody. */
export type Withdrawal = Readonly<{
  at: Date
  publicReason: string
  /** `date` is `YYYY-MM-DD`. */
  decree: Readonly<{ number: string; date: string }>
}>

/** Why a certificate does not count for now: the Minister's letter, and the reason for everybody. */
export type Suspension = Readonly<{
  id: string
  at: Date
  publicReason: string
  /** `date` is `YYYY-MM-DD`. */
  letter: Readonly<{ number: string; date: string }>
}>

/**
 * What took a certificate's place when its product was evaluated again, or decided anew after an objection; no stars where
 * the star was lost.
 */
export type Replacement = Readonly<{
  at: Date
  edition: Text
  stars: number
  of: number
  scheme: string
  /** Of the new certificate; null where the star was lost. */
  certificateKey: string | null
  /** Of a new decision after an objection; left out for a re-evaluation. `date` is `YYYY-MM-DD`. */
  decree?: Readonly<{ number: string; date: string }>
}>

export type Certificate = Readonly<{
  id: string
  number: string
  /** As it is looked up and written in addresses. */
  checkKey: string
  nominationId: string
  editionId: string
  sequence: number
  /** As in its nomination. */
  areaPath: AreaPath
  commodity: string
  content: CertificateContent
  rulesHash: string
  state: 'valid' | 'withdrawn' | 'replaced'
  /** Its place in the public lists of states. */
  statusIndex: number
  /** What the code on its paper holds, signed, in base64url; null until the paper is made, and on papers from before. */
  code: string | null
  /** The typeset file, once it is made. */
  pdfSha256: string | null
  /** The same in English. */
  englishPdfSha256: string | null
  withdrawal: Withdrawal | null
  replacement: Replacement | null
  /** While it is suspended; a suspension that was lifted is kept elsewhere. */
  suspension: Suspension | null
  /** The event at which it was handed over; null while it was not. */
  conferment: Conferment | null
  issuedAt: Date
  rowVersion: number
}>

/**
 * `YYYY-MM-DD`: its last day. Null where it has none, or none yet, since it counts from a hand-over that is still to come.
 * Nobody stores it: it follows the hand-over, also when that is taken back or its event's day is corrected.
 */
export const lastDayOf = ({
  content: { validUntil, validMonths },
  conferment,
}: Pick<Certificate, 'content' | 'conferment'>): string | null =>
  validMonths === undefined || conferment === null ? validUntil : monthsLater(conferment.heldOn, validMonths)

/** The kept file of one language. */
export const fileOf = (certificate: Certificate, locale: Locale): string | null =>
  locale === 'en' ? certificate.englishPdfSha256 : certificate.pdfSha256

/**
 * What a certificate stands for on a day: `lapsed` after its last day, `replaced` by a later result,
 * `suspended` while it does not count.
 */
export type Standing = 'valid' | 'lapsed' | 'suspended' | 'withdrawn' | 'replaced'

/** `today` is `YYYY-MM-DD`. */
export function standingOf(certificate: Certificate, today: string): Standing {
  const { state, suspension } = certificate
  if (state !== 'valid') return state
  const lastDay = lastDayOf(certificate)
  if (lastDay !== null && lastDay < today) return 'lapsed'
  return suspension === null ? 'valid' : 'suspended'
}

/** The number as people may type it, brought to one form: spaces, small letters and other signs don't matter. */
export const checkKeyOf = (number: string): string =>
  number
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-+|-+$/g, '')
