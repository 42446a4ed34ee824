import { sql } from 'kysely'
import type { Trace } from '../../../engine/index.ts'
import type { Reader } from '../../../platform/database/index.ts'

/** What was published of a nomination, and how it came about. */
export type PublishedTrace = Readonly<{
  nominationId: string
  /** The list by which it was decided: the edition's, or a later one that decided it anew. */
  listId: string
  stars: number
  of: number
  trace: Trace
}>

/** The results of these nominations without their feedback, by id. One query. */
export async function listTraces(
  reader: Reader,
  nominationIds: readonly string[],
): Promise<readonly PublishedTrace[]> {
  const { rows } = await sql<
    Readonly<{ id: string; list: string; stars: number; of: number; trace: unknown }>
  >`
    select nomination_id as id, recommendation_id as list, stars, stars_of as of, trace
    from result join publication on publication.id = publication_id
    where nomination_id = any(${nominationIds}) order by nomination_id`.execute(reader)
  return rows.map(({ id, list, stars, of, trace }) => ({
    nominationId: id,
    listId: list,
    stars,
    of,
    trace: trace as Trace,
  }))
}
