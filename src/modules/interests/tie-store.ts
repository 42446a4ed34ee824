import { sql } from 'kysely'
import type { Reader, Tx } from '../../platform/database/index.ts'
import { idsFrom } from '../../platform/invariant.ts'
import type { InterestKind } from './interest-kinds.ts'

/** What an assessor declared in general: a firm, a sentra, an institution or a family. */
export type Tie = Readonly<{
  id: string
  personId: string
  kind: InterestKind
  name: string
  note: string
  declaredAt: Date
  endedAt: Date | null
  endReason: string
}>
/** The secretariat found nothing in what the system found. */
export type Clearance = Readonly<{ personId: string; nominationId: string; found: string }>

type TieRow = {
  id: string
  person_id: string
  kind: InterestKind
  name: string
  note: string
  declared_at: Date
  ended_at: Date | null
  end_reason: string
}
type ClearanceRow = {
  id: string
  person_id: string
  nomination_id: string
  found: string
  reason: string
  cleared_by: string
  cleared_at: Date
}
type Tables = { interest_tie: TieRow; interest_clearance: ClearanceRow }

/** All that these people ever declared, in order. */
export async function listTies(reader: Reader, personIds: readonly string[]): Promise<readonly Tie[]> {
  if (personIds.length === 0) return []
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('interest_tie')
    .selectAll()
    .where('person_id', 'in', personIds)
    .orderBy('declared_at')
    .orderBy('id')
    .execute()
  return rows.map(row => ({
    id: row.id,
    personId: row.person_id,
    kind: row.kind,
    name: row.name,
    note: row.note,
    declaredAt: row.declared_at,
    endedAt: row.ended_at,
    endReason: row.end_reason,
  }))
}

export async function insertTie(tx: Tx, tie: Tie): Promise<void> {
  await tx
    .withTables<Tables>()
    .insertInto('interest_tie')
    .values({
      id: tie.id,
      person_id: tie.personId,
      kind: tie.kind,
      name: tie.name,
      note: tie.note,
      declared_at: tie.declaredAt,
      ended_at: null,
      end_reason: '',
    })
    .execute()
}

/** False when it had ended already. */
export async function endTie(tx: Tx, id: string, reason: string, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .withTables<Tables>()
    .updateTable('interest_tie')
    .set({ ended_at: at, end_reason: reason })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export async function listClearances(
  reader: Reader,
  nominationIds: readonly string[],
): Promise<readonly Clearance[]> {
  if (nominationIds.length === 0) return []
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('interest_clearance')
    .select(['person_id', 'nomination_id', 'found'])
    .where('nomination_id', 'in', nominationIds)
    .orderBy('id')
    .execute()
  return rows.map(row => ({ personId: row.person_id, nominationId: row.nomination_id, found: row.found }))
}

/** What was cleared of one person. */
export async function listClearancesOf(reader: Reader, personId: string): Promise<readonly Clearance[]> {
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('interest_clearance')
    .select(['person_id', 'nomination_id', 'found'])
    .where('person_id', '=', personId)
    .orderBy('id')
    .execute()
  return rows.map(row => ({ personId: row.person_id, nominationId: row.nomination_id, found: row.found }))
}

export type NewClearance = Clearance & Readonly<{ id: string; reason: string; by: string; at: Date }>

/** False when it was cleared before. */
export async function insertClearance(tx: Tx, one: NewClearance): Promise<boolean> {
  const added = await tx
    .withTables<Tables>()
    .insertInto('interest_clearance')
    .values({
      id: one.id,
      person_id: one.personId,
      nomination_id: one.nominationId,
      found: one.found,
      reason: one.reason,
      cleared_by: one.by,
      cleared_at: one.at,
    })
    .onConflict(conflict => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return added !== undefined
}

/** Declarations and plans wait for each other: no plan is carried out beside a declaration that it does not know. */
export async function takeTiesTurn(reader: Reader): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('interest_tie', 0))`.execute(reader)
}

/** Declarations that ended before they were made, or without a reason. */
export const listWrongEnds = (reader: Reader): Promise<readonly string[]> =>
  idsFrom(
    reader,
    sql`select id from interest_tie
      where ended_at is not null and (ended_at < declared_at or end_reason = '') order by id`,
  )
