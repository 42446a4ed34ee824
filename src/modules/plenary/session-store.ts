import { sql } from 'kysely'
import { whereAllowed, type Actor, type Columns } from '../../access/index.ts'
import type { Reader, Tx } from '../../platform/database/index.ts'
import type { Attendance, Attendee, Break, Session, SessionState } from './session.ts'

type SessionRow = {
  id: string
  edition_id: string
  number: number
  held_on: string
  place: string
  state: SessionState
  planned_by: string
  planned_at: Date
  chair_id: string | null
  opened_at: Date | null
  closed_at: Date | null
  row_version: number
}
type Tables = {
  plenary_session: SessionRow
  plenary_member: { session_id: string; person_id: string; role: string }
  plenary_attendance: {
    id: string
    session_id: string
    person_id: string
    came_at: Date
    left_at: Date | null
    noted_by: string
  }
  plenary_break: {
    id: string
    session_id: string
    began_at: Date
    ended_at: Date | null
    reason: string
  }
}

const sessionFrom = (row: SessionRow): Session => ({
  id: row.id,
  editionId: row.edition_id,
  number: row.number,
  heldOn: row.held_on,
  place: row.place,
  state: row.state,
  plannedBy: row.planned_by,
  plannedAt: row.planned_at,
  chairId: row.chair_id,
  openedAt: row.opened_at,
  closedAt: row.closed_at,
  rowVersion: row.row_version,
})

export async function findSession(reader: Reader, id: string): Promise<Session | null> {
  const row = await reader
    .withTables<Tables>()
    .selectFrom('plenary_session')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? sessionFrom(row) : null
}

/** Every session of an edition, the earliest first. */
export async function listSessionsOf(reader: Reader, editionId: string): Promise<readonly Session[]> {
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('plenary_session')
    .selectAll()
    .where('edition_id', '=', editionId)
    .orderBy('number')
    .execute()
  return rows.map(sessionFrom)
}

const columns: Columns = {
  areaPath: sql<string>`'/'`,
  state: sql<string>`plenary_session.state`,
  assignedTo: personId =>
    sql<boolean>`exists (select 1 from plenary_member where session_id = plenary_session.id and person_id = ${personId})`,
}

/** The sessions that the actor may read, the latest first, those that run before all others. */
export async function listSessionsFor(reader: Reader, actor: Actor): Promise<readonly Session[]> {
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('plenary_session')
    .selectAll()
    .where(whereAllowed(actor, 'plenary-session.read', columns))
    .orderBy(sql`state in ('open', 'adjourned')`, 'desc')
    .orderBy('held_on', 'desc')
    .orderBy('number', 'desc')
    .orderBy('id')
    .execute()
  return rows.map(sessionFrom)
}

/** The sessions that are not closed and to which the person is invited, the earliest first. */
export async function listSessionsWith(reader: Reader, personId: string): Promise<readonly Session[]> {
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('plenary_session')
    .innerJoin('plenary_member', 'plenary_member.session_id', 'plenary_session.id')
    .selectAll('plenary_session')
    .where('plenary_member.person_id', '=', personId)
    .where('plenary_session.state', '<>', 'closed')
    .orderBy('held_on')
    .orderBy('plenary_session.id')
    .execute()
  return rows.map(sessionFrom)
}

/** Everybody who is invited; without a role for members. */
export async function listInvited(reader: Reader, sessionId: string): Promise<readonly Attendee[]> {
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('plenary_member')
    .select(['person_id', 'role'])
    .where('session_id', '=', sessionId)
    .orderBy('person_id')
    .execute()
  return rows.map(row => ({ personId: row.person_id, role: row.role }))
}

export async function listAttendance(reader: Reader, sessionId: string): Promise<readonly Attendance[]> {
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('plenary_attendance')
    .selectAll()
    .where('session_id', '=', sessionId)
    .orderBy('came_at')
    .orderBy('id')
    .execute()
  return rows.map(row => ({ personId: row.person_id, cameAt: row.came_at, leftAt: row.left_at }))
}

export async function listBreaks(reader: Reader, sessionId: string): Promise<readonly Break[]> {
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('plenary_break')
    .selectAll()
    .where('session_id', '=', sessionId)
    .orderBy('began_at')
    .execute()
  return rows.map(row => ({ beganAt: row.began_at, endedAt: row.ended_at, reason: row.reason }))
}

export async function insertSession(tx: Tx, one: Session): Promise<void> {
  await tx
    .withTables<Tables>()
    .insertInto('plenary_session')
    .values({
      id: one.id,
      edition_id: one.editionId,
      number: one.number,
      held_on: one.heldOn,
      place: one.place,
      state: one.state,
      planned_by: one.plannedBy,
      planned_at: one.plannedAt,
      chair_id: one.chairId,
      opened_at: one.openedAt,
      closed_at: one.closedAt,
      row_version: 1,
    })
    .execute()
}

/** Invites people as members, or in another role. Who was invited before is so from now on. */
export async function invite(
  tx: Tx,
  sessionId: string,
  personIds: readonly string[],
  role = '',
): Promise<void> {
  if (personIds.length === 0) return
  await tx
    .withTables<Tables>()
    .insertInto('plenary_member')
    .values(personIds.map(personId => ({ session_id: sessionId, person_id: personId, role })))
    .onConflict(conflict => conflict.columns(['session_id', 'person_id']).doUpdateSet({ role }))
    .execute()
}

/** Takes somebody who attends in a role off the list. */
export async function dropAttendee(tx: Tx, sessionId: string, personId: string): Promise<void> {
  await tx
    .withTables<Tables>()
    .deleteFrom('plenary_member')
    .where('session_id', '=', sessionId)
    .where('person_id', '=', personId)
    .where('role', '<>', '')
    .execute()
}

/** Stores the state, who presides, and the moments; moves the version on, so that every screen looks again. */
export async function saveSession(tx: Tx, one: Session): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .withTables<Tables>()
    .updateTable('plenary_session')
    .set({
      state: one.state,
      chair_id: one.chairId,
      opened_at: one.openedAt,
      closed_at: one.closedAt,
      row_version: one.rowVersion + 1,
    })
    .where('id', '=', one.id)
    .where('row_version', '=', one.rowVersion)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export type Came = Readonly<{ id: string; personId: string; at: Date; by: string }>

export async function noteCame(tx: Tx, sessionId: string, { id, personId, at, by }: Came): Promise<void> {
  await tx
    .withTables<Tables>()
    .insertInto('plenary_attendance')
    .values({
      id,
      session_id: sessionId,
      person_id: personId,
      came_at: at,
      left_at: null,
      noted_by: by,
    })
    .execute()
}

/** Of one person, or of everybody who is still there. */
export async function noteLeft(tx: Tx, sessionId: string, personId: string | null, at: Date): Promise<void> {
  let query = tx
    .withTables<Tables>()
    .updateTable('plenary_attendance')
    .set({ left_at: at })
    .where('session_id', '=', sessionId)
    .where('left_at', 'is', null)
  if (personId !== null) query = query.where('person_id', '=', personId)
  await query.execute()
}

export async function beginBreak(
  tx: Tx,
  sessionId: string,
  { id, at, reason }: Readonly<{ id: string; at: Date; reason: string }>,
): Promise<void> {
  await tx
    .withTables<Tables>()
    .insertInto('plenary_break')
    .values({ id, session_id: sessionId, began_at: at, ended_at: null, reason })
    .execute()
}

export async function endBreak(tx: Tx, sessionId: string, at: Date): Promise<void> {
  await tx
    .withTables<Tables>()
    .updateTable('plenary_break')
    .set({ ended_at: at })
    .where('session_id', '=', sessionId)
    .where('ended_at', 'is', null)
    .execute()
}
