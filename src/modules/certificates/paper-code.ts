import { createHash } from 'node:crypto'
import { decode, encode } from 'cborg'
import { claimKeys, cose, DIGEST_BYTES } from '../../foundation/paper-claim.ts'
import type { PaperKey } from '../../platform/signing/index.ts'
import type { Certificate } from './certificate.ts'

/** The page that reads codes; what stands after `#` stays on the reader's device. */
export const READER_PATH = '/p'

function claimsOf({ content, statusIndex }: Certificate): ReadonlyMap<number, string | number | boolean> {
  const claims = new Map<number, string | number | boolean>([
    [claimKeys.number, content.number],
    [claimKeys.holder, content.holder],
    [claimKeys.product, content.product],
    [claimKeys.place, content.place],
    [claimKeys.stars, content.stars],
    [claimKeys.of, content.of],
    [claimKeys.edition, content.edition.title.id],
    [claimKeys.decreeNumber, content.decree.number],
    [claimKeys.decreeDate, content.decree.date],
    [claimKeys.statusIndex, statusIndex],
  ])
  if (content.validUntil !== null) claims.set(claimKeys.validUntil, content.validUntil)
  if (content.validMonths !== undefined) claims.set(claimKeys.validMonths, content.validMonths)
  if (content.example) claims.set(claimKeys.example, true)
  return claims
}

/**
 * What the code on the paper holds: COSE_Sign1 (RFC 9052, 4.2) over a small CBOR map, by ES256, without the tag, in
 * base64url.
 */
export function signedCode(certificate: Certificate, key: PaperKey): string {
  const header = encode(
    new Map<number, number | Uint8Array>([
      [cose.algorithm, cose.es256],
      [cose.keyId, Buffer.from(key.id, 'base64url')],
    ]),
  )
  const claims = encode(claimsOf(certificate))
  const signature = key.sign(encode([cose.context, header, new Uint8Array(), claims]))
  return Buffer.from(encode([header, new Map(), claims, new Uint8Array(signature)])).toString('base64url')
}

/** The id of the key that a code names, whether it was signed by it or not. Throws for what is no code. */
export function keyIdOf(code: string): string {
  const read = (bytes: Uint8Array): unknown => decode(bytes, { useMaps: true })
  const [header] = read(Buffer.from(code, 'base64url')) as readonly [Uint8Array]
  const keyId = (read(header) as Map<number, Uint8Array>).get(cose.keyId) ?? new Uint8Array()
  return Buffer.from(keyId).toString('base64url')
}

/** By which a code is known among those that an ended key had signed. */
export const codeDigest = (code: string): string =>
  createHash('sha256').update(code).digest().subarray(0, DIGEST_BYTES).toString('base64url')

/** What the code of a certificate leads to: the reader with what is signed, or the check page on papers from before. */
export function codeAddress({ content, code }: Pick<Certificate, 'content' | 'code'>): string {
  if (code === null) return content.checkUrl
  return `${content.checkUrl.slice(0, content.checkUrl.lastIndexOf('/piagam/'))}${READER_PATH}#${code}`
}
