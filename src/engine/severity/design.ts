/** The total of one locked sheet, in points; who gave it and for what are told apart by any text. */
export type SheetTotal = Readonly<{ nomination: string; assessor: string; total: number }>

/**
 * The sheets by number: those of nomination `j` stand at `starts[j]` up to `starts[j + 1]`, each with its assessor and
 * its total above `centre`. The order of names is that of their text, so that the order of the sheets does not matter.
 */
export type Design = Readonly<{
  nominations: readonly string[]
  assessors: readonly string[]
  starts: Int32Array
  assessorOf: Int32Array
  y: Float64Array
  /** Mean of all totals: numbers near zero lose less in sums of squares. */
  centre: number
}>

const numbered = (names: Iterable<string>): Map<string, number> =>
  new Map([...new Set(names)].toSorted().map((name, index) => [name, index]))

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)

export function designOf(sheets: readonly SheetTotal[]): Design {
  const nominations = numbered(sheets.map(one => one.nomination))
  const assessors = numbered(sheets.map(one => one.assessor))
  const placed = sheets
    .map(one => ({
      nomination: nominations.get(one.nomination) ?? 0,
      assessor: assessors.get(one.assessor) ?? 0,
      total: one.total,
    }))
    .toSorted(
      (one, other) =>
        one.nomination - other.nomination || one.assessor - other.assessor || one.total - other.total,
    )
  const centre = meanOf(placed.map(one => one.total))
  const starts = new Int32Array(nominations.size + 1)
  for (const one of placed) starts[one.nomination + 1] = (starts[one.nomination + 1] ?? 0) + 1
  for (let j = 0; j < nominations.size; j += 1) starts[j + 1] = (starts[j + 1] ?? 0) + (starts[j] ?? 0)
  return {
    nominations: [...nominations.keys()],
    assessors: [...assessors.keys()],
    starts,
    assessorOf: Int32Array.from(placed, one => one.assessor),
    y: Float64Array.from(placed, one => one.total - centre),
    centre,
  }
}
