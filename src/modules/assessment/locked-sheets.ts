import type { Sheet } from '../../engine/index.ts'
import type { Reader } from '../../platform/database/index.ts'
import { listAssignmentsOf } from './assignment-store.ts'
import { listLockedSheets, listMarks } from './scoresheet-store.ts'
import { reasonsOf, sheetOf } from './score-marks.ts'

/** A sheet that counts: locked, and its assessor still assigned. */
export type LockedSheet = Readonly<{
  sheetId: string
  personId: string
  answers: Sheet
  reasons: Readonly<Record<string, string>>
  totalHundredths: number | null
}>

/** The sheets that count towards the result of each nomination, in the order in which they were opened. */
export async function lockedSheetsOf(
  reader: Reader,
  nominationIds: readonly string[],
): Promise<ReadonlyMap<string, readonly LockedSheet[]>> {
  const live = new Set(
    (await listAssignmentsOf(reader, nominationIds))
      .filter(one => one.state === 'assigned')
      .map(one => one.id),
  )
  const sheets = (await listLockedSheets(reader, nominationIds)).filter(sheet => live.has(sheet.assignmentId))
  const marks = await listMarks(
    reader,
    sheets.map(sheet => sheet.id),
  )
  const byNomination = new Map<string, LockedSheet[]>(nominationIds.map(id => [id, []]))
  for (const sheet of sheets) {
    const own = marks.get(sheet.id) ?? []
    byNomination.get(sheet.nominationId)?.push({
      sheetId: sheet.id,
      personId: sheet.personId,
      answers: sheetOf(own),
      reasons: reasonsOf(own),
      totalHundredths: sheet.total,
    })
  }
  return byNomination
}
