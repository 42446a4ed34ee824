import { sql } from 'kysely'
import type { Columns } from '../../../access/index.ts'
import { json, type Reader, type Tx } from '../../../platform/database/index.ts'
import { nominationColumns } from '../../nominations/index.ts'
import type { LevelAnswers } from './level-answers.ts'

type Row = {
  id: string
  nomination_id: string
  level: string
  version: number
  rules_id: string
  state: LevelAnswers['state']
  answers: unknown
  reasons: unknown
  edited_by: string
  edited_at: Date
  sent_by: string | null
  sent_at: Date | null
  taken_back_by: string | null
  taken_back_at: Date | null
  taken_back_reason: string | null
  row_version: number
}
type Tables = { level_answer: Row }

const from = (row: Row): LevelAnswers => ({
  id: row.id,
  nominationId: row.nomination_id,
  level: row.level,
  version: row.version,
  rulesId: row.rules_id,
  state: row.state,
  answers: row.answers as LevelAnswers['answers'],
  reasons: row.reasons as LevelAnswers['reasons'],
  editedBy: row.edited_by,
  editedAt: row.edited_at,
  sentBy: row.sent_by,
  sentAt: row.sent_at,
  takenBackBy: row.taken_back_by,
  takenBackAt: row.taken_back_at,
  takenBackReason: row.taken_back_reason,
  rowVersion: row.row_version,
})

const rowOf = (one: LevelAnswers) => ({
  id: one.id,
  nomination_id: one.nominationId,
  level: one.level,
  version: one.version,
  rules_id: one.rulesId,
  state: one.state,
  answers: json(one.answers),
  reasons: json(one.reasons),
  edited_by: one.editedBy,
  edited_at: one.editedAt,
  sent_by: one.sentBy,
  sent_at: one.sentAt,
  taken_back_by: one.takenBackBy,
  taken_back_at: one.takenBackAt,
  taken_back_reason: one.takenBackReason,
  row_version: one.rowVersion,
})

/** A list of files that lie with one office, for `whereAllowed`: the state is the office's, not the file's. */
export const columnsWith = (state: string): Columns => ({
  ...nominationColumns,
  state: sql<string | null>`${state}::text`,
})

/** Every version of what levels answered about some files, the oldest first. One query. */
export async function listLevelAnswers(
  reader: Reader,
  nominationIds: readonly string[],
): Promise<readonly LevelAnswers[]> {
  if (nominationIds.length === 0) return []
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('level_answer')
    .selectAll()
    .where('nomination_id', '=', sql<string>`any(${nominationIds})`)
    .orderBy('nomination_id')
    .orderBy('level')
    .orderBy('version')
    .execute()
  return rows.map(from)
}

/** Every version that was ever sent. One query. */
export async function listEverySent(reader: Reader): Promise<readonly LevelAnswers[]> {
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('level_answer')
    .selectAll()
    .where('state', '<>', 'open')
    .orderBy('id')
    .execute()
  return rows.map(from)
}

export async function insertLevelAnswers(tx: Tx, one: LevelAnswers): Promise<void> {
  await tx.withTables<Tables>().insertInto('level_answer').values(rowOf(one)).execute()
}

/** False when it was changed meanwhile. */
export async function updateLevelAnswers(tx: Tx, one: LevelAnswers): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .withTables<Tables>()
    .updateTable('level_answer')
    .set(rowOf(one))
    .where('id', '=', one.id)
    .where('row_version', '=', one.rowVersion - 1)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Whether a scoresheet of the file is locked, or was once: from then on what was carried into it stays. */
export async function wasSheetLocked(reader: Reader, nominationId: string): Promise<boolean> {
  const { rows } = await sql<{ locked: boolean }>`
    select exists (select 1 from scoresheet where nomination_id = ${nominationId} and state = 'locked')
      or exists (select 1 from scoresheet_version where nomination_id = ${nominationId}) as locked`.execute(
    reader,
  )
  return rows[0]?.locked === true
}
