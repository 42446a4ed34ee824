export { askWorker, TookTooLong, type WorkerAnswer } from './ask-worker.ts'
import highsPackage from 'highs'

/** The least `cost` of columns from 0 to `upper` whose rows stay within their bounds; matrix column by column. */
type Programme = Readonly<{
  cost: Float64Array
  upper: Float64Array
  rowLower: Float64Array
  rowUpper: Float64Array
  starts: Int32Array
  rows: Int32Array
  values: Float64Array
}>
type Solution = Readonly<{ values: Float64Array; rowPrices: Float64Array; iterations: number }>

export class NotSolved extends Error {}

// The package's types describe its CommonJS entry; Node takes the other one, whose default export is the function itself.
const loadHighs = highsPackage as unknown as typeof highsPackage.default

let loaded: ReturnType<typeof loadHighs> | null = null

/**
 * Solves a linear programme to its best vertex, with one thread and a fixed seed: the same programme always has the
 * same answer. It holds its thread until it is done; throws `NotSolved` where there is no best solution.
 */
export async function solveLinear(programme: Programme): Promise<Solution> {
  loaded ??= loadHighs()
  const highs = await loaded
  const numCols = programme.cost.length
  const numRows = programme.rowLower.length
  if (numCols === 0)
    return { values: new Float64Array(), rowPrices: new Float64Array(numRows), iterations: 0 }
  return highs.withModel(
    {
      numCols,
      numRows,
      colCost: programme.cost,
      colLower: new Float64Array(numCols),
      colUpper: programme.upper,
      rowLower: programme.rowLower,
      rowUpper: programme.rowUpper,
      matrix: {
        format: 'csc',
        numRows,
        numCols,
        starts: programme.starts,
        indices: programme.rows,
        values: programme.values,
      },
    },
    model => {
      model.options.set({ output_flag: false, random_seed: 0, solver: 'simplex' })
      model.run()
      const status = model.getModelStatus()
      if (status !== highs.constants.modelStatus.optimal) throw new NotSolved(`status ${String(status)}`)
      const { colValue, rowDual } = model.getSolution()
      const iterations = Number(model.info.get('simplex_iteration_count'))
      return { values: colValue, rowPrices: rowDual, iterations }
    },
  )
}
