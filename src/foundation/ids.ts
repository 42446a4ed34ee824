/** Crockford's base 32 in lower case: no i, l, o, u, so that an id can be read aloud. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

/** Makes an id of 16 characters (80 bits) from random bytes, which the caller brings. */
export function idFromBytes(bytes: Uint8Array): string {
  let id = ''
  for (const byte of bytes.subarray(0, 16)) id += alphabet[byte & 31]
  return id
}

export const isId = (value: string): boolean => /^[0-9a-hjkmnp-tv-z]{16}$/.test(value)
