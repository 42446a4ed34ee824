import { html, type Html } from '../../../../platform/html.ts'
import {
  countsBar,
  emptyState,
  errorSummary,
  filterBar,
  linkButton,
  pager,
  pageTitle,
  selectField,
  table,
  textField,
} from '../../../../ui/index.ts'
import { problemsOf, roleLabel, roleName, type PageRequest } from '../../../../web/index.ts'
import { areaName } from '../../../regions/index.ts'
import { accountWords } from '../account-messages.ts'
import type { Person, RoleGrant } from '../../person.ts'
import type { PersonFilter } from '../../person-store.ts'
import { grantableRoles, isInForce } from '../../role-rules.ts'
import { outboxPart, type OutboxView } from '../../mail/pages/outbox-part.ts'

type AccountList = Readonly<{
  persons: readonly Person[]
  grants: readonly RoleGrant[]
  /** Of the heads who named somebody to act in their post. */
  names: ReadonlyMap<string, string>
  counts: Readonly<Record<'active' | 'disabled', number>>
  filter: PersonFilter
  /** The addresses of the neighbouring parts of the list. */
  firstHref: string | null
  nextHref: string | null
  mayCreate: boolean
  outbox: OutboxView
}>

export function accountListPage(request: PageRequest, list: AccountList): Html {
  const { locale } = request
  const words = accountWords[locale].list
  const add = list.mayCreate
    ? linkButton({ href: request.link('/akun/baru'), label: words.add, kind: 'primary', icon: 'plus' })
    : html``
  const counts = countsBar({
    label: words.counts,
    items: [
      {
        label: words.active,
        count: list.counts.active,
        href: request.link('/akun'),
        current: list.filter.status === 'active',
      },
      {
        label: words.disabled,
        count: list.counts.disabled,
        href: request.link('/akun?keadaan=ditutup'),
        current: list.filter.status === 'disabled',
      },
    ],
  })
  return html`${pageTitle({ locale, title: words.title, lead: words.lead, actions: add })}${errorSummary({ locale, problems: problemsOf(request.form, locale) })}${outboxPart(request, list.outbox)}${counts}${filters(request, list)}${accounts(request, list)}${pager({ locale, newerHref: list.firstHref, olderHref: list.nextHref, label: words.caption })}`
}

function filters(request: PageRequest, { filter }: AccountList): Html {
  const { locale } = request
  const words = accountWords[locale].list
  const isSet = filter.text !== '' || filter.role !== null
  const text = textField({
    locale,
    name: 'cari',
    label: words.text,
    type: 'search',
    value: filter.text,
    autosave: false,
  })
  const role = selectField({
    locale,
    name: 'peran',
    label: words.role,
    prompt: words.anyRole,
    value: filter.role ?? '',
    options: grantableRoles.map(one => ({ value: one, label: roleName(one, locale) })),
    autosave: false,
  })
  return filterBar({
    locale,
    action: request.link('/akun'),
    label: words.filters,
    body: html`${text}${role}`,
    ...(filter.status === 'disabled' ? { hidden: { keadaan: 'ditutup' } } : {}),
    clearHref: isSet ? request.link('/akun') : null,
  })
}

function accounts(request: PageRequest, { persons, grants, names }: AccountList): Html {
  const words = accountWords[request.locale].list
  const label = (grant: RoleGrant): string => {
    const holder = grant.isDelegated ? names.get(grant.mandate?.holderId ?? '') : undefined
    return `${grantLabel(request, grant)}${holder === undefined ? '' : ` (${words.namedBy(holder)})`}`
  }
  const held = (person: Person): string =>
    grants
      .filter(grant => grant.personId === person.id && isInForce(grant, request.now))
      .map(label)
      .join('; ') || words.noRoles
  return table({
    caption: words.caption,
    captionHidden: true,
    columns: [{ label: words.name }, { label: words.email }, { label: words.roles }],
    rows: persons.map(person => ({
      cells: [
        html`<a href="${request.link(`/akun/${person.id}`)}">${person.name}</a>`,
        person.email,
        held(person),
      ],
    })),
    empty: emptyState({ title: words.empty, text: words.emptyText }),
  })
}

/** `Operator dinas kabupaten/kota, Kabupaten Garut`. */
function grantLabel({ locale }: PageRequest, grant: RoleGrant): string {
  const role = roleLabel(grant.role, grant.mandate?.kind, locale)
  return grant.areaPath === '/' ? role : `${role}, ${areaName(grant.areaPath, 'short')}`
}
