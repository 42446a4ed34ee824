import { sql } from 'kysely'
import type { Reader } from '../../platform/database/index.ts'
import { idsFrom } from '../../platform/invariant.ts'
import type { PetitionState } from './petition.ts'

/** Summaries that say something else than what they list. */
export const listWrongSummaries = (reader: Reader): Promise<readonly string[]> =>
  idsFrom(
    reader,
    sql`select product_id || ' ' || edition_id as id from readiness_summary
      where (standing = 'near' and cardinality(lacks) > 2)
        or (standing = 'far' and cardinality(lacks) < 3)
        or (select count(distinct one) from unnest(lacks) one) <> cardinality(lacks)
      order by 1`,
  )

/** Petitions that hold data of their sender although these were to be deleted: at once, or days ago. */
export const listKeptTooLong = (reader: Reader): Promise<readonly string[]> =>
  idsFrom(
    reader,
    sql`select id from petition
      where erased_at is null and (state in ('withdrawn', 'lapsed') or erase_after < now() - interval '2 days')
      order by id`,
  )

/** Every petition with its state. */
export async function listPetitionStates(
  reader: Reader,
): Promise<readonly Readonly<{ id: string; state: PetitionState }>[]> {
  const { rows } = await sql<{ id: string; state: PetitionState }>`
    select id, state from petition order by id`.execute(reader)
  return rows
}
