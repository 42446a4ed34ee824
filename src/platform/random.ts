import { randomBytes } from 'node:crypto'
import { idFromBytes } from '../foundation/ids.ts'

/** A new random id of 16 characters: cannot be guessed from another one. */
export const newId = (): string => idFromBytes(randomBytes(16))

/** A secret of 256 bits as text for a cookie or a link. */
export const newSecret = (): string => randomBytes(32).toString('base64url')
