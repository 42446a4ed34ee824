import type { ActionContext } from '../../actions/index.ts'
import { checkNumber, findDocumentType, normaliseNumber } from '../../engine/document-numbers/index.ts'
import type { Text } from '../../foundation/text.ts'
import type { Reader } from '../../platform/database/index.ts'
import { listDocumentsOf, type Owner, type StatedDocument } from '../documents/index.ts'
import {
  listEveryProducer,
  listEveryProduct,
  listEverySentra,
  type Commodity,
  type Producer,
  type Product,
  type Sentra,
} from '../producers/index.ts'
import { dayIn, findArea } from '../regions/index.ts'
import { fold } from './columns.ts'
import type { ImportSettings } from './import.ts'
import { Places } from './places.ts'

/** Stands for the id of a record that a row of the same file is going to make. */
export const PLANNED = '0'.repeat(16)

/** A record that rows may belong to: stored, or planned by a row of the file. */
export type Known<Stored> = Readonly<{
  /** Null for a row that is wrong: what belongs to it cannot be stored either. */
  record: Stored | null
  /** The row of the file that makes or changes it: its position among all, and its number in its sheet. */
  position: number | null
  row: number | null
}>

type Index<Stored> = Map<string, Known<Stored>[]>

/** Everything that the rows of a file are compared with, as far as the actor may see it. */
export type Ground = Readonly<{
  settings: ImportSettings
  context: ActionContext
  places: Places
  commodities: readonly Commodity[]
  /** By name. */
  sentra: Index<Sentra>
  producers: Index<Producer>
  /** By the number of the paper that tells producers apart. */
  producersByNumber: Index<Producer>
  /** By the producer's id, or its row's position, and the product's name. */
  products: Index<Product>
  /** By owner and type: what is stored. */
  documents: Map<string, StatedDocument>
  /** In which row of the file a paper was met. */
  documentRows: Map<string, number>
}>

export function put<Stored>(index: Index<Stored>, key: string, known: Known<Stored>): void {
  index.set(key, [...(index.get(key) ?? []), known])
}

/** Takes the place of what was known before: a row that changes or makes a record. */
export function claim<Stored>(
  index: Index<Stored>,
  key: string,
  before: Known<Stored> | null,
  known: Known<Stored>,
): void {
  index.set(key, [...(index.get(key) ?? []).filter(one => one !== before), known])
}

export const productKey = (producer: Known<Producer>, name: string): string =>
  `${producer.record === null || producer.record.id === PLANNED ? `#${producer.position}` : producer.record.id} ${fold(name)}`

export const documentKey = ({ kind, id }: Owner, position: number | null, type: string): string =>
  `${kind} ${id === PLANNED ? `#${position}` : id} ${type}`

const stored = <Stored>(record: Stored): Known<Stored> => ({ record, position: null, row: null })

const LOOKED_FOR_ENDS = 60

type Register = Readonly<{
  sentra: readonly Sentra[]
  producers: readonly Producer[]
  products: readonly Product[]
}>

function documentsOf(
  reader: Reader,
  { actor, now }: ActionContext,
  { sentra, producers, products }: Register,
): Promise<readonly StatedDocument[]> {
  const owners: readonly Owner[] = [
    ...sentra.map(({ id }) => ({ kind: 'sentra', id }) as const),
    ...producers.map(({ id }) => ({ kind: 'producer', id }) as const),
    ...products.map(({ id }) => ({ kind: 'product', id }) as const),
  ]
  return listDocumentsOf(reader, owners, { day: dayIn(actor.areaPath, now), warnDays: LOOKED_FOR_ENDS })
}

/** Reads everything once, whatever the number of rows. Six queries at most. */
export async function loadGround(
  reader: Reader,
  settings: ImportSettings,
  context: ActionContext,
): Promise<Ground> {
  const { actor } = context
  const [sentra, producers, products] = [
    await listEverySentra(reader, actor),
    await listEveryProducer(reader, actor),
    await listEveryProduct(reader, actor),
  ]
  const documents = await documentsOf(reader, context, { sentra, producers, products })
  const ground: Ground = {
    settings,
    context,
    places: new Places(reader, actor),
    commodities: await settings.commodities(reader),
    sentra: new Map(),
    producers: new Map(),
    producersByNumber: new Map(),
    products: new Map(),
    documents: new Map(),
    documentRows: new Map(),
  }
  const byId = new Map(producers.map(one => [one.id, stored(one)]))
  for (const one of sentra) put(ground.sentra, fold(one.name), stored(one))
  for (const one of byId.values()) put(ground.producers, fold(one.record?.name ?? ''), one)
  for (const one of products) {
    const producer = byId.get(one.producerId)
    if (producer) put(ground.products, productKey(producer, one.name), stored(one))
  }
  for (const one of documents.toReversed()) {
    ground.documents.set(documentKey(one.owner, null, one.type), one)
    const producer = byId.get(one.owner.id)
    if (producer && one.type === settings.producerNumber && one.number !== '')
      put(ground.producersByNumber, one.number, producer)
  }
  return ground
}

/**
 * What is wrong with the form of a number by which a producer is told apart: one that lost its first digit in a
 * spreadsheet would never meet the paper it stands for.
 */
export function producerNumberProblems({ settings, context }: Ground, written: string): readonly Text[] {
  const type = findDocumentType(settings.types, settings.producerNumber)
  if (!type || written === '') return []
  const today = dayIn(context.actor.areaPath, context.now)
  const { problems } = checkNumber(type, written, { today, areaCodes: code => findArea(code) !== null })
  return problems.map(one => one.message)
}

/** A number as it is compared. */
export function producerNumberOf({ settings }: Ground, written: string): string {
  const type = findDocumentType(settings.types, settings.producerNumber)
  return type ? normaliseNumber(type, written) : written
}
