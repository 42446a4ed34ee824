import { createHmac, timingSafeEqual } from 'node:crypto'

/** Codes by time after RFC 6238: HMAC-SHA-1, steps of 30 seconds, 6 digits. */
export const STEP_SECONDS = 30
export const CODE_DIGITS = 6
/** How many steps before and after the present one are taken, for clocks that differ. */
const WINDOW = 1

/** The time step at a moment: whole half minutes since 1970. */
export const stepAt = (moment: Date): number => Math.floor(moment.getTime() / 1000 / STEP_SECONDS)

/** The code of one step (RFC 4226, 5.3), as text of `digits` digits. */
export function codeOfStep(secret: Uint8Array, step: number, digits: number = CODE_DIGITS): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const digest = createHmac('sha1', secret).update(counter).digest()
  const offset = (digest.at(-1) ?? 0) & 0xf
  const number = digest.readUInt32BE(offset) & 0x7fffffff
  return String(number % 10 ** digits).padStart(digits, '0')
}

/**
 * The step whose code this is, or null. Steps up to `lastStep` were used and are not taken again. Every step of
 * the window is computed and compared in full, so that the time of the answer tells nothing.
 */
export function stepOfCode(
  secret: Uint8Array,
  code: string,
  moment: Date,
  lastStep: number | null,
): number | null {
  const present = stepAt(moment)
  const given = Buffer.from(code.padEnd(CODE_DIGITS).slice(0, CODE_DIGITS + 1))
  let found: number | null = null
  for (let step = Math.max(0, present - WINDOW); step <= present + WINDOW; step++) {
    const expected = Buffer.from(codeOfStep(secret, step))
    const isSame = given.length === expected.length && timingSafeEqual(given, expected)
    if (isSame && (lastStep === null || step > lastStep)) found = step
  }
  return found
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** RFC 4648 base 32 without padding, in which apps take secrets. */
export function base32(bytes: Uint8Array): string {
  let [text, held, bits] = ['', 0, 0]
  for (const byte of bytes) {
    held = (held << 8) | byte
    bits += 8
    while (bits >= 5) {
      bits -= 5
      text += alphabet[(held >>> bits) & 31]
    }
    held &= (1 << bits) - 1
  }
  return bits > 0 ? text + alphabet[(held << (5 - bits)) & 31] : text
}

/** The address that a QR code carries to the app (Key URI format of the authenticator apps). */
export function appAddress(issuer: string, account: string, secret: Uint8Array): string {
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(account)}`
  return `otpauth://totp/${label}?secret=${base32(secret)}&issuer=${encodeURIComponent(issuer)}&algorithm=SHA1&digits=${CODE_DIGITS}&period=${STEP_SECONDS}`
}
