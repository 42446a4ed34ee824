import {
  claimKeys,
  cose,
  DIGEST_BYTES,
  type PaperClaim,
  type TrustedKey,
} from '../../../foundation/paper-claim.ts'
import { readCbor, type Cbor } from './read-cbor.ts'

/** A code as it was read: what it says, by which key, and what its signature covers. Nothing of it is proven yet. */
type ReadCode = Readonly<{
  claim: PaperClaim
  keyId: string
  signature: Uint8Array
  signed: Uint8Array
}>

/**
 * `unknown-key`: signed by a key that is not in the list, which may be older than the key. `ended-key`: rightly signed,
 * but not among what the key had signed when it ended.
 */
export type CodeCheck =
  | Readonly<{ kind: 'genuine'; claim: PaperClaim }>
  | Readonly<{ kind: 'unreadable' | 'forged' | 'unknown-key' | 'ended-key' }>

const bytesOf = (text: string): Uint8Array =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), sign => sign.charCodeAt(0))

const textOf = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')

const bytes = (value: Cbor | undefined): Uint8Array => {
  if (!(value instanceof Uint8Array)) throw new Error('no bytes')
  return value
}
const map = (value: Cbor): ReadonlyMap<Cbor, Cbor> => {
  if (!(value instanceof Map)) throw new Error('no map')
  return value
}

function claimFrom(claims: ReadonlyMap<Cbor, Cbor>): PaperClaim {
  const text = (key: number): string => {
    const value = claims.get(key)
    if (typeof value !== 'string') throw new Error('no text')
    return value
  }
  const count = (key: number): number => {
    const value = claims.get(key)
    if (typeof value !== 'number' || value < 0) throw new Error('no number')
    return value
  }
  return {
    number: text(claimKeys.number),
    holder: text(claimKeys.holder),
    product: text(claimKeys.product),
    place: text(claimKeys.place),
    stars: count(claimKeys.stars),
    of: count(claimKeys.of),
    edition: text(claimKeys.edition),
    decree: { number: text(claimKeys.decreeNumber), date: text(claimKeys.decreeDate) },
    validUntil: claims.has(claimKeys.validUntil) ? text(claimKeys.validUntil) : null,
    validMonths: claims.has(claimKeys.validMonths) ? count(claimKeys.validMonths) : null,
    statusIndex: count(claimKeys.statusIndex),
    example: claims.get(claimKeys.example) === true,
  }
}

/** RFC 8949, 3.1: the head of a byte string, up to 65,535 bytes. */
const byteString = (content: Uint8Array): readonly number[] =>
  content.length < 24
    ? [0x40 + content.length, ...content]
    : content.length < 256
      ? [0x58, content.length, ...content]
      : [0x59, content.length >> 8, content.length & 255, ...content]

/** RFC 9052, 4.4: what the signature was made over. */
function signedStructure(header: Uint8Array, claims: Uint8Array): Uint8Array {
  const context = new TextEncoder().encode(cose.context)
  return Uint8Array.from([
    0x84,
    0x60 + context.length,
    ...context,
    ...byteString(header),
    0x40,
    ...byteString(claims),
  ])
}

function readCode(code: string): ReadCode {
  const parts = readCbor(bytesOf(code))
  if (!Array.isArray(parts) || parts.length !== 4) throw new Error('no signed code')
  const [header, claims, signature] = [bytes(parts[0]), bytes(parts[2]), bytes(parts[3])]
  const labels = map(readCbor(header))
  if (labels.get(cose.algorithm) !== cose.es256 || signature.length !== 64)
    throw new Error('unknown algorithm')
  return {
    claim: claimFrom(map(readCbor(claims))),
    keyId: textOf(bytes(labels.get(cose.keyId))),
    signature,
    signed: signedStructure(header, claims),
  }
}

const tryRead = (code: string): ReadCode | null => {
  try {
    return readCode(code)
  } catch {
    return null
  }
}

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }

/** Was this code there when the key ended? */
async function isAmong(code: string, codes: readonly string[]): Promise<boolean> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(code))
  return codes.includes(textOf(new Uint8Array(digest).subarray(0, DIGEST_BYTES)))
}

/** Whether a code was signed by one of these keys, and what it says. Needs no line. */
export async function checkCode(code: string, keys: readonly TrustedKey[]): Promise<CodeCheck> {
  const read = tryRead(code)
  if (!read) return { kind: 'unreadable' }
  const trusted = keys.find(one => one.id === read.keyId)
  if (!trusted) return { kind: 'unknown-key' }
  const jwk = { kty: 'EC', crv: 'P-256', x: trusted.x, y: trusted.y }
  const key = await crypto.subtle.importKey('jwk', jwk, ALGORITHM, false, ['verify'])
  const [signature, signed] = [new Uint8Array(read.signature), new Uint8Array(read.signed)]
  const isGenuine = await crypto.subtle.verify(ALGORITHM, key, signature, signed)
  if (!isGenuine) return { kind: 'forged' }
  if (trusted.ended && !(await isAmong(code, trusted.ended.codes))) return { kind: 'ended-key' }
  return { kind: 'genuine', claim: read.claim }
}
