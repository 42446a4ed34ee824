import { z } from 'zod'
import { type Problem, problem } from '../../foundation/problem.ts'
import { failure, type Result, success } from '../../foundation/result.ts'
import { type Text, text } from '../../foundation/text.ts'
import { loadRules } from '../rules/load.ts'
import type { Rules } from '../rules/lookups.ts'
import type { Effect } from '../rules/outcome.ts'
import type { Carried, Sheet } from './answers.ts'
import { type FormInput, type FormResult, scoreForm } from './form.ts'
import { pointsText } from './points.ts'
import { traceOf } from './trace.ts'

/** One case of a sheets file, scored. The shape is a contract with scripts; extend it, don't rename. */
export type ScoreLine = Readonly<{
  id: string
  /** Of each sheet, two places or as many as needed; `null` while the sheet is incomplete. */
  totals: readonly (string | null)[]
  /** The exact value of the whole as a reduced fraction: `"624/7"`, `"88"`. */
  mean: string | null
  outcomes: Readonly<Record<string, Readonly<{ rounded: string | null; band: string | null }>>>
  /** `sheet` is the position of the sheet from 0, `null` for the file; `applied: false` where too few sheets agree. */
  gates: readonly Readonly<{
    id: string
    effect: Effect['kind']
    sheet: number | null
    reason: Text
    applied?: false
  }>[]
  problems: readonly Problem[]
}>

const caseSchema = z.strictObject({
  id: z.string(),
  form: z.string(),
  facts: z.record(z.string(), z.unknown()).default({}),
  carried: z.record(z.string(), z.record(z.string(), z.unknown())).default({}),
  sheets: z.array(z.record(z.string(), z.unknown())),
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
    gates: result.gates.map(({ effect, applied, ...gate }) => ({
      id: gate.id,
      effect: effect.kind,
      sheet: gate.sheet,
      reason: gate.reason,
      ...(applied ? {} : { applied }),
    })),
    problems: result.problems,
  }
}

function scoreCase(rules: Rules, given: unknown, index: number): ScoreLine {
  const parsed = caseSchema.safeParse(given)
  if (!parsed.success) {
    const places = parsed.error.issues.map(issue => issue.path.map(String).join('.'))
    const id = z.object({ id: z.string() }).safeParse(given).data?.id ?? `cases[${index}]`
    return emptyLine(id, places.map(shapeProblem))
  }
  const result = scoreForm(rules, inputOf(parsed.data))
  return result.ok ? lineOf(rules, parsed.data.id, result.value) : emptyLine(parsed.data.id, result.problems)
}

function readCases(sheetsText: string): Result<readonly unknown[]> {
  try {
    const parsed = sheetsSchema.safeParse(JSON.parse(sheetsText))
    if (parsed.success) return success(parsed.data.cases)
    const message = text(
      'Berkas lembar harus berisi {"cases": [...]}.',
      'A sheets file must hold {"cases": [...]}.',
    )
    return failure([problem('shape', 'cases', message)])
  } catch {
    const message = text('Berkas lembar bukan JSON yang benar.', 'The sheets file is not valid JSON.')
    return failure([problem('not-json', '', message)])
  }
}

/** Scores every case of a sheets file by a rules file. Fails when one of the two files cannot be read. */
export function scoreSheets(rulesText: string, sheetsText: string): Result<readonly ScoreLine[]> {
  const rules = loadRules(rulesText)
  if (!rules.ok) return rules
  const cases = readCases(sheetsText)
  if (!cases.ok) return cases
  return success(cases.value.map((given, index) => scoreCase(rules.value, given, index)))
}
