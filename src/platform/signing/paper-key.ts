import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  type KeyObject,
} from 'node:crypto'
import { join } from 'node:path'
import { z } from 'zod'
import type { Sealer } from '../sealer.ts'
import { readKeyFile, writeKeyFile } from './key-files.ts'

/** A public key as browsers and wallets read it (RFC 7517); coordinates are base64url. */
export type PublicKey = Readonly<{ kty: 'EC'; crv: 'P-256'; x: string; y: string }>

/** The installation's own key for what papers say in their codes, and for credentials (ES256). */
export type PaperKey = Readonly<{
  /** Names the key: made from the public key itself, so that no two keys share one. */
  id: string
  publicKey: PublicKey
  privateKey: KeyObject
  /** 64 bytes, r and s (RFC 9053, 2.1). */
  sign: (content: Uint8Array) => Buffer
}>

const kept = z.object({ sealed: z.string() })
const ABOUT = 'signing paper key'

/** RFC 7638 shortened to 8 bytes: codes on paper have little room. */
const idOf = ({ crv, kty, x, y }: PublicKey): string =>
  createHash('sha256')
    .update(JSON.stringify({ crv, kty, x, y }))
    .digest()
    .subarray(0, 8)
    .toString('base64url')

function secretOf(folder: string, sealer: Sealer): Buffer {
  const path = join(folder, 'paper-key.json')
  const found = kept.nullable().parse(readKeyFile(path))
  if (found) {
    const secret = sealer.open(found.sealed, ABOUT)
    if (!secret) throw new Error(`${path} was sealed with another SECRET_KEY`)
    return secret
  }
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const secret = privateKey.export({ type: 'pkcs8', format: 'der' })
  writeKeyFile(path, { sealed: sealer.seal(secret, ABOUT) })
  return secret
}

/** The key of this installation, made when there is none. It is sealed as other secrets are. */
export function openPaperKey(folder: string, sealer: Sealer): PaperKey {
  const privateKey = createPrivateKey({ key: secretOf(folder, sealer), type: 'pkcs8', format: 'der' })
  const { x = '', y = '' } = createPublicKey(privateKey).export({ format: 'jwk' })
  const publicKey: PublicKey = { kty: 'EC', crv: 'P-256', x, y }
  return {
    id: idOf(publicKey),
    publicKey,
    privateKey,
    sign: content => sign('sha256', content, { key: privateKey, dsaEncoding: 'ieee-p1363' }),
  }
}
