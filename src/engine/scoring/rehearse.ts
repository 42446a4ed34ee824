import type { Rules } from '../rules/lookups.ts'
import type { Carried, Sheet } from './answers.ts'
import type { FormInput } from './form.ts'
import type { Answer } from './points.ts'
import { type ScoreLine, scoreInputs } from './sheets-file.ts'
import type { Seat } from './seats.ts'
import type { CriterionTrace, SheetTrace, Trace } from './trace.ts'

/** What a file that was decided by other rules would come to by these. `was` is what its trace says. */
export type Rehearsed = Readonly<{
  id: string
  /** The scales on which the band is another one; a scale that one of the two rules does not have counts as none. */
  changed: readonly string[]
  was: Readonly<{ mean: string | null; outcomes: ScoreLine['outcomes'] }>
  becomes: Omit<ScoreLine, 'id'>
}>

type Answered = CriterionTrace & Readonly<{ answer: Answer }>

const answered = (sheet: SheetTrace): readonly Answered[] =>
  sheet.criteria.filter((each): each is Answered => each.answer !== null)

const sheetOf = (sheet: SheetTrace): Sheet =>
  Object.fromEntries(
    answered(sheet)
      .filter(({ source }) => source === 'sheet')
      .map(({ id, answer }) => [id, answer]),
  )

/** What other levels answered is the same on every sheet. */
function carriedOf(sheets: readonly SheetTrace[]): Carried {
  const carried = new Map<string, Record<string, Answer>>()
  for (const { id, level, answer } of sheets.flatMap(answered)) {
    if (level === undefined) continue
    carried.set(level, { ...carried.get(level), [id]: answer })
  }
  return Object.fromEntries(carried)
}

/** The sheets that counted; where a panel agreed on one, that one beside all the others, as it was told. */
function sheetsOf(trace: Trace): Readonly<{ counted: readonly SheetTrace[]; seats?: readonly Seat[] }> {
  if (trace.counted === undefined) return { counted: trace.sheets }
  const [agreed] = trace.counted
  if (trace.aggregation.combine === 'consensus' && agreed !== undefined)
    return {
      counted: trace.sheets,
      seats: trace.sheets.map((_, position) => (position === agreed ? { agreed: true } : {})),
    }
  return { counted: trace.counted.flatMap(position => trace.sheets[position] ?? []) }
}

/** The frozen inputs that a trace holds: the sheets that counted, the facts, the answers of other levels. */
export function inputOfTrace(trace: Trace): FormInput {
  const [commodity, ...others] = trace.commodities
  const { counted, ...seated } = sheetsOf(trace)
  return {
    form: commodity !== undefined && others.length === 0 ? commodity : trace.rubric,
    sheets: counted.map(sheetOf),
    ...seated,
    facts: trace.facts,
    carried: carriedOf(counted),
  }
}

function changedScales(was: Rehearsed['was'], becomes: Rehearsed['becomes']): readonly string[] {
  const scales = new Set([...Object.keys(was.outcomes), ...Object.keys(becomes.outcomes)])
  const band = (outcomes: ScoreLine['outcomes'], scale: string) =>
    Object.hasOwn(outcomes, scale) ? (outcomes[scale]?.band ?? null) : null
  return [...scales].filter(scale => band(was.outcomes, scale) !== band(becomes.outcomes, scale))
}

/** Scores decided files again by other rules, from what their traces hold. Nothing is stored. */
export function rehearse(
  rules: Rules,
  files: readonly Readonly<{ id: string; trace: Trace }>[],
): readonly Rehearsed[] {
  const lines = scoreInputs(
    rules,
    files.map(({ id, trace }) => ({ id, input: inputOfTrace(trace) })),
  )
  return lines.map(({ id, ...becomes }, position): Rehearsed => {
    const outcomes = Object.entries(files[position]?.trace.outcomes ?? {}).map(
      ([scale, { rounded, band }]) => [scale, { rounded, band }] as const,
    )
    const was = { mean: files[position]?.trace.mean ?? null, outcomes: Object.fromEntries(outcomes) }
    return { id, changed: changedScales(was, becomes), was, becomes }
  })
}
