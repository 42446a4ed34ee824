import { sql } from 'kysely'
import { json, type Reader, type Tx } from '../../../platform/database/index.ts'
import type { Assignment, Interest } from '../assessment.ts'
import { idsInState } from '../../nominations/index.ts'
import type { SheetRow } from '../sheets/scoresheet-store.ts'
import { type InterestKind } from '../../interests/index.ts'

type AssignmentRow = {
  id: string
  nomination_id: string
  person_id: string
  state: Assignment['state']
  round: number
  body: string
  release_reason: string | null
  explanation: unknown
  assigned_by: string
  assigned_at: Date
  row_version: number
}
type InterestRow = {
  id: string
  person_id: string
  nomination_id: string
  kind: InterestKind
  note: string
  declared_at: Date
}
type Tables = { assignment: AssignmentRow; interest: InterestRow; scoresheet: SheetRow }

const assignmentFrom = (row: AssignmentRow): Assignment => ({
  id: row.id,
  nominationId: row.nomination_id,
  personId: row.person_id,
  state: row.state,
  round: row.round,
  body: row.body,
  assignedAt: row.assigned_at,
  explanation: row.explanation as Assignment['explanation'],
  rowVersion: row.row_version,
})
const interestFrom = (row: InterestRow): Interest => ({
  id: row.id,
  personId: row.person_id,
  nominationId: row.nomination_id,
  kind: row.kind,
  note: row.note,
  declaredAt: row.declared_at,
})
export async function listAssignmentsOf(
  reader: Reader,
  nominationIds: readonly string[],
): Promise<readonly Assignment[]> {
  if (nominationIds.length === 0) return []
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('assignment')
    .selectAll()
    .where('nomination_id', 'in', nominationIds)
    .orderBy('assigned_at')
    .orderBy('id')
    .execute()
  return rows.map(assignmentFrom)
}

export async function findAssignment(reader: Reader, id: string): Promise<Assignment | null> {
  const row = await reader
    .withTables<Tables>()
    .selectFrom('assignment')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? assignmentFrom(row) : null
}

export async function listAssignmentsTo(reader: Reader, personId: string): Promise<readonly Assignment[]> {
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('assignment')
    .selectAll()
    .where('person_id', '=', personId)
    .where('state', '=', 'assigned')
    .orderBy('assigned_at')
    .orderBy('id')
    .execute()
  return rows.map(assignmentFrom)
}

export async function listInterestsOf(
  reader: Reader,
  nominationIds: readonly string[],
): Promise<readonly Interest[]> {
  if (nominationIds.length === 0) return []
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('interest')
    .selectAll()
    .where('nomination_id', 'in', nominationIds)
    .execute()
  return rows.map(interestFrom)
}

/** A person's load: how many products each of the persons still has to score, over all editions. */
export async function loadsOf(
  reader: Reader,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (personIds.length === 0) return new Map()
  const open = await reader
    .withTables<Tables>()
    .selectFrom('assignment')
    .innerJoin('scoresheet', 'scoresheet.assignment_id', 'assignment.id')
    .select(['assignment.person_id', 'assignment.nomination_id', 'assignment.round'])
    .where('assignment.person_id', 'in', personIds)
    .where('assignment.state', '=', 'assigned')
    .where('scoresheet.state', '=', 'open')
    .execute()
  // A product that was withdrawn leaves its sheets open behind. A jury scores one whose result is published.
  const ids = [...new Set(open.map(row => row.nomination_id))]
  const scored = new Set(await idsInState(reader, ids, 'in-assessment'))
  const live = open.filter(row => row.round > 1 || scored.has(row.nomination_id))
  return new Map([...Map.groupBy(live, row => row.person_id)].map(([id, own]) => [id, own.length]))
}

export type NewAssignment = Readonly<{
  id: string
  sheetId: string
  nominationId: string
  personId: string
  rulesId: string
  /** 1 when left out. */
  round?: number
  explanation: Assignment['explanation']
  assignedBy: string
  at: Date
}>

/** Of the person's profile at this moment: what is changed in it later changes no panel. */
const bodyOf = (personId: string) =>
  sql<string>`coalesce((select body from assessor_profile where person_id = ${personId}), '')`

/** An assignment comes with its empty scoresheet, so that there is never one without the other. */
export async function insertAssignment(tx: Tx, one: NewAssignment): Promise<void> {
  const db = tx.withTables<Tables>()
  await db
    .insertInto('assignment')
    .values({
      id: one.id,
      nomination_id: one.nominationId,
      person_id: one.personId,
      state: 'assigned',
      round: one.round ?? 1,
      body: bodyOf(one.personId),
      release_reason: null,
      explanation: json(one.explanation),
      assigned_by: one.assignedBy,
      assigned_at: one.at,
      row_version: 1,
    })
    .execute()
  await db
    .insertInto('scoresheet')
    .values({
      id: one.sheetId,
      assignment_id: one.id,
      nomination_id: one.nominationId,
      person_id: one.personId,
      rules_id: one.rulesId,
      round: one.round ?? 1,
      state: 'open',
      total: null,
      locked_at: null,
      row_version: 1,
      created_at: one.at,
    })
    .execute()
}

/** Who has an open sheet of which nomination, in the first round. */
export const listOpenPairs = (
  reader: Reader,
): Promise<readonly Readonly<{ nominationId: string; personId: string }>[]> =>
  reader
    .withTables<Tables>()
    .selectFrom('assignment')
    .innerJoin('scoresheet', 'scoresheet.assignment_id', 'assignment.id')
    .select(['assignment.nomination_id as nominationId', 'assignment.person_id as personId'])
    .where('assignment.state', '=', 'assigned')
    .where('assignment.round', '=', 1)
    .where('scoresheet.state', '=', 'open')
    .execute()

/** Nominations with a locked sheet of somebody who declared an interest afterwards, each once. */
export async function listDeclaredLate(reader: Reader): Promise<readonly string[]> {
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('interest')
    .innerJoin('scoresheet', join =>
      join
        .onRef('scoresheet.nomination_id', '=', 'interest.nomination_id')
        .onRef('scoresheet.person_id', '=', 'interest.person_id'),
    )
    // What was set aside counts no more, and is nobody's to look at.
    .innerJoin('assignment', 'assignment.id', 'scoresheet.assignment_id')
    .select('interest.nomination_id')
    .distinct()
    .where('assignment.state', '=', 'assigned')
    .whereRef('interest.declared_at', '>=', 'scoresheet.locked_at')
    .execute()
  return rows.map(row => row.nomination_id)
}

/** `isKnown`: it may have been declared before, which then stands. */
export async function insertInterest(tx: Tx, interest: Interest, isKnown = false): Promise<void> {
  const insert = tx.withTables<Tables>().insertInto('interest').values({
    id: interest.id,
    person_id: interest.personId,
    nomination_id: interest.nominationId,
    kind: interest.kind,
    note: interest.note,
    declared_at: interest.declaredAt,
  })
  await (isKnown ? insert.onConflict(conflict => conflict.doNothing()) : insert).execute()
}

export async function releaseAssignment(tx: Tx, assignment: Assignment, reason: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .withTables<Tables>()
    .updateTable('assignment')
    .set({ state: 'released', release_reason: reason, row_version: assignment.rowVersion + 1 })
    .where('id', '=', assignment.id)
    .where('row_version', '=', assignment.rowVersion)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
