import { sql } from 'kysely'
import type { Reader, Tx } from '../../platform/database/index.ts'
import { counts, type Counts, type SampleState } from './lifecycle.ts'
import type { Sample } from './sample.ts'

export type SampleRow = Counts & {
  id: string
  nomination_id: string
  edition_id: string
  area_path: string
  label_code: string
  state: SampleState
  pieces: number
  courier: string
  tracking_number: string
  sent_on: string | null
  note: string
  lot: string
  best_before: string | null
  storage: string
  announced_by: string
  announced_at: Date
  condition: string | null
  condition_note: string
  wants_replacement: boolean
  received_by: string | null
  received_at: Date | null
  place_id: string | null
  session_id: string | null
  return_courier: string
  return_tracking: string
  returned_on: string | null
  row_version: number
}
type Tables = { sample: SampleRow }

/** Days come as text, whatever the driver makes of a date. */
const days = ['sent_on', 'best_before', 'returned_on'] as const

/** The columns of a sample, for a query over the table `sample`. */
export const sampleColumns = [
  'sample.id',
  'sample.nomination_id',
  'sample.edition_id',
  'sample.area_path',
  'sample.label_code',
  'sample.state',
  'sample.pieces',
  'sample.courier',
  'sample.tracking_number',
  'sample.note',
  'sample.lot',
  'sample.storage',
  'sample.announced_by',
  'sample.announced_at',
  'sample.condition',
  'sample.condition_note',
  'sample.wants_replacement',
  'sample.received_by',
  'sample.received_at',
  'sample.place_id',
  'sample.session_id',
  'sample.return_courier',
  'sample.return_tracking',
  'sample.row_version',
  'sample.underway',
  'sample.store',
  'sample.session',
  'sample.back',
  'sample.returned',
  'sample.consumed',
  'sample.discarded',
  'sample.lost',
] as const
export const sampleDays = days.map(name =>
  sql<string | null>`to_char(${sql.ref(`sample.${name}`)}, 'YYYY-MM-DD')`.as(name),
)

const countsFrom = (row: Counts): Counts =>
  Object.fromEntries(counts.map(count => [count, row[count]])) as unknown as Counts

export const sampleFrom = (row: SampleRow): Sample => ({
  id: row.id,
  nominationId: row.nomination_id,
  editionId: row.edition_id,
  areaPath: row.area_path,
  labelCode: row.label_code,
  state: row.state,
  counts: countsFrom(row),
  pieces: row.pieces,
  courier: row.courier,
  trackingNumber: row.tracking_number,
  sentOn: row.sent_on,
  note: row.note,
  lot: row.lot,
  bestBefore: row.best_before,
  storage: row.storage,
  announcedBy: row.announced_by,
  announcedAt: row.announced_at,
  condition: row.condition,
  conditionNote: row.condition_note,
  wantsReplacement: row.wants_replacement,
  receivedBy: row.received_by,
  receivedAt: row.received_at,
  placeId: row.place_id,
  sessionId: row.session_id,
  returnCourier: row.return_courier,
  returnTracking: row.return_tracking,
  returnedOn: row.returned_on,
  rowVersion: row.row_version,
})

/** Everything of a sample but its id, its nomination and its version. */
const changing = (sample: Sample) => ({
  state: sample.state,
  ...sample.counts,
  pieces: sample.pieces,
  courier: sample.courier,
  tracking_number: sample.trackingNumber,
  sent_on: sample.sentOn,
  note: sample.note,
  lot: sample.lot,
  best_before: sample.bestBefore,
  storage: sample.storage,
  condition: sample.condition,
  condition_note: sample.conditionNote,
  wants_replacement: sample.wantsReplacement,
  received_by: sample.receivedBy,
  received_at: sample.receivedAt,
  place_id: sample.placeId,
  session_id: sample.sessionId,
  return_courier: sample.returnCourier,
  return_tracking: sample.returnTracking,
  returned_on: sample.returnedOn,
})

const samples = (reader: Reader) =>
  reader
    .withTables<Tables>()
    .selectFrom('sample')
    .select([...sampleColumns])
    .select(sampleDays)

async function findBy(
  reader: Reader,
  column: 'id' | 'nomination_id' | 'label_code',
  value: string,
): Promise<Sample | null> {
  const row = await samples(reader).where(`sample.${column}`, '=', value).executeTakeFirst()
  return row ? sampleFrom(row) : null
}

export const findSample = (reader: Reader, id: string): Promise<Sample | null> => findBy(reader, 'id', id)
export const findSampleOf = (reader: Reader, nominationId: string): Promise<Sample | null> =>
  findBy(reader, 'nomination_id', nominationId)
export const findSampleByLabel = (reader: Reader, code: string): Promise<Sample | null> =>
  findBy(reader, 'label_code', code)

export async function listSamplesByNominations(
  reader: Reader,
  nominationIds: readonly string[],
): Promise<readonly Sample[]> {
  if (nominationIds.length === 0) return []
  const rows = await samples(reader).where('sample.nomination_id', 'in', nominationIds).execute()
  return rows.map(sampleFrom)
}

export async function listSamplesById(reader: Reader, ids: readonly string[]): Promise<readonly Sample[]> {
  if (ids.length === 0) return []
  const rows = await samples(reader).where('sample.id', 'in', ids).orderBy('sample.id').execute()
  return rows.map(sampleFrom)
}

/** What stands in a place. */
export async function listSamplesAt(reader: Reader, placeId: string): Promise<readonly Sample[]> {
  const found = samples(reader).where('sample.place_id', '=', placeId).where('sample.store', '>', 0)
  return (await found.orderBy('sample.id').execute()).map(sampleFrom)
}

/** Stores the first announcement; false when somebody else was faster. */
export async function insertSample(tx: Tx, sample: Sample): Promise<boolean> {
  const inserted = await tx
    .withTables<Tables>()
    .insertInto('sample')
    .values({
      id: sample.id,
      nomination_id: sample.nominationId,
      edition_id: sample.editionId,
      area_path: sample.areaPath,
      label_code: sample.labelCode,
      announced_by: sample.announcedBy,
      announced_at: sample.announcedAt,
      ...changing(sample),
      row_version: 1,
    })
    .onConflict(conflict => conflict.column('nomination_id').doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted !== undefined
}

/** Stores what changes over a sample's life; false when somebody else was faster. */
export async function updateSample(tx: Tx, sample: Sample): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .withTables<Tables>()
    .updateTable('sample')
    .set({ ...changing(sample), row_version: sample.rowVersion + 1 })
    .where('id', '=', sample.id)
    .where('row_version', '=', sample.rowVersion)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Where this person put the last sample received, while that stands there. */
export async function lastPlaceOf(reader: Reader, personId: string | null): Promise<string | null> {
  if (personId === null) return null
  const row = await reader
    .withTables<Tables>()
    .selectFrom('sample')
    .select('place_id')
    .where('received_by', '=', personId)
    .where('place_id', 'is not', null)
    .orderBy('received_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.place_id ?? null
}
