import { createHash } from 'node:crypto'

/** A value that came out of `JSON.parse`. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

export type JsonObject = { readonly [key: string]: Json }
export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * JSON without white space and with the keys of every object sorted by their UTF-16 code units (RFC 8785), so that
 * the same rules have the same bytes however the file was laid out.
 */
export function canonicalJson(value: Json): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  const record = value as { readonly [key: string]: Json }
  const members = Object.keys(record)
    .sort()
    .map(key => `${JSON.stringify(key)}:${canonicalJson(record[key] as Json)}`)
  return `{${members.join(',')}}`
}

/** SHA-256 of the canonical JSON, as 64 hexadecimal digits. */
export const hashOf = (value: Json): string =>
  createHash('sha256').update(canonicalJson(value), 'utf8').digest('hex')
