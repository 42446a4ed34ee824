import { factNamesOf, questionsFor, type FormResult, type Question } from '../../engine/index.ts'
import { text, type Text } from '../../foundation/text.ts'
import { awaitedKey, standingAwaited, type AwaitedFact, type EntryAwaited } from './cases/awaited-fact.ts'
import type { CorrectableFact } from './corrections/correctable-facts.ts'
import type { FactValue } from './corrections/correction.ts'
import type { PlenaryCase } from './cases/plenary-case.ts'

/** Something for which a gate of the rules suspends the result of a file. */
export type Wait = Readonly<{
  gate: string
  /** Why the gate suspends. */
  reason: Text
  /** What ends it, in the words of the rules; null where they have none. */
  until: Text | null
  /** The fact that says so; null where the rules have words only. */
  fact: CorrectableFact | null
  /** What counts now; without a fact, whether it has come. Null where it is not known. */
  value: FactValue | null
  /** The last record of it; null before the first. */
  record: AwaitedFact | null
  /** The gate still suspends. */
  isOpen: boolean
}>

type Fired = FormResult['gates'][number]

/** Gates that suspend, or that would if what they wait for had not come; each once, though it fired on several sheets. */
const suspending = ({ computed }: Pick<PlenaryCase, 'computed'>): readonly Fired[] => [
  ...new Map(
    computed.result.gates
      .filter(gate => gate.effect.kind === 'suspend' && (gate.applied || gate.settled))
      .map(gate => [gate.id, gate]),
  ).values(),
]

const untilOf = ({ effect }: Fired) => (effect.kind === 'suspend' ? effect.until : undefined)

/** The fact as it is asked for: where the form has no question for it, by its kind. */
function factIn(one: PlenaryCase, name: string): CorrectableFact | null {
  const { rules } = one.rules
  const known = rules.facts.get(name)
  if (!known) return null
  const { title, kind } = known
  const asked = questionsFor(rules, one.nomination.commodity)
    .flatMap(section => section.questions)
    .find(each => each.fact === name)
  const plain: Question | null =
    kind === 'boolean' ? null : { id: name, kind, title, hint: title, required: true, assessors: 'hidden' }
  return { name, title, value: one.facts[name] ?? null, question: asked ?? plain }
}

function waitsOfGate(one: PlenaryCase, gate: Fired): readonly Wait[] {
  const until = untilOf(gate)
  const base = { gate: gate.id, reason: gate.reason, until: until?.text ?? null }
  const recordOf = (fact: string | null): AwaitedFact | null =>
    one.awaited.findLast(row => awaitedKey(row) === awaitedKey({ gate: gate.id, fact })) ?? null
  if (until?.when === undefined) {
    const record = recordOf(null)
    const hasCome = record?.value === true
    return [{ ...base, fact: null, value: hasCome, record, isOpen: !hasCome }]
  }
  return factNamesOf(until.when).flatMap(name => {
    const fact = factIn(one, name)
    if (!fact) return []
    return [{ ...base, fact, value: fact.value, record: recordOf(name), isOpen: gate.applied }]
  })
}

/** Everything for which gates of the rules suspend the result, or suspended it before it came. */
export const waitsOf = (one: PlenaryCase): readonly Wait[] =>
  suspending(one).flatMap(gate => waitsOfGate(one, gate))

/** The gates that still suspend: nobody recorded that what they wait for has come. */
export const openWaits = (one: PlenaryCase): readonly Wait[] => [
  ...new Map(
    waitsOf(one)
      .filter(wait => wait.isOpen)
      .map(wait => [wait.gate, wait]),
  ).values(),
]

/** For the line of a list: what had come, each by its paper. */
export function entryAwaited(one: PlenaryCase): readonly EntryAwaited[] {
  const gates = one.rules.rules.document.gates
  return standingAwaited(one.awaited).flatMap(({ gate, fact, earlier, value, reason, paper }) => {
    if (value === null) return []
    const known = fact === null ? undefined : one.rules.rules.facts.get(fact)
    const title = known?.title ?? gates.find(each => each.id === gate)?.reason ?? text(gate, gate)
    return [{ gate, fact, title, earlier, value, reason, paper }]
  })
}
