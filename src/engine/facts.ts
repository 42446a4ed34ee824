import { type Problem, problem } from '../foundation/problem.ts'
import { text } from '../foundation/text.ts'
import { type Facts, factNamesOf, factOf } from './conditions.ts'
import type { Condition, FactValue } from './rules/condition.ts'
import type { Fact } from './rules/form.ts'

export type FactKind = Fact['kind']

/** `boolean`, `number` or `text`; nothing for a value that is none of them. */
export function kindOfFact(value: unknown): FactKind | null {
  if (typeof value === 'boolean') return 'boolean'
  if (typeof value === 'string') return 'text'
  return typeof value === 'number' && Number.isFinite(value) ? 'number' : null
}

const kindWords: Record<FactKind, ReturnType<typeof text>> = {
  boolean: text('ya atau tidak', 'yes or no'),
  number: text('angka', 'a number'),
  text: text('teks', 'a text'),
}

function faultOf(declared: Fact | undefined, name: string, value: unknown): Problem | null {
  if (!declared) {
    return problem(
      'unknown-fact',
      `facts.${name}`,
      text(`Fakta "${name}" tidak ada dalam aturan.`, `The fact "${name}" is not in the rules.`),
    )
  }
  if (kindOfFact(value) === declared.kind) return null
  const word = kindWords[declared.kind]
  return problem(
    'fact-kind',
    `facts.${name}`,
    text(`Fakta "${name}" harus berupa ${word.id}.`, `The fact "${name}" must be ${word.en}.`),
  )
}

/**
 * The given facts that the rules declare, and a problem for each that they do not declare or that has another kind
 * than declared. A fact of the wrong kind counts as not known.
 */
export function readFacts(
  declared: ReadonlyMap<string, Fact>,
  given: Readonly<Record<string, unknown>>,
): Readonly<{ facts: Facts; problems: readonly Problem[] }> {
  const facts: [string, FactValue][] = []
  const problems: Problem[] = []
  for (const [name, value] of Object.entries(given)) {
    const fault = faultOf(declared.get(name), name, value)
    if (fault) problems.push(fault)
    else facts.push([name, value as FactValue])
  }
  return { facts: Object.fromEntries(facts), problems }
}

/** One problem for each fact that the condition asks for and that is not known. */
export function missingFacts(condition: Condition, facts: Facts): readonly Problem[] {
  return factNamesOf(condition)
    .filter(name => factOf(facts, name) === undefined)
    .map(name =>
      problem(
        'missing-fact',
        `facts.${name}`,
        text(`Fakta "${name}" belum diketahui.`, `The fact "${name}" is not known.`),
      ),
    )
}

/** The name of the fact that the engine itself fills in, where the rules declare it as a text. */
export const commodityFact = 'commodity'

/** The given facts with the commodity, where the rules declare that fact and nothing else was given for it. */
export function withCommodity<Value>(
  declared: ReadonlyMap<string, Fact>,
  given: Readonly<Record<string, Value>>,
  commodities: readonly string[],
): Readonly<Record<string, Value | string>> {
  const [commodity] = commodities
  const wanted = declared.get(commodityFact)?.kind === 'text' && !Object.hasOwn(given, commodityFact)
  return wanted && commodity !== undefined && commodities.length === 1
    ? { ...given, [commodityFact]: commodity }
    : given
}
