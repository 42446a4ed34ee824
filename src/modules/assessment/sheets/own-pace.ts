import type { Mark, Scoresheet } from '../assessment.ts'

/** Fewer sheets than these tell nothing of a pace. */
const FEWEST = 3
const MINUTE_MS = 60_000
/** Longer than this, the sheet was left lying in between. */
const LONGEST_MS = 120 * MINUTE_MS

const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const [low = 0, high = 0] = [sorted[sorted.length % 2 === 0 ? middle - 1 : middle], sorted[middle]]
  return (low + high) / 2
}

/**
 * The minutes that a person takes for a sheet: half of the locked ones took less, from the first mark that still stands
 * to the lock. Null before there are enough of them.
 */
export function paceOf(
  sheets: readonly Readonly<{ sheet: Scoresheet; marks: readonly Mark[] }>[],
): number | null {
  const took = sheets.flatMap(({ sheet, marks }) => {
    if (sheet.lockedAt === null || marks.length === 0) return []
    const first = Math.min(...marks.map(one => one.savedAt.getTime()))
    const span = sheet.lockedAt.getTime() - first
    return span >= MINUTE_MS && span <= LONGEST_MS ? [span] : []
  })
  return took.length < FEWEST ? null : Math.round(median(took) / MINUTE_MS)
}
