import type { Sheet } from '../../engine/index.ts'
import type { Reader } from '../../platform/database/index.ts'
import { listAssignmentsOf } from './assignment-store.ts'
import { listLockedSheets, listMarks } from './scoresheet-store.ts'
import { reasonsOf, sheetOf } from './score-marks.ts'

/** A sheet that counts: locked, and its assessor still assigned. */
export type LockedSheet = Readonly<{
  sheetId: string
  personId: string
  /** 1 for the panel, more for a jury that was called because of an objection. */
  round: number
  /** The body that its assessor stood for when assigned; empty for none. */
  body: string
  answers: Sheet
  reasons: Readonly<Record<string, string>>
  totalHundredths: number | null
}>

/**
 * The sheets that count towards the result of each nomination, in the order in which they were opened. Those of the panel
 * alone, which every published result comes from, unless other rounds are asked for.
 */
export async function lockedSheetsOf(
  reader: Reader,
  nominationIds: readonly string[],
  { rounds = [1] }: Readonly<{ rounds?: readonly number[] }> = {},
): Promise<ReadonlyMap<string, readonly LockedSheet[]>> {
  const live = new Map(
    (await listAssignmentsOf(reader, nominationIds))
      .filter(one => one.state === 'assigned' && rounds.includes(one.round))
      .map(one => [one.id, one]),
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
      round: sheet.round,
      body: live.get(sheet.assignmentId)?.body ?? '',
      answers: sheetOf(own),
      reasons: reasonsOf(own),
      totalHundredths: sheet.total,
    })
  }
  return byNomination
}
