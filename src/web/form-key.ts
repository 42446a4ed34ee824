import { createHmac, timingSafeEqual } from 'node:crypto'
import { newId } from '../platform/random.ts'

const sign = (secret: string, id: string): string =>
  createHmac('sha256', secret).update(id).digest('base64url')

/**
 * The hidden `_key` of a form: a random id signed with the session's secret. The signature shows that
 * the form was made by us for this session (no cross-site request has it); the id makes a repeat harmless.
 * `grant` is the grant through which the form was shown.
 */
export function newFormKey(secret: string | null, grant: string | null = null): string {
  const id = grant === null ? newId() : `${newId()}-${grant}`
  return secret === null ? id : `${id}.${sign(secret, id)}`
}

/** The grant through which the form of a genuine key was shown; null where the key does not tell. */
export const grantOfKey = (key: string): string | null => key.split('.')[0]?.split('-')[1] ?? null

const FRESH_END = /^[0-9a-z]{16}$/

/**
 * The id of a genuine key, or null. A script that saves while one types sends the form's key with a fresh end
 * for each saving, so that every saving is an act of its own and its retry is not.
 */
export function readFormKey(secret: string, key: unknown): string | null {
  if (typeof key !== 'string') return null
  const [id = '', signature = '', end] = key.split('.')
  const expected = Buffer.from(sign(secret, id))
  const given = Buffer.from(signature)
  if (expected.length !== given.length || !timingSafeEqual(expected, given)) return null
  if (end === undefined) return id
  return FRESH_END.test(end) ? `${id}.${end}` : null
}
