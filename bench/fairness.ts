import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadRules, type Rules } from '../src/engine/index.ts'
import { combine } from '../src/engine/scoring/aggregate.ts'
import { roundedText } from '../src/engine/scoring/bands.ts'
import {
  bandProbabilities,
  fitSeverity,
  mostProbable,
  type BandProbability,
  type SeverityModel,
} from '../src/engine/severity/index.ts'
import { fromDecimal, fromHundredths } from '../src/foundation/fraction.ts'
import { planFurther } from '../src/modules/assessment/planning/further-assessor.ts'
import { borderlineOf, doubtsOf, wantsOneMore } from '../src/modules/decisions/support/borderline.ts'
import { starScheme } from '../src/modules/decisions/star-scheme.ts'
import { rounded, type Bench, type Goal, type Result } from './bench.ts'
import { drawEdition, sheetsOf, world, type Edition } from './fairness-world.ts'

const REPETITIONS = 500
const FIRST_SEED = 20_000
const OFFICIAL_GOAL = 0.85
const MODEL_GOAL = 0.75
const SHEETS_GOAL = { from: 3.8, to: 4.2 }
const shipped = join(import.meta.dirname, '../programmes/ovop-id/tiga-bintang-contoh/rules.json')

type Panels = Edition['panels']

export function shippedRules(): Rules {
  const loaded = loadRules(readFileSync(shipped, 'utf8'))
  if (!loaded.ok) throw new Error(loaded.problems.map(one => one.message.en).join(' '))
  return loaded.value
}

/** The official score as the rules make it from the sheets of one product. */
function official(rules: Rules, edition: Edition, product: string, panel: readonly string[]) {
  const { aggregation } = rules.document
  const totals = panel.map(one => fromHundredths(Math.round(edition.totalOf(product, one) * 100)))
  const { value } = combine(totals, aggregation)
  return { totals, score: value && roundedText(value, aggregation.rounding) }
}

/** Lines reached by a rounded score. */
const starsOf = (rules: Rules, score: string | null): number =>
  score === null
    ? 0
    : starScheme(rules).lines.filter(
        line => fromDecimal(score).numerator * 100n >= BigInt(line.at) * fromDecimal(score).denominator,
      ).length

function modelOf(edition: Edition, panels: Panels): SeverityModel {
  const fitted = fitSeverity(sheetsOf(edition, panels))
  if (!fitted.ok) throw new Error(`the drawn sheets were refused: ${fitted.refusal.reason}`)
  return fitted.model
}

function surest(rules: Rules, model: SeverityModel, product: string): BandProbability {
  const score = model.nominations.get(product)
  if (!score) throw new Error(`${product} is not in the model`)
  const lines = starScheme(rules).lines.map(line => line.at)
  return mostProbable(bandProbabilities(score, lines, rules.document.aggregation.rounding))
}

/** Gives one more sheet to whatever the product's own rule sends there, until nothing is sent any more. */
export function withFurtherSheets(rules: Rules, edition: Edition): Panels {
  let panels = edition.panels
  for (;;) {
    const model = modelOf(edition, panels)
    const asked = [...panels].flatMap(([nominationId, panel]) => {
      const { totals, score } = official(rules, edition, nominationId, panel)
      const { borderline } = borderlineOf(rules, starScheme(rules), totals, score)
      const doubts = doubtsOf(rules, borderline, surest(rules, model, nominationId).probability)
      return wantsOneMore(rules, doubts, panel.length) ? [{ nominationId, panel }] : []
    })
    const nobodyBusy = edition.assessors.map(id => ({ id, load: 0, maxLoad: null }))
    const { picks } = planFurther(asked, nobodyBusy, () => [])
    if (picks.length === 0) return panels
    const more = new Map(picks.map(one => [one.nominationId, one.personId]))
    panels = new Map(
      [...panels].map(([name, panel]) => [
        name,
        [...panel, ...(more.get(name) ?? '').split(' ').filter(Boolean)],
      ]),
    )
  }
}

export type Shares = Readonly<{
  raw: number
  official: number
  model: number
  modelFirst: number
  sheets: number
}>

/** Shares of wrong stars in one drawn edition, and the sheets that a product had on average. */
export function repeat(rules: Rules, seed: number): Shares {
  const edition = drawEdition(seed)
  const last = withFurtherSheets(rules, edition)
  const share = (starsOfProduct: (product: string) => number): number => {
    const wrong = [...edition.truth].filter(
      ([product, truth]) => starsOf(rules, truth.toFixed(2)) !== starsOfProduct(product),
    )
    return wrong.length / edition.truth.size
  }
  const byMean = (panels: Panels) => (product: string) =>
    starsOf(rules, official(rules, edition, product, panels.get(product) ?? []).score)
  const byModel = (panels: Panels) => {
    const model = modelOf(edition, panels)
    return (product: string) => surest(rules, model, product).band
  }
  const sheets = [...last.values()].reduce((sum, panel) => sum + panel.length, 0)
  return {
    raw: share(byMean(edition.panels)),
    official: share(byMean(last)),
    model: share(byModel(last)),
    modelFirst: share(byModel(edition.panels)),
    sheets: sheets / last.size,
  }
}

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length
const percent = (share: number): string => `${rounded(share * 100)} %`

function goalsOf(shares: Shares): readonly Goal[] {
  const baseline = `${percent(shares.raw)} by the raw mean of ${world.sheets}`
  const goal = (what: string, share: number, most: number): Goal => ({
    what,
    found: `${percent(share)}, ${rounded(share / shares.raw, 3)} of the baseline`,
    goal: `at most ${most} of the baseline`,
    baseline,
    met: share <= most * shares.raw,
  })
  return [
    goal('Wrong stars by the official mean with the borderline rule', shares.official, OFFICIAL_GOAL),
    goal('Wrong stars by the model’s most probable star, same sheets', shares.model, MODEL_GOAL),
    {
      what: 'Sheets for each product on average',
      found: String(rounded(shares.sheets)),
      goal: `about 4 (${SHEETS_GOAL.from} to ${SHEETS_GOAL.to})`,
      baseline: String(world.sheets),
      met: shares.sheets >= SHEETS_GOAL.from && shares.sheets <= SHEETS_GOAL.to,
    },
  ]
}

async function run(): Promise<Result> {
  const rules = shippedRules()
  const found = Array.from({ length: REPETITIONS }, (_, index) => repeat(rules, FIRST_SEED + index))
  const mean = (of: keyof Shares): number => meanOf(found.map(one => one[of]))
  const shares = {
    raw: mean('raw'),
    official: mean('official'),
    model: mean('model'),
    modelFirst: mean('modelFirst'),
    sheets: mean('sheets'),
  }
  return {
    figures: {
      repetitions: REPETITIONS,
      wrong_official_percent: rounded(shares.official * 100),
      wrong_model_percent: rounded(shares.model * 100),
      wrong_model_of_first_sheets_percent: rounded(shares.modelFirst * 100),
      official_to_raw: rounded(shares.official / shares.raw, 3),
      model_to_raw: rounded(shares.model / shares.raw, 3),
      sheets_on_average: rounded(shares.sheets, 3),
    },
    baseline: { wrong_raw_of_3_percent: rounded(shares.raw * 100) },
    goals: goalsOf(shares),
  }
}

export const fairnessBench: Bench = {
  name: 'fairness',
  about: `${REPETITIONS} drawn editions with fixed seeds: ${world.products} products (true score normal, ${world.quality.mean} ± ${world.quality.sd}), ${world.assessors} assessors (severity ± ${world.severity}), noise ± ${world.noise}, ${world.sheets} sheets at random but linked, totals between 0 and 100. The borderline rule of the example rules, by the code of the product, sends doubtful products to one more assessor until it sends none; the model estimates its variances anew each time. A star is wrong where it is not that of the true score. The drawn sheets follow the model’s own form, which favours the model.`,
  databases: ['embedded'],
  run,
}
