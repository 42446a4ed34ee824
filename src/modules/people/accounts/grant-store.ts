import { sql } from 'kysely'
import type { Role } from '../../../access/index.ts'
import type { AreaPath } from '../../../foundation/area-path.ts'
import type { Reader, Tx } from '../../../platform/database/index.ts'
import { formersColumn, formersOf, servedColumn, servedOf, type Former, type Served } from './move-store.ts'
import type { PeopleTables } from '../people-tables.ts'
import type { Mandate, RoleGrant } from '../person.ts'

const grantColumns = [
  'id',
  'person_id as personId',
  'role',
  'area_path as areaPath',
  'owner_id as ownerId',
  'valid_from as validFrom',
  'valid_until as validUntil',
  'ended_at as endedAt',
  'acting',
  'mandate_number as mandateNumber',
  'mandate_date as mandateDate',
  'acting_for as actingFor',
  'granted_by as grantedBy',
] as const

type Row = Omit<RoleGrant, 'mandate' | 'isDelegated'> &
  Readonly<{
    acting: Mandate['kind'] | null
    mandateNumber: string | null
    mandateDate: string | null
    actingFor: string | null
    grantedBy: string | null
  }>

function grantFrom({ acting, mandateNumber, mandateDate, actingFor, grantedBy, ...held }: Row): RoleGrant {
  const mandate =
    acting === null
      ? null
      : { kind: acting, number: mandateNumber ?? '', date: mandateDate ?? '', holderId: actingFor }
  return { ...held, mandate, isDelegated: actingFor !== null && actingFor === grantedBy }
}

/** All grants of persons, the ended ones too, oldest first. */
export async function listGrantsOf(reader: Reader, personIds: readonly string[]): Promise<RoleGrant[]> {
  if (personIds.length === 0) return []
  const rows = await reader
    .withTables<PeopleTables>()
    .selectFrom('role_grant')
    .select(grantColumns)
    .where('person_id', 'in', personIds)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  return rows.map(grantFrom)
}

/** Who acted, acts or will act in a post, the latest term first. One query. */
export async function listActingTerms(
  reader: Reader,
  role: Role,
  areaPath: AreaPath,
  limit: number,
): Promise<RoleGrant[]> {
  const rows = await reader
    .withTables<PeopleTables>()
    .selectFrom('role_grant')
    .select(grantColumns)
    .where('role', '=', role)
    .where('area_path', '=', areaPath)
    .where('acting', 'is not', null)
    .orderBy('valid_from', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(grantFrom)
}

export async function findGrant(reader: Reader, id: string): Promise<RoleGrant | undefined> {
  const row = await reader
    .withTables<PeopleTables>()
    .selectFrom('role_grant')
    .select(grantColumns)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && grantFrom(row)
}

export type NewGrant = Omit<RoleGrant, 'endedAt' | 'mandate' | 'isDelegated'> &
  Readonly<{ grantedBy: string | null; mandate?: Mandate; nominationId?: string }>

export async function addGrants(tx: Tx, grants: readonly NewGrant[], now: Date): Promise<void> {
  if (grants.length === 0) return
  await tx
    .withTables<PeopleTables>()
    .insertInto('role_grant')
    .values(
      grants.map(grant => ({
        id: grant.id,
        person_id: grant.personId,
        role: grant.role,
        area_path: grant.areaPath,
        owner_id: grant.ownerId,
        nomination_id: grant.nominationId ?? null,
        valid_from: grant.validFrom,
        valid_until: grant.validUntil,
        ended_at: null,
        granted_by: grant.grantedBy,
        created_at: now,
        acting: grant.mandate?.kind ?? null,
        mandate_number: grant.mandate?.number ?? null,
        mandate_date: grant.mandate?.date ?? null,
        acting_for: grant.mandate?.holderId ?? null,
      })),
    )
    .execute()
}

/** False when it was ended before. */
export async function endGrant(tx: Tx, id: string, now: Date): Promise<boolean> {
  const result = await tx
    .withTables<PeopleTables>()
    .updateTable('role_grant')
    .set({ ended_at: now })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return Number(result.numUpdatedRows) === 1
}

export async function setGrantOwner(tx: Tx, id: string, ownerId: string, areaPath: AreaPath): Promise<void> {
  await tx
    .withTables<PeopleTables>()
    .updateTable('role_grant')
    .set({ owner_id: ownerId, area_path: areaPath })
    .where('id', '=', id)
    .execute()
}

const inForce = (now: Date) =>
  sql<boolean>`(g.ended_at is null and g.valid_from <= ${now} and (g.valid_until is null or g.valid_until > ${now}))`

/** A person with a grant in force. */
type PersonInRole = Readonly<{
  id: string
  name: string
  employer: string
  homeAreaPath: AreaPath
  formers: readonly Former[]
  served: readonly Served[]
  /** The area that the role is held for. */
  areaPath: AreaPath
}>

/**
 * The people with an active account who hold the role at `now`, by name; with `areaPath` only those whose
 * grant covers that area. Who holds the role for two areas is listed for the larger one.
 */
export async function listPeopleWithRole(
  reader: Reader,
  role: Role,
  now: Date,
  { areaPath }: Readonly<{ areaPath?: AreaPath }> = {},
): Promise<PersonInRole[]> {
  let query = reader
    .withTables<PeopleTables>()
    .selectFrom('role_grant as g')
    .innerJoin('person as p', 'p.id', 'g.person_id')
    .select(['p.id', 'p.name', 'p.employer', 'p.home_area_path as homeAreaPath', 'g.area_path as areaPath'])
    .select([formersColumn('p').as('formers'), servedColumn('p').as('served')])
    .where('g.role', '=', role)
    .where('p.disabled_at', 'is', null)
    .where(inForce(now))
  if (areaPath !== undefined) query = query.where(sql<boolean>`starts_with(${areaPath}, g.area_path)`)
  const rows = await query.orderBy('p.name').orderBy('p.id').orderBy('g.area_path').execute()
  return rows
    .filter((row, index) => row.id !== rows[index - 1]?.id)
    .map(row => ({ ...row, formers: formersOf(row.formers), served: servedOf(row.served) }))
}

/** How many people with an active account hold the role for each area at `now`. */
export async function countPeopleByArea(
  reader: Reader,
  role: Role,
  now: Date,
): Promise<ReadonlyMap<AreaPath, number>> {
  const rows = await reader
    .withTables<PeopleTables>()
    .selectFrom('role_grant as g')
    .innerJoin('person as p', 'p.id', 'g.person_id')
    .select(eb => ['g.area_path as areaPath', eb.fn.count<number>('p.id').distinct().as('people')])
    .where('g.role', '=', role)
    .where('p.disabled_at', 'is', null)
    .where(inForce(now))
    .groupBy('g.area_path')
    .execute()
  return new Map(rows.map(row => [row.areaPath, Number(row.people)]))
}
