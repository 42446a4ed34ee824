import { html, type Html } from '../../../../platform/html.ts'
import { formatDate, formatMoment } from '../../../../platform/translations.ts'
import {
  actionButton,
  errorSummary,
  form,
  linkButton,
  notice,
  pageTitle,
  section,
  statusTag,
  table,
} from '../../../../ui/index.ts'
import { roleLabel, type HeldRole, type PageRequest, type SignedIn } from '../../../../web/index.ts'
import { areaName, timeZoneOf } from '../../../regions/index.ts'
import { mandateWords } from '../../mandates/mandate-messages.ts'
import { ownWords } from '../../accounts/page-messages.ts'
import type { LiveSession } from '../session-store.ts'

/** `mine` is the hash of the session that looks at the page. */
export type SessionView = Readonly<{ signedIn: SignedIn; sessions: readonly LiveSession[]; mine: string }>

export function sessionPage(request: PageRequest, view: SessionView): Html {
  const { locale } = request
  const words = ownWords[locale].session
  const problems = (request.form?.problems ?? []).map(one => ({ path: '', message: one.message[locale] }))
  const account = linkButton({ href: request.link('/akun-saya'), label: words.account, icon: 'user-round' })
  const roles =
    view.signedIn.grants.length === 0
      ? notice({ locale, kind: 'warning', text: words.noRoles })
      : rolesTable(request, view.signedIn)
  const others = view.sessions.some(one => one.idHash !== view.mine)
  const buttons = html`${others ? actForm(request, 'session.end-others', words.endOthers) : ''}${actForm(request, 'session.sign-out', words.signOut)}`
  return html`${pageTitle({ locale, title: words.title, lead: words.lead, actions: account })}${errorSummary({ locale, problems })}${section({ title: words.roles, body: roles })}${section({ title: words.devices, lead: words.limits, body: html`${sessionsTable(request, view)}${buttons}` })}`
}

const actForm = (request: PageRequest, action: string, label: string, hidden: Html = html``): Html =>
  form({
    action: request.link('/sesi'),
    key: request.formKey(),
    label,
    body: html`${hidden}<div class="buttons">${actionButton({ action, label, kind: 'secondary' })}</div>`,
  })

function rolesTable(request: PageRequest, { grants, actor }: SignedIn): Html {
  const words = ownWords[request.locale].session
  return table({
    caption: words.roles,
    captionHidden: true,
    columns: [{ label: words.role }, { label: words.area }, { label: words.state }],
    rows: grants.map(grant => ({
      marked: grant.id === actor.grantId,
      cells: [
        heldUntil(request, grant),
        areaName(grant.areaPath),
        grant.id === actor.grantId
          ? statusTag({ state: 'active', label: words.acting })
          : actForm(
              request,
              'session.switch-role',
              words.use,
              html`<input type="hidden" name="grant" value="${grant.id}">`,
            ),
      ],
    })),
    empty: words.noRoles,
  })
}

/** An acting officer's role with its last day. */
function heldUntil({ locale }: PageRequest, { role, acting, until }: HeldRole): Html {
  const label = roleLabel(role, acting, locale)
  if (!acting || !until) return html`${label}`
  const last = formatDate(new Date(until.getTime() - 1), locale)
  return html`${label}<br><span class="muted">${mandateWords[locale].until(last)}</span>`
}

const endForm = (request: PageRequest, { idHash }: LiveSession, begun: string): Html => {
  const words = ownWords[request.locale].session
  return form({
    action: request.link('/sesi'),
    key: request.formKey(),
    label: words.endOneOf(begun),
    body: html`<input type="hidden" name="session" value="${idHash}"><div class="buttons">${actionButton({ action: 'session.end-one', label: words.endOne, kind: 'secondary' })}</div>`,
  })
}

function sessionsTable(request: PageRequest, { signedIn, sessions, mine }: SessionView): Html {
  const { locale } = request
  const words = ownWords[locale].session
  const zone = timeZoneOf(signedIn.actor.areaPath)
  const moment = (date: Date) => formatMoment(date, locale, zone)
  return table({
    caption: words.devices,
    captionHidden: true,
    columns: [
      { label: words.where },
      { label: words.device },
      { label: words.seen },
      { label: words.ends },
      { label: words.act },
    ],
    rows: sessions.map(one => ({
      marked: one.idHash === mine,
      cells: [
        one.device || words.unknownDevice,
        moment(one.createdAt),
        moment(one.seenAt),
        moment(one.expiresAt),
        one.idHash === mine ? words.here : endForm(request, one, moment(one.createdAt)),
      ],
    })),
    empty: '',
  })
}
