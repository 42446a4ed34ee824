import type { Hono } from 'hono'
import { sql } from 'kysely'
import type { Role } from '../../src/access/index.ts'
import type { Application } from '../../src/app.ts'
import { setGrantOwner } from '../../src/modules/people/accounts/grant-store.ts'
import { sessionHash } from '../../src/modules/people/signing-in/session.ts'
import { addSession } from '../../src/modules/people/signing-in/session-store.ts'
import { newId } from '../../src/platform/random.ts'
import { newFormKey } from '../../src/web/form-key.ts'
import { anAccount } from '../builders/accounts.ts'
import { lockAll } from './agreed-requests.ts'
import { handledBy } from './objection-requests.ts'
import type { OfficeWorld } from './office-world.ts'
import { joinSession } from './plenary-world.ts'

/**
 * On the panel of the nomination under assessment: to score it; kept from it by a conflict, which may still be
 * declared; or having declared one.
 */
type Panel = 'scores' | 'conflicted' | 'declared'

type Kind = Readonly<{
  role: Role
  /** The code of the area of the role, and of the place where the person works; the whole country when left out. */
  area?: string
  home?: string
  firm?: 'own' | 'other'
  panel?: Panel
  ended?: true
}>

/** Everyone who comes: the people of the office, its neighbours, other provinces, and every national role. */
const kinds = {
  'operator here': { role: 'operator', area: '32.05' },
  'head here': { role: 'office-head', area: '32.05' },
  'province here': { role: 'province-officer', area: '32' },
  'producer of the firm': { role: 'producer', area: '32.05', firm: 'own' },
  'assessor with the product': { role: 'assessor', home: '51.71', panel: 'scores' },
  'operator next door': { role: 'operator', area: '32.06' },
  'head next door': { role: 'office-head', area: '32.06' },
  'operator far away': { role: 'operator', area: '33.02' },
  'head far away': { role: 'office-head', area: '33.02' },
  'another province': { role: 'province-officer', area: '33' },
  'producer of another firm': { role: 'producer', area: '32.05', firm: 'other' },
  'assessor without the product': { role: 'assessor', home: '51.71' },
  'assessor from the province': { role: 'assessor', home: '32.04', panel: 'conflicted' },
  'assessor with an interest': { role: 'assessor', home: '51.71', panel: 'declared' },
  'assessor who verified': { role: 'assessor', home: '51.71', panel: 'conflicted' },
  'operator whose term is over': { role: 'operator', area: '32.05', ended: true },
  verifier: { role: 'verifier' },
  secretariat: { role: 'secretariat' },
  chair: { role: 'chair' },
  'director general': { role: 'director-general' },
  minister: { role: 'minister' },
  publisher: { role: 'publisher' },
  mentor: { role: 'mentor' },
  auditor: { role: 'auditor' },
  administrator: { role: 'administrator' },
} as const satisfies Readonly<Record<string, Kind>>

export type Person = Readonly<{
  name: string
  id: string
  /** The role through which the person acts: a visitor's when no term is in force. */
  role: Role
  /** The path of the area that the role reaches. */
  areaPath: string
  firm: string | null
  panel: Panel | null
  /** Of the session; null for a visitor without an account. */
  secret: string | null
  grantId: string | null
}>

const over = new Date('2021-01-01T00:00:00Z')

/** Makes an account with a session of its own. */
export async function signedIn(
  application: Application,
  world: OfficeWorld,
  name: string,
  kind: Kind,
): Promise<Person> {
  const { database } = application.environment
  const held = {
    role: kind.role,
    ...(kind.area ? { area: kind.area } : {}),
    ...(kind.ended ? { until: over } : {}),
  }
  // The demo's people are here too: their addresses are taken.
  const account = await anAccount(
    database,
    `Contoh ${name}`,
    [held],
    kind.home === undefined ? {} : { home: kind.home },
  )
  const firm = kind.firm === undefined ? null : kind.firm === 'own' ? world.producer : world.otherProducer
  const secret = newId()
  const [grantId = ''] = account.grantIds
  const { areaPath } = account.actor
  await database.write(async tx => {
    if (firm) await setGrantOwner(tx, grantId, firm, areaPath)
    await addSession(tx, { idHash: sessionHash(secret), personId: account.id, grantId }, new Date())
  })
  const role: Role = kind.ended ? 'visitor' : kind.role
  return { name, id: account.id, role, areaPath, firm, panel: kind.panel ?? null, secret, grantId }
}

/** Gives the person an open sheet of the nomination. */
export async function onPanel(
  { environment }: Application,
  nomination: string,
  rules: string,
  person: string,
): Promise<void> {
  const now = environment.clock.now()
  const [assignment, sheet] = [newId(), newId()]
  await environment.database.write(async tx => {
    await sql`insert into assignment (id, nomination_id, person_id, state, explanation, assigned_by, assigned_at)
      values (${assignment}, ${nomination}, ${person}, 'assigned', '{}', 'test', ${now})`.execute(tx)
    await sql`insert into scoresheet (id, assignment_id, nomination_id, person_id, rules_id, state, created_at)
      values (${sheet}, ${assignment}, ${nomination}, ${person}, ${rules}, 'open', ${now})`.execute(tx)
  })
}

/** Puts the assessors on the panel, and gives two of them what bars them from it. */
async function formPanel(
  application: Application,
  world: OfficeWorld,
  people: readonly Person[],
): Promise<void> {
  const { nomination } = world.at['in-assessment']
  const idOf = (name: keyof typeof kinds): string => people.find(one => one.name === name)?.id ?? ''
  const { database, clock } = application.environment
  const { rows } = await database.read(reader =>
    sql<{ rules: string }>`select rules_id as rules from nomination where id = ${nomination}`.execute(reader),
  )
  const panel = Object.entries(kinds as Readonly<Record<string, Kind>>).filter(([, kind]) => kind.panel)
  for (const [name] of panel)
    await onPanel(application, nomination, rows[0]?.rules ?? '', idOf(name as keyof typeof kinds))
  for (const [name] of panel)
    await onPanel(application, world.agreed.nomination, world.agreed.rules, idOf(name as keyof typeof kinds))
  await lockAll(application, world.agreed)
  const persons = { chair: idOf('chair'), member: idOf('assessor with the product') }
  await joinSession(application, world.plenary, persons)
  await database.write(async tx => {
    for (const id of [nomination, world.agreed.nomination]) {
      await sql`insert into interest (id, person_id, nomination_id, kind, declared_at)
        values (${newId()}, ${idOf('assessor with an interest')}, ${id}, 'family', ${clock.now()})`.execute(
        tx,
      )
      await sql`insert into verification_outcome (id, nomination_id, round, outcome, reasons, decided_by, decided_at)
        values (${newId()}, ${id}, 1, 'admitted', '[]', ${idOf('assessor who verified')}, ${clock.now()})`.execute(
        tx,
      )
    }
  })
}

const visitor: Person = {
  name: 'visitor',
  id: '',
  role: 'visitor',
  areaPath: '',
  firm: null,
  panel: null,
  secret: null,
  grantId: null,
}

export async function everyone(application: Application, world: OfficeWorld): Promise<readonly Person[]> {
  const people: Person[] = [visitor]
  for (const [name, kind] of Object.entries(kinds))
    people.push(await signedIn(application, world, name, kind))
  await formPanel(application, world, people)
  await handledBy(application, people.find(one => one.role === 'verifier')?.id ?? '')
  return people
}

export type Answer = Readonly<{ status: number; location: string; body: string }>
export type Fields = Readonly<Record<string, string | File>>

async function send(server: Hono, { secret }: Person, path: string, init: RequestInit): Promise<Answer> {
  const headers = secret === null ? {} : { cookie: `bintang_session=${secret}` }
  const response = await server.request(`http://localhost${path}`, { ...init, headers })
  const body = await response.text()
  return { status: response.status, location: response.headers.get('location') ?? '', body }
}

export const open = (server: Hono, person: Person, path: string): Promise<Answer> =>
  send(server, person, path, {})

/** Sends a form with a key that is genuine for the person's session, as a page of their own would hold it. */
export function post(server: Hono, person: Person, path: string, fields: Fields): Promise<Answer> {
  const body = new FormData()
  for (const [name, value] of Object.entries({ ...fields, _key: newFormKey(person.secret) }))
    body.set(name, value)
  return send(server, person, path, { method: 'POST', body })
}
