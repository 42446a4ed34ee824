import { sql } from 'kysely'
import { whereAllowed, type Actor } from '../../access/index.ts'
import type { Reader, Tx } from '../../platform/database/index.ts'
import { blindCodeFrom, type Condition, type Sample } from './sample.ts'

type Row = {
  id: string
  nomination_id: string
  area_path: string
  state: Sample['state']
  pieces: number
  courier: string
  tracking_number: string
  note: string
  announced_by: string
  announced_at: Date
  condition: Condition | null
  condition_note: string
  received_by: string | null
  received_at: Date | null
  row_version: number
}
type Tables = { sample: Row; blind_code: { nomination_id: string; code: string; given_at: Date } }

const fromRow = (row: Row): Sample => ({
  id: row.id,
  nominationId: row.nomination_id,
  areaPath: row.area_path,
  state: row.state,
  pieces: row.pieces,
  courier: row.courier,
  trackingNumber: row.tracking_number,
  note: row.note,
  announcedBy: row.announced_by,
  announcedAt: row.announced_at,
  condition: row.condition,
  conditionNote: row.condition_note,
  receivedBy: row.received_by,
  receivedAt: row.received_at,
  rowVersion: row.row_version,
})

export async function findSampleOf(reader: Reader, nominationId: string): Promise<Sample | null> {
  const row = await reader
    .withTables<Tables>()
    .selectFrom('sample')
    .selectAll()
    .where('nomination_id', '=', nominationId)
    .executeTakeFirst()
  return row ? fromRow(row) : null
}

export async function findSample(reader: Reader, id: string): Promise<Sample | null> {
  const row = await reader
    .withTables<Tables>()
    .selectFrom('sample')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? fromRow(row) : null
}

/** Stores the first announcement; false when somebody else was faster. */
export async function insertSample(tx: Tx, sample: Sample): Promise<boolean> {
  const inserted = await tx
    .withTables<Tables>()
    .insertInto('sample')
    .values({
      id: sample.id,
      nomination_id: sample.nominationId,
      area_path: sample.areaPath,
      state: sample.state,
      pieces: sample.pieces,
      courier: sample.courier,
      tracking_number: sample.trackingNumber,
      note: sample.note,
      announced_by: sample.announcedBy,
      announced_at: sample.announcedAt,
      condition: null,
      condition_note: '',
      received_by: null,
      received_at: null,
      row_version: 1,
    })
    .onConflict(conflict => conflict.column('nomination_id').doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted !== undefined
}

/** Stores what changes over a sample's life; false when somebody else was faster. */
export async function updateSample(tx: Tx, sample: Sample, version: number): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .withTables<Tables>()
    .updateTable('sample')
    .set({
      state: sample.state,
      pieces: sample.pieces,
      courier: sample.courier,
      tracking_number: sample.trackingNumber,
      note: sample.note,
      condition: sample.condition,
      condition_note: sample.conditionNote,
      received_by: sample.receivedBy,
      received_at: sample.receivedAt,
      row_version: version + 1,
    })
    .where('id', '=', sample.id)
    .where('row_version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export type SampleFilter = Readonly<{
  state: Sample['state'] | null
  /** The last sample of the page before. */
  after: string | null
  limit: number
}>

/** The samples that the actor may read, those on their way first, the oldest first. */
export async function listSamples(
  reader: Reader,
  actor: Actor,
  { state, after, limit }: SampleFilter,
): Promise<readonly Sample[]> {
  const db = reader.withTables<Tables>()
  let query = db
    .selectFrom('sample')
    .selectAll()
    .where(whereAllowed(actor, 'sample.read', { areaPath: sql.ref('area_path') }))
    .orderBy('state')
    .orderBy('announced_at')
    .orderBy('id')
    .limit(limit)
  if (state) query = query.where('state', '=', state)
  if (after) {
    query = query.where(
      sql<boolean>`(state, announced_at, id) > (select s.state, s.announced_at, s.id from sample s where s.id = ${after})`,
    )
  }
  return (await query.execute()).map(fromRow)
}

export async function countSamples(
  reader: Reader,
  actor: Actor,
): Promise<Readonly<Record<Sample['state'], number>>> {
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('sample')
    .select(eb => ['state', eb.fn.countAll<number>().as('count')])
    .where(whereAllowed(actor, 'sample.read', { areaPath: sql.ref('area_path') }))
    .groupBy('state')
    .execute()
  const count = (state: Sample['state']): number => Number(rows.find(row => row.state === state)?.count ?? 0)
  return { announced: count('announced'), received: count('received') }
}

/** The nomination's blind code; given once, on first need, from the random text that the caller makes. */
export async function giveBlindCode(
  tx: Tx,
  nominationId: string,
  now: Date,
  random: () => string,
): Promise<string> {
  const db = tx.withTables<Tables>()
  for (;;) {
    const given = await db
      .selectFrom('blind_code')
      .select('code')
      .where('nomination_id', '=', nominationId)
      .executeTakeFirst()
    if (given) return given.code
    // Either the code is another product's, or this product was given one a moment ago: look again, then draw again.
    const inserted = await db
      .insertInto('blind_code')
      .values({ nomination_id: nominationId, code: blindCodeFrom(random()), given_at: now })
      .onConflict(conflict => conflict.doNothing())
      .returning('code')
      .executeTakeFirst()
    if (inserted) return inserted.code
  }
}

export async function blindCodesOf(
  reader: Reader,
  nominationIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (nominationIds.length === 0) return new Map()
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('blind_code')
    .selectAll()
    .where('nomination_id', 'in', nominationIds)
    .execute()
  return new Map(rows.map(row => [row.nomination_id, row.code]))
}

export async function findNominationByCode(reader: Reader, code: string): Promise<string | null> {
  const row = await reader
    .withTables<Tables>()
    .selectFrom('blind_code')
    .select('nomination_id')
    .where('code', '=', code)
    .executeTakeFirst()
  return row?.nomination_id ?? null
}
