import { sql, type RawBuilder } from 'kysely'
import { whereAllowed, type Actor, type Columns } from '../../access/index.ts'
import { inRange, type ListRange, type Reader, type Tx } from '../../platform/database/index.ts'
import type { AreaPath } from '../../foundation/area-path.ts'
import { byName, nameHolds, type RowKey } from './keyset-store.ts'
import type { Producer, ProducerInput } from './producer.ts'
import type { Stamp } from './stamp.ts'
import type { Tables } from './tables.ts'

export const producerColumns = [
  'producer.id',
  'producer.sentra_id as sentraId',
  'producer.name',
  'producer.owner_name as ownerName',
  'producer.area_path as areaPath',
  'producer.district_code as district',
  'producer.village_code as village',
  'producer.address',
  'producer.phone',
  'producer.email',
  'producer.founded_year as foundedYear',
  'producer.workers_men as workersMen',
  'producer.workers_women as workersWomen',
  'producer.story',
  'producer.row_version as rowVersion',
] as const

const accessColumns: Columns = { areaPath: sql`producer.area_path`, ownerId: sql`producer.id` }

const valuesOf = (input: ProducerInput) => ({
  sentra_id: input.sentra,
  name: input.name,
  owner_name: input.ownerName,
  district_code: input.district,
  village_code: input.village,
  address: input.address,
  phone: input.phone,
  email: input.email,
  founded_year: input.foundedYear,
  workers_men: input.workersMen,
  workers_women: input.workersWomen,
  story: input.story,
})

export async function insertProducer(
  tx: Tx,
  producer: Readonly<{ id: string; areaPath: AreaPath; input: ProducerInput }>,
  { by, now }: Stamp,
): Promise<void> {
  await tx
    .withTables<Tables>()
    .insertInto('producer')
    .values({
      id: producer.id,
      area_path: producer.areaPath,
      ...valuesOf(producer.input),
      row_version: 1,
      created_by: by,
      created_at: now,
    })
    .execute()
}

/** False when the row moved on since it was read. */
export async function updateProducer(tx: Tx, before: Producer, input: ProducerInput): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .withTables<Tables>()
    .updateTable('producer')
    .set({ ...valuesOf(input), row_version: before.rowVersion + 1 })
    .where('id', '=', before.id)
    .where('row_version', '=', before.rowVersion)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

export async function findProducer(reader: Reader, id: string): Promise<Producer | null> {
  const row = await reader
    .withTables<Tables>()
    .selectFrom('producer')
    .select(producerColumns)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

/** The producers of these ids; an id without a producer is left out. One query. */
export async function listProducersByIds(
  reader: Reader,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Producer>> {
  if (ids.length === 0) return new Map()
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('producer')
    .select(producerColumns)
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map(row => [row.id, row]))
}

/** A row of the list: the producer with the commodities of its products, each once, and its sentra's name. */
export type ProducerLine = Pick<Producer, 'id' | 'name' | 'ownerName' | 'areaPath'> &
  Readonly<{ commodities: readonly string[]; products: number; sentraName: string | null }>

/** `commodity`: an id, `none` for producers without a product, null for all. */
export type ProducerFilter = Readonly<{ search: string; commodity: string | null }>

const NONE = 'none'

function makes(commodity: string | null): RawBuilder<boolean> {
  if (commodity === null) return sql<boolean>`true`
  const products = sql`select 1 from product where product.producer_id = producer.id`
  return commodity === NONE
    ? sql<boolean>`not exists (${products})`
    : sql<boolean>`exists (${products} and product.commodity = ${commodity})`
}

export function listProducers(
  reader: Reader,
  actor: Actor,
  { search, commodity }: ProducerFilter,
  range: ListRange<RowKey> = {},
): Promise<readonly ProducerLine[]> {
  const query = reader
    .withTables<Tables>()
    .selectFrom('producer')
    .leftJoin('sentra', 'sentra.id', 'producer.sentra_id')
    .select([
      'producer.id',
      'producer.name',
      'producer.owner_name as ownerName',
      'producer.area_path as areaPath',
      'sentra.name as sentraName',
      sql<string[]>`array(select distinct product.commodity from product
        where product.producer_id = producer.id order by 1)`.as('commodities'),
      sql<number>`(select count(*)::int from product where product.producer_id = producer.id)`.as('products'),
    ])
    .where(whereAllowed(actor, 'producer.read', accessColumns))
    .where(nameHolds('producer', search))
    .where(makes(commodity))
  return inRange(query, byName('producer'), range).execute()
}

/** The producers of a sentra by name, as far as the actor may see them. */
export const listProducersOfSentra = (
  reader: Reader,
  actor: Actor,
  sentraId: string,
): Promise<readonly Pick<Producer, 'id' | 'name'>[]> =>
  reader
    .withTables<Tables>()
    .selectFrom('producer')
    .select(['id', 'name'])
    .where('sentra_id', '=', sentraId)
    .where(whereAllowed(actor, 'producer.read', accessColumns))
    .orderBy('name')
    .orderBy('id')
    .limit(500)
    .execute()

export type ProducerCounts = Readonly<{
  all: number
  withoutProduct: number
  byCommodity: ReadonlyMap<string, number>
}>

/** How many producers the actor may see: all, without a product, and by the commodity of their products. Two queries. */
export async function countProducers(reader: Reader, actor: Actor): Promise<ProducerCounts> {
  const seen = whereAllowed(actor, 'producer.read', accessColumns)
  const totals = await reader
    .withTables<Tables>()
    .selectFrom('producer')
    .select(eb => eb.fn.countAll<number>().as('all'))
    .where(seen)
    .executeTakeFirstOrThrow()
  const { rows } = await sql<{ commodity: string | null; count: number }>`
    select commodity, count(*) as count from (
      select distinct producer.id, product.commodity
      from producer left join product on product.producer_id = producer.id where ${seen}
    ) as made group by commodity`.execute(reader)
  const counts = new Map(rows.map(row => [row.commodity, Number(row.count)]))
  return {
    all: Number(totals.all),
    withoutProduct: counts.get(null) ?? 0,
    byCommodity: new Map([...counts].flatMap(([id, count]) => (id === null ? [] : [[id, count] as const]))),
  }
}
