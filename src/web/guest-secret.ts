import { newSecret } from '../platform/random.ts'
import type { Sealer } from '../platform/sealer.ts'

const ABOUT = 'guest session'
const BETWEEN = ' '

/**
 * The cookie's secret of a session that was opened by a link instead of a password: nobody can guess it, and it still
 * names its link when the session is over, which nothing else of an ended session does. `link` is the same for every
 * session of one guest for one record; it holds no space.
 */
export const newGuestSecret = (sealer: Sealer, link: string): string =>
  sealer.seal(Buffer.from(newSecret() + BETWEEN + link), ABOUT)

/** The link of such a secret; null for every other one. */
export const linkOfSecret = (sealer: Sealer, secret: string): string | null =>
  sealer.open(secret, ABOUT)?.toString().split(BETWEEN)[1] ?? null
