import { z } from 'zod'
import { type Problem, problem } from '../../foundation/problem.ts'
import { failure, type Result, success } from '../../foundation/result.ts'
import { type Text, text } from '../../foundation/text.ts'
import { loadRules } from '../rules/load.ts'
import { readJson } from '../rules/read-json.ts'
import type { Rules } from '../rules/lookups.ts'
import type { Effect } from '../rules/outcome.ts'
import type { Carried, Sheet } from './answers.ts'
import { type FormInput, type FormResult, scoreForm, withoutRepeats } from './form.ts'
import { pointsText } from './points.ts'
import type { Seat } from './seats.ts'
import { selectCases, type Selected, type SelectedCase } from './select-cases.ts'
import { furtherOutcomes, type PassTrace, type RouteTrace, traceOf } from './trace.ts'

/**
 * One case of a sheets file, scored. The shape is a contract with scripts; extend it, don't rename. Keys after
 * `problems` are there only where the rules, or the case, have what they tell of.
 */
export type ScoreLine = Readonly<{
  id: string
  /** Of each sheet, two places or as many as needed; `null` while the sheet is incomplete. */
  totals: readonly (string | null)[]
  /** The exact value of the whole as a reduced fraction: `"624/7"`, `"88"`. */
  mean: string | null
  outcomes: Readonly<Record<string, Readonly<{ rounded: string | null; band: string | null }>>>
  /**
   * `sheet` is the position of the sheet from 0, `null` for the file; `applied: false` where too few sheets agree, and
   * with `settled: true` where what the gate waits for has come.
   */
  gates: readonly Readonly<{
    id: string
    effect: Effect['kind']
    sheet: number | null
    reason: Text
    applied?: false
    settled?: true
  }>[]
  problems: readonly Problem[]
  /** The positions of the sheets that count. */
  counted?: readonly number[]
  passed?: boolean | null
  passRules?: readonly PassTrace[]
  route?: RouteTrace | null
  selections?: Readonly<Record<string, SelectionLine>>
}>

/** `tied` holds the ids of cases, this one included. */
export type SelectionLine = Readonly<{
  group: string | null
  rank: number | null
  award: string | null
  shortlisted?: boolean
  tied: readonly string[]
}>

const seatSchema = z.strictObject({
  role: z.string().optional(),
  body: z.string().optional(),
  round: z.int().positive().optional(),
  agreed: z.boolean().optional(),
})
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
/** Names as they stand in the file: unlike `z.record`, nothing is made of a name such as `__proto__`. */
const namedSchema = z.custom<Readonly<Record<string, unknown>>>(isObject)
const carriedSchema = namedSchema.superRefine((levels, context) => {
  for (const [level, answers] of Object.entries(levels))
    if (!isObject(answers)) context.addIssue({ code: 'custom', path: [level] })
})
const caseSchema = z.strictObject({
  id: z.string(),
  form: z.string(),
  facts: namedSchema.default({}),
  carried: carriedSchema.default({}),
  sheets: z.array(namedSchema),
  seats: z.array(seatSchema).optional(),
})
const sheetsSchema = z.object({ cases: z.array(z.unknown()) })

function shapeProblem(path: string): Problem {
  const message = text('Bentuk kasus ini tidak sesuai.', 'This case does not have the right form.')
  return problem('shape', path, message)
}

function inputOf(given: z.output<typeof caseSchema>): FormInput {
  return {
    form: given.form,
    facts: given.facts as NonNullable<FormInput['facts']>,
    carried: given.carried as Carried,
    sheets: given.sheets as Sheet[],
    ...(given.seats ? { seats: given.seats as readonly Seat[] } : {}),
  }
}

const emptyLine = (id: string, problems: readonly Problem[]): ScoreLine => ({
  id,
  totals: [],
  mean: null,
  outcomes: {},
  gates: [],
  problems,
})

function lineOf(rules: Rules, id: string, result: FormResult): ScoreLine {
  const { mean, outcomes } = traceOf(rules, result)
  return {
    id,
    totals: result.totals.map(total => total && pointsText(total)),
    mean,
    outcomes: Object.fromEntries(
      Object.entries(outcomes).map(([scale, { rounded, band }]) => [scale, { rounded, band }]),
    ),
    gates: result.gates.map(({ effect, applied, settled, ...gate }) => ({
      id: gate.id,
      effect: effect.kind,
      sheet: gate.sheet,
      reason: gate.reason,
      ...(applied ? {} : { applied }),
      ...(settled ? { settled } : {}),
    })),
    problems: result.problems,
    ...(result.counting.told ? { counted: result.counting.positions } : {}),
    ...(rules.document.passRules ? { passed: result.passing.passed } : {}),
    ...furtherOutcomes(rules, result),
  }
}

type ScoredCase = Readonly<{ line: ScoreLine; scored: SelectedCase | null }>

function scoredCase(rules: Rules, id: string, input: FormInput): ScoredCase {
  const result = scoreForm(rules, input)
  if (!result.ok) return { line: emptyLine(id, result.problems), scored: null }
  return { line: lineOf(rules, id, result.value), scored: { form: input.form, result: result.value } }
}

function scoreCase(rules: Rules, given: unknown, index: number): ScoredCase {
  const parsed = caseSchema.safeParse(given)
  if (parsed.success) return scoredCase(rules, parsed.data.id, inputOf(parsed.data))
  const places = parsed.error.issues.map(issue => issue.path.map(String).join('.'))
  const id = z.object({ id: z.string() }).safeParse(given).data?.id ?? `cases[${index}]`
  return { line: emptyLine(id, places.map(shapeProblem)), scored: null }
}

/** Scores files that were read already, with what the selections say of them. */
export const scoreInputs = (
  rules: Rules,
  inputs: readonly Readonly<{ id: string; input: FormInput }>[],
): readonly ScoreLine[] =>
  withSelections(
    rules,
    inputs.map(({ id, input }) => scoredCase(rules, id, input)),
  )

/** Adds to each line what the selections say of its case; a case that cannot be scored takes no part. */
function withSelections(rules: Rules, cases: readonly ScoredCase[]): readonly ScoreLine[] {
  const { selections } = rules.document
  if (!selections) return cases.map(({ line }) => line)
  const scored = cases.map(each => each.scored)
  const chosen = selections.map(each => ({ id: each.id, selected: selectCases(rules, each, scored) }))
  return cases.map(({ line, scored: own }, position) => {
    if (!own) return line
    const parts = chosen.map(({ id, selected }) => ({ id, own: selected[position] as Selected }))
    const problems = parts.flatMap(part => part.own.problems)
    return {
      ...line,
      problems: withoutRepeats([...line.problems, ...problems]),
      selections: Object.fromEntries(parts.map(part => [part.id, selectionLine(part.own, cases)])),
    }
  })
}

const selectionLine = (
  { group, rank, award, shortlisted, tied }: Selected,
  cases: readonly ScoredCase[],
): SelectionLine => ({
  group,
  rank,
  award,
  ...(shortlisted === null ? {} : { shortlisted }),
  tied: tied.flatMap(position => cases[position]?.line.id ?? []),
})

function readCases(sheetsText: string): Result<readonly unknown[]> {
  const read = readJson(sheetsText)
  if (!read.ok) return read
  const parsed = sheetsSchema.safeParse(read.value)
  if (parsed.success) return success(parsed.data.cases)
  const message = text(
    'Berkas lembar harus berisi {"cases": [...]}.',
    'A sheets file must hold {"cases": [...]}.',
  )
  return failure([problem('shape', 'cases', message)])
}

/** Scores every case of a sheets file by a rules file. Fails when one of the two files cannot be read. */
export function scoreSheets(rulesText: string, sheetsText: string): Result<readonly ScoreLine[]> {
  const rules = loadRules(rulesText)
  if (!rules.ok) return rules
  const cases = readCases(sheetsText)
  if (!cases.ok) return cases
  const scored = cases.value.map((given, index) => scoreCase(rules.value, given, index))
  return success(withSelections(rules.value, scored))
}
