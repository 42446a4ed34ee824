import type { Answer } from '../../../engine/index.ts'
import { json, type Reader, type Tx } from '../../../platform/database/index.ts'
import type { Mark, Scoresheet } from '../assessment.ts'

/** A mark as it stood when its sheet was locked. */
export type KeptMark = Readonly<{ criterionId: string; answer: Answer | null; reason: string }>

/** A locked sheet that the chair opened again, as it was locked. It never changes. */
export type SheetVersion = Readonly<{
  id: string
  sheetId: string
  nominationId: string
  /** Counts the locks of the sheet from 1 on. */
  version: number
  /** Whole hundredths. */
  total: number | null
  lockedAt: Date
  marks: readonly KeptMark[]
  reason: string
  unlockedBy: string
  unlockedAt: Date
}>

type Tables = {
  scoresheet_version: {
    id: string
    scoresheet_id: string
    nomination_id: string
    version: number
    total: number | null
    locked_at: Date
    marks: unknown
    reason: string
    unlocked_by: string
    unlocked_at: Date
  }
  scoresheet: { id: string; state: string; total: number | null; locked_at: Date | null; row_version: number }
}

/** The kept versions of the sheets of some nominations, the oldest first. One query. */
export async function listVersions(
  reader: Reader,
  nominationIds: readonly string[],
): Promise<readonly SheetVersion[]> {
  if (nominationIds.length === 0) return []
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('scoresheet_version')
    .selectAll()
    .where('nomination_id', 'in', nominationIds)
    .orderBy('scoresheet_id')
    .orderBy('version')
    .execute()
  return rows.map(row => ({
    id: row.id,
    sheetId: row.scoresheet_id,
    nominationId: row.nomination_id,
    version: row.version,
    total: row.total,
    lockedAt: row.locked_at,
    marks: row.marks as readonly KeptMark[],
    reason: row.reason,
    unlockedBy: row.unlocked_by,
    unlockedAt: row.unlocked_at,
  }))
}

/** What is kept of a locked sheet before it is opened again. */
export const versionOf = (
  sheet: Scoresheet & Readonly<{ lockedAt: Date }>,
  marks: readonly Mark[],
  act: Readonly<{ id: string; version: number; reason: string; by: string; at: Date }>,
): SheetVersion => ({
  id: act.id,
  sheetId: sheet.id,
  nominationId: sheet.nominationId,
  version: act.version,
  total: sheet.total,
  lockedAt: sheet.lockedAt,
  marks: marks.map(({ criterionId, answer, reason }) => ({ criterionId, answer, reason })),
  reason: act.reason,
  unlockedBy: act.by,
  unlockedAt: act.at,
})

/** Keeps the version and opens the sheet; false when the sheet was changed in between. */
export async function openAgain(tx: Tx, sheet: Scoresheet, kept: SheetVersion): Promise<boolean> {
  const db = tx.withTables<Tables>()
  await db
    .insertInto('scoresheet_version')
    .values({
      id: kept.id,
      scoresheet_id: kept.sheetId,
      nomination_id: kept.nominationId,
      version: kept.version,
      total: kept.total,
      locked_at: kept.lockedAt,
      marks: json(kept.marks),
      reason: kept.reason,
      unlocked_by: kept.unlockedBy,
      unlocked_at: kept.unlockedAt,
    })
    .execute()
  const { numUpdatedRows } = await db
    .updateTable('scoresheet')
    .set({ state: 'open', total: null, locked_at: null, row_version: sheet.rowVersion + 1 })
    .where('id', '=', sheet.id)
    .where('row_version', '=', sheet.rowVersion)
    .where('state', '=', 'locked')
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
