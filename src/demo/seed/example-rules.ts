import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { examples } from './example-editions.ts'

type Fact = Readonly<{ name: string; kind: 'boolean' | 'number' | 'text'; givenBy?: string; title: object }>
type Thing = Readonly<{ id: string; title: object; rubric?: string }>
type Written = Readonly<
  Record<string, unknown> & {
    commodities: readonly Thing[]
    facts: readonly Fact[]
    stages: readonly Readonly<{ id: string }>[]
  }
>

const folder = join(import.meta.dirname, '../../../programmes/contoh')
const kinds = { boolean: 'yes-no', number: 'number', text: 'text' } as const

/** The question that tells a fact of the example. */
export const questionOf = (fact: string): string => `tanya-${fact}`
/** The section that asks for them. */
export const FACTS = 'fakta'

/** An example leaves open who tells its facts: here the office does, in the nomination, unless another body does. */
const sectionFor = (facts: readonly Fact[]) => ({
  id: FACTS,
  title: { id: 'Keterangan', en: 'Details' },
  guidance: { id: 'Isi apa adanya.', en: 'Fill in what is so.' },
  questions: facts.map(({ name, kind, title }) => ({
    id: questionOf(name),
    kind: kinds[kind],
    title,
    hint: title,
    required: true,
    fact: name,
    assessors: 'hidden',
  })),
})

const withoutGiver = ({ name, kind, title }: Fact): Fact => ({ name, kind, title })

/** Every list of commodities in the rules, in the demo's commodities. */
const renamed = (value: unknown, names: Readonly<Record<string, readonly string[]>>): unknown => {
  if (Array.isArray(value)) return value.map(one => renamed(one, names))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [
      key,
      key === 'commodities' && Array.isArray(part)
        ? part.flatMap(one => (typeof one === 'string' ? (names[one] ?? []) : []))
        : renamed(part, names),
    ]),
  )
}

/** A panel of the demo's own has neither roles nor bodies: cases that seat somebody in one say nothing about it. */
const withoutSeats = (cases: string): string =>
  cases
    .split('\n')
    .filter(line => !/\b(?:role|body):/.test(line))
    .join('\n')

/**
 * One of the rules in programmes/contoh, for what the demo has: its commodities, the stages of the shipped rules, and a
 * section for the facts. Nothing that scores is changed but what `panel` says.
 */
export function exampleRules(name: string, shipped: string): Readonly<{ rules: string; cases: string }> {
  const file = (part: string): string => readFileSync(join(folder, name, part), 'utf8')
  const written = JSON.parse(file('rules.json')) as Written
  const { commodities, stages } = JSON.parse(shipped) as Written
  const { commodities: names, panel, outside = [], without = [] } = examples[name] ?? { commodities: {} }
  const toldByOffice = (fact: Fact): boolean => fact.givenBy === 'caller' && !outside.includes(fact.name)
  const told = written.facts.filter(toldByOffice)
  const { commodities: things, ...rest } = written
  const rules = {
    ...(renamed(rest, names) as object),
    commodities: things.flatMap(thing =>
      (names[thing.id] ?? []).map(id => ({
        ...thing,
        ...commodities.find(one => one.id === id),
        rubric: thing.rubric,
      })),
    ),
    stages: stages.filter(one => !without.includes(one.id)),
    facts: written.facts.map(one => (toldByOffice(one) ? withoutGiver(one) : one)),
    sections: told.length > 0 ? [sectionFor(told)] : [],
    ...(panel ? { panel } : {}),
  }
  const cases = Object.entries(names).reduce(
    (all, [from, [to = from]]) => all.replaceAll(`,${from},`, `,${to},`),
    panel ? withoutSeats(file('cases.csv')) : file('cases.csv'),
  )
  return { rules: JSON.stringify(rules), cases }
}
