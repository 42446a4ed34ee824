import { json, type Reader, type Tx } from '../../../platform/database/index.ts'
import type { AgreedSheet } from './agreed-sheet.ts'
import { listAgreedMarks } from './agreed-store.ts'
import type { KeptMark } from '../sheets/version-store.ts'

/** A locked agreed sheet that was opened again, as it was locked. It never changes. */
export type AgreedVersion = Readonly<{
  id: string
  sheetId: string
  nominationId: string
  /** Counts the locks from 1 on. */
  version: number
  total: number | null
  lockedAt: Date
  marks: readonly KeptMark[]
  reason: string
  openedAt: Date
}>

type Tables = {
  agreed_sheet: {
    id: string
    state: string
    revision: number
    total: number | null
    beside: string | null
    locked_by: string | null
    locked_at: Date | null
  }
  agreed_version: {
    id: string
    agreed_sheet_id: string
    nomination_id: string
    version: number
    revision: number
    total: number | null
    beside: string
    locked_by: string
    locked_at: Date
    marks: unknown
    reason: string
    opened_by: string
    opened_at: Date
  }
}

/** The kept versions of the agreed sheets of some nominations, the oldest first. One query. */
export async function listAgreedVersions(
  reader: Reader,
  nominationIds: readonly string[],
): Promise<readonly AgreedVersion[]> {
  if (nominationIds.length === 0) return []
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('agreed_version')
    .selectAll()
    .where('nomination_id', 'in', nominationIds)
    .orderBy('agreed_sheet_id')
    .orderBy('version')
    .execute()
  return rows.map(row => ({
    id: row.id,
    sheetId: row.agreed_sheet_id,
    nominationId: row.nomination_id,
    version: row.version,
    total: row.total,
    lockedAt: row.locked_at,
    marks: row.marks as readonly KeptMark[],
    reason: row.reason,
    openedAt: row.opened_at,
  }))
}

type Opening = Readonly<{ id: string; reason: string; by: string; at: Date }>

/**
 * Keeps the locked sheet as it is and opens it at its next revision, so that it has to be agreed upon anew; false when it
 * was changed in between.
 */
export async function openAgreed(tx: Tx, sheet: AgreedSheet, opening: Opening): Promise<boolean> {
  if (!(await keepVersion(tx, sheet, opening))) return false
  const { numUpdatedRows } = await tx
    .withTables<Tables>()
    .updateTable('agreed_sheet')
    .set({
      state: 'open',
      revision: sheet.revision + 1,
      total: null,
      beside: null,
      locked_by: null,
      locked_at: null,
    })
    .where('id', '=', sheet.id)
    .where('revision', '=', sheet.revision)
    .where('state', '=', 'locked')
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** False for a sheet that is not locked. */
async function keepVersion(tx: Tx, sheet: AgreedSheet, { id, reason, by, at }: Opening): Promise<boolean> {
  const { lockedAt, lockedBy, beside } = sheet
  if (lockedAt === null || lockedBy === null || beside === null) return false
  const marks = (await listAgreedMarks(tx, [sheet.id])).get(sheet.id) ?? []
  const kept = await listAgreedVersions(tx, [sheet.nominationId])
  await tx
    .withTables<Tables>()
    .insertInto('agreed_version')
    .values({
      id,
      agreed_sheet_id: sheet.id,
      nomination_id: sheet.nominationId,
      version: kept.filter(one => one.sheetId === sheet.id).length + 1,
      revision: sheet.revision,
      total: sheet.total,
      beside,
      locked_by: lockedBy,
      locked_at: lockedAt,
      marks: json(
        marks.map(({ criterionId, answer, reason: why }) => ({ criterionId, answer, reason: why })),
      ),
      reason,
      opened_by: by,
      opened_at: at,
    })
    .execute()
  return true
}
