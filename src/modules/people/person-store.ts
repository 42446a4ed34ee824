import { sql } from 'kysely'
import { whereAllowed, type Actor, type Role } from '../../access/index.ts'
import type { Reader, Tx } from '../../platform/database/index.ts'
import {
  formersColumn,
  formersOf,
  servedColumn,
  servedOf,
  type Former,
  type Served,
} from './accounts/move-store.ts'
import type { PeopleTables } from './people-tables.ts'
import type { Person } from './person.ts'

const personColumns = [
  'id',
  'name',
  'email',
  'employer',
  'home_area_path as homeAreaPath',
  'disabled_at as disabledAt',
  'row_version as rowVersion',
  'created_at as createdAt',
] as const

/** A guest is nobody's account: it lives and ends with its invitation. */
export const findPerson = (reader: Reader, id: string): Promise<Person | undefined> =>
  reader
    .withTables<PeopleTables>()
    .selectFrom('person')
    .select(personColumns)
    .where('id', '=', id)
    .where('guest', '=', false)
    .executeTakeFirst()

/** What signing in needs to know. */
export type Account = Person & Readonly<{ passwordHash: string | null; passwordEndsAt: Date | null }>

const findAccountBy = (
  reader: Reader,
  column: 'id' | 'email' | 'demo_id',
  value: string,
): Promise<Account | undefined> =>
  reader
    .withTables<PeopleTables>()
    .selectFrom('person')
    .select(personColumns)
    .select(['password_hash as passwordHash', 'password_ends_at as passwordEndsAt'])
    .where(column, '=', value)
    .where('guest', '=', false)
    .executeTakeFirst()

export const findAccount = (reader: Reader, id: string): Promise<Account | undefined> =>
  findAccountBy(reader, 'id', id)
export const findAccountByEmail = (reader: Reader, email: string): Promise<Account | undefined> =>
  findAccountBy(reader, 'email', email)
export const findDemoAccount = (reader: Reader, demoId: string): Promise<Account | undefined> =>
  findAccountBy(reader, 'demo_id', demoId)

/** The demo ids of the demo's people in the database. */
export async function listDemoIds(reader: Reader): Promise<string[]> {
  const rows = await reader
    .withTables<PeopleTables>()
    .selectFrom('person')
    .select('demo_id')
    .where('demo_id', 'is not', null)
    .execute()
  return rows.flatMap(row => row.demo_id ?? [])
}

export type NewPerson = Readonly<{
  id: string
  name: string
  email: string
  employer: string
  homeAreaPath: string
  /** Null until the person sets one by the link of an invitation. */
  passwordHash: string | null
  passwordEndsAt: Date | null
  demoId: string | null
  /** Comes by the link of an invitation, and reads no mail. */
  guest?: boolean
}>

/** False when the address has an account already. */
export async function addPerson(tx: Tx, person: NewPerson, now: Date): Promise<boolean> {
  const added = await tx
    .withTables<PeopleTables>()
    .insertInto('person')
    .values({
      id: person.id,
      name: person.name,
      email: person.email,
      employer: person.employer,
      home_area_path: person.homeAreaPath,
      password_hash: person.passwordHash,
      password_ends_at: person.passwordEndsAt,
      disabled_at: null,
      demo_id: person.demoId,
      guest: person.guest ?? false,
      created_at: now,
    })
    .onConflict(conflict => conflict.column('email').doNothing())
    .returning('id')
    .executeTakeFirst()
  return added !== undefined
}

type Changes = Partial<
  Pick<
    PeopleTables['person'],
    'password_hash' | 'password_ends_at' | 'disabled_at' | 'employer' | 'home_area_path'
  >
>

/** False when the person was changed meanwhile. The version moves on even when nothing else changes. */
export async function changePerson(
  tx: Tx,
  id: string,
  rowVersion: number,
  changes: Changes = {},
): Promise<boolean> {
  const result = await tx
    .withTables<PeopleTables>()
    .updateTable('person')
    .set({ ...changes, row_version: rowVersion + 1 })
    .where('id', '=', id)
    .where('row_version', '=', rowVersion)
    .executeTakeFirst()
  return Number(result.numUpdatedRows) === 1
}

export type Affiliation = Readonly<{
  id: string
  name: string
  employer: string
  formers: readonly Former[]
  served: readonly Served[]
}>

/** Who these people are and where they work, as far as it may tie them to somebody. */
export async function affiliationsOf(
  reader: Reader,
  ids: readonly string[],
): Promise<readonly Affiliation[]> {
  if (ids.length === 0) return []
  const rows = await reader
    .withTables<PeopleTables>()
    .selectFrom('person')
    .select(['id', 'name', 'employer', formersColumn('person').as('formers')])
    .select(servedColumn('person').as('served'))
    .where('id', 'in', ids)
    .orderBy('id')
    .execute()
  return rows.map(row => ({ ...row, formers: formersOf(row.formers), served: servedOf(row.served) }))
}

/** The names of these people, by id. One query. */
export async function namesOf(reader: Reader, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return new Map()
  const rows = await reader
    .withTables<PeopleTables>()
    .selectFrom('person')
    .select(['id', 'name'])
    .where('id', 'in', wanted)
    .execute()
  return new Map(rows.map(row => [row.id, row.name]))
}

export type PersonFilter = Readonly<{
  /** Part of a name or of an address. */
  text: string
  status: 'active' | 'disabled'
  role: Role | null
}>

/** Where the last page of the list ended. */
type PersonCursor = Readonly<{ name: string; id: string }>

/** One page of accounts by name, after `after`; one row more than `limit` tells that there are more. */
export function listPersons(
  reader: Reader,
  actor: Actor,
  filter: PersonFilter,
  after: PersonCursor | null,
  limit: number,
): Promise<Person[]> {
  let query = reader
    .withTables<PeopleTables>()
    .selectFrom('person')
    .select(personColumns)
    .where(whereAllowed(actor, 'person.list', { personId: sql<string>`person.id` }))
    .where('guest', '=', false)
    .where('disabled_at', filter.status === 'active' ? 'is' : 'is not', null)
  if (filter.text !== '') {
    const pattern = `%${filter.text.toLowerCase().replaceAll(/[\\%_]/g, sign => `\\${sign}`)}%`
    query = query.where(sql<boolean>`(lower(name) like ${pattern} or email like ${pattern})`)
  }
  const { role } = filter
  if (role !== null) {
    query = query.where(eb =>
      eb.exists(
        eb
          .selectFrom('role_grant')
          .select('role_grant.id')
          .whereRef('role_grant.person_id', '=', 'person.id')
          .where('role_grant.role', '=', role)
          .where('role_grant.ended_at', 'is', null),
      ),
    )
  }
  if (after) query = query.where(sql<boolean>`(name, id) > (${after.name}, ${after.id})`)
  return query
    .orderBy('name')
    .orderBy('id')
    .limit(limit + 1)
    .execute()
}

export async function countPersons(reader: Reader): Promise<Readonly<Record<'active' | 'disabled', number>>> {
  const row = await reader
    .withTables<PeopleTables>()
    .selectFrom('person')
    .select(eb => [eb.fn.countAll<number>().as('persons'), eb.fn.count<number>('disabled_at').as('disabled')])
    .where('guest', '=', false)
    .executeTakeFirstOrThrow()
  return { active: Number(row.persons) - Number(row.disabled), disabled: Number(row.disabled) }
}
