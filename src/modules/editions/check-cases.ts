import { runCases, type CaseResult } from '../../engine/cases/run-cases.ts'
import type { Rules } from '../../engine/index.ts'
import { problem, type Problem } from '../../foundation/problem.ts'

/** What the cases say of the rules: none there, not readable, or run one by one. */
export type CasesChecked =
  | Readonly<{ kind: 'none' }>
  | Readonly<{ kind: 'unreadable'; problems: readonly Problem[] }>
  | Readonly<{ kind: 'run'; results: readonly CaseResult[]; failed: readonly CaseResult[] }>

/** Runs the cases of a rules version. The paths of problems begin with `cases`. */
export function checkCases(rules: Rules, csv: string): CasesChecked {
  if (csv.trim() === '') return { kind: 'none' }
  const run = runCases(rules, csv)
  if (!run.ok) {
    const placed = run.problems.map(one => problem(one.code, `cases ${one.path}`, one.message))
    return { kind: 'unreadable', problems: placed }
  }
  if (run.value.length === 0) return { kind: 'none' }
  return { kind: 'run', results: run.value, failed: run.value.filter(one => !one.passed) }
}
