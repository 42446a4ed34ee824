import { sql } from 'kysely'
import type { Role } from '../../access/index.ts'
import type { AreaPath } from '../../foundation/area-path.ts'
import type { Locale } from '../../foundation/text.ts'
import type { Reader } from '../../platform/database/index.ts'
import type { PeopleTables } from './people-tables.ts'

/** Somebody who is written to about the work of an office. */
export type Recipient = Readonly<{
  id: string
  name: string
  email: string
  locale: Locale
  /** The office's area. */
  areaPath: AreaPath
}>

/** The people with an active account who hold one of the roles for exactly these areas at `now`. One query. */
export async function listRecipients(
  reader: Reader,
  roles: readonly Role[],
  areaPaths: readonly AreaPath[],
  now: Date,
): Promise<readonly Recipient[]> {
  const rows = await reader
    .withTables<PeopleTables>()
    .selectFrom('role_grant as g')
    .innerJoin('person as p', 'p.id', 'g.person_id')
    .select(['p.id', 'p.name', 'p.email', 'p.locale', 'g.area_path as areaPath'])
    .distinct()
    .where('g.role', 'in', roles)
    .where('g.area_path', '=', sql<string>`any(${areaPaths})`)
    .where('p.disabled_at', 'is', null)
    .where('g.ended_at', 'is', null)
    .where('g.valid_from', '<=', now)
    .where(eb => eb.or([eb('g.valid_until', 'is', null), eb('g.valid_until', '>', now)]))
    .orderBy('g.area_path')
    .orderBy('p.id')
    .execute()
  return rows.map(row => ({ ...row, locale: row.locale === 'en' ? 'en' : 'id' }))
}
