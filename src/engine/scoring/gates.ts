import { type Fraction, fromHundredths, least } from '../../foundation/fraction.ts'
import type { Problem } from '../../foundation/problem.ts'
import type { Text } from '../../foundation/text.ts'
import { evaluate, evaluateFacts, type Facts, type World } from '../conditions.ts'
import { missingFacts } from '../facts.ts'
import type { Form, Rules } from '../rules/lookups.ts'
import type { Effect, Gate } from '../rules/outcome.ts'
import type { Caps } from './tree.ts'

/** A gate that fired: on the sheet with this index, or, with `null`, on the file. */
export type FiredGate = Readonly<{
  id: string
  effect: Effect
  sheet: number | null
  reason: Text
  gate: Gate
}>

/** What firing gates do to points: scoring ends, or nodes are capped. */
export type PointEffects = Readonly<{ stopped: boolean; caps: Caps }>

/** The gates that concern a form; a rubric shared by several commodities takes the gates of each. */
export const gatesFor = (rules: Rules, form: Form, per: Gate['per']): readonly Gate[] =>
  rules.document.gates.filter(
    gate =>
      gate.per === per &&
      (gate.commodities === undefined || gate.commodities.some(id => form.commodities.includes(id))),
  )

/** The gates that hold in this world, and a problem for each fact without which one of them cannot be decided. */
export function fireGates(
  gates: readonly Gate[],
  world: World,
  sheet: number | null,
): Readonly<{ fired: readonly FiredGate[]; problems: readonly Problem[] }> {
  const fired: FiredGate[] = []
  const problems: Problem[] = []
  for (const gate of gates) {
    const verdict = evaluate(gate.when, world)
    if (verdict === true) fired.push({ id: gate.id, effect: gate.effect, sheet, reason: gate.reason, gate })
    if (verdict === 'undecided') problems.push(...missingFacts(gate.when, world.facts))
  }
  return { fired, problems }
}

export function pointEffects(fired: readonly FiredGate[]): PointEffects {
  const caps = new Map<string, Fraction>()
  for (const { effect } of fired) {
    if (effect.kind !== 'cap-node') continue
    const cap = fromHundredths(effect.max)
    const other = caps.get(effect.node)
    caps.set(effect.node, other ? least(cap, other) : cap)
  }
  return { stopped: fired.some(({ effect }) => effect.kind === 'stop-scoring'), caps }
}

const enough: Record<NonNullable<Gate['sheets']>, (fired: number, sheets: number) => boolean> = {
  any: fired => fired > 0,
  majority: (fired, sheets) => fired * 2 > sheets,
  all: (fired, sheets) => fired > 0 && fired === sheets,
}

/** True when what a suspension waits for has come; while that is not known, it stands. */
export const isSettled = ({ effect }: Gate, facts: Facts): boolean =>
  effect.kind === 'suspend' &&
  effect.until?.when !== undefined &&
  evaluateFacts(effect.until.when, facts) === true

/** True when a gate that fired on sheets fired on enough of them to reach the file. */
export function reachesFile(gate: Gate, fired: readonly FiredGate[], sheets: number): boolean {
  const count = fired.filter(each => each.id === gate.id).length
  return gate.per === 'file' ? count > 0 : enough[gate.sheets ?? 'any'](count, sheets)
}
