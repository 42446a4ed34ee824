import { sql } from 'kysely'
import type { AreaPath } from '../../foundation/area-path.ts'
import type { Reader } from '../../platform/database/index.ts'
import { idsFrom } from '../../platform/invariant.ts'
import type { PeopleTables } from './people-tables.ts'

/** Grants whose person does not exist. */
export const listOrphanGrants = (reader: Reader): Promise<readonly string[]> =>
  idsFrom(
    reader,
    sql`select g.id from role_grant g left join person p on p.id = g.person_id where p.id is null order by g.id`,
  )

/**
 * Who holds, now or later, a role of each side at the same time. In real time: a term that is over is history, and a
 * demo's clock is never behind.
 */
export const listHoldersOfBoth = (
  reader: Reader,
  { blind, seesMakers }: Readonly<{ blind: readonly string[]; seesMakers: readonly string[] }>,
): Promise<readonly string[]> =>
  idsFrom(
    reader,
    sql`select distinct one.person_id as id from role_grant one
      join role_grant other on other.person_id = one.person_id
        and (other.valid_until is null or other.valid_until > one.valid_from)
        and (one.valid_until is null or one.valid_until > other.valid_from)
      where one.role = any(${blind}::text[]) and other.role = any(${seesMakers}::text[])
        and one.ended_at is null and other.ended_at is null
        and least(coalesce(one.valid_until, 'infinity'), coalesce(other.valid_until, 'infinity')) > now()
      order by id`,
  )

/** The grants of some roles that hold for a whole province, now or later. In real time, like those above. */
export async function listProvinceWideGrants(
  reader: Reader,
  roles: readonly string[],
): Promise<readonly Readonly<{ id: string; areaPath: AreaPath }>[]> {
  const { rows } = await sql<{ id: string; areaPath: AreaPath }>`
    select id, area_path as "areaPath" from role_grant
    where role = any(${roles}::text[]) and area_path ~ '^/[^/]+/$' and ended_at is null
      and (valid_until is null or valid_until > now())
    order by id`.execute(reader)
  return rows
}

/** The grants of guests that were not ended. */
export const listGuestGrants = (reader: Reader): Promise<readonly string[]> =>
  idsFrom(
    reader,
    sql`select g.id from role_grant g join person p on p.id = g.person_id
      where p.guest and g.ended_at is null order by g.id`,
  )

/** The nomination that each grant of a guest is for, ended or not; null where it is for none alone. */
export async function listGuestReaches(
  reader: Reader,
): Promise<readonly Readonly<{ id: string; nominationId: string | null }>[]> {
  const { rows } = await sql<{ id: string; nominationId: string | null }>`
    select g.id, g.nomination_id as "nominationId" from role_grant g join person p on p.id = g.person_id
    where p.guest order by g.id`.execute(reader)
  return rows
}

/** Where each of some people is at home. One query. */
export async function homesOf(
  reader: Reader,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, AreaPath>> {
  if (personIds.length === 0) return new Map()
  const rows = await reader
    .withTables<PeopleTables>()
    .selectFrom('person')
    .select(['id', 'home_area_path'])
    .where('id', 'in', personIds)
    .execute()
  return new Map(rows.map(row => [row.id, row.home_area_path]))
}
