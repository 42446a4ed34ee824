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
