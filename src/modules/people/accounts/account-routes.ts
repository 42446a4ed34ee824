import { abilities, isRole, may, mayEver } from '../../../access/index.ts'
import type { Environment } from '../../../actions/index.ts'
import { listHistory, type LedgerRow } from '../../../audit/index.ts'
import type { Clock } from '../../../platform/clock.ts'
import type { Reader } from '../../../platform/database/index.ts'
import { newId } from '../../../platform/random.ts'
import type { Sealer } from '../../../platform/sealer.ts'
import { notFound, type PageRequest, type PageResult, type Route } from '../../../web/index.ts'
import { listInvitations } from './account-link-store.ts'
import { accountWords } from './account-messages.ts'
import { listHolders } from '../mandates/acting-store.ts'
import { createPerson } from './create-person.ts'
import { endRole, grantRole } from './grant-role.ts'
import { listGrantsOf } from './grant-store.ts'
import { inviteAgain } from './invite-again.ts'
import { countUnsent, isLinkUnsent, listDeadMails } from '../mail/mail-store.ts'
import { disablePerson, enablePerson, resetPassword, resetSecondFactor } from './manage-person.ts'
import { retryMails, type MailConfig } from '../mail/outbox.ts'
import { accountListPage } from './pages/account-list-page.ts'
import { accountPage } from './pages/account-page.ts'
import type { InvitationView } from './pages/invitation-part.ts'
import { newAccountPage } from './pages/new-account-page.ts'
import type { OutboxView } from '../mail/pages/outbox-part.ts'
import type { RoleGrant } from '../person.ts'
import {
  countPersons,
  findAccount,
  namesOf,
  listPersons,
  type Account,
  type PersonFilter,
} from '../person-store.ts'
import { actable } from '../role-rules.ts'
import { findFactor } from '../signing-in/second-factor-store.ts'
import { machineTime } from '../signing-in/session.ts'
import { setAffiliation } from '../set-affiliation.ts'

const PAGE = 50
const HISTORY = 40
/** Mails that came too late are told about for so long. */
const TOLD_FOR = 7 * 86_400_000

/** The administrator's pages. `/akun/baru` stands before `/akun/:id`, which it would match, too. */
export function accountRoutes(
  environment: Environment,
  sealer: Sealer,
  config: MailConfig,
): readonly Route[] {
  const { clock } = environment
  const again = inviteAgain(environment, sealer, config)
  const hasMail = config.mailFrom !== null
  return [
    {
      path: '/akun',
      access: 'person.list',
      page: request => showList(request, clock),
      actions: [retryMails(environment)],
    },
    { path: '/akun/baru', access: 'person.create', page: showNew, actions: [createPerson] },
    {
      path: '/akun/:id',
      access: 'person.list',
      page: request => showPerson(request, clock, hasMail),
      actions: [
        grantRole,
        endRole,
        again,
        setAffiliation,
        resetPassword,
        resetSecondFactor,
        disablePerson,
        enablePerson,
      ],
    },
  ]
}

/** A random password to hand over: 16 characters of an alphabet that can be read aloud, 80 bits. */
const proposedPassword = (): string => newId().replaceAll(/(.{4})(?=.)/g, '$1-')

function filterOf(query: URLSearchParams): PersonFilter {
  const role = query.get('peran') ?? ''
  return {
    text: (query.get('cari') ?? '').trim().slice(0, 100),
    status: query.get('keadaan') === 'ditutup' ? 'disabled' : 'active',
    role: isRole(role) ? role : null,
  }
}

/** The list's address with the same filter, from a place on. */
function hrefOf(request: PageRequest, after: Readonly<{ name: string; id: string }> | null): string {
  const query = new URLSearchParams()
  for (const name of ['cari', 'peran', 'keadaan']) {
    const value = request.query.get(name)
    if (value) query.set(name, value)
  }
  if (after) {
    query.set('setelah', after.id)
    query.set('nama', after.name)
  }
  const text = query.toString()
  return request.link(text === '' ? '/akun' : `/akun?${text}`)
}

async function outboxOf({ reader, actor }: PageRequest, clock: Clock): Promise<OutboxView> {
  const machineNow = machineTime(clock)
  const since = new Date(machineNow.getTime() - TOLD_FOR)
  return {
    dead: await listDeadMails(reader, machineNow),
    ...(await countUnsent(reader, machineNow, since)),
    mayRetry: may(actor, 'mail.retry', {}).allowed,
  }
}

async function showList(request: PageRequest, clock: Clock): Promise<PageResult> {
  const { reader, actor, query, locale } = request
  const [name, id] = [query.get('nama'), query.get('setelah')]
  const after = name !== null && id !== null ? { name, id } : null
  const filter = filterOf(query)
  const found = await listPersons(reader, actor, filter, after, PAGE)
  const persons = found.slice(0, PAGE)
  const last = persons.at(-1)
  const grants = await listGrantsOf(
    reader,
    persons.map(person => person.id),
  )
  const body = accountListPage(request, {
    persons,
    grants,
    names: await namesOf(
      reader,
      grants.flatMap(grant => (grant.isDelegated ? (grant.mandate?.holderId ?? []) : [])),
    ),
    counts: await countPersons(reader),
    filter,
    firstHref: after ? hrefOf(request, null) : null,
    nextHref: last && found.length > PAGE ? hrefOf(request, last) : null,
    mayCreate: mayEver(actor, 'person.create'),
    outbox: await outboxOf(request, clock),
  })
  return { kind: 'page', title: accountWords[locale].list.title, body, audience: 'signed-in' }
}

function showNew(request: PageRequest): Promise<PageResult> {
  const body = newAccountPage(request, proposedPassword())
  const { title } = accountWords[request.locale].create
  return Promise.resolve({ kind: 'page', title, body, audience: 'signed-in' })
}

const acts = [
  'role.grant',
  'role.end',
  'person.invite-again',
  'person.set-affiliation',
  'person.reset-password',
  'person.reset-second-factor',
  'person.disable',
  'person.enable',
] as const

/** Everybody who is named in an account's history and by its mandates. */
const namesFor = (
  reader: Reader,
  history: readonly LedgerRow[],
  grants: readonly RoleGrant[],
): Promise<ReadonlyMap<string, string>> =>
  namesOf(reader, [
    ...history.flatMap(row => row.person_id ?? []),
    ...grants.flatMap(grant => grant.mandate?.holderId ?? []),
  ])

/** Only an account that never had a password waits for its invitation. */
async function invitationOf(
  { reader }: PageRequest,
  account: Account,
  machineNow: Date,
): Promise<InvitationView | null> {
  if (account.passwordHash !== null) return null
  const [last = null] = await listInvitations(reader, account.id)
  if (!last) return { last, isOver: false, isUnsent: false }
  const isUnsent = await isLinkUnsent(reader, account.id, last.expiresAt)
  return { last, isOver: last.usedAt !== null || last.expiresAt <= machineNow, isUnsent }
}

async function showPerson(request: PageRequest, clock: Clock, hasMail: boolean): Promise<PageResult> {
  const { reader, actor, params, now } = request
  const account = await findAccount(reader, params['id'] ?? '')
  if (!account || !may(actor, 'person.list', { personId: account.id }).allowed) return notFound
  const all = await listHistory(reader, { kind: 'person', id: account.id }, ['accounts'])
  const history = all.slice(-HISTORY).reverse()
  const grants = await listGrantsOf(reader, [account.id])
  const body = accountPage(request, {
    person: account,
    secondFactorAt: (await findFactor(reader, account.id))?.createdAt ?? null,
    grants,
    history,
    names: await namesFor(reader, history, grants),
    holders: await listHolders(reader, actable, now),
    invitation: hasMail ? await invitationOf(request, account, machineTime(clock)) : null,
    may: abilities(actor, acts, { personId: account.id }),
    proposal: proposedPassword(),
  })
  return { kind: 'page', title: account.name, body, audience: 'signed-in' }
}
