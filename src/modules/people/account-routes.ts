import { abilities, isRole, may, mayEver } from '../../access/index.ts'
import { listHistory } from '../../audit/index.ts'
import { newId } from '../../platform/random.ts'
import { notFound, type PageRequest, type PageResult, type Route } from '../../web/index.ts'
import { accountWords } from './account-messages.ts'
import { createPerson } from './create-person.ts'
import { endRole, grantRole } from './grant-role.ts'
import { listGrantsOf } from './grant-store.ts'
import { disablePerson, enablePerson, resetPassword, resetSecondFactor } from './manage-person.ts'
import { accountListPage } from './pages/account-list-page.ts'
import { accountPage } from './pages/account-page.ts'
import { newAccountPage } from './pages/new-account-page.ts'
import { findFactor } from './second-factor-store.ts'
import { countPersons, findPerson, listNames, listPersons, type PersonFilter } from './person-store.ts'

const PAGE = 50
const HISTORY = 40

/** The administrator's pages. `/akun/baru` stands before `/akun/:id`, which it would match, too. */
export const accountRoutes: readonly Route[] = [
  { path: '/akun', access: 'person.list', page: showList },
  { path: '/akun/baru', access: 'person.create', page: showNew, actions: [createPerson] },
  {
    path: '/akun/:id',
    access: 'person.list',
    page: showPerson,
    actions: [grantRole, endRole, resetPassword, resetSecondFactor, disablePerson, enablePerson],
  },
]

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

async function showList(request: PageRequest): Promise<PageResult> {
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
    counts: await countPersons(reader),
    filter,
    firstHref: after ? hrefOf(request, null) : null,
    nextHref: last && found.length > PAGE ? hrefOf(request, last) : null,
    mayCreate: mayEver(actor, 'person.create'),
  })
  return { kind: 'page', title: accountWords[locale].list.title, body, audience: 'signed-in' }
}

function showNew(request: PageRequest): Promise<PageResult> {
  const body = newAccountPage(request, proposedPassword())
  const { title } = accountWords[request.locale].create
  return Promise.resolve({ kind: 'page', title, body, audience: 'signed-in' })
}

async function showPerson(request: PageRequest): Promise<PageResult> {
  const { reader, actor, params } = request
  const person = await findPerson(reader, params['id'] ?? '')
  if (!person || !may(actor, 'person.list', { personId: person.id }).allowed) return notFound
  const all = await listHistory(reader, { kind: 'person', id: person.id }, ['accounts'])
  const history = all.slice(-HISTORY).reverse()
  const body = accountPage(request, {
    person,
    secondFactorAt: (await findFactor(reader, person.id))?.createdAt ?? null,
    grants: await listGrantsOf(reader, [person.id]),
    history,
    names: await listNames(
      reader,
      history.flatMap(row => row.person_id ?? []),
    ),
    may: abilities(
      actor,
      [
        'role.grant',
        'role.end',
        'person.reset-password',
        'person.reset-second-factor',
        'person.disable',
        'person.enable',
      ],
      { personId: person.id },
    ),
    proposal: proposedPassword(),
  })
  return { kind: 'page', title: person.name, body, audience: 'signed-in' }
}
