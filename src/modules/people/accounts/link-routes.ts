import type { Environment } from '../../../actions/index.ts'
import type { Sealer } from '../../../platform/sealer.ts'
import type { PageRequest, PageResult, Route } from '../../../web/index.ts'
import { LINK_PAGE, useAccountLink } from './account-link.ts'
import { findLink } from './account-link-store.ts'
import { invitePerson } from './invite-person.ts'
import { linkWords } from './link-messages.ts'
import { invitePage } from './pages/invite-page.ts'
import { requestResetPage, overLinkPage, useLinkPage } from './pages/link-pages.ts'
import { findAccount } from '../person-store.ts'
import type { MailConfig } from '../mail/outbox.ts'
import { requestResetHandler, RESET_PAGE } from './request-reset.ts'
import { machineTime } from '../signing-in/session.ts'

/** The pages for a forgotten password, for invitations, and for the links that mails carry. Stands before `/akun/:id`. */
export function linkRoutes(environment: Environment, sealer: Sealer, config: MailConfig): readonly Route[] {
  const use = useAccountLink(environment)
  const invite = invitePerson(environment, sealer, config)
  return [
    {
      path: RESET_PAGE,
      access: 'open',
      page: request => showRequest(request, config),
      session: { 'account.request-reset': requestResetHandler(environment, sealer, config) },
      opening: ['account.request-reset'],
    },
    {
      path: `${LINK_PAGE}/:token`,
      access: use.name,
      page: request => showLink(request, environment),
      actions: [use],
    },
    {
      path: '/akun/undang',
      access: invite.name,
      page: request => showInvite(request, config),
      actions: [invite],
    },
  ]
}

function showRequest(request: PageRequest, { mailFrom }: MailConfig): Promise<PageResult> {
  const isSent = request.query.get('terkirim') !== null
  const body = requestResetPage(request, mailFrom === null ? 'no-mail' : isSent ? 'sent' : 'asked')
  const { title } = linkWords[request.locale].request
  return Promise.resolve({ kind: 'page', title, body, audience: 'signed-in' })
}

function showInvite(request: PageRequest, { mailFrom }: MailConfig): Promise<PageResult> {
  const body = invitePage(request, mailFrom !== null)
  const { title } = linkWords[request.locale].invite
  return Promise.resolve({ kind: 'page', title, body, audience: 'signed-in' })
}

/** Looking at the page uses nothing up: programs that look into mails open links, too. */
async function showLink(request: PageRequest, { clock }: Environment): Promise<PageResult> {
  const { reader, params, locale } = request
  const link = await findLink(reader, params['token'] ?? '', machineTime(clock))
  const account = link && (await findAccount(reader, link.personId))
  const words = linkWords[locale].use
  if (!link || account?.disabledAt !== null) {
    const body = overLinkPage(request)
    return { kind: 'page', title: words.overTitle, body, status: 410, audience: 'signed-in' }
  }
  const body = useLinkPage(request, link.purpose, account.email)
  return { kind: 'page', title: words[link.purpose], body, audience: 'signed-in' }
}
