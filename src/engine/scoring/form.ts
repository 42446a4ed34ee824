import type { Fraction } from '../../foundation/fraction.ts'
import { type Problem, problem } from '../../foundation/problem.ts'
import { failure, type Result, success } from '../../foundation/result.ts'
import { text } from '../../foundation/text.ts'
import type { Facts } from '../conditions.ts'
import { findForm, type Form, isUnscored, type Rules } from '../rules/lookups.ts'
import type { Aggregation, Band, Scale } from '../rules/outcome.ts'
import type { Route } from '../rules/selection.ts'
import { combine } from './aggregate.ts'
import type { Carried, Sheet } from './answers.ts'
import { bandOf, capBand, roundBy, roundedText } from './bands.ts'
import { type FiredGate, isSettled, pointEffects, reachesFile } from './gates.ts'
import { type Passing, passRulesOf } from './pass-rules.ts'
import { routeOf } from './route.ts'
import { type Counting, countSheets, type Seat } from './seats.ts'
import { type FileGround, groundOf, type ScoredSheet, scoreOnGround } from './sheet.ts'
import { pointsOfTree } from './tree.ts'

/** Everything a result depends on beside the rules. `form` is the id of a commodity or of a rubric. */
export type FormInput = Readonly<{
  form: string
  sheets: readonly Sheet[]
  facts?: Facts
  carried?: Carried
  /** One for each sheet, in the same order; nothing is made of what is left out. */
  seats?: readonly Seat[]
}>

/**
 * `incomplete`: an answer or a fact is missing, so nothing is decided. `suspended` and `disqualified`: by a gate, no
 * band. `ranked`: the bands are what the points give, after caps.
 */
export type FormState = 'incomplete' | 'suspended' | 'disqualified' | 'ranked'

/** What one scale says. `band` is `null` below the lowest band, and where a gate takes the band away. */
export type Outcome = Readonly<{ rounded: string | null; bandBeforeGates: Band | null; band: Band | null }>

/** How the value of the whole came about from the sheets. */
export type Aggregated = Readonly<{
  value: Fraction | null
  /** For each criterion, its combined points: only where criteria are combined before adding up. */
  criteria: ReadonlyMap<string, Fraction | null>
  /** Positions of the sheets left out by a trimmed mean of totals. */
  leftOut: readonly number[]
}>

export type FormResult = Readonly<{
  state: FormState
  /** Exact totals of the sheets, in their order. */
  totals: readonly (Fraction | null)[]
  /** The combined value of the whole, exact and before rounding. */
  mean: Fraction | null
  outcomes: ReadonlyMap<string, Outcome>
  /** `applied: false`: it fired on too few sheets to reach the file, or what it waited for has come (`settled`). */
  gates: readonly Readonly<FiredGate & { applied: boolean; settled: boolean }>[]
  /** Rules that a file passes or not. */
  passing: Passing
  /** The rule that says which level decides; `null` where there is no band to go by. */
  route: Route | null
  /** Which of the sheets count. */
  counting: Counting
  problems: readonly Problem[]
  form: Form
  sheets: readonly ScoredSheet[]
  aggregated: Aggregated
  facts: Facts
}>

type Work = Readonly<{
  rules: Rules
  form: Form
  ground: FileGround
  sheets: readonly ScoredSheet[]
  /** The sheets that count, in their order. */
  counted: readonly ScoredSheet[]
  counting: Counting
  passing: Passing
  gates: FormResult['gates']
}>

const complete = (totals: readonly (Fraction | null)[]): totals is readonly Fraction[] =>
  totals.every(total => total !== null)

const nothing: Aggregated = { value: null, criteria: new Map(), leftOut: [] }

function aggregateTotals({ counted, counting }: Work, aggregation: Aggregation): Aggregated {
  const totals = counted.map(sheet => sheet.total)
  if (!complete(totals)) return nothing
  const { value, leftOut } = combine(totals, aggregation)
  return { value, leftOut: leftOut.map(index => counting.positions[index] ?? index), criteria: new Map() }
}

function aggregateCriteria({ form, counted, gates }: Work, aggregation: Aggregation): Aggregated {
  const criteria = new Map<string, Fraction | null>()
  for (const id of form.index.criteria.keys()) {
    const points = counted.map(sheet => sheet.contributions.get(id))
    if (points.includes(undefined)) continue
    const counting = points.filter(each => each !== null && each !== undefined)
    const { value } = combine(counting, aggregation)
    if (value || counting.length === 0) criteria.set(id, value)
  }
  const { caps } = pointEffects(gates.filter(gate => gate.applied))
  const { root } = form.index.rubric
  return { value: pointsOfTree(root, criteria, caps).get(root.id) ?? null, criteria, leftOut: [] }
}

function aggregate(work: Work): Aggregated {
  const { aggregation } = work.rules.document
  if (isUnscored(work.form)) return nothing
  return aggregation.first === 'criterion'
    ? aggregateCriteria(work, aggregation)
    : aggregateTotals(work, aggregation)
}

function stateOf({ form, gates, passing }: Work, mean: Fraction | null, settled: boolean): FormState {
  const effects = new Set(gates.filter(gate => gate.applied).map(gate => gate.effect.kind))
  if (effects.has('disqualify') || passing.passed === false) return 'disqualified'
  if ((mean === null && !isUnscored(form)) || !settled || passing.passed === null) return 'incomplete'
  return effects.has('suspend') ? 'suspended' : 'ranked'
}

function outcomeOf(
  rules: Rules,
  scale: Scale,
  mean: Fraction,
  state: FormState,
  gates: FormResult['gates'],
): Outcome {
  const { rounding } = rules.document.aggregation
  const bandBeforeGates = bandOf(scale, roundBy(mean, rounding))
  const band = gates.reduce(
    (kept, { applied, effect }) =>
      applied && effect.kind === 'cap-band' ? capBand(scale, kept, effect) : kept,
    bandBeforeGates,
  )
  return { rounded: roundedText(mean, rounding), bandBeforeGates, band: state === 'ranked' ? band : null }
}

const noOutcome: Outcome = { rounded: null, bandBeforeGates: null, band: null }

function firedGates(ground: FileGround, sheets: readonly ScoredSheet[]): FormResult['gates'] {
  const fired = [...ground.gates, ...sheets.flatMap(sheet => sheet.gates)]
  return fired.map(each => {
    const settled = isSettled(each.gate, ground.facts)
    return { ...each, settled, applied: !settled && reachesFile(each.gate, fired, sheets.length) }
  })
}

/** The same shortcoming of the file shows on every sheet; it is told once. */
export function withoutRepeats(problems: readonly Problem[]): readonly Problem[] {
  const seen = new Map(problems.map(each => [`${each.code} ${each.path}`, each]))
  return [...seen.values()]
}

function aggregationProblems({ form, counted, rules }: Work, mean: Fraction | null): readonly Problem[] {
  const totals = counted.map(sheet => sheet.total)
  if (isUnscored(form)) return []
  if (totals.length === 0 && rules.document.aggregation.combine === 'consensus') return []
  if (totals.length === 0) {
    return [
      problem('no-sheets', 'sheets', text('Belum ada lembar penilaian.', 'There is no scoresheet yet.')),
    ]
  }
  if (!complete(totals) || mean !== null) return []
  const message = text(
    'Lembar penilaian terlalu sedikit untuk cara penggabungan dalam aturan.',
    'There are too few scoresheets for the way in which the rules combine them.',
  )
  return [problem('too-few-sheets', 'sheets', message)]
}

function unknownForm(form: string): Problem {
  return problem(
    'unknown-form',
    'form',
    text(
      `Tidak ada komoditas atau rubrik dengan id "${form}" dalam aturan.`,
      `There is no commodity or rubric with the id "${form}" in the rules.`,
    ),
  )
}

/** The file can be decided: every gate, every sheet that counts, and who sat on the panel are known. */
const isDecidable = ({ ground, counted, counting }: Work): boolean =>
  ground.settled &&
  counting.complete &&
  counted.every(sheet => sheet.problems.every(each => each.code !== 'missing-fact'))

const problemsOf = (work: Work, mean: Fraction | null): readonly Problem[] =>
  withoutRepeats([
    ...work.ground.problems,
    ...work.passing.problems,
    ...work.counting.problems,
    ...work.counted.flatMap(sheet => sheet.problems),
    ...aggregationProblems(work, mean),
  ])

function resultOf(work: Work): FormResult {
  const { rules, form, ground, sheets, gates, passing, counting } = work
  const { scales, aggregation } = rules.document
  const aggregated = aggregate(work)
  const mean = aggregated.value
  const state = stateOf(work, mean, isDecidable(work))
  const outcomes = scales.map(
    scale => [scale.id, mean ? outcomeOf(rules, scale, mean, state, gates) : noOutcome] as const,
  )
  const routed = state === 'ranked' && mean ? roundBy(mean, aggregation.rounding) : null
  return {
    state,
    totals: sheets.map(sheet => sheet.total),
    mean,
    outcomes: new Map(outcomes),
    gates,
    passing,
    route: routed && routeOf(rules, form, routed),
    counting,
    problems: problemsOf(work, mean),
    form,
    sheets,
    aggregated,
    facts: ground.facts,
  }
}

/** Scores a file: every sheet, the gates, the combined value, and what each scale says. Fails on an unknown form. */
export function scoreForm(rules: Rules, input: FormInput): Result<FormResult> {
  const form = findForm(rules, input.form)
  if (!form) return failure([unknownForm(input.form)])
  const ground = groundOf(rules, form, input.facts ?? {}, input.carried ?? {})
  const sheets = input.sheets.map((sheet, index) =>
    scoreOnGround(rules, form, ground, sheet, index, `sheets[${index}].`),
  )
  const counting = countSheets(rules, input.seats, sheets.length)
  const counted = counting.positions.flatMap(position => sheets[position] ?? [])
  const passing = passRulesOf(rules, form, ground.facts)
  const gates = firedGates(ground, counted)
  return success(resultOf({ rules, form, ground, sheets, counted, counting, passing, gates }))
}
