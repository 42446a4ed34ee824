import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  type KeyObject,
} from 'node:crypto'
import { statSync } from 'node:fs'
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

const pathIn = (folder: string): string => join(folder, 'paper-key.json')

const newSecret = (): Buffer =>
  generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'der' })

function keepSecret(folder: string, sealer: Sealer, secret: Buffer): void {
  writeKeyFile(pathIn(folder), { sealed: sealer.seal(secret, ABOUT) })
}

function secretOf(folder: string, sealer: Sealer): Buffer {
  const path = pathIn(folder)
  const found = kept.nullable().parse(readKeyFile(path))
  if (found) {
    const secret = sealer.open(found.sealed, ABOUT)
    if (!secret) throw new Error(`${path} was sealed with another SECRET_KEY`)
    return secret
  }
  const secret = newSecret()
  keepSecret(folder, sealer, secret)
  return secret
}

function keyOf(secret: Buffer): PaperKey {
  const privateKey = createPrivateKey({ key: secret, type: 'pkcs8', format: 'der' })
  const { x = '', y = '' } = createPublicKey(privateKey).export({ format: 'jwk' })
  const publicKey: PublicKey = { kty: 'EC', crv: 'P-256', x, y }
  return {
    id: idOf(publicKey),
    publicKey,
    privateKey,
    sign: content => sign('sha256', content, { key: privateKey, dsaEncoding: 'ieee-p1363' }),
  }
}

/** The keys of an installation: the one that signs now, and how another one takes its place. */
export type PaperKeys = Readonly<{
  current: () => PaperKey
  /** A new key, which signs from the moment on at which `keep` was called. */
  make: () => Readonly<{ key: PaperKey; keep: () => void }>
}>

/**
 * The keys in this folder; the first one is made when there is none. They are sealed as other secrets are. A key that
 * another process put there is found: a server need not start again.
 */
export function openPaperKeys(folder: string, sealer: Sealer): PaperKeys {
  let known: Readonly<{ key: PaperKey; mark: string }> | null = null
  const markNow = (): string => {
    const { ino, mtimeMs } = statSync(pathIn(folder), { throwIfNoEntry: false }) ?? { ino: 0, mtimeMs: 0 }
    return `${ino} ${mtimeMs}`
  }
  return {
    current: () => {
      if (known?.mark === markNow()) return known.key
      const key = keyOf(secretOf(folder, sealer))
      known = { key, mark: markNow() }
      return key
    },
    make: () => {
      const secret = newSecret()
      return { key: keyOf(secret), keep: () => keepSecret(folder, sealer, secret) }
    },
  }
}
