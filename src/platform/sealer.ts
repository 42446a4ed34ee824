import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import { closeSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'

/** Keeps small secrets in the database so that a copy of the database alone does not give them away. */
export type Sealer = Readonly<{
  /** Encrypts (AES-256-GCM); `about` names the record, and opens nothing under another name. */
  seal: (secret: Uint8Array, about: string) => string
  /** Null when it was sealed with another key or for another record, or was changed. */
  open: (sealed: string, about: string) => Buffer | null
  /** 32 bytes that only this installation can make for this purpose. */
  derive: (purpose: string) => Buffer
}>

const KEY_FILE = 'secret.key'
const NONCE_BYTES = 12
const TAG_BYTES = 16

const mac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest()

/** The sealer of this installation: by the configured key, or by a key file in the data folder, made when there is none. */
export const openSealer = (config: Readonly<{ dataDir: string; secretKey: string | null }>): Sealer =>
  sealerOf(config.secretKey ?? keyOf(config.dataDir))

function keyOf(dataDir: string): string {
  mkdirSync(dataDir, { recursive: true })
  const path = join(dataDir, KEY_FILE)
  try {
    // `wx` fails where the file is there already: a key is never written over.
    const file = openSync(path, 'wx', 0o600)
    writeSync(file, randomBytes(32).toString('base64url'))
    closeSync(file)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
  const key = readFileSync(path, 'utf8').trim()
  if (key.length < 32) throw new Error(`${path} is no key: it must hold at least 32 characters.`)
  return key
}

function sealerOf(key: string): Sealer {
  const [sealing, deriving] = [mac(key, 'seal'), mac(key, 'derive')]
  return {
    seal: (secret, about) => {
      const nonce = randomBytes(NONCE_BYTES)
      const cipher = createCipheriv('aes-256-gcm', sealing, nonce).setAAD(Buffer.from(about))
      const body = Buffer.concat([cipher.update(secret), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url')
    },
    open: (sealed, about) => {
      const bytes = Buffer.from(sealed, 'base64url')
      if (bytes.length < NONCE_BYTES + TAG_BYTES) return null
      const decipher = createDecipheriv('aes-256-gcm', sealing, bytes.subarray(0, NONCE_BYTES), {
        authTagLength: TAG_BYTES,
      }).setAAD(Buffer.from(about))
      decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES))
      try {
        return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()])
      } catch {
        return null
      }
    },
    derive: purpose => mac(deriving, purpose),
  }
}
