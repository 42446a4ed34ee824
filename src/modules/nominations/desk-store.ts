import { sql, type RawBuilder } from 'kysely'
import type { AreaPath } from '../../foundation/area-path.ts'
import type { Reader } from '../../platform/database/index.ts'
import type { LastChange } from './desk.ts'
import { filtered } from './nomination-list-store.ts'

/** Who changed an answer last, by nomination; one without answers is left out. One query. */
export async function listLastChanges(
  reader: Reader,
  nominationIds: readonly string[],
): Promise<ReadonlyMap<string, LastChange>> {
  if (nominationIds.length === 0) return new Map()
  const { rows } = await sql<LastChange & { id: string }>`
    select distinct on (nomination_id) nomination_id as id, saved_by as "personId", saved_role as role,
      saved_area as "areaPath", saved_at as at
    from nomination_answer where nomination_id = any(${nominationIds})
    order by nomination_id, saved_at desc, question_id`.execute(reader)
  return new Map(rows.map(({ id, ...change }) => [id, change]))
}

/** The areas that have begun a nomination in one of these editions and not withdrawn it. One query. */
export async function listNominatingAreas(
  reader: Reader,
  allowed: RawBuilder<boolean>,
  editionIds: readonly string[],
): Promise<ReadonlySet<AreaPath>> {
  if (editionIds.length === 0) return new Set()
  const rows = await filtered(reader, { allowed })
    .select('area_path')
    .distinct()
    .where('edition_id', 'in', editionIds)
    .where('state', '<>', 'withdrawn')
    .execute()
  return new Set(rows.map(row => row.area_path))
}
