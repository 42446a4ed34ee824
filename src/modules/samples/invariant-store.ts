import { sql } from 'kysely'
import type { Reader } from '../../platform/database/index.ts'
import { idsFrom } from '../../platform/invariant.ts'

/** Products whose blind code is another product's too, or has not the form of one. */
export const listWrongCodes = (reader: Reader): Promise<readonly string[]> =>
  idsFrom(
    reader,
    sql`select b.nomination_id as id from blind_code b where b.code !~ '^[A-Z]{2}-[0-9]{4}$' or exists (
      select 1 from blind_code o where o.code = b.code and o.nomination_id <> b.nomination_id)
      order by b.nomination_id`,
  )
