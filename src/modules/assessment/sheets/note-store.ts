import type { Reader, Tx } from '../../../platform/database/index.ts'
import type { Note } from '../assessment.ts'

type Tables = {
  scoring_note: {
    scoresheet_id: string
    criterion_id: string
    note: string
    revision: number
    saved_at: Date
  }
}

/** The own notes on one sheet. Only the sheet's own person may ever be given them: see `own-sheet.ts`. */
export async function listNotes(reader: Reader, sheetId: string): Promise<readonly Note[]> {
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('scoring_note')
    .selectAll()
    .where('scoresheet_id', '=', sheetId)
    .execute()
  return rows.map(row => ({
    criterionId: row.criterion_id,
    note: row.note,
    revision: row.revision,
    savedAt: row.saved_at,
  }))
}

export async function saveNotes(tx: Tx, sheetId: string, notes: readonly Note[]): Promise<void> {
  for (const { criterionId, note, revision, savedAt } of notes) {
    const row = { note, revision, saved_at: savedAt }
    await tx
      .withTables<Tables>()
      .insertInto('scoring_note')
      .values({ scoresheet_id: sheetId, criterion_id: criterionId, ...row })
      .onConflict(conflict => conflict.columns(['scoresheet_id', 'criterion_id']).doUpdateSet(row))
      .execute()
  }
}
