import type { Environment } from '../../actions/index.ts'
import { redirect, type PageRequest, type PageResult, type Route } from '../../web/index.ts'
import type { Sealer } from '../../platform/sealer.ts'
import { getNomination, loadOwnPart } from '../nominations/index.ts'
import { isLive, lastDigits, LINK_PAGE, ownPage, tokenHash } from './invitation.ts'
import { findByToken } from './invitation-store.ts'
import { ownWords } from './own-messages.ts'
import { closedPage } from './pages/closed-page.ts'
import { linkPage, overLinkPage } from './pages/link-page.ts'
import { useInvitationHandler } from './use-invitation.ts'
import { restOf } from './why-closed.ts'

/** Looking at the page changes nothing: programs that look into messages open links, too. */
async function showLink(request: PageRequest): Promise<PageResult> {
  const { reader, actor, params, now, locale } = request
  const token = params['token'] ?? ''
  const invitation = await findByToken(reader, tokenHash(token))
  const own = ownWords[locale].link
  if (!invitation || !isLive(invitation, now)) {
    const body = overLinkPage(request)
    return { kind: 'page', title: own.overTitle, body, status: 410, audience: 'signed-in' }
  }
  const nomination = await getNomination(reader, invitation.nominationId)
  const rest = restOf(nomination, invitation)
  if (rest) {
    const body = closedPage(request, rest)
    return { kind: 'page', title: rest.title[locale], body, audience: 'signed-in' }
  }
  if (actor.grantId === invitation.grantId) return redirect(request.link(ownPage(invitation.nominationId)))
  const part = await loadOwnPart(reader, nomination, now)
  const body = linkPage(request, {
    invitation,
    token,
    productName: part.productName,
    edition: part.edition[locale],
    asksDigits: lastDigits(part.phone) !== null,
  })
  return { kind: 'page', title: own.title, body, audience: 'signed-in' }
}

/** Where the link of an invitation leads. */
export const linkRoutes = (environment: Environment, sealer: Sealer): readonly Route[] => [
  {
    path: `${LINK_PAGE}/:token`,
    access: 'open',
    page: showLink,
    session: { 'session.use-invitation': useInvitationHandler(environment, sealer) },
    opening: ['session.use-invitation'],
  },
]
