import { sql } from 'kysely'
import type { Reader, Tx } from '../../platform/database/index.ts'
import type { SampleSession } from './session.ts'

type Row = {
  id: string
  edition_id: string
  name: string
  place: string
  held_on: string
  planned_by: string
  planned_at: Date
  row_version: number
}
type Tables = { sample_session: Row }

const sessions = (reader: Reader) =>
  reader
    .withTables<Tables>()
    .selectFrom('sample_session')
    .select(['id', 'edition_id', 'name', 'place', 'row_version'])
    .select(sql<string>`to_char(held_on, 'YYYY-MM-DD')`.as('held_on'))

const sessionFrom = (row: Omit<Row, 'planned_by' | 'planned_at'>): SampleSession => ({
  id: row.id,
  editionId: row.edition_id,
  name: row.name,
  place: row.place,
  heldOn: row.held_on,
  rowVersion: row.row_version,
})

export async function findSession(reader: Reader, id: string): Promise<SampleSession | null> {
  const row = await sessions(reader).where('id', '=', id).executeTakeFirst()
  return row ? sessionFrom(row) : null
}

/** The latest day first, with how many samples are out at each. One query. */
export async function listSessions(
  reader: Reader,
  limit: number,
): Promise<readonly Readonly<{ session: SampleSession; out: number }>[]> {
  const rows = await sessions(reader)
    .select(
      sql<number>`(select count(*)::int from sample where sample.session_id = sample_session.id)`.as('out'),
    )
    .orderBy('sample_session.held_on', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(row => ({ session: sessionFrom(row), out: row.out }))
}

export async function insertSession(
  tx: Tx,
  session: SampleSession,
  { by, at }: Readonly<{ by: string; at: Date }>,
): Promise<void> {
  await tx
    .withTables<Tables>()
    .insertInto('sample_session')
    .values({
      id: session.id,
      edition_id: session.editionId,
      name: session.name,
      place: session.place,
      held_on: session.heldOn,
      planned_by: by,
      planned_at: at,
      row_version: 1,
    })
    .execute()
}

/** False when somebody else was faster. */
export async function saveSession(tx: Tx, session: SampleSession): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .withTables<Tables>()
    .updateTable('sample_session')
    .set({
      edition_id: session.editionId,
      name: session.name,
      place: session.place,
      held_on: session.heldOn,
      row_version: session.rowVersion + 1,
    })
    .where('id', '=', session.id)
    .where('row_version', '=', session.rowVersion)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
