import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto'
import { chmodSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** Memory-hard, so that a stolen file does not give its passphrase away: 32 MB and about 0.1 s a guess. */
const HARDNESS = { N: 32_768, r: 8, p: 1, maxmem: 64 * 1024 * 1024 }

/** A secret under a passphrase: all parts base64url. */
export type Locked = Readonly<{ kdf: 'scrypt'; salt: string; nonce: string; tag: string; body: string }>

const keyFrom = (passphrase: string, salt: Buffer): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    scrypt(passphrase.normalize('NFKC'), salt, 32, HARDNESS, (error, key) =>
      error ? reject(new Error('the key could not be derived')) : resolve(key),
    )
  })

export async function lockWith(passphrase: string, secret: Buffer): Promise<Locked> {
  const [salt, nonce] = [randomBytes(16), randomBytes(12)]
  const cipher = createCipheriv('aes-256-gcm', await keyFrom(passphrase, salt), nonce)
  const body = Buffer.concat([cipher.update(secret), cipher.final()])
  const text = (bytes: Buffer): string => bytes.toString('base64url')
  return {
    kdf: 'scrypt',
    salt: text(salt),
    nonce: text(nonce),
    tag: text(cipher.getAuthTag()),
    body: text(body),
  }
}

/** Null when the passphrase is another one. */
export async function unlockWith(passphrase: string, locked: Locked): Promise<Buffer | null> {
  const bytes = (text: string): Buffer => Buffer.from(text, 'base64url')
  const key = await keyFrom(passphrase, bytes(locked.salt))
  const decipher = createDecipheriv('aes-256-gcm', key, bytes(locked.nonce), { authTagLength: 16 })
  decipher.setAuthTag(bytes(locked.tag))
  try {
    return Buffer.concat([decipher.update(bytes(locked.body)), decipher.final()])
  } catch {
    return null
  }
}

/** Null where there is no such file. */
export function readKeyFile(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

/** Only this system user reads it; written beside its place and renamed, so that it is never seen by half. */
export function writeKeyFile(path: string, content: unknown): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const beside = `${path}.${randomBytes(6).toString('hex')}`
  writeFileSync(beside, JSON.stringify(content), { mode: 0o600, flag: 'wx', flush: true })
  chmodSync(beside, 0o600)
  renameSync(beside, path)
}
