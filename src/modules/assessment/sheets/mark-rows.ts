import type { Answer } from '../../../engine/index.ts'
import type { Mark } from '../assessment.ts'

/** A mark as it is stored: of a sheet and of a repeat in the same columns, in tables of their own. */
export type MarkColumns = {
  criterion_id: string
  answer: unknown
  reason: string
  saved_at: Date
  revision: number
}

/** The marks of each of these, in the order of the rows; none where there are none. */
export function marksBy<Row extends MarkColumns>(
  ids: readonly string[],
  rows: readonly Row[],
  idOf: (row: Row) => string,
): ReadonlyMap<string, readonly Mark[]> {
  const marks = new Map<string, Mark[]>(ids.map(id => [id, []]))
  for (const row of rows)
    marks.get(idOf(row))?.push({
      criterionId: row.criterion_id,
      answer: row.answer as Answer | null,
      reason: row.reason,
      savedAt: row.saved_at,
      revision: row.revision,
    })
  return marks
}
