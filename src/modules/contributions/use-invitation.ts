import { append } from '../../audit/index.ts'
import type { Environment } from '../../actions/index.ts'
import { problem, type Problem } from '../../foundation/problem.ts'
import { text } from '../../foundation/text.ts'
import type { Tx } from '../../platform/database/index.ts'
import type { Sealer } from '../../platform/sealer.ts'
import { refusedForm, type SessionHandler, type SessionOutcome } from '../../web/index.ts'
import { findBrief } from '../nominations/index.ts'
import { endGuest, machineTime, openGuestSession } from '../people/index.ts'
import { findProducer } from '../producers/index.ts'
import { isLive, lastDigits, MOST_TRIES, ownPage, tokenHash, type Invitation } from './invitation.ts'
import { lockByToken, markEnded, markInvitation } from './invitation-store.ts'
import { restOf } from './why-closed.ts'

const over = problem(
  'link-over',
  '',
  text('Tautan ini tidak berlaku lagi.', 'This link does not work any more.'),
)
const wrongDigits = (left: number): Problem =>
  problem(
    'wrong-digits',
    'digits',
    text(
      `Empat angka itu belum cocok. Lihat lagi nomor telepon yang Anda berikan kepada dinas. Masih dapat dicoba ${left} kali.`,
      `These four digits are not right. Look at the telephone number that you gave to the office. You can try ${left} more times.`,
    ),
  )

/** Counts wrong digits; the last try that is allowed ends the link, and the office sees why. */
async function countTry(tx: Tx, invitation: Invitation, now: Date): Promise<SessionOutcome> {
  const tries = invitation.tries + 1
  await markInvitation(tx, invitation.id, { tries })
  if (tries < MOST_TRIES) return refusedForm([wrongDigits(MOST_TRIES - tries)])
  await markEnded(tx, invitation.id, 'guessed', now)
  await endGuest(tx, invitation.grantId, now)
  await append(tx, [
    {
      at: now,
      personId: null,
      role: 'visitor',
      areaPath: invitation.areaPath,
      action: 'session.use-invitation',
      event: 'contribution.blocked',
      subject: { kind: 'contribution', id: invitation.id },
      record: { kind: 'nomination', id: invitation.nominationId },
      audience: 'record',
      reason: null,
      detail: { tries },
      beforeDigest: null,
      afterDigest: null,
    },
  ])
  return refusedForm([over])
}

/** Whole numbers are taken as well: what counts are the last digits. */
const typedDigits = (value: unknown): string | null => (typeof value === 'string' ? lastDigits(value) : null)

/**
 * Lets the producer of a link in. Looking at the page changes nothing, since messengers and virus scanners look at
 * links, too; only this does. Whoever comes has to know the last digits of the telephone number that the office has.
 */
export const useInvitationHandler =
  ({ database, clock }: Pick<Environment, 'database' | 'clock'>, sealer: Sealer): SessionHandler =>
  ({ fields, signedIn, userAgent }) =>
    database.write(async (tx): Promise<SessionOutcome> => {
      const [now, token] = [clock.now(), fields['token']]
      const invitation = typeof token === 'string' ? await lockByToken(tx, tokenHash(token)) : null
      if (!invitation || !isLive(invitation, now)) return refusedForm([over])
      const nomination = await findBrief(tx, invitation.nominationId)
      const rest = nomination && restOf(nomination, invitation)
      if (rest) return refusedForm([problem('link-rests', '', rest.text)])
      const producer = await findProducer(tx, invitation.producerId)
      const asked = lastDigits(producer?.phone ?? '')
      if (asked !== null && typedDigits(fields['digits']) !== asked) return countTry(tx, invitation, now)
      const { id, personId, grantId, areaPath } = invitation
      await markInvitation(tx, id, {
        tries: 0,
        opened_first_at: invitation.openedFirstAt ?? now,
        opened_last_at: now,
      })
      const { nominationId } = invitation
      const opening = { personId, grantId, areaPath, nominationId, invitation: id }
      const browser = { signedIn, ...(userAgent === undefined ? {} : { userAgent }) }
      const means = { now, machineNow: machineTime(clock), sealer }
      const secret = await openGuestSession(tx, opening, browser, means)
      return { kind: 'session', secret, next: ownPage(nominationId) }
    })
