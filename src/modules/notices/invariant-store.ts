import { sql } from 'kysely'
import type { Reader } from '../../platform/database/index.ts'

/** A notice, as far as the ledger can vouch for it. */
export type VouchedNotice = Readonly<{ id: string; seq: number; event: string; personId: string }>

export const listVouched = async (reader: Reader): Promise<readonly VouchedNotice[]> =>
  (
    await sql<VouchedNotice>`select id, seq::int as seq, event, person_id as "personId" from notice
      order by id`.execute(reader)
  ).rows
