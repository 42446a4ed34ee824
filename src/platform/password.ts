import { argon2, randomBytes, timingSafeEqual, type Argon2Parameters } from 'node:crypto'
import { promisify } from 'node:util'

type Cost = Readonly<{ memory: number; passes: number; parallelism: number }>

/** KiB, passes, lanes: OWASP Password Storage Cheat Sheet, Argon2id with 19 MiB. */
const cost: Cost = { memory: 19_456, passes: 2, parallelism: 1 }
const SALT_BYTES = 16
const TAG_BYTES = 32
const AT_ONCE = 2

const derive = promisify(argon2)

let running = 0
const waiting: (() => void)[] = []

/** The work is done by the threads that files need, too: a rush of sign-ins must not take them all. */
async function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
  if (running >= AT_ONCE) await new Promise<void>(resolve => waiting.push(resolve))
  else running++
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running--
  }
}

/** The same characters may be typed in several encodings (NIST SP 800-63B, 3.1.1.2). */
const normal = (password: string): string => password.normalize('NFKC')

function tagOf(password: string, salt: Buffer, chosen: Cost, tagLength: number): Promise<Buffer> {
  const parameters: Argon2Parameters = { message: normal(password), nonce: salt, tagLength, ...chosen }
  return inTurn(() => derive('argon2id', parameters))
}

const encoded = (bytes: Buffer): string => bytes.toString('base64').replaceAll('=', '')

/** A salted hash as a PHC string: `$argon2id$v=19$m=19456,t=2,p=1$salt$hash`. About 30 ms. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES)
  const tag = await tagOf(password, salt, cost, TAG_BYTES)
  const { memory, passes, parallelism } = cost
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${encoded(salt)}$${encoded(tag)}`
}

const phc = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/

/**
 * True when the password is the stored one. Without a stored hash (no such account, no password) the same
 * work is done for nothing, so that the time of the answer does not tell which accounts there are.
 */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  const parts = stored === null ? null : phc.exec(stored)
  if (!parts) {
    await tagOf(password, randomBytes(SALT_BYTES), cost, TAG_BYTES)
    return false
  }
  const [, memory, passes, parallelism, salt = '', tag = ''] = parts
  const expected = Buffer.from(tag, 'base64')
  const chosen = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) }
  const found = await tagOf(password, Buffer.from(salt, 'base64'), chosen, expected.length)
  return timingSafeEqual(found, expected)
}
