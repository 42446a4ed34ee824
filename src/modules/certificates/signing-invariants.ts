import { verify } from 'node:crypto'
import { decode, encode } from 'cborg'
import { claimKeys, cose, type TrustedKey } from '../../foundation/paper-claim.ts'
import { text } from '../../foundation/text.ts'
import type { Reader } from '../../platform/database/index.ts'
import type { Invariant } from '../../platform/invariant.ts'
import { listCodes, listImpossibleSuspensions } from './invariant-store.ts'
import { codeDigest, keyIdOf } from './paper-code.ts'
import { listPaperKeys } from './paper-key-store.ts'

type Parts = readonly [Uint8Array, unknown, Uint8Array, Uint8Array]

/** Whether a code was signed by one of the keys that the public trusts, and says what the certificate says. */
function holds(
  one: Readonly<{ code: string; number: string; statusIndex: number }>,
  keys: readonly TrustedKey[],
): boolean {
  try {
    const read = (bytes: Uint8Array): unknown => decode(bytes, { useMaps: true })
    const [header, , claims, signature] = read(Buffer.from(one.code, 'base64url')) as Parts
    const trusted = keys.find(each => each.id === keyIdOf(one.code))
    const said = read(claims) as Map<number, unknown>
    if (!trusted || said.get(claimKeys.number) !== one.number) return false
    const key = { kty: 'EC', crv: 'P-256', x: trusted.x, y: trusted.y }
    const signed = encode([cose.context, header, new Uint8Array(), claims])
    const isSigned = verify('sha256', signed, { key, format: 'jwk', dsaEncoding: 'ieee-p1363' }, signature)
    return isSigned && said.get(claimKeys.statusIndex) === one.statusIndex
  } catch {
    return false
  }
}

async function wrongCodes(reader: Reader): Promise<readonly string[]> {
  const keys = await listPaperKeys(reader)
  return (await listCodes(reader)).filter(one => !holds(one, keys)).map(one => one.id)
}

/** Codes of an ended key that are not among those that it had signed: phones would call them forged. */
async function signedAfterTheEnd(reader: Reader): Promise<readonly string[]> {
  const all = (await listPaperKeys(reader)).flatMap(({ id, ended }) => (ended ? [[id, ended] as const] : []))
  if (all.length === 0) return []
  const keys = new Map(all.map(([id, ended]) => [id, new Set(ended.codes)]))
  return (await listCodes(reader)).flatMap(({ id, code }) =>
    keys.get(keyIdOf(code))?.has(codeDigest(code)) === false ? [id] : [],
  )
}

/** What is signed on papers, and what holds them up. */
export const signingInvariants: readonly Invariant[] = [
  {
    id: 'certificates.code',
    says: text(
      'Kode setiap piagam bertanda tangan kunci yang diumumkan dan memuat nomor piagam itu.',
      'The code of every certificate is signed by a published key and holds that certificate’s number.',
    ),
    find: ({ reader }) => wrongCodes(reader),
  },
  {
    id: 'certificates.ended-keys',
    says: text(
      'Setiap kode piagam dari kunci yang sudah diakhiri ada di antara kode yang diumumkan bersama akhirnya.',
      'Every code of a certificate by an ended key is among those that were published with its end.',
    ),
    find: ({ reader }) => signedAfterTheEnd(reader),
  },
  {
    id: 'certificates.suspension',
    says: text(
      'Penangguhan piagam terjadi sesudah piagam terbit, dan tidak sesudah piagam dicabut.',
      'A certificate is suspended after it was issued, and not after it was withdrawn.',
    ),
    find: ({ reader }) => listImpossibleSuspensions(reader),
  },
]
