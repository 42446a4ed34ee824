import { sql, type RawBuilder } from 'kysely'
import type { AreaPath } from '../../../foundation/area-path.ts'
import type { Reader } from '../../../platform/database/index.ts'
import type { LastChange } from './desk.ts'
import type { NominationState } from '../lifecycle.ts'
import { filtered, type NominationFilter } from '../nomination-list-store.ts'

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

/** Files of one edition, area and state: how many nobody has looked at, and how many wait with answers of the office. */
export type Waiting = Readonly<{
  editionId: string
  areaPath: AreaPath
  state: NominationState
  unchecked: number
  answered: number
}>

const isLooked = sql<boolean>`exists (select 1 from province_check c where c.nomination_id = nomination.id)`
const isAnswered = sql<boolean>`exists (select 1 from province_remark r
  where r.nomination_id = nomination.id and r.state = 'answered')`

/** What waits for a province, counted. One query. */
export async function countWaiting(reader: Reader, filter: NominationFilter): Promise<readonly Waiting[]> {
  const rows = await filtered(reader, filter)
    .select([
      'edition_id as editionId',
      'area_path as areaPath',
      'state',
      sql<string>`count(*) filter (where not ${isLooked})`.as('unchecked'),
      sql<string>`count(*) filter (where ${isAnswered})`.as('answered'),
    ])
    .groupBy(['edition_id', 'area_path', 'state'])
    .execute()
  return rows.map(row => ({ ...row, unchecked: Number(row.unchecked), answered: Number(row.answered) }))
}

/** The files that a province looked at. One query. */
export async function listLooked(reader: Reader, filter: NominationFilter): Promise<readonly string[]> {
  const rows = await filtered(reader, filter).select('id').where(isLooked).execute()
  return rows.map(row => row.id)
}
