import { type Fraction, fromHundredths, toText } from '../../foundation/fraction.ts'
import type { Problem } from '../../foundation/problem.ts'
import type { Text } from '../../foundation/text.ts'
import type { Facts } from '../conditions.ts'
import type { Rules } from '../rules/lookups.ts'
import type { Aggregation, Effect } from '../rules/outcome.ts'
import { isGroup, type Node } from '../rules/rubric.ts'
import type { AnswerSource } from './answers.ts'
import type { FormResult, FormState } from './form.ts'
import { type Answer, pointsText } from './points.ts'
import type { ScoredSheet } from './sheet.ts'

/**
 * How a result came about, as plain JSON: enough to follow every step by hand and to compute it again. What an answer
 * gives is a decimal; everything computed is an exact fraction (`"624/7"`, `"88"`) until it is rounded.
 */
export type Trace = Readonly<{
  rules: Readonly<{ programme: string; edition: string; hash: string }>
  rubric: string
  commodities: readonly string[]
  facts: Facts
  sheets: readonly SheetTrace[]
  gates: readonly GateTrace[]
  aggregation: Aggregation &
    Readonly<{ leftOut: readonly number[]; criteria?: Readonly<Record<string, string | null>> }>
  mean: string | null
  outcomes: Readonly<Record<string, OutcomeTrace>>
  state: FormState
  problems: readonly Problem[]
}>

export type SheetTrace = Readonly<{
  total: string | null
  stopped: boolean
  criteria: readonly CriterionTrace[]
  groups: readonly GroupTrace[]
}>

/** `points`: what the answer gives; `counted`: what entered the group (`null`: its weight went to the others). */
export type CriterionTrace = Readonly<{
  id: string
  source: AnswerSource
  answer: Answer | null
  applies: boolean | 'undecided'
  points: string | null
  counted: string | null
}>

export type GroupTrace = Readonly<{ id: string; points: string | null; max: string; cap: string | null }>
export type GateTrace = Readonly<{
  id: string
  effect: Effect
  sheet: number | null
  applied: boolean
  reason: Text
}>
export type OutcomeTrace = Readonly<{
  rounded: string | null
  bandBeforeGates: string | null
  band: string | null
}>

const exactText = (value: Fraction | null | undefined): string | null => (value ? toText(value) : null)
const readable = (points: Fraction | null | undefined): string | null => (points ? pointsText(points) : null)
const hundredthsText = (hundredths: number | null): string | null =>
  hundredths === null ? null : pointsText(fromHundredths(hundredths))

function groupsOf(node: Node, sheet: ScoredSheet): readonly GroupTrace[] {
  if (!isGroup(node)) return []
  const { id, max } = node
  const own: GroupTrace = {
    id,
    points: exactText(sheet.nodes.get(id)),
    max: pointsText(fromHundredths(max)),
    cap: readable(sheet.effects.caps.get(id)),
  }
  return [own, ...node.children.flatMap(child => groupsOf(child, sheet))]
}

function traceOfSheet(root: Node, sheet: ScoredSheet): SheetTrace {
  return {
    total: exactText(sheet.total),
    stopped: sheet.effects.stopped,
    criteria: sheet.answers.map(({ criterion, source, answer, applies, points }) => ({
      id: criterion.id,
      source,
      answer,
      applies,
      points: hundredthsText(points),
      counted: exactText(sheet.nodes.get(criterion.id)),
    })),
    groups: groupsOf(root, sheet),
  }
}

const outcomesOf = (result: FormResult): Trace['outcomes'] =>
  Object.fromEntries(
    [...result.outcomes].map(([scale, { rounded, bandBeforeGates, band }]) => [
      scale,
      { rounded, bandBeforeGates: bandBeforeGates?.id ?? null, band: band?.id ?? null },
    ]),
  )

function aggregationOf(rules: Rules, result: FormResult): Trace['aggregation'] {
  const { aggregation } = rules.document
  const { leftOut, criteria } = result.aggregated
  if (aggregation.first === 'sheet') return { ...aggregation, leftOut }
  const combined = [...criteria].map(([id, points]) => [id, exactText(points)] as const)
  return { ...aggregation, leftOut, criteria: Object.fromEntries(combined) }
}

export function traceOf(rules: Rules, result: FormResult): Trace {
  const { programme, edition } = rules.document
  const { rubric } = result.form.index
  return {
    rules: { programme, edition, hash: rules.hash },
    rubric: rubric.id,
    commodities: result.form.commodities,
    facts: result.facts,
    sheets: result.sheets.map(sheet => traceOfSheet(rubric.root, sheet)),
    gates: result.gates.map(({ id, effect, sheet, applied, reason }) => ({
      id,
      effect,
      sheet,
      applied,
      reason,
    })),
    aggregation: aggregationOf(rules, result),
    mean: exactText(result.mean),
    outcomes: outcomesOf(result),
    state: result.state,
    problems: result.problems,
  }
}
