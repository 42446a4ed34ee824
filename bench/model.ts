import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { fitSeverity, type SheetTotal } from '../src/engine/severity/index.ts'
import { differencesFrom, readFixture } from '../src/engine/severity/lme4-fixture.ts'
import { rounded, type Bench, type Options, type Result } from './bench.ts'
import { drawEdition, sheetsOf } from './fairness-world.ts'

const PRODUCTS = 16_000
const SHEETS = 5
/** Each assessor has 200 products, as many as a person can do in some weeks. */
const PRODUCTS_EACH = 200
const SECONDS_GOAL = 3
const DIFFERENCE_GOAL = 1e-4
const ROUNDS = 3
const fixtures = join(import.meta.dirname, '../src/engine/severity/fixtures')

const drawnSheets = (products: number): readonly SheetTotal[] => {
  const edition = drawEdition(1, {
    products,
    assessors: Math.max(2 * SHEETS, Math.round((products * SHEETS) / PRODUCTS_EACH)),
    sheets: SHEETS,
  })
  return sheetsOf(edition, edition.panels)
}

/** The middle one of some fits, in seconds. */
function secondsOf(sheets: readonly SheetTotal[]): number {
  const spent = Array.from({ length: ROUNDS }, () => {
    const from = performance.now()
    if (!fitSeverity(sheets).ok) throw new Error('the drawn sheets were refused')
    return (performance.now() - from) / 1000
  })
  return spent.toSorted((one, other) => one - other)[Math.floor(ROUNDS / 2)] ?? 0
}

/** The largest difference to R's lme4 in any stored fixture: means, variances, effects, deviations. */
function largestDifference(): number {
  const found = readdirSync(fixtures)
    .filter(name => name.endsWith('.json'))
    .flatMap(name => {
      const fixture = readFixture(readFileSync(join(fixtures, name), 'utf8'))
      const fitted = fitSeverity(fixture.sheets)
      return fitted.ok ? Object.values(differencesFrom(fixture, fitted.model)) : [Infinity]
    })
  return Math.max(...found)
}

async function run({ size }: Options): Promise<Result> {
  const products = size ?? PRODUCTS
  const sheets = drawnSheets(products)
  const [seconds, tenth] = [
    secondsOf(sheets),
    secondsOf(drawnSheets(Math.max(20, Math.round(products / 10)))),
  ]
  const difference = largestDifference()
  return {
    figures: {
      products,
      sheets: sheets.length,
      assessors: new Set(sheets.map(one => one.assessor)).size,
      seconds: rounded(seconds, 3),
      largest_difference_to_lme4: Number(difference.toExponential(2)),
    },
    baseline: { seconds_for_a_tenth: rounded(tenth, 3) },
    goals: [
      {
        what: `Severity model of ${products} products with ${SHEETS} sheets each`,
        found: `${rounded(seconds, 2)} s`,
        goal: `below ${SECONDS_GOAL} s`,
        baseline: `${rounded(tenth, 2)} s for a tenth of them`,
        met: seconds < SECONDS_GOAL,
      },
      {
        what: 'Largest difference to R lme4 on the stored fixtures',
        found: difference.toExponential(1),
        goal: `at most ${DIFFERENCE_GOAL}`,
        baseline: 'R lme4',
        met: difference <= DIFFERENCE_GOAL,
      },
    ],
  }
}

export const modelBench: Bench = {
  name: 'model',
  about: `The severity model on ${PRODUCTS} drawn products with ${SHEETS} sheets each and ${PRODUCTS_EACH} products for each assessor, variances estimated: the middle of ${ROUNDS} fits. Its estimates are compared with those of R lme4 on the stored fixtures.`,
  databases: ['embedded'],
  run,
}
