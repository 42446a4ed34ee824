import { sql } from 'kysely'
import type { Reader } from '../../platform/database/index.ts'

/** Who settled, signed, approved, decided, prepared or released each published result of some nominations. One query. */
export async function decidersOf(
  reader: Reader,
  nominationIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await sql<{ nomination: string; person: string }>`
    select act.nomination_id as nomination, act.person from (
      select nomination_id, settled_by as person from settlement
      union select r.nomination_id, unnest(array[l.signed_by, l.approved_by, l.decided_by, p.prepared_by, p.released_by])
        from result r join publication p on p.id = r.publication_id
        join recommendation l on l.id = p.recommendation_id
    ) as act
    where act.nomination_id = any(${nominationIds}) and act.person is not null
    order by act.nomination_id, act.person`.execute(reader)
  return new Map(
    [...Map.groupBy(rows, row => row.nomination)].map(([id, own]) => [id, own.map(row => row.person)]),
  )
}
