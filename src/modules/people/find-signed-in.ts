import type { Role } from '../../access/index.ts'
import type { Environment } from '../../actions/index.ts'
import type { Reader } from '../../platform/database/index.ts'
import type { SignedIn } from '../../web/index.ts'
import {
  machineTime,
  PROOF_LASTS,
  sessionHash,
  signedInFrom,
  TOUCH_AFTER,
  type GuestPages,
  type SessionRow,
} from './signing-in/session.ts'
import { findSession, touchSession } from './signing-in/session-store.ts'

/** Whether the last proof of who it is is recent enough for acts of weight. */
function withProof(
  signedIn: SignedIn | null,
  [first]: readonly SessionRow[],
  machineNow: Date,
): SignedIn | null {
  const proved = first !== undefined && machineNow.getTime() - first.provedAt.getTime() < PROOF_LASTS
  return signedIn && { ...signedIn, proved }
}

/**
 * The person of a cookie's secret with the grants in force at `now`, in one query; null when there is no
 * live session. `machineNow` is the time that sessions keep, where it differs from the programme's.
 */
export async function findSignedIn(
  reader: Reader,
  secret: string,
  now: Date,
  machineNow: Date = now,
): Promise<SignedIn | null> {
  const rows = await findSession(reader, sessionHash(secret), now, machineNow)
  return withProof(signedInFrom(rows, secret), rows, machineNow)
}

/**
 * `findSignedIn` for the web server, which also keeps the session alive: a visit is noted at most once a
 * minute, in a write of its own that the page does not wait for. `needFactor` are the roles that may not act
 * without a second factor, `guests` the pages of those who come by the link of an invitation.
 */
export function signedInFinder(
  { database, clock }: Pick<Environment, 'database' | 'clock'>,
  needFactor: readonly Role[] = [],
  guests?: GuestPages,
) {
  const underWay = new Set<string>()
  const noteLater = (idHash: string, machineNow: Date): void => {
    if (underWay.has(idHash)) return
    underWay.add(idHash)
    void database
      .write(tx => touchSession(tx, idHash, machineNow))
      // A visit that could not be noted ends the session at most a minute early.
      .catch(() => {})
      .finally(() => underWay.delete(idHash))
  }
  return async (reader: Reader, secret: string, now: Date): Promise<SignedIn | null> => {
    const [idHash, machineNow] = [sessionHash(secret), machineTime(clock)]
    const rows = await findSession(reader, idHash, now, machineNow)
    const seenAt = rows[0]?.seenAt
    if (seenAt && machineNow.getTime() - seenAt.getTime() >= TOUCH_AFTER) noteLater(idHash, machineNow)
    const linkOf = rows[0]?.guest ? rows[0].actingGrantId : null
    const closed = guests && linkOf !== null ? await guests.whyClosed(reader, linkOf, now) : null
    return withProof(signedInFrom(rows, secret, needFactor, guests, closed), rows, machineNow)
  }
}
