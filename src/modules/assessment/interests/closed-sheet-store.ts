import { sql } from 'kysely'
import type { Reader, Tx } from '../../../platform/database/index.ts'

/** A live sheet, by its assignment. */
export type LiveSheet = Readonly<{
  assignmentId: string
  nominationId: string
  personId: string
  round: number
  isOpen: boolean
}>

/** The live sheets of the panels of these nominations, and of every second jury. One query. */
export async function listLiveSheets(
  reader: Reader,
  nominationIds: readonly string[],
): Promise<readonly LiveSheet[]> {
  const { rows } = await sql<LiveSheet>`
    select a.id as "assignmentId", a.nomination_id as "nominationId", a.person_id as "personId", a.round,
      s.state = 'open' as "isOpen"
    from assignment a join scoresheet s on s.assignment_id = a.id
    where a.state = 'assigned' and (a.round > 1 or a.nomination_id = any(${nominationIds}))
    order by a.id`.execute(reader)
  return rows
}

/** Whether any panel has an open sheet: without one nothing found closes any. */
export async function hasOpenSheet(reader: Reader): Promise<boolean> {
  const { rows } = await sql<{ isOpen: boolean }>`
    select exists (select 1 from assignment a join scoresheet s on s.assignment_id = a.id
      where a.state = 'assigned' and a.round = 1 and s.state = 'open') as "isOpen"`.execute(reader)
  return rows[0]?.isOpen === true
}

/** The assignments whose people were told that their sheet is closed. */
export async function listToldClosed(reader: Reader): Promise<readonly string[]> {
  const { rows } = await sql<{
    id: string
  }>`select assignment_id as id from closed_sheet order by assignment_id`.execute(reader)
  return rows.map(one => one.id)
}

export async function insertClosed(tx: Tx, closed: readonly LiveSheet[], now: Date): Promise<void> {
  for (const { assignmentId, nominationId, personId } of closed)
    await sql`insert into closed_sheet (assignment_id, nomination_id, person_id, closed_at)
      values (${assignmentId}, ${nominationId}, ${personId}, ${now})`.execute(tx)
}

export async function deleteClosed(tx: Tx, assignmentIds: readonly string[]): Promise<void> {
  await sql`delete from closed_sheet where assignment_id = any(${assignmentIds})`.execute(tx)
}

/** Nominations with a locked sheet that was closed since by something found and is not set aside, each once. One query. */
export async function listFoundLate(reader: Reader): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct c.nomination_id as id from closed_sheet c
    join scoresheet s on s.assignment_id = c.assignment_id
    join assignment a on a.id = c.assignment_id
    where s.state = 'locked' and a.state = 'assigned' order by c.nomination_id`.execute(reader)
  return rows.map(one => one.id)
}
