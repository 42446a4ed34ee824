/** A locked sheet of one person. `total` in whole hundredths. */
export type DriftSheet = Readonly<{ code: string; commodity: string; total: number; lockedAt: Date }>

/** How far a sheet is from the person's own mean of its commodity, in whole hundredths. */
export type DriftPoint = Readonly<{ code: string; difference: number }>

export type Drift = Readonly<{
  points: readonly DriftPoint[]
  /** The latest sheets against the earlier ones, in whole hundredths. */
  shift: number
  /** Where the latest sheets begin among the points. */
  from: number
  trend: 'steady' | 'higher' | 'lower'
}>

/** Before there are as many, a difference is chance. */
export const FEWEST_FOR_DRIFT = 8
/** Of one commodity: a mean of fewer says nothing of the others. */
const FEWEST_OF_COMMODITY = 3
const FEWEST_LATEST = 3
/** In whole hundredths: smaller ones are not worth a thought. */
const SMALLEST_SHIFT = 200
/** How many standard errors a shift must have. */
const SURE = 2

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length

const variance = (values: readonly number[]): number => {
  const middle = mean(values)
  return values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / Math.max(1, values.length - 1)
}

/**
 * Whether a person scores otherwise by the end of the day than before: every sheet against the own mean of its
 * commodity, in the order of locking, and the last third against the earlier ones. Support for the person alone; no
 * result uses it. Null before there are enough sheets.
 */
export function driftOf(sheets: readonly DriftSheet[]): Drift | null {
  const groups = Map.groupBy(sheets, one => one.commodity)
  const means = new Map(
    [...groups]
      .filter(([, all]) => all.length >= FEWEST_OF_COMMODITY)
      .map(([commodity, all]) => [commodity, mean(all.map(one => one.total))]),
  )
  const points = sheets
    .toSorted((a, b) => a.lockedAt.getTime() - b.lockedAt.getTime() || (a.code < b.code ? -1 : 1))
    .flatMap(({ code, commodity, total }) => {
      const middle = means.get(commodity)
      return middle === undefined ? [] : [{ code, difference: Math.round(total - middle) }]
    })
  if (points.length < FEWEST_FOR_DRIFT) return null
  const from = points.length - Math.max(FEWEST_LATEST, Math.round(points.length / 3))
  const all = points.map(one => one.difference)
  const [before, latest] = [all.slice(0, from), all.slice(from)]
  const shift = Math.round(mean(latest) - mean(before))
  const spread =
    ((before.length - 1) * variance(before) + (latest.length - 1) * variance(latest)) / (all.length - 2)
  const error = Math.sqrt(spread * (1 / before.length + 1 / latest.length))
  const isSure = Math.abs(shift) >= SMALLEST_SHIFT && Math.abs(shift) > SURE * error
  return { points, shift, from, trend: isSure ? (shift > 0 ? 'higher' : 'lower') : 'steady' }
}
