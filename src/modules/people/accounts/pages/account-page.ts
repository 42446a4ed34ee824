import type { LedgerRow } from '../../../../audit/index.ts'
import { html, type Html } from '../../../../platform/html.ts'
import { formatDate, formatMoment } from '../../../../platform/translations.ts'
import {
  actionButton,
  definitionList,
  emptyState,
  errorSummary,
  form,
  notice,
  pageTitle,
  section,
  statusTag,
  table,
  timeline,
} from '../../../../ui/index.ts'
import { eventName, roleLabel, type PageRequest } from '../../../../web/index.ts'
import { areaName, timeZoneOf } from '../../../regions/index.ts'
import { accountWords } from '../account-messages.ts'
import type { PostHolder } from '../../mandates/acting-store.ts'
import { mandateWords } from '../../mandates/mandate-messages.ts'
import type { Person, RoleGrant } from '../../person.ts'
import { excludedPairs, isInForce, isLive } from '../../role-rules.ts'
import { accountForms } from './account-forms.ts'
import type { InvitationView } from './invitation-part.ts'

/** Roles in the ledger of one who is not signed in. */
const NOBODY: ReadonlySet<string> = new Set(['visitor'])

export type AccountView = Readonly<{
  person: Person
  /** When the person set up a second factor. */
  secondFactorAt: Date | null
  grants: readonly RoleGrant[]
  /** Newest first. */
  history: readonly LedgerRow[]
  names: ReadonlyMap<string, string>
  /** Whom an acting officer can stand in for. */
  holders: readonly PostHolder[]
  /** For an account without a password, where mails go out. */
  invitation: InvitationView | null
  /** What the reader may do to this account. */
  may: ReadonlySet<string>
  /** A random password to hand over. */
  proposal: string
}>

export function accountPage(request: PageRequest, view: AccountView): Html {
  const { locale } = request
  const { person } = view
  const words = accountWords[locale].person
  const isClosed = person.disabledAt !== null
  const problems = (request.form?.problems ?? []).map(one => ({
    path: one.path,
    message: one.message[locale],
  }))
  const title = pageTitle({
    locale,
    title: person.name,
    crumbs: [{ label: accountWords[locale].list.title, href: request.link('/akun') }],
    tags: statusTag({
      state: isClosed ? 'revoked' : 'active',
      label: isClosed ? words.closed : words.open,
    }),
  })
  const isOwn = person.id === request.actor.personId
  const acts = isOwn ? notice({ locale, kind: 'info', text: words.own }) : accountForms(request, view)
  return html`${title}${errorSummary({ locale, problems })}<div>${facts(request, view)}</div>${section({ title: words.roles, body: html`${apartNotice(request, view)}${grantsTable(request, view, isOwn)}` })}${acts}${section({ title: words.history, body: history(request, view) })}`
}

function facts({ locale }: PageRequest, { person, secondFactorAt }: AccountView): Html {
  const words = accountWords[locale].person
  return definitionList({
    items: [
      { term: words.email, detail: person.email },
      { term: words.employer, detail: person.employer || '-' },
      { term: words.home, detail: person.homeAreaPath === '/' ? '-' : areaName(person.homeAreaPath) },
      { term: words.since, detail: formatDate(person.createdAt, locale) },
      {
        term: words.secondTitle,
        detail:
          secondFactorAt === null ? words.secondOff : words.secondOn(formatDate(secondFactorAt, locale)),
      },
    ],
  })
}

/** Roles that were given before one person could no longer hold both: which of them to end. */
function apartNotice({ locale, now }: PageRequest, { grants }: AccountView): Html {
  const words = accountWords[locale].person
  const label = ({ role, mandate }: RoleGrant): string => roleLabel(role, mandate?.kind, locale)
  const pairs = excludedPairs(grants, now)
  if (pairs.length === 0) return html``
  const lines = pairs.map(([one, later]) => html`<p>${words.apart(label(one), label(later))}</p>`)
  return notice({ locale, kind: 'warning', title: words.apartTitle, text: html`${lines}` })
}

function grantsTable(request: PageRequest, view: AccountView, isOwn: boolean): Html {
  const { locale } = request
  const words = accountWords[locale].person
  const mayEnd = view.may.has('role.end') && !isOwn
  return table({
    caption: words.roles,
    captionHidden: true,
    columns: [
      { label: words.role },
      { label: words.area },
      { label: words.term },
      { label: words.state },
      ...(mayEnd ? [{ label: words.act }] : []),
    ],
    rows: view.grants.map(grant => ({
      id: `peran-${grant.id}`,
      cells: [
        heldAs(request, view, grant),
        areaName(grant.areaPath),
        termOf(request, grant),
        grantState(request, grant),
        ...(mayEnd ? [isLive(grant, request.now) ? endForm(request, view, grant) : ''] : []),
      ],
    })),
    empty: words.noRoles,
  })
}

/** The role as it is held; an acting officer's with the mandate. */
function heldAs({ locale }: PageRequest, { names }: AccountView, grant: RoleGrant): Html {
  const { role, mandate, isDelegated } = grant
  const label = roleLabel(role, mandate?.kind, locale)
  if (!mandate) return html`${label}`
  const words = mandateWords[locale]
  const holder =
    mandate.holderId === null
      ? words.withoutHolder[mandate.kind]
      : (isDelegated ? words.namedBy : words.inPlaceOf)(names.get(mandate.holderId) ?? '')
  const paper = words.mandate(mandate.number, formatDate(new Date(mandate.date), locale))
  return html`${label}<br><span class="muted">${paper}. ${holder}.</span>`
}

function termOf({ locale }: PageRequest, grant: RoleGrant): string {
  const last = grant.validUntil === null ? null : new Date(grant.validUntil.getTime() - 1)
  const day = (date: Date): string => formatDate(date, locale, timeZoneOf(grant.areaPath))
  const until = last === null ? accountWords[locale].person.noEnd : day(last)
  return `${day(grant.validFrom)} – ${until}`
}

function grantState({ locale, now }: PageRequest, grant: RoleGrant): Html {
  const words = accountWords[locale].person
  if (isInForce(grant, now)) return statusTag({ state: 'active', label: words.inForce })
  return isLive(grant, now)
    ? statusTag({ state: 'announced', label: words.toCome })
    : statusTag({ state: 'ended', label: words.over })
}

function endForm(request: PageRequest, { person }: AccountView, grant: RoleGrant): Html {
  const { locale } = request
  const words = accountWords[locale].person
  return form({
    action: request.link(`/akun/${person.id}`),
    key: request.formKey(),
    version: person.rowVersion,
    label: `${words.end}: ${roleLabel(grant.role, grant.mandate?.kind, locale)}`,
    body: html`<input type="hidden" name="grant" value="${grant.id}">${actionButton({
      action: 'role.end',
      label: words.end,
      kind: 'danger',
      confirm: { locale, text: words.endConfirm, label: words.end },
    })}`,
  })
}

function history(request: PageRequest, { history: rows, names }: AccountView): Html {
  const { locale } = request
  const words = accountWords[locale].person
  if (rows.length === 0) return emptyState({ title: words.noHistory })
  const who = (row: LedgerRow): string =>
    row.person_id === null
      ? NOBODY.has(row.role)
        ? words.nobody
        : words.system
      : (names.get(row.person_id) ?? row.person_id)
  return timeline({
    locale,
    label: words.history,
    entries: rows.map(row => ({
      when: formatMoment(row.at, locale),
      dateTime: row.at.toISOString(),
      who: who(row),
      what: eventName(row.event, locale),
      ...(row.reason === null ? {} : { reason: row.reason }),
    })),
  })
}
