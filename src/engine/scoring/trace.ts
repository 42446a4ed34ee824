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
  /** Positions of the sheets that count, where not every sheet is like the others. */
  counted?: readonly number[]
  commodities: readonly string[]
  facts: Facts
  sheets: readonly SheetTrace[]
  gates: readonly GateTrace[]
  /** Only where the rules have rules that a file passes or not. */
  passRules?: readonly PassTrace[]
  aggregation: Aggregation &
    Readonly<{ leftOut: readonly number[]; criteria?: Readonly<Record<string, string | null>> }>
  mean: string | null
  outcomes: Readonly<Record<string, OutcomeTrace>>
  /** Only where the rules say which level decides. */
  route?: RouteTrace | null
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
  /** The level that answered it: only where it is carried. */
  level?: string
  answer: Answer | null
  applies: boolean | 'undecided'
  points: string | null
  /** The most that it counts for, where the evidence that it needs is not there. */
  atMost?: string
  counted: string | null
}>

export type GroupTrace = Readonly<{ id: string; points: string | null; max: string; cap: string | null }>
export type GateTrace = Readonly<{
  id: string
  effect: Effect
  sheet: number | null
  applied: boolean
  settled?: true
  reason: Text
}>
export type PassTrace = Readonly<{ id: string; passed: boolean | null; relaxed: boolean; reason: Text }>
export type RouteTrace = Readonly<{ level: string; rule: string; reason: Text }>
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
    criteria: sheet.answers.map(({ criterion, source, answer, applies, points, evidence }) => ({
      id: criterion.id,
      source,
      ...(source === 'carried' && criterion.scoredAt !== undefined ? { level: criterion.scoredAt } : {}),
      answer,
      applies,
      points: hundredthsText(points),
      ...(evidence === false && criterion.evidenceNeeded
        ? { atMost: pointsText(fromHundredths(criterion.evidenceNeeded.atMost)) }
        : {}),
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

/** The passed and failed rules, and the level that decides, where the rules have such parts. */
export function furtherOutcomes(
  rules: Rules,
  { passing, route }: FormResult,
): Readonly<Pick<Trace, 'passRules' | 'route'>> {
  const { passRules, routing } = rules.document
  const verdicts = passing.rules.map(({ rule, passed, relaxed }) => ({
    id: rule.id,
    passed,
    relaxed,
    reason: rule.reason,
  }))
  return {
    ...(passRules ? { passRules: verdicts } : {}),
    ...(routing ? { route: route && { level: route.to, rule: route.id, reason: route.reason } } : {}),
  }
}

export function traceOf(rules: Rules, result: FormResult): Trace {
  const { programme, edition } = rules.document
  const { rubric } = result.form.index
  return {
    rules: { programme, edition, hash: rules.hash },
    rubric: rubric.id,
    ...(result.counting.told ? { counted: result.counting.positions } : {}),
    commodities: result.form.commodities,
    facts: result.facts,
    sheets: result.sheets.map(sheet => traceOfSheet(rubric.root, sheet)),
    gates: result.gates.map(({ id, effect, sheet, applied, settled, reason }) => ({
      id,
      effect,
      sheet,
      applied,
      ...(settled ? { settled } : {}),
      reason,
    })),
    aggregation: aggregationOf(rules, result),
    mean: exactText(result.mean),
    outcomes: outcomesOf(result),
    ...furtherOutcomes(rules, result),
    state: result.state,
    problems: result.problems,
  }
}
