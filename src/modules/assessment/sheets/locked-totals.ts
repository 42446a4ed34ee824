import type { Reader } from '../../../platform/database/index.ts'
import { listCountingSheets } from './scoresheet-store.ts'

/** What a locked sheet that counts comes to, in whole hundredths. */
export type LockedTotal = Readonly<{ nominationId: string; personId: string; total: number }>

/** The totals of the panels' sheets that count, without their marks: for thousands of nominations at once. */
export async function lockedTotalsOf(
  reader: Reader,
  nominationIds: readonly string[],
): Promise<readonly LockedTotal[]> {
  const sheets = await listCountingSheets(reader, nominationIds, [1])
  return sheets.flatMap(({ nominationId, personId, total }) =>
    total === null ? [] : [{ nominationId, personId, total }],
  )
}
