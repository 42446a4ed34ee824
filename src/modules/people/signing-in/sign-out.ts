import { append } from '../../../audit/index.ts'
import type { Environment } from '../../../actions/index.ts'
import type { SessionHandler, SignedIn } from '../../../web/index.ts'
import { accountEntry } from '../accounts/account-ledger.ts'
import { sessionHash } from './session.ts'
import { removeSession, removeSessionOf, removeSessionsOf } from './session-store.ts'

type Parts = Pick<Environment, 'database' | 'clock'>

const entryAbout = (
  parts: Parts,
  { actor, personId }: SignedIn,
  action: string,
  event: string,
  detail = {},
) =>
  accountEntry({
    at: parts.clock.now(),
    personId,
    role: actor.role,
    areaPath: actor.areaPath,
    action,
    event,
    subjectId: personId,
    detail,
  })

/** Ends this session. Whoever is signed in may: with a role in force or without. */
export const signOutHandler =
  (parts: Parts): SessionHandler =>
  async ({ signedIn }) => {
    if (signedIn) {
      await parts.database.write(async tx => {
        await removeSession(tx, sessionHash(signedIn.secret))
        await append(tx, [entryAbout(parts, signedIn, 'session.sign-out', 'session.signed-out')])
      })
    }
    return { kind: 'session', secret: null, next: '/' }
  }

/** Ends one of the person's other sessions: the one that the form names. */
export const endOneHandler =
  (parts: Parts): SessionHandler =>
  async ({ signedIn, fields }) => {
    const idHash = fields['session']
    if (!signedIn || typeof idHash !== 'string' || idHash === sessionHash(signedIn.secret))
      return { kind: 'not-found' }
    const ended = await parts.database.write(async tx => {
      if (!(await removeSessionOf(tx, signedIn.personId, idHash))) return false
      await append(tx, [entryAbout(parts, signedIn, 'session.end-one', 'session.other-ended')])
      return true
    })
    return ended
      ? { kind: 'session', secret: signedIn.secret, next: '/sesi?berhasil=session.other-ended' }
      : { kind: 'not-found' }
  }

/** Ends the person's sessions on other devices. */
export const endOthersHandler =
  (parts: Parts): SessionHandler =>
  async ({ signedIn }) => {
    if (!signedIn) return { kind: 'not-found' }
    await parts.database.write(async tx => {
      const ended = await removeSessionsOf(tx, signedIn.personId, sessionHash(signedIn.secret))
      if (ended === 0) return
      const event = 'session.others-ended'
      await append(tx, [entryAbout(parts, signedIn, 'session.end-others', event, { ended })])
    })
    return { kind: 'session', secret: signedIn.secret, next: '/sesi?berhasil=session.others-ended' }
  }
