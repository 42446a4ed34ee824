import { sql } from 'kysely'
import type { Sheet } from '../../../engine/index.ts'
import { json, type Reader, type Tx } from '../../../platform/database/index.ts'
import type { Mark, Scoresheet } from '../assessment.ts'
import { marksBy, type MarkColumns } from './mark-rows.ts'

export type SheetRow = {
  id: string
  assignment_id: string
  nomination_id: string
  person_id: string
  rules_id: string
  round: number
  state: Scoresheet['state']
  total: number | null
  locked_at: Date | null
  row_version: number
  created_at: Date
}
type MarkRow = MarkColumns & { scoresheet_id: string }
type Tables = { scoresheet: SheetRow; mark: MarkRow }

const sheetFrom = (row: SheetRow): Scoresheet => ({
  id: row.id,
  assignmentId: row.assignment_id,
  nominationId: row.nomination_id,
  personId: row.person_id,
  rulesId: row.rules_id,
  round: row.round,
  state: row.state,
  total: row.total,

  lockedAt: row.locked_at,
  rowVersion: row.row_version,
})

export async function listSheetsOf(
  reader: Reader,
  nominationIds: readonly string[],
): Promise<readonly Scoresheet[]> {
  if (nominationIds.length === 0) return []
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('scoresheet')
    .selectAll()
    .where('nomination_id', 'in', nominationIds)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  return rows.map(sheetFrom)
}

export async function findSheet(
  reader: Reader,
  nominationId: string,
  personId: string,
): Promise<Scoresheet | null> {
  const row = await reader
    .withTables<Tables>()
    .selectFrom('scoresheet')
    .selectAll()
    .where('nomination_id', '=', nominationId)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return row ? sheetFrom(row) : null
}

export async function listMarks(
  reader: Reader,
  sheetIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Mark[]>> {
  if (sheetIds.length === 0) return new Map()
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('mark')
    .selectAll()
    .where('scoresheet_id', 'in', sheetIds)
    .orderBy('criterion_id')
    .execute()
  return marksBy(sheetIds, rows, row => row.scoresheet_id)
}

/** Stores marks and moves the sheet's version on; false when the sheet was changed or locked in between. */
export async function saveMarks(tx: Tx, sheet: Scoresheet, marks: readonly Mark[]): Promise<boolean> {
  const db = tx.withTables<Tables>()
  const { numUpdatedRows } = await db
    .updateTable('scoresheet')
    .set({ row_version: sheet.rowVersion + 1 })
    .where('id', '=', sheet.id)
    .where('row_version', '=', sheet.rowVersion)
    .where('state', '=', 'open')
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) return false
  for (const mark of marks) {
    const row = {
      answer: json(mark.answer),
      reason: mark.reason,
      saved_at: mark.savedAt,
      revision: mark.revision,
    }
    await db
      .insertInto('mark')
      .values({ scoresheet_id: sheet.id, criterion_id: mark.criterionId, ...row })
      .onConflict(conflict => conflict.columns(['scoresheet_id', 'criterion_id']).doUpdateSet(row))
      .execute()
  }
  return true
}

export async function lockSheet(tx: Tx, sheet: Scoresheet): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .withTables<Tables>()
    .updateTable('scoresheet')
    .set({
      state: 'locked',
      total: sheet.total,

      locked_at: sheet.lockedAt,
      row_version: sheet.rowVersion + 1,
    })
    .where('id', '=', sheet.id)
    .where('row_version', '=', sheet.rowVersion)
    .where('state', '=', 'open')
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Puts acts on one nomination or edition in order: of two at the same moment, the second sees what the first did. */
export async function takeTurn(reader: Reader, recordId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${recordId}, 0))`.execute(reader)
}

export async function listLockedSheets(
  reader: Reader,
  nominationIds: readonly string[],
): Promise<readonly Scoresheet[]> {
  return (await listSheetsOf(reader, nominationIds)).filter(sheet => sheet.state === 'locked')
}

/** A locked sheet whose assessor is still assigned. */
export type CountingSheet = Readonly<{
  id: string
  nominationId: string
  personId: string
  rulesId: string
  round: number
  /** That its assessor stood for when assigned; empty for none. */
  body: string
  total: number | null
}>

/** Of the panels and juries of these rounds, in the order in which they were opened. One query. */
export async function listCountingSheets(
  reader: Reader,
  nominationIds: readonly string[],
  rounds: readonly number[],
): Promise<readonly CountingSheet[]> {
  if (nominationIds.length === 0) return []
  const { rows } = await sql<CountingSheet>`select s.id, s.nomination_id as "nominationId",
      s.person_id as "personId", s.rules_id as "rulesId", s.round, a.body, s.total
    from scoresheet s join assignment a on a.id = s.assignment_id
    where s.nomination_id = any(${[...nominationIds]}::text[]) and s.state = 'locked'
      and a.state = 'assigned' and a.round = any(${[...rounds]}::int[])
    order by s.created_at, s.id`.execute(reader)
  return rows
}

/** What stands in a sheet, by criterion: what `sheetOf` and `reasonsOf` make of its marks. */
export type Written = Readonly<{ answers: Sheet; reasons: Readonly<Record<string, string>> }>

/** Every answer and reason of these sheets in a row for each: an edition may have hundreds of thousands of marks. */
export async function listWritten(
  reader: Reader,
  sheetIds: readonly string[],
): Promise<ReadonlyMap<string, Written>> {
  if (sheetIds.length === 0) return new Map()
  const { rows } = await sql<Written & Readonly<{ id: string }>>`select scoresheet_id as id,
      coalesce(json_object_agg(criterion_id, answer order by criterion_id)
        filter (where answer is not null and answer <> 'null'::jsonb), '{}') as answers,
      json_object_agg(criterion_id, reason order by criterion_id) as reasons
    from mark where scoresheet_id = any(${[...sheetIds]}::text[]) group by scoresheet_id`.execute(reader)
  return new Map(rows.map(({ id, answers, reasons }) => [id, { answers, reasons }]))
}
