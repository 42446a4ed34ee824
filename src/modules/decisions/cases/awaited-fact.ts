import type { Text } from '../../../foundation/text.ts'
import type { FactValue } from '../corrections/correction.ts'
import { firstInputs, type ResultInputs } from '../result-inputs.ts'

/** That something has come for which a gate of the rules suspends a result. Only added to; the last record counts. */
export type AwaitedFact = Readonly<{
  nominationId: string
  /** The objection after which it is decided anew; null before the first decision. */
  objectionId: string | null
  gate: string
  /** Null where the rules say only in words what the gate waits for. */
  fact: string | null
  /** What counted before; null where it was not known. */
  earlier: FactValue | null
  /** Null: as it stands in the file after all. Without a fact, whether it has come. */
  value: FactValue | null
  reason: string
  /** The paper that says so. */
  paper: string
  recordedBy: string
  recordedAt: Date
}>

/** What is awaited: a fact, whichever gates wait for it, or the one thing that a gate names in words. */
export const awaitedKey = ({ gate, fact }: Pick<AwaitedFact, 'gate' | 'fact'>): string =>
  fact === null ? `gate ${gate}` : `fact ${fact}`

/** What is taken back in a decision takes what was recorded for that decision with it: what an earlier one rests on stands. */
function withoutTakenBack(rows: readonly AwaitedFact[]): readonly AwaitedFact[] {
  const last = rows.at(-1)
  if (!last || last.value !== null) return rows
  return withoutTakenBack(rows.filter(one => one.objectionId !== last.objectionId))
}

/** Of each thing the record that counts, without those that were taken back. */
export function standingAwaited(rows: readonly AwaitedFact[]): readonly AwaitedFact[] {
  return [...Map.groupBy(rows, awaitedKey).values()].flatMap(all => {
    const own = withoutTakenBack(all)
    const [first, last] = [own[0], own.at(-1)]
    if (!first || !last || last.value === null || (last.fact === null && last.value === false)) return []
    return [{ ...last, earlier: first.earlier }]
  })
}

/** What a result is computed from, with what has come. */
export function inputsWith(come: readonly Pick<AwaitedFact, 'fact' | 'value'>[]): ResultInputs {
  const facts = come.flatMap(({ fact, value }) =>
    fact === null || value === null ? [] : [[fact, value] as const],
  )
  return facts.length === 0 ? firstInputs : { ...firstInputs, facts: Object.fromEntries(facts) }
}

export const awaitedInputs = (rows: readonly AwaitedFact[]): ResultInputs => inputsWith(standingAwaited(rows))

/** On the line of a list: what had come when it was signed, and by which paper. Frozen with the line. */
export type EntryAwaited = Readonly<{
  gate: string
  fact: string | null
  title: Text
  earlier: FactValue | null
  value: FactValue
  reason: string
  paper: string
}>
