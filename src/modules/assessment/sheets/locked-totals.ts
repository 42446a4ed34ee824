import type { Reader } from '../../../platform/database/index.ts'
import { listAssignmentsOf } from '../planning/assignment-store.ts'
import { listLockedSheets } from './scoresheet-store.ts'

/** What a locked sheet that counts comes to, in whole hundredths. */
export type LockedTotal = Readonly<{ nominationId: string; personId: string; total: number }>

/** The totals of the panels' sheets that count, without their marks: for thousands of nominations at once. */
export async function lockedTotalsOf(
  reader: Reader,
  nominationIds: readonly string[],
): Promise<readonly LockedTotal[]> {
  const live = new Set(
    (await listAssignmentsOf(reader, nominationIds))
      .filter(one => one.state === 'assigned' && one.round === 1)
      .map(one => one.id),
  )
  const sheets = await listLockedSheets(reader, nominationIds)
  return sheets.flatMap(({ assignmentId, nominationId, personId, total }) =>
    live.has(assignmentId) && total !== null ? [{ nominationId, personId, total }] : [],
  )
}
