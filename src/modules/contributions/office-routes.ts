import { abilities, may } from '../../access/index.ts'
import { linkButton, panel } from '../../ui/index.ts'
import { html } from '../../platform/html.ts'
import { notFound, type PageRequest, type PageResult, type Route } from '../../web/index.ts'
import {
  findNomination,
  loadOwnPart,
  type NominationPanel,
  type Nomination,
  type OwnPart,
} from '../nominations/index.ts'
import { findProducer } from '../producers/index.ts'
import {
  factsOf,
  internationalNumber,
  isLive,
  lastDigits,
  LINK_PART,
  officePage,
  tokenHash,
  type Invitation,
} from './invitation.ts'
import { findNewest } from './invitation-store.ts'
import { aboutLink, inviteProducer } from './invite-producer.ts'
import { askAgain, endInvitation } from './manage-invitation.ts'
import { officeWords } from './office-messages.ts'
import { officePageOf, stateWords } from './pages/office-page.ts'
import type { Shared } from './pages/share-part.ts'
import type { ContributionSettings } from './settings.ts'

/** Milliseconds in which the link is shown to whoever made it. */
const SHOWN_FOR = 30 * 60_000
const acts = ['contribution.invite', 'contribution.ask-again', 'contribution.end']

/** The link in the sealed part of the address: for the one who made it, soon after, and while it is the newest. */
function sharedOf(
  { actor, now, query }: PageRequest,
  settings: ContributionSettings,
  invitation: Invitation | null,
  part: OwnPart,
): Shared | null {
  const sealed = query.get(LINK_PART)
  if (!sealed || !invitation || !isLive(invitation, now)) return null
  if (invitation.invitedBy !== actor.personId) return null
  if (now.getTime() - invitation.createdAt.getTime() > SHOWN_FOR) return null
  const token = settings.sealer.open(sealed, aboutLink(invitation.id))?.toString()
  if (token === undefined || tokenHash(token) !== invitation.tokenHash) return null
  return { token, sealed, asksDigits: lastDigits(part.phone) !== null }
}

async function findFollowed({ reader, actor, params }: PageRequest): Promise<Nomination | null> {
  const nomination = await findNomination(reader, params['id'] ?? '')
  if (!nomination) return null
  return may(actor, 'contribution.follow', factsOf(nomination)).allowed ? nomination : null
}

async function showOffice(request: PageRequest, settings: ContributionSettings): Promise<PageResult> {
  const { reader, actor, now, locale } = request
  const nomination = await findFollowed(request)
  if (!nomination) return notFound
  const part = await loadOwnPart(reader, nomination, now)
  const invitation = await findNewest(reader, nomination.id)
  const producer = invitation && (await findProducer(reader, invitation.producerId))
  const body = officePageOf(request, {
    nomination,
    part,
    invitation,
    number: internationalNumber(part.phone, settings),
    email: producer?.email ?? '',
    shared: sharedOf(request, settings, invitation, part),
    able: abilities(actor, acts, factsOf(nomination)),
  })
  const title = officeWords[locale].titleOf(part.productName)
  return { kind: 'page', title, body, audience: 'signed-in' }
}

/** On the page of a nomination: what became of the invitation, and the way to it. */
export const contributionPanel: NominationPanel = async (request, nomination) => {
  const { reader, actor, now, locale, link } = request
  if (!may(actor, 'contribution.follow', factsOf(nomination)).allowed) return null
  const invitation = await findNewest(reader, nomination.id)
  const mayInvite = may(actor, 'contribution.invite', factsOf(nomination)).allowed
  if (!invitation && !mayInvite) return null
  const own = officeWords[locale]
  const open = linkButton({ href: link(officePage(nomination.id)), label: own.open })
  const body = html`<p>${stateWords(nomination, invitation, { now, locale })}</p><p>${open}</p>`
  return panel({ title: own.title, level: 2, body })
}

/** Where the office invites the producer of a nomination. */
export const officeRoutes = (settings: ContributionSettings): readonly Route[] => [
  {
    path: '/usulan/:id/undangan',
    access: 'contribution.follow',
    page: request => showOffice(request, settings),
    actions: [inviteProducer(settings, settings.sealer), askAgain, endInvitation],
  },
]
