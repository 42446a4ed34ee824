import { encode } from 'cborg'
import { claimKeys, cose } from '../../foundation/paper-claim.ts'
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

/** What the code of a certificate leads to: the reader with what is signed, or the check page on papers from before. */
export function codeAddress({ content, code }: Pick<Certificate, 'content' | 'code'>): string {
  if (code === null) return content.checkUrl
  return `${content.checkUrl.slice(0, content.checkUrl.lastIndexOf('/piagam/'))}${READER_PATH}#${code}`
}
