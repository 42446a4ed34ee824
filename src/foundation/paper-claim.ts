/** What the signed code on a certificate says: enough to know a copied or altered paper without a line. */
export type PaperClaim = Readonly<{
  number: string
  holder: string
  product: string
  place: string
  stars: number
  of: number
  edition: string
  /** `date` is `YYYY-MM-DD`. */
  decree: Readonly<{ number: string; date: string }>
  /** `YYYY-MM-DD`; null without an end. */
  validUntil: string | null
  /** How many months from its hand-over; null where it does not count from there. */
  validMonths: number | null
  /** The certificate's place in the public lists of states. */
  statusIndex: number
  /** Made up, or by example rules. */
  example: boolean
}>

/** The keys of the code's CBOR map: small numbers, since the code on the paper has little room. */
export const claimKeys = {
  number: 1,
  holder: 2,
  product: 3,
  place: 4,
  stars: 5,
  of: 6,
  edition: 7,
  decreeNumber: 8,
  decreeDate: 9,
  validUntil: 10,
  statusIndex: 11,
  example: 12,
  validMonths: 13,
} as const

/** COSE header labels and values (RFC 9052, 3.1; RFC 9053, 2.1). */
export const cose = { algorithm: 1, keyId: 4, es256: -7, context: 'Signature1' } as const

/**
 * That a key signs no more, since a moment. `codes` are the digests of all that it had signed by then (`DIGEST_BYTES` of
 * SHA-256, base64url): a paper carries no proof of when it was signed, so a code that is not among them counts as made
 * afterwards.
 */
export type EndedKey = Readonly<{ at: string; codes: readonly string[] }>

/** Of a code's digest, so many bytes are published. */
export const DIGEST_BYTES = 16

/** A key in the public list of those that sign codes; coordinates are base64url, `from` a moment. */
export type TrustedKey = Readonly<{ id: string; x: string; y: string; from: string; ended?: EndedKey }>

/** What a phone keeps to check papers without a line: whom to trust, and which certificates hold no more. */
export type PaperStates = Readonly<{
  /** The moment of which it is true. */
  at: string
  keys: readonly TrustedKey[]
  /** Places in the lists of states. */
  withdrawn: readonly number[]
  suspended: readonly number[]
  replaced: readonly number[]
  /** Places with their last days, which count from a hand-over and so stand on no paper; a list from before has none. */
  ends?: readonly (readonly [place: number, lastDay: string])[]
}>
