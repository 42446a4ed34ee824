import { sql } from 'kysely'
import type { Reader } from '../../platform/database/index.ts'

/** How many published results of an edition have this many stars of its scheme. */
export type StarCount = Readonly<{ editionId: string; stars: number; of: number; count: number }>

/** Without the results that gave no star; more stars first. One query. */
export async function countStarred(
  reader: Reader,
  editionIds: readonly string[],
): Promise<readonly StarCount[]> {
  const { rows } = await sql<{ edition_id: string; stars: number; stars_of: number; count: number }>`
    select edition_id, stars, stars_of, count(*) as count from result
    where edition_id = any(${editionIds}) and stars > 0
    group by edition_id, stars, stars_of order by stars desc`.execute(reader)
  return rows.map(row => ({
    editionId: row.edition_id,
    stars: row.stars,
    of: row.stars_of,
    count: Number(row.count),
  }))
}
