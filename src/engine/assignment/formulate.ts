import type { Candidates } from './choose-candidates.ts'
import {
  capacityOf,
  costOf,
  EMPTY_SEAT,
  EMPTY_WISH,
  needOf,
  type MatchingProblem,
  type Need,
} from './matching-problem.ts'

/** A linear programme: the least `cost` of columns within `lower`..`upper` whose rows stay within theirs. */
export type LinearProgramme = Readonly<{
  cost: Float64Array
  upper: Float64Array
  rowLower: Float64Array
  rowUpper: Float64Array
  /** Column by column: where each begins in `rows` and `values`. */
  starts: Int32Array
  rows: Int32Array
  values: Float64Array
}>
export type LinearSolution = Readonly<{ values: Float64Array; rowPrices: Float64Array; iterations: number }>

export type Formulation = Readonly<{
  programme: LinearProgramme
  /** For each of the first columns: its seat and scorer, as indices. */
  pairs: readonly (readonly [seat: number, scorer: number])[]
  /** The row that counts the sheets of each scorer. */
  scorerRow: (scorer: number) => number
}>

/** Collects columns; every lower bound is 0. */
function columns() {
  const cost: number[] = []
  const upper: number[] = []
  const starts: number[] = [0]
  const rows: number[] = []
  const values: number[] = []
  const add = (price: number, most: number, entries: readonly (readonly [row: number, value: number])[]) => {
    cost.push(price)
    upper.push(most)
    for (const [row, value] of entries) {
      rows.push(row)
      values.push(value)
    }
    starts.push(rows.length)
  }
  return { cost, upper, starts, rows, values, add }
}

/**
 * The transport of seats to scorers with convex costs of load. Its matrix is that of a flow (the bodies of a panel lie
 * within the panel), so its vertices are whole numbers: a solver of linear programmes finds the best plan itself.
 */
export function formulate(problem: MatchingProblem, candidates: Candidates): Formulation {
  const { seats, scorers } = problem
  const needs = seats.map(seat => needOf(problem, seat))
  const built = columns()
  const scorerRow = (scorer: number): number => seats.length + scorer
  const bodies = bodyRows(needs, seats.length + scorers.length)
  const pairs = addPairs(problem, candidates, built, (seat, scorer) => {
    const body = bodies.get(`${seat} ${scorers[scorer]?.body ?? ''}`)
    return [seat, scorerRow(scorer), ...(body ? [body.row] : [])]
  })
  for (const [seat, need] of needs.entries()) addEmpty(built, seat, need)
  for (const { row, missing } of bodies.values()) built.add(missing, Number.POSITIVE_INFINITY, [[row, 1]])
  addLoads(problem, pairs, built, scorerRow)
  const free = needs.map(one => one.free + one.extra)
  const none = scorers.map(() => 0)
  const asked = [...bodies.values()].map(one => one.count)
  return {
    pairs,
    scorerRow,
    programme: {
      cost: Float64Array.from(built.cost),
      upper: Float64Array.from(built.upper),
      starts: Int32Array.from(built.starts),
      rows: Int32Array.from(built.rows),
      values: Float64Array.from(built.values),
      rowLower: Float64Array.from([...free, ...none, ...asked]),
      rowUpper: Float64Array.from([...free, ...none, ...asked.map(() => Number.POSITIVE_INFINITY)]),
    },
  }
}

/** A seat may stay empty at its price; one that is there for a body alone costs nothing without it. */
function addEmpty(built: ReturnType<typeof columns>, seat: number, { free, extra, wished }: Need): void {
  built.add(EMPTY_SEAT, free, [[seat, 1]])
  if (wished > 0) built.add(EMPTY_WISH, wished, [[seat, 1]])
  if (extra > wished) built.add(0, extra - wished, [[seat, 1]])
}

type BodyRow = Readonly<{ row: number; count: number; missing: number }>

/** A row for each body that a seat still needs or wishes for, from row `first` on, and what it costs without. */
function bodyRows(needs: readonly Need[], first: number): ReadonlyMap<string, BodyRow> {
  const rows = new Map<string, BodyRow>()
  for (const [index, { byBody, wishedBodies }] of needs.entries()) {
    const add = (body: string, count: number, missing: number) =>
      rows.set(`${index} ${body}`, {
        row: rows.get(`${index} ${body}`)?.row ?? first + rows.size,
        count,
        missing,
      })
    for (const [body, count] of byBody) add(body, count, EMPTY_SEAT / 2)
    for (const [body, count] of wishedBodies) if (!byBody.has(body)) add(body, count, EMPTY_WISH)
  }
  return rows
}

function addPairs(
  problem: MatchingProblem,
  candidates: Candidates,
  built: ReturnType<typeof columns>,
  rowsOf: (seat: number, scorer: number) => readonly number[],
): readonly (readonly [seat: number, scorer: number])[] {
  const pairs: (readonly [number, number])[] = []
  for (const [index, seat] of problem.seats.entries()) {
    const { free, extra } = needOf(problem, seat)
    if (free + extra === 0) continue
    for (const scorer of candidates[index] ?? []) {
      pairs.push([index, scorer])
      const rows = rowsOf(index, scorer).map(row => [row, 1] as const)
      built.add(costOf(problem, index, scorer), 1, rows)
    }
  }
  return pairs
}

/** A column for each further sheet that a scorer may get, each dearer than the one before. */
function addLoads(
  problem: MatchingProblem,
  pairs: readonly (readonly [number, number])[],
  built: ReturnType<typeof columns>,
  scorerRow: (scorer: number) => number,
): void {
  const asked = problem.scorers.map(() => 0)
  for (const [, scorer] of pairs) asked[scorer] = (asked[scorer] ?? 0) + 1
  for (const [index, scorer] of problem.scorers.entries()) {
    const most = capacityOf(scorer, asked[index] ?? 0)
    for (let step = 0; step < most; step++) built.add(scorer.load + step, 1, [[scorerRow(index), -1]])
  }
}

/** The pairs that the solution picks. */
export const picksOf = (
  { pairs }: Formulation,
  { values }: LinearSolution,
): readonly (readonly [number, number])[] => pairs.filter((_, index) => (values[index] ?? 0) > 0.5)
