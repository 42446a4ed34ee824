import { sql } from 'kysely'
import { whereAllowed, type Actor, type Columns } from '../../access/index.ts'
import { inRange, type ListRange, type Reader, type Tx } from '../../platform/database/index.ts'
import type { AreaPath } from '../../foundation/area-path.ts'
import { byName, nameHolds, type RowKey } from './keyset-store.ts'
import type { Sentra, SentraInput } from './sentra.ts'
import type { Stamp } from './stamp.ts'
import type { Tables } from './tables.ts'

export const sentraColumns = [
  'sentra.id',
  'sentra.name',
  'sentra.commodity',
  'sentra.area_path as areaPath',
  'sentra.district_code as district',
  'sentra.village_code as village',
  'sentra.units',
  'sentra.workers',
  'sentra.decree_number as decreeNumber',
  'sentra.decree_date as decreeDate',
  'sentra.decree_signatory as decreeSignatory',
  'sentra.about',
  'sentra.row_version as rowVersion',
] as const

const accessColumns: Columns = { areaPath: sql`sentra.area_path` }

const valuesOf = (input: SentraInput) => ({
  name: input.name,
  commodity: input.commodity,
  district_code: input.district,
  village_code: input.village,
  units: input.units,
  workers: input.workers,
  decree_number: input.decreeNumber,
  decree_date: input.decreeDate,
  decree_signatory: input.decreeSignatory,
  about: input.about,
})

export async function insertSentra(
  tx: Tx,
  sentra: Readonly<{ id: string; areaPath: AreaPath; input: SentraInput }>,
  { by, now }: Stamp,
): Promise<void> {
  await tx
    .withTables<Tables>()
    .insertInto('sentra')
    .values({
      id: sentra.id,
      area_path: sentra.areaPath,
      ...valuesOf(sentra.input),
      row_version: 1,
      created_by: by,
      created_at: now,
    })
    .execute()
}

/** False when the row moved on since it was read. */
export async function updateSentra(tx: Tx, before: Sentra, input: SentraInput): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .withTables<Tables>()
    .updateTable('sentra')
    .set({ ...valuesOf(input), row_version: before.rowVersion + 1 })
    .where('id', '=', before.id)
    .where('row_version', '=', before.rowVersion)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

export async function findSentra(reader: Reader, id: string): Promise<Sentra | null> {
  const row = await reader
    .withTables<Tables>()
    .selectFrom('sentra')
    .select(sentraColumns)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

/** The sentra of these ids. One query. */
export async function listSentraByIds(
  reader: Reader,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Sentra>> {
  if (ids.length === 0) return new Map()
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('sentra')
    .select(sentraColumns)
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map(row => [row.id, row]))
}

/** The sentra of a regency by name, for the choice in a producer's form. */
export const listSentraIn = (
  reader: Reader,
  areaPath: AreaPath,
): Promise<readonly Pick<Sentra, 'id' | 'name' | 'commodity'>[]> =>
  reader
    .withTables<Tables>()
    .selectFrom('sentra')
    .select(['id', 'name', 'commodity'])
    .where('area_path', '=', areaPath)
    .orderBy('name')
    .orderBy('id')
    .limit(500)
    .execute()

/** The names of these sentra; an id without one is left out. One query. */
export async function listSentraNames(
  reader: Reader,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('sentra')
    .select(['id', 'name'])
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map(row => [row.id, row.name]))
}

/** A row of the list: the sentra with the number of its registered producers. */
export type SentraLine = Sentra & Readonly<{ producers: number }>

export type SentraFilter = Readonly<{ search: string; commodity: string | null }>

export function listSentra(
  reader: Reader,
  actor: Actor,
  { search, commodity }: SentraFilter,
  range: ListRange<RowKey> = {},
): Promise<readonly SentraLine[]> {
  const query = reader
    .withTables<Tables>()
    .selectFrom('sentra')
    .select(sentraColumns)
    .select(
      sql<number>`(select count(*)::int from producer where producer.sentra_id = sentra.id)`.as('producers'),
    )
    .where(whereAllowed(actor, 'sentra.read', accessColumns))
    .where(nameHolds('sentra', search))
    .$if(commodity !== null, query => query.where('commodity', '=', commodity ?? ''))
  return inRange(query, byName('sentra'), range).execute()
}

/** How many sentra the actor may see, by commodity. */
export async function countSentra(reader: Reader, actor: Actor): Promise<ReadonlyMap<string, number>> {
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('sentra')
    .select(eb => ['commodity', eb.fn.countAll<number>().as('count')])
    .where(whereAllowed(actor, 'sentra.read', accessColumns))
    .groupBy('commodity')
    .execute()
  return new Map(rows.map(row => [row.commodity, Number(row.count)]))
}
