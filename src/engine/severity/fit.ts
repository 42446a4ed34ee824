import { type Design, designOf, type SheetTotal } from './design.ts'
import { evaluate, type Evaluated, type Ratios } from './deviance.ts'
import { type Group, groupsOf } from './linkage.ts'
import { minimise, type Point } from './minimise.ts'

/** A nomination as the model sees it, in points. */
export type FairScore = Readonly<{
  sheets: number
  /** Mean of its sheets. */
  raw: number
  /** What it would have from assessors of middling severity, drawn towards the mean of all as far as few sheets tell. */
  fair: number
  /** Standard deviation of what stays unknown, given all sheets. */
  sd: number
}>

/** An assessor as the model sees it. */
export type Severity = Readonly<{
  sheets: number
  /** Points below what others give to the same nominations; negative: above. */
  severity: number
  /** Standard deviation of the own totals; null below two sheets. */
  spread: number | null
  /** Mean square of what is left unexplained of the own totals; that of all sheets is 1. Null where nothing is left. */
  fit: number | null
}>

export type SeverityModel = Readonly<{
  mean: number
  /** In squared points. */
  variances: Readonly<{ nomination: number; assessor: number; noise: number }>
  nominations: ReadonlyMap<string, FairScore>
  assessors: ReadonlyMap<string, Severity>
  sheets: number
}>

/**
 * - `too-few`: fewer than two nominations or assessors.
 * - `single-sheets`: hardly a nomination has two sheets: any severities at all explain them without rest.
 * - `not-linked`: groups of assessors that share no nomination.
 * - `few-nominations`, `alike`: fitted, but not to be read as a probability; see `usableModel`.
 * - `no-noise`: severity and quality explain every sheet without rest, so that nothing tells how sure that is.
 */
export type Refusal = Readonly<{
  reason: 'too-few' | 'single-sheets' | 'not-linked' | 'no-noise' | 'few-nominations' | 'alike'
  groups: readonly Group[]
}>

export type Fitted = Readonly<{ ok: true; model: SeverityModel }> | Readonly<{ ok: false; refusal: Refusal }>

/** Fewer than these with two sheets say little about how much nominations differ. */
const LEAST_NOMINATIONS = 10

const START: Point = [1, 1]
/** Slope per sheet below which the lowest point counts as reached: ratios are then exact to seven places or so. */
const FLAT = 3e-8
/** A part of the noise is taken for zero where the deviance says the same without it. */
const NEAR_ZERO = 1e-2
const SAME_DEVIANCE = 1e-7
/** Part of the totals' variance below which nothing is left. */
const NOTHING_LEFT = 1e-6

const squares = (values: Float64Array): number => values.reduce((sum, value) => sum + value * value, 0)

function reasonAgainst(design: Design, groups: readonly Group[]): Refusal['reason'] | null {
  const [n, nominations, assessors] = [design.y.length, design.nominations.length, design.assessors.length]
  if (nominations < 2 || assessors < 2) return 'too-few'
  if (groups.length > 1) return 'not-linked'
  return n < nominations + assessors ? 'single-sheets' : null
}

/** The best ratios. Their sign does not matter, so a variance of zero is a lowest point like any other. */
function bestRatios(design: Design): Ratios {
  const at = ([nomination, assessor]: Point): Evaluated => evaluate(design, { nomination, assessor })
  const flat = FLAT * design.y.length
  const found = minimise(at, START, flat)
  let best = { at: [Math.abs(found.at[0]), Math.abs(found.at[1])] as Point, value: found.value }
  for (const place of [0, 1] as const) {
    if (best.at[place] > NEAR_ZERO) continue
    const without: Point = place === 0 ? [0, best.at[1]] : [best.at[0], 0]
    const value = at(without)
    if (value.deviance <= best.value.deviance + SAME_DEVIANCE) best = { at: without, value }
  }
  return { nomination: best.at[0], assessor: best.at[1] }
}

/** Residuals of each sheet, in its place of the design. */
function residualsOf({ y, starts, assessorOf }: Design, fit: Evaluated): Float64Array {
  const rest = new Float64Array(y.length)
  for (let j = 0; j + 1 < starts.length; j += 1)
    for (let s = starts[j] ?? 0; s < (starts[j + 1] ?? 0); s += 1)
      rest[s] =
        (y[s] ?? 0) -
        fit.mean -
        (fit.nominationEffects[j] ?? 0) -
        (fit.assessorEffects[assessorOf[s] ?? 0] ?? 0)
  return rest
}

function spreadOf(values: readonly number[]): number | null {
  if (values.length < 2) return null
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1))
}

function assessorsOf(design: Design, fit: Evaluated): ReadonlyMap<string, Severity> {
  const rest = residualsOf(design, fit)
  const usual = squares(rest) / Math.max(1, rest.length)
  const places = Map.groupBy(design.assessorOf.keys(), s => design.assessorOf[s] ?? 0)
  return new Map(
    design.assessors.map((name, k) => {
      const own = places.get(k) ?? []
      const left = own.reduce((sum, s) => sum + (rest[s] ?? 0) ** 2, 0) / Math.max(1, own.length)
      const severity = -(fit.assessorEffects[k] ?? 0)
      const spread = spreadOf(own.map(s => design.y[s] ?? 0))
      return [
        name,
        { sheets: own.length, severity: severity || 0, spread, fit: usual > 0 ? left / usual : null },
      ]
    }),
  )
}

function nominationsOf(design: Design, fit: Evaluated): ReadonlyMap<string, FairScore> {
  const { starts, y, centre } = design
  return new Map(
    design.nominations.map((name, j) => {
      const own = y.subarray(starts[j], starts[j + 1])
      const raw = centre + own.reduce((sum, value) => sum + value, 0) / Math.max(1, own.length)
      const fair = centre + fit.mean + (fit.nominationEffects[j] ?? 0)
      const sd = Math.sqrt(Math.max(0, fit.noise * (fit.conditional[j] ?? 0)))
      return [name, { sheets: own.length, raw, fair, sd }]
    }),
  )
}

function modelOf(design: Design, { nomination, assessor }: Ratios): SeverityModel {
  const fit = evaluate(design, { nomination, assessor })
  return {
    mean: design.centre + fit.mean,
    variances: {
      nomination: nomination ** 2 * fit.noise,
      assessor: assessor ** 2 * fit.noise,
      noise: fit.noise,
    },
    nominations: nominationsOf(design, fit),
    assessors: assessorsOf(design, fit),
    sheets: design.y.length,
  }
}

/** Every sheet says the same: nothing varies, and nothing is unknown. */
function flatModel(design: Design): SeverityModel {
  const zeros = (length: number): Float64Array => new Float64Array(length)
  const nothing: Evaluated = {
    deviance: 0,
    gradient: [0, 0],
    noise: 0,
    mean: 0,
    nominationEffects: zeros(design.nominations.length),
    assessorEffects: zeros(design.assessors.length),
    conditional: zeros(design.nominations.length),
  }
  return {
    mean: design.centre,
    variances: { nomination: 0, assessor: 0, noise: 0 },
    nominations: nominationsOf(design, nothing),
    assessors: assessorsOf(design, nothing),
    sheets: design.y.length,
  }
}

/**
 * The additive model total = mean + nomination + assessor + noise, the three normal and independent, their variances
 * estimated by restricted maximum likelihood: the estimates of `lmer(total ~ 1 + (1 | nomination) + (1 | assessor))`
 * of R's lme4. Refused where the sheets cannot tell severity from quality. It supports people; it never makes a star.
 */
export function fitSeverity(sheets: readonly SheetTotal[]): Fitted {
  const design = designOf(sheets)
  const groups = groupsOf(sheets)
  const against = reasonAgainst(design, groups)
  if (against) return { ok: false, refusal: { reason: against, groups } }
  const whole = squares(design.y)
  if (!(whole > NOTHING_LEFT)) return { ok: true, model: flatModel(design) }
  try {
    const model = modelOf(design, bestRatios(design))
    const known =
      Number.isFinite(model.mean) && model.variances.noise > (NOTHING_LEFT * whole) / design.y.length
    if (known) return { ok: true, model }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
  }
  return { ok: false, refusal: { reason: 'no-noise', groups } }
}

/**
 * A fit that may be read as probabilities. The deviations of the model take its variances as known: where few
 * nominations speak for them, or none of what they differ by is more than chance, they would promise too much.
 */
export function usableModel(fitted: Fitted): Fitted {
  if (!fitted.ok) return fitted
  const { nominations, variances } = fitted.model
  const shared = [...nominations.values()].filter(one => one.sheets > 1).length
  if (shared < LEAST_NOMINATIONS) return { ok: false, refusal: { reason: 'few-nominations', groups: [] } }
  return variances.nomination > 0 ? fitted : { ok: false, refusal: { reason: 'alike', groups: [] } }
}
