import { sql } from 'kysely'
import type { Reader, Tx } from '../../platform/database/index.ts'
import type { StoragePlace } from './place.ts'

type Row = {
  id: string
  code: string
  name: string
  storage: string
  in_use: boolean
  added_by: string
  added_at: Date
  counted_by: string | null
  counted_at: Date | null
  counting_to: string | null
  counting_at: Date | null
  row_version: number
}
type Tables = { sample_place: Row; sample: { place_id: string | null; store: number } }

const placeFrom = (row: Row): StoragePlace => ({
  id: row.id,
  code: row.code,
  name: row.name,
  storage: row.storage,
  inUse: row.in_use,
  countedBy: row.counted_by,
  countedAt: row.counted_at,
  counting: row.counting_to && row.counting_at ? { to: row.counting_to, at: row.counting_at } : null,
  rowVersion: row.row_version,
})

/** Every place, those in use first, with how many samples stand in each. One query. */
export async function listPlaces(
  reader: Reader,
): Promise<readonly Readonly<{ place: StoragePlace; samples: number }>[]> {
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('sample_place')
    .selectAll('sample_place')
    .select(
      sql<number>`(select count(*)::int from sample where sample.place_id = sample_place.id and sample.store > 0)`.as(
        'samples',
      ),
    )
    .orderBy('in_use', 'desc')
    .orderBy(sql`code collate "C"`)
    .execute()
  return rows.map(row => ({ place: placeFrom(row), samples: row.samples }))
}

export async function findPlace(reader: Reader, id: string): Promise<StoragePlace | null> {
  const row = await reader
    .withTables<Tables>()
    .selectFrom('sample_place')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? placeFrom(row) : null
}

export async function findPlaceByCode(reader: Reader, code: string): Promise<StoragePlace | null> {
  const row = await reader
    .withTables<Tables>()
    .selectFrom('sample_place')
    .selectAll()
    .where('code', '=', code)
    .executeTakeFirst()
  return row ? placeFrom(row) : null
}

type Stamp = Readonly<{ by: string; at: Date }>

/** False where another place has the code. */
export async function insertPlace(tx: Tx, place: StoragePlace, { by, at }: Stamp): Promise<boolean> {
  const inserted = await tx
    .withTables<Tables>()
    .insertInto('sample_place')
    .values({
      id: place.id,
      code: place.code,
      name: place.name,
      storage: place.storage,
      in_use: place.inUse,
      added_by: by,
      added_at: at,
      counted_by: null,
      counted_at: null,
      counting_to: null,
      counting_at: null,
      row_version: 1,
    })
    .onConflict(conflict => conflict.column('code').doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted !== undefined
}

/** False when somebody else was faster. A place keeps its code: it stands on its label. */
export async function savePlace(tx: Tx, place: StoragePlace): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .withTables<Tables>()
    .updateTable('sample_place')
    .set({
      name: place.name,
      storage: place.storage,
      in_use: place.inUse,
      counted_by: place.countedBy,
      counted_at: place.countedAt,
      counting_to: place.counting?.to ?? null,
      counting_at: place.counting?.at ?? null,
      row_version: place.rowVersion + 1,
    })
    .where('id', '=', place.id)
    .where('row_version', '=', place.rowVersion)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
