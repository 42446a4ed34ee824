import type { Producer, Product } from '../producers/index.ts'
import type { Column } from './columns.ts'
import { fold } from './columns.ts'
import { dryRun } from './dry-run.ts'
import { claim, PLANNED, producerNumberOf, productKey, type Ground, type Known } from './ground.ts'
import type { RowProblem } from './import.ts'
import {
  belongsToWrong,
  cellProblems,
  changesBetween,
  given,
  manyThere,
  notThere,
  optionOf,
  parentOf,
  problemOf,
  twice,
  type Judgement,
} from './judgement.ts'
import type { GivenRow } from './read-book.ts'

const fields = [
  'name',
  'commodity',
  'about',
  'story',
  'materials',
  'process',
  'priceFrom',
  'priceTo',
] as const

const textsOf = (product: Product): Readonly<Record<string, string>> =>
  Object.fromEntries(fields.map(field => [field, String(product[field] ?? '')]))

export type FoundProducer = Readonly<{ known: Known<Producer> | null; problems: readonly RowProblem[] }>

/** The producer that a row names, by the number of its paper or by its name. */
export function producerOf(ground: Ground, row: GivenRow): FoundProducer {
  const name = row.cells['producer'] ?? ''
  const number = producerNumberOf(ground, row.cells['producerNumber'] ?? '')
  const numbered = number === '' ? [] : (ground.producersByNumber.get(number) ?? [])
  const found = numbered.length > 0 ? numbered : (ground.producers.get(fold(name)) ?? [])
  const [known] = found
  const refused = (message: RowProblem['message']): FoundProducer => ({
    known: null,
    problems: [problemOf(row, 'producer', message)],
  })
  if (!known) return refused(notThere(name || (row.cells['producerNumber'] ?? '')))
  if (found.length > 1) return refused(manyThere(name))
  return known.record === null ? refused(belongsToWrong(known.row ?? 0)) : { known, problems: [] }
}

/** The product of that name of the producer; null where there is none yet. */
export const productOf = (ground: Ground, producer: Known<Producer>, name: string): Known<Product> | null =>
  ground.products.get(productKey(producer, name))?.[0] ?? null

const nobody = (row: GivenRow, name: string, problems: readonly RowProblem[]): Judgement => ({
  label: name,
  input: row.cells,
  target: null,
  parent: null,
  changes: [],
  problems,
})

type Around = Readonly<{ producer: Producer; before: Product | null }>

function tryOut(ground: Ground, row: GivenRow, columns: readonly Column[], { producer, before }: Around) {
  const { commodities, context, settings } = ground
  const { producer: _producer, producerNumber: _number, ...cells } = given(row, columns)
  const input: Record<string, string> = {
    ...(before ? textsOf(before) : {}),
    ...cells,
    ...(cells['commodity'] ? { commodity: optionOf(commodities, cells['commodity']) } : {}),
    id: before?.id ?? producer.id,
  }
  const { registerProduct, editProduct } = settings.producerActs
  const found = before
    ? dryRun(editProduct, { product: before, commodities }, input, context)
    : dryRun(registerProduct, { producer, commodities }, input, context)
  return { input, found }
}

/** A product is known by its name with its producer. */
export function judgeProduct(ground: Ground, row: GivenRow, columns: readonly Column[]): Judgement {
  const name = row.cells['name'] ?? ''
  const { known: maker, problems: unknown } = producerOf(ground, row)
  const producer = maker?.record
  if (!maker || !producer) return nobody(row, name, unknown)
  const known = productOf(ground, maker, name)
  const before = known?.record && known.record.id !== PLANNED ? known.record : null
  const { input, found } = tryOut(ground, row, columns, { producer, before })
  const isTwice = known?.row !== null && known?.row !== undefined
  const problems = [
    ...(isTwice ? [problemOf(row, 'name', twice(known.row))] : []),
    ...cellProblems(row, columns, found.problems),
  ]
  const isGood = problems.length === 0 && row.problems.length === 0
  const record: Product | null =
    isGood && found.data
      ? {
          rowVersion: 0,
          ...found.data,
          id: before?.id ?? PLANNED,
          producerId: producer.id,
          areaPath: producer.areaPath,
        }
      : null
  if (!isTwice)
    claim(ground.products, productKey(maker, name), known, { record, position: row.position, row: row.row })
  return {
    label: `${name} (${producer.name})`,
    input,
    target: before,
    parent: before ? null : parentOf(maker, PLANNED),
    changes: before && found.data ? changesBetween(before, found.data, fields) : [],
    problems,
  }
}
