import { sql } from 'kysely'
import type { Reader, Tx } from '../../platform/database/index.ts'
import { idsFrom } from '../../platform/invariant.ts'
import type { Lead } from './session.ts'

type Tables = {
  plenary_turn: { id: string; session_id: string; number: number }
  plenary_lead: { id: string; turn_id: string; person_id: string; noted_at: Date; noted_by: string }
}

/** Who was handed the lead of cases of a session, in order. */
export async function listLeads(reader: Reader, sessionId: string): Promise<readonly Lead[]> {
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('plenary_lead')
    .innerJoin('plenary_turn', 'plenary_turn.id', 'plenary_lead.turn_id')
    .selectAll('plenary_lead')
    .where('plenary_turn.session_id', '=', sessionId)
    .orderBy('plenary_turn.number')
    .orderBy('plenary_lead.noted_at')
    .orderBy('plenary_lead.id')
    .execute()
  return rows.map(row => ({ turnId: row.turn_id, personId: row.person_id, notedAt: row.noted_at }))
}

export async function insertLead(
  tx: Tx,
  { turnId, personId, notedAt }: Lead,
  { id, by }: Readonly<{ id: string; by: string }>,
): Promise<void> {
  await tx
    .withTables<Tables>()
    .insertInto('plenary_lead')
    .values({ id, turn_id: turnId, person_id: personId, noted_at: notedAt, noted_by: by })
    .execute()
}

/** Cases of which the lead was handed to somebody who was out for them then. */
export const listInterestedLeads = (reader: Reader): Promise<readonly string[]> =>
  idsFrom(
    reader,
    sql`select distinct l.turn_id as id from plenary_lead l
      join plenary_recusal r on r.turn_id = l.turn_id and r.person_id = l.person_id
      where r.noted_at <= l.noted_at and (r.lifted_at is null or r.lifted_at > l.noted_at) order by 1`,
  )
