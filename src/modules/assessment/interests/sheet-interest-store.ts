import { sql } from 'kysely'
import type { Reader } from '../../../platform/database/index.ts'
import { idsFrom } from '../../../platform/invariant.ts'

/** Live assignments whose sheet is open although the person declared an interest in the product. */
export const listOpenDespiteInterest = (reader: Reader): Promise<readonly string[]> =>
  idsFrom(
    reader,
    sql`select a.id from assignment a join scoresheet s on s.assignment_id = a.id
      join interest i on i.nomination_id = a.nomination_id and i.person_id = a.person_id
      where a.state = 'assigned' and s.state = 'open' order by a.id`,
  )

/** Kept versions of sheets that were opened again after their assessor had declared an interest. */
export const listOpenedDespiteInterest = (reader: Reader): Promise<readonly string[]> =>
  idsFrom(
    reader,
    sql`select v.id from scoresheet_version v join scoresheet s on s.id = v.scoresheet_id
      join interest i on i.nomination_id = s.nomination_id and i.person_id = s.person_id
      where i.declared_at < v.unlocked_at order by v.id`,
  )
