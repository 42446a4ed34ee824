import { verify } from 'node:crypto'
import { decode, encode } from 'cborg'
import { claimKeys, cose, type TrustedKey } from '../../foundation/paper-claim.ts'
import { text } from '../../foundation/text.ts'
import type { Reader } from '../../platform/database/index.ts'
import type { Invariant } from '../../platform/invariant.ts'
import { listCodes, listImpossibleSuspensions } from './invariant-store.ts'
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
    const keyId = (read(header) as Map<number, Uint8Array>).get(cose.keyId) ?? new Uint8Array()
    const trusted = keys.find(each => each.id === Buffer.from(keyId).toString('base64url'))
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
    id: 'certificates.suspension',
    says: text(
      'Penangguhan piagam terjadi sesudah piagam terbit, dan tidak sesudah piagam dicabut.',
      'A certificate is suspended after it was issued, and not after it was withdrawn.',
    ),
    find: ({ reader }) => listImpossibleSuspensions(reader),
  },
]
