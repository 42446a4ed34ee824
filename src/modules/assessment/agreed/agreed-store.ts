import type { Answer } from '../../../engine/index.ts'
import { json, type Reader, type Tx } from '../../../platform/database/index.ts'
import type { AgreedSheet, Voice } from './agreed-sheet.ts'
import type { Mark } from '../assessment.ts'

type SheetRow = {
  id: string
  nomination_id: string
  round: number
  rules_id: string
  state: AgreedSheet['state']
  revision: number
  total: number | null
  beside: string | null
  locked_by: string | null
  locked_at: Date | null
  created_at: Date
  voiceless: unknown
}
type Tables = {
  agreed_sheet: SheetRow
  agreed_mark: {
    agreed_sheet_id: string
    criterion_id: string
    answer: unknown
    reason: string
    saved_at: Date
    revision: number
  }
  agreed_voice: {
    id: string
    agreed_sheet_id: string
    nomination_id: string
    person_id: string
    revision: number
    beside: string
    agrees: boolean
    reason: string
    turn: number
    said_at: Date
  }
  assignment: { id: string; nomination_id: string; round: number; state: string }
  scoresheet: { assignment_id: string; rules_id: string; state: string }
}

const sheetFrom = (row: SheetRow): AgreedSheet => ({
  id: row.id,
  nominationId: row.nomination_id,
  round: row.round,
  rulesId: row.rules_id,
  state: row.state,
  revision: row.revision,
  total: row.total,
  beside: row.beside,
  voiceless: row.voiceless as readonly string[],
  lockedBy: row.locked_by,
  lockedAt: row.locked_at,
})

/** The agreed sheets of some nominations, of every round. One query. */
export async function listAgreedSheets(
  reader: Reader,
  nominationIds: readonly string[],
): Promise<readonly AgreedSheet[]> {
  if (nominationIds.length === 0) return []
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('agreed_sheet')
    .selectAll()
    .where('nomination_id', 'in', nominationIds)
    .orderBy('round')
    .execute()
  return rows.map(sheetFrom)
}

/** The nominations that have an agreed sheet. One query. */
export async function listAgreedSubjects(reader: Reader): Promise<readonly string[]> {
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('agreed_sheet')
    .select('nomination_id')
    .distinct()
    .orderBy('nomination_id')
    .execute()
  return rows.map(row => row.nomination_id)
}

/** The marks of some agreed sheets, by sheet. One query. */
export async function listAgreedMarks(
  reader: Reader,
  sheetIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Mark[]>> {
  const marks = new Map<string, Mark[]>(sheetIds.map(id => [id, []]))
  if (sheetIds.length === 0) return marks
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('agreed_mark')
    .selectAll()
    .where('agreed_sheet_id', 'in', sheetIds)
    .orderBy('criterion_id')
    .execute()
  for (const row of rows)
    marks.get(row.agreed_sheet_id)?.push({
      criterionId: row.criterion_id,
      answer: row.answer as Answer | null,
      reason: row.reason,
      savedAt: row.saved_at,
      revision: row.revision,
    })
  return marks
}

/** Everything that was ever said to some agreed sheets, by sheet. One query. */
export async function listVoices(
  reader: Reader,
  sheetIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Voice[]>> {
  const voices = new Map<string, Voice[]>(sheetIds.map(id => [id, []]))
  if (sheetIds.length === 0) return voices
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('agreed_voice')
    .selectAll()
    .where('agreed_sheet_id', 'in', sheetIds)
    .orderBy('person_id')
    .orderBy('turn')
    .execute()
  for (const row of rows)
    voices.get(row.agreed_sheet_id)?.push({
      id: row.id,
      personId: row.person_id,
      revision: row.revision,
      beside: row.beside,
      agrees: row.agrees,
      reason: row.reason,
      turn: row.turn,
      saidAt: row.said_at,
    })
  return voices
}

/** A round in which every live assessor has locked the own sheet. */
export type WholeRound = Readonly<{ nominationId: string; round: number }>

/** The rounds by these rules in which all individual sheets are locked and the agreed one is not. One query. */
export async function listUnagreed(
  reader: Reader,
  rulesIds: readonly string[],
): Promise<readonly WholeRound[]> {
  if (rulesIds.length === 0) return []
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('assignment')
    .innerJoin('scoresheet', 'scoresheet.assignment_id', 'assignment.id')
    .leftJoin('agreed_sheet', join =>
      join
        .onRef('agreed_sheet.nomination_id', '=', 'assignment.nomination_id')
        .onRef('agreed_sheet.round', '=', 'assignment.round')
        .on('agreed_sheet.state', '=', 'locked'),
    )
    .select(['assignment.nomination_id', 'assignment.round'])
    .where('scoresheet.rules_id', 'in', rulesIds)
    .where('assignment.state', '=', 'assigned')
    .where('agreed_sheet.id', 'is', null)
    .groupBy(['assignment.nomination_id', 'assignment.round'])
    .having(eb => eb.fn.agg<boolean>('bool_and', [eb('scoresheet.state', '=', 'locked')]), '=', true)
    .orderBy('assignment.nomination_id')
    .orderBy('assignment.round')
    .execute()
  return rows.map(row => ({ nominationId: row.nomination_id, round: row.round }))
}

/**
 * Stores marks as the next revision, which voids what was agreed before; false when the sheet was changed or locked in
 * between. `sheet`: as it was read, at revision 0 where it is new.
 */
export async function saveAgreed(
  tx: Tx,
  sheet: AgreedSheet,
  marks: readonly Mark[],
  now: Date,
): Promise<boolean> {
  if (!(await moveOn(tx, sheet, now))) return false
  for (const mark of marks) {
    const row = {
      answer: json(mark.answer),
      reason: mark.reason,
      saved_at: mark.savedAt,
      revision: mark.revision,
    }
    await tx
      .withTables<Tables>()
      .insertInto('agreed_mark')
      .values({ agreed_sheet_id: sheet.id, criterion_id: mark.criterionId, ...row })
      .onConflict(conflict => conflict.columns(['agreed_sheet_id', 'criterion_id']).doUpdateSet(row))
      .execute()
  }
  return true
}

async function moveOn(tx: Tx, sheet: AgreedSheet, now: Date): Promise<boolean> {
  const db = tx.withTables<Tables>()
  if (sheet.revision === 0) {
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('agreed_sheet')
      .values({
        id: sheet.id,
        nomination_id: sheet.nominationId,
        round: sheet.round,
        rules_id: sheet.rulesId,
        state: 'open',
        revision: 1,
        total: null,
        beside: null,
        locked_by: null,
        locked_at: null,
        created_at: now,
        voiceless: json([]),
      })
      .onConflict(conflict => conflict.doNothing())
      .executeTakeFirst()
    return numInsertedOrUpdatedRows === 1n
  }
  const { numUpdatedRows } = await db
    .updateTable('agreed_sheet')
    .set({ revision: sheet.revision + 1 })
    .where('id', '=', sheet.id)
    .where('revision', '=', sheet.revision)
    .where('state', '=', 'open')
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export async function insertVoice(
  tx: Tx,
  sheet: Pick<AgreedSheet, 'id' | 'nominationId'>,
  voice: Voice,
): Promise<void> {
  await tx
    .withTables<Tables>()
    .insertInto('agreed_voice')
    .values({
      id: voice.id,
      agreed_sheet_id: sheet.id,
      nomination_id: sheet.nominationId,
      person_id: voice.personId,
      revision: voice.revision,
      beside: voice.beside,
      agrees: voice.agrees,
      reason: voice.reason,
      turn: voice.turn,
      said_at: voice.saidAt,
    })
    .execute()
}

/** Locks the sheet as it is given, at the revision that was agreed to. */
export async function lockAgreed(tx: Tx, sheet: AgreedSheet): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .withTables<Tables>()
    .updateTable('agreed_sheet')
    .set({
      state: 'locked',
      total: sheet.total,
      beside: sheet.beside,
      voiceless: json(sheet.voiceless),
      locked_by: sheet.lockedBy,
      locked_at: sheet.lockedAt,
    })
    .where('id', '=', sheet.id)
    .where('revision', '=', sheet.revision)
    .where('state', '=', 'open')
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
