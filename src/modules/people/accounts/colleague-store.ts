import { isOfficeRole, roles, type Role } from '../../../access/index.ts'
import type { AreaPath } from '../../../foundation/area-path.ts'
import type { Reader } from '../../../platform/database/index.ts'
import type { PeopleTables } from '../people-tables.ts'

/** Somebody who works in an office, by an account of their own. */
export type Colleague = Readonly<{ id: string; name: string; role: Role }>

const officeRoles = roles.filter(isOfficeRole)

/**
 * Who holds a role of the office of exactly this area at `now`, by name, each person once: no guest, nobody whose
 * account is closed, and nobody who only acts in a post. One query.
 */
export async function listColleagues(
  reader: Reader,
  areaPath: AreaPath,
  now: Date,
): Promise<readonly Colleague[]> {
  const rows = await reader
    .withTables<PeopleTables>()
    .selectFrom('role_grant as g')
    .innerJoin('person as p', 'p.id', 'g.person_id')
    .select(['p.id', 'p.name', 'g.role'])
    .where('g.role', 'in', officeRoles)
    .where('g.area_path', '=', areaPath)
    .where('g.acting', 'is', null)
    .where('g.ended_at', 'is', null)
    .where('g.valid_from', '<=', now)
    .where(eb => eb.or([eb('g.valid_until', 'is', null), eb('g.valid_until', '>', now)]))
    .where('p.disabled_at', 'is', null)
    .where('p.guest', '=', false)
    .orderBy('p.name')
    .orderBy('p.id')
    .orderBy('g.role')
    .execute()
  return rows.filter((row, index) => row.id !== rows[index - 1]?.id)
}
