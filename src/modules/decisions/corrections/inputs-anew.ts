import { inputsWith, standingAwaited, type AwaitedFact } from '../cases/awaited-fact.ts'
import type { ResultInputs } from '../result-inputs.ts'
import { correctedInputs, type CorrectedFact } from './correction.ts'

/** What was recorded for a new decision itself, and not before an earlier one. */
export const recordedFor = (objectionId: string, rows: readonly AwaitedFact[]): readonly AwaitedFact[] =>
  rows.filter(one => one.objectionId === objectionId)

/**
 * What a new decision is computed from: the inputs of the result in force, what of the file was put right, and what has
 * come since of that for which the rules suspend the result. What has come stands before what was put right.
 */
export function inputsAnew(
  current: ResultInputs,
  facts: readonly CorrectedFact[],
  come: readonly AwaitedFact[],
  round: number,
): ResultInputs {
  const corrected = correctedInputs(current, facts, round)
  return { ...corrected, facts: { ...corrected.facts, ...inputsWith(standingAwaited(come)).facts } }
}
