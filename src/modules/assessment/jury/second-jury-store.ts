import { sql } from 'kysely'
import type { Reader, Tx } from '../../../platform/database/index.ts'
import { idsFrom } from '../../../platform/invariant.ts'

/** A fresh panel that was called for a published nomination because of an objection. It never changes. */
export type SecondJury = Readonly<{
  id: string
  nominationId: string
  /** 2 for the first one. */
  round: number
  objectionId: string
  size: number
  reason: string
  dueAt: Date
  calledBy: string
  calledAt: Date
}>

type JuryRow = {
  id: string
  nomination_id: string
  round: number
  objection_id: string
  size: number
  reason: string
  due_at: Date
  called_by: string
  called_at: Date
}
type Tables = { second_jury: JuryRow }

const juryFrom = (row: JuryRow): SecondJury => ({
  id: row.id,
  nominationId: row.nomination_id,
  round: row.round,
  objectionId: row.objection_id,
  size: row.size,
  reason: row.reason,
  dueAt: row.due_at,
  calledBy: row.called_by,
  calledAt: row.called_at,
})

/** The juries of some nominations, by round. One query. */
export async function listJuries(
  reader: Reader,
  nominationIds: readonly string[],
): Promise<readonly SecondJury[]> {
  if (nominationIds.length === 0) return []
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('second_jury')
    .selectAll()
    .where('nomination_id', 'in', nominationIds)
    .orderBy('nomination_id')
    .orderBy('round')
    .execute()
  return rows.map(juryFrom)
}

export const findLatestJury = async (reader: Reader, nominationId: string): Promise<SecondJury | null> =>
  (await listJuries(reader, [nominationId])).at(-1) ?? null

export async function findJuryOfObjection(reader: Reader, objectionId: string): Promise<SecondJury | null> {
  const row = await reader
    .withTables<Tables>()
    .selectFrom('second_jury')
    .selectAll()
    .where('objection_id', '=', objectionId)
    .executeTakeFirst()
  return row ? juryFrom(row) : null
}

/** Until when the sheets among these that belong to juries are wanted. No query where none does. */
export async function juryDaysOf(
  reader: Reader,
  sheets: readonly Readonly<{ nominationId: string; round: number }>[],
): Promise<readonly Date[]> {
  const later = sheets.filter(one => one.round > 1)
  const juries = await listJuries(
    reader,
    later.map(one => one.nominationId),
  )
  return juries
    .filter(jury => later.some(one => one.nominationId === jury.nominationId && one.round === jury.round))
    .map(jury => jury.dueAt)
}

/** Juries with fewer live assignments than seats, and the objections that they were called for. One query. */
export async function listShortJuries(
  reader: Reader,
): Promise<readonly Readonly<{ objectionId: string; nominationId: string }>[]> {
  const rows = await reader
    .withTables<
      Tables & { assignment: { id: string; nomination_id: string; round: number; state: string } }
    >()
    .selectFrom('second_jury')
    .leftJoin('assignment', join =>
      join
        .onRef('assignment.nomination_id', '=', 'second_jury.nomination_id')
        .onRef('assignment.round', '=', 'second_jury.round')
        .on('assignment.state', '=', 'assigned'),
    )
    .select(['second_jury.objection_id', 'second_jury.nomination_id'])
    .groupBy(['second_jury.id', 'second_jury.objection_id', 'second_jury.nomination_id', 'second_jury.size'])
    .having(eb => eb(eb.fn.count('assignment.id'), '<', eb.ref('second_jury.size')))
    .orderBy('second_jury.id')
    .execute()
  return rows.map(row => ({ objectionId: row.objection_id, nominationId: row.nomination_id }))
}

/** Everybody who was ever a member of a jury, with the objection that it was called for. One query. */
export async function listJurors(
  reader: Reader,
): Promise<readonly Readonly<{ assignmentId: string; objectionId: string; personId: string }>[]> {
  const rows = await reader
    .withTables<
      Tables & { assignment: { id: string; nomination_id: string; round: number; person_id: string } }
    >()
    .selectFrom('assignment')
    .innerJoin('second_jury', join =>
      join
        .onRef('second_jury.nomination_id', '=', 'assignment.nomination_id')
        .onRef('second_jury.round', '=', 'assignment.round'),
    )
    .select(['assignment.id', 'assignment.person_id', 'second_jury.objection_id'])
    .orderBy('assignment.id')
    .execute()
  return rows.map(row => ({
    assignmentId: row.id,
    objectionId: row.objection_id,
    personId: row.person_id,
  }))
}

/** Assignments of a later round without a jury, of somebody who had the product before, or whose sheet is of another round. */
export const listWrongRounds = (reader: Reader): Promise<readonly string[]> =>
  idsFrom(
    reader,
    sql`select a.id from assignment a join scoresheet s on s.assignment_id = a.id
      where s.round <> a.round or (a.round > 1 and (not exists (
          select 1 from second_jury j where j.nomination_id = a.nomination_id and j.round = a.round)
        or exists (select 1 from assignment o where o.nomination_id = a.nomination_id
          and o.person_id = a.person_id and o.id <> a.id)))
      order by a.id`,
  )

export async function insertJury(tx: Tx, jury: SecondJury): Promise<void> {
  await tx
    .withTables<Tables>()
    .insertInto('second_jury')
    .values({
      id: jury.id,
      nomination_id: jury.nominationId,
      round: jury.round,
      objection_id: jury.objectionId,
      size: jury.size,
      reason: jury.reason,
      due_at: jury.dueAt,
      called_by: jury.calledBy,
      called_at: jury.calledAt,
    })
    .execute()
}
