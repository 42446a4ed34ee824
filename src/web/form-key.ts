import { createHmac, timingSafeEqual } from 'node:crypto'
import { newId } from '../platform/random.ts'

const sign = (secret: string, id: string): string =>
  createHmac('sha256', secret).update(id).digest('base64url')

/**
 * The hidden `_key` of a form: a random id signed with the session's secret. The signature shows that
 * the form was made by us for this session (no cross-site request has it); the id makes a repeat harmless.
 */
export function newFormKey(secret: string | null): string {
  const id = newId()
  return secret === null ? id : `${id}.${sign(secret, id)}`
}

/** The id of a genuine key, or null. */
export function readFormKey(secret: string, key: unknown): string | null {
  if (typeof key !== 'string') return null
  const [id = '', signature = ''] = key.split('.')
  const expected = Buffer.from(sign(secret, id))
  const given = Buffer.from(signature)
  return expected.length === given.length && timingSafeEqual(expected, given) ? id : null
}
