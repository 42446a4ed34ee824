import type { AreaPath } from '../../foundation/area-path.ts'
import type { Locale, Text } from '../../foundation/text.ts'
import type { Reader } from '../../platform/database/index.ts'
import { formatDate } from '../../platform/translations.ts'
import type { Because } from '../../web/index.ts'
import { findBrief, type NominationBrief } from '../nominations/index.ts'
import { officeFor, timeZoneOf } from '../regions/index.ts'
import { isLive, isWorked, type Invitation } from './invitation.ts'
import { findByGrant } from './invitation-store.ts'
import { ownWords } from './own-messages.ts'

type Words = (typeof ownWords)['id']

const both = (say: (own: Words, locale: Locale) => string): Text => ({
  id: say(ownWords.id, 'id'),
  en: say(ownWords.en, 'en'),
})

/** For whoever came by a link that was ended, or whose time is over. */
export const linkOver: Because = { title: both(own => own.over.title), text: both(own => own.over.text) }

const renewed: Because = { title: both(own => own.renewed.title), text: both(own => own.renewed.text) }

const stopped = (area: AreaPath): Because => ({
  title: both(own => own.closing.stoppedTitle),
  text: both((own, locale) => own.closing.stopped(officeFor(area)[locale])),
})

/** Where a file has gone on its way: on which day the office sent it, and not what came of it. */
function received({ areaPath, submittedAt, state }: NominationBrief, { openedFirstAt }: Invitation): Because {
  const isSent = state !== 'approved' && submittedAt !== null
  const day = (locale: Locale): string =>
    submittedAt === null ? '' : formatDate(submittedAt, locale, timeZoneOf(areaPath))
  return {
    title: both(own => own.closing.title),
    text: both((own, locale) => {
      const office = officeFor(areaPath)[locale]
      const went = isSent ? own.closing.sent(office, day(locale)) : own.closing.approved(office)
      const part = openedFirstAt === null ? '' : ` ${own.closing.received}`
      return `${went}${part} ${own.closing.nothing(office)}`
    }),
  }
}

/**
 * Why a link opens nothing while the office does not work on its file; null where it does work on it. The same link
 * opens the part again when the file comes back within its time.
 */
export function restOf(nomination: NominationBrief, invitation: Invitation): Because | null {
  if (isWorked(nomination.state)) return null
  const isStopped = nomination.state === 'withdrawn' || nomination.state === 'lapsed'
  return isStopped ? stopped(nomination.areaPath) : received(nomination, invitation)
}

/** Why the link that came with a guest's grant opens nothing at `now`; null where it does. */
export async function whyClosed(reader: Reader, grantId: string, now: Date): Promise<Because | null> {
  const invitation = await findByGrant(reader, grantId)
  if (!invitation || !isLive(invitation, now)) return invitation?.endCause === 'renewed' ? renewed : linkOver
  const nomination = await findBrief(reader, invitation.nominationId)
  return nomination ? restOf(nomination, invitation) : linkOver
}
