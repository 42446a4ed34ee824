import { sql, type RawBuilder } from 'kysely'
import type { Reader, Tx } from '../../platform/database/index.ts'

type Tables = {
  verification_assignment: {
    nomination_id: string
    person_id: string
    assigned_by: string
    assigned_at: Date
    row_version: number
  }
}

/** Who works on a file. */
export type Assignment = Readonly<{
  nominationId: string
  personId: string
  assignedBy: string
  assignedAt: Date
  rowVersion: number
}>

const assignmentOf = (row: Tables['verification_assignment']): Assignment => ({
  nominationId: row.nomination_id,
  personId: row.person_id,
  assignedBy: row.assigned_by,
  assignedAt: row.assigned_at,
  rowVersion: row.row_version,
})

/** Who works on each of some files; one that nobody holds is left out. One query. */
export async function listAssignments(
  reader: Reader,
  nominationIds: readonly string[],
): Promise<ReadonlyMap<string, Assignment>> {
  if (nominationIds.length === 0) return new Map()
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('verification_assignment')
    .selectAll()
    .where('nomination_id', 'in', nominationIds)
    .execute()
  return new Map(rows.map(row => [row.nomination_id, assignmentOf(row)]))
}

export type NewAssignment = Omit<Assignment, 'rowVersion'> & Readonly<{ before: number }>

/** Gives a file to a person over the assignment that was read (0 where there was none). False when that has changed. */
export async function saveAssignment(tx: Tx, given: NewAssignment): Promise<boolean> {
  const row = await tx
    .withTables<Tables>()
    .insertInto('verification_assignment')
    .values({
      nomination_id: given.nominationId,
      person_id: given.personId,
      assigned_by: given.assignedBy,
      assigned_at: given.assignedAt,
      row_version: given.before + 1,
    })
    .onConflict(conflict =>
      conflict
        .column('nomination_id')
        .doUpdateSet(eb => ({
          person_id: eb.ref('excluded.person_id'),
          assigned_by: eb.ref('excluded.assigned_by'),
          assigned_at: eb.ref('excluded.assigned_at'),
          row_version: eb.ref('excluded.row_version'),
        }))
        .where('verification_assignment.row_version', '=', given.before),
    )
    .returning('nomination_id')
    .executeTakeFirst()
  return row !== undefined
}

/** Takes a file from whoever holds it. False when that has changed since it was read. */
export async function removeAssignment(tx: Tx, { nominationId, rowVersion }: Assignment): Promise<boolean> {
  const { numDeletedRows } = await tx
    .withTables<Tables>()
    .deleteFrom('verification_assignment')
    .where('nomination_id', '=', nominationId)
    .where('row_version', '=', rowVersion)
    .executeTakeFirst()
  return Number(numDeletedRows) === 1
}

/**
 * Lets one person at a time choose from what nobody holds: without it two could read the same file as free
 * before either is noted. Ends with the transaction.
 */
export async function holdQueue(reader: Reader): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('verification.take-next'))`.execute(reader)
}

/** Conditions on a list of nominations, by the column that holds their ids. */
export const heldBy = (nominationId: RawBuilder<string>, personId: string): RawBuilder<boolean> =>
  sql<boolean>`${nominationId} in (select nomination_id from verification_assignment where person_id = ${personId})`
export const isHeld = (nominationId: RawBuilder<string>): RawBuilder<boolean> =>
  sql<boolean>`${nominationId} in (select nomination_id from verification_assignment)`
/** Nobody who verifies now: what the others held must not stay behind when they leave. */
export const heldByNobody = (
  nominationId: RawBuilder<string>,
  verifiers: readonly string[],
): RawBuilder<boolean> =>
  verifiers.length === 0
    ? sql<boolean>`true`
    : sql<boolean>`not exists (select 1 from verification_assignment held
        where held.nomination_id = ${nominationId} and held.person_id in (${sql.join(verifiers)}))`
