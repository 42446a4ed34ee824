import { append } from '../../audit/index.ts'
import type { AreaPath } from '../../foundation/area-path.ts'
import type { Tx } from '../../platform/database/index.ts'
import type { Sealer } from '../../platform/sealer.ts'
import { newGuestSecret, type SessionRequest } from '../../web/index.ts'
import { accountEntry } from './accounts/account-ledger.ts'
import { deviceWords } from './device.ts'
import { addGrants, endGrant } from './accounts/grant-store.ts'
import { addPerson } from './person-store.ts'
import { sessionHash } from './signing-in/session.ts'
import { addSession, removeOverSessions, removeSession } from './signing-in/session-store.ts'

/** Of a name that no mail server will ever have: the column wants an address, and a guest has none. */
const addressOf = (id: string): string => `tamu-${id}@undangan.invalid`

export type Guest = Readonly<{
  personId: string
  /** False for somebody who was invited before: what lies on the phone belongs to the same person then. */
  isNew: boolean
  grantId: string
  name: string
  /** The firm whose records the guest reaches. */
  ownerId: string
  /** The one nomination of the firm that the guest reaches. */
  nominationId: string
  areaPath: AreaPath
  until: Date
  invitedBy: string
}>

/**
 * Makes somebody known who comes by the link of an invitation and acts as the producer of one firm until then. A guest
 * has no password and no mailbox, stands in no list of accounts, and is let in by `openGuestSession` alone.
 */
export async function addGuest(tx: Tx, guest: Guest, now: Date): Promise<void> {
  const { personId, name, areaPath } = guest
  if (guest.isNew) {
    const nobody = { passwordHash: null, passwordEndsAt: null, demoId: null, employer: '', guest: true }
    const person = { id: personId, name, email: addressOf(personId), homeAreaPath: areaPath, ...nobody }
    await addPerson(tx, person, now)
  }
  const term = { validFrom: now, validUntil: guest.until, grantedBy: guest.invitedBy }
  const held = { id: guest.grantId, personId, role: 'producer', areaPath } as const
  const reach = { ownerId: guest.ownerId, nominationId: guest.nominationId }
  await addGrants(tx, [{ ...held, ...reach, ...term }], now)
}

/**
 * Takes a guest's role away at once. The session stays, without any right: its next tap is told that the link has
 * ended, instead of being asked for a password that there never was.
 */
export const endGuest = (tx: Tx, grantId: string, now: Date): Promise<boolean> => endGrant(tx, grantId, now)

type Opening = Readonly<{
  personId: string
  grantId: string
  areaPath: AreaPath
  /** What the guest's link is for: the same for every link to it. */
  nominationId: string
  /** What let the guest in, for the ledger. */
  invitation: string
}>

/** A new session of a guest; the one that this browser had before ends. Gives the cookie's secret. */
export async function openGuestSession(
  tx: Tx,
  { personId, grantId, areaPath, nominationId, invitation }: Opening,
  { signedIn, userAgent }: Pick<SessionRequest, 'signedIn' | 'userAgent'>,
  { now, machineNow, sealer }: Readonly<{ now: Date; machineNow: Date; sealer: Sealer }>,
): Promise<string> {
  const secret = newGuestSecret(sealer, `${personId}/${nominationId}`)
  if (signedIn) await removeSession(tx, sessionHash(signedIn.secret))
  await removeOverSessions(tx, machineNow)
  const device = deviceWords(userAgent ?? '')
  await addSession(tx, { idHash: sessionHash(secret), personId, grantId, device }, machineNow)
  const entry = { at: now, personId, role: 'producer', areaPath, action: 'session.use-invitation' }
  const told = { event: 'session.signed-in', subjectId: personId, detail: { invitation } }
  await append(tx, [accountEntry({ ...entry, ...told })])
  return secret
}
