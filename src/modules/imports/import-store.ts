import { sql } from 'kysely'
import { whereAllowed, type Actor, type Columns } from '../../access/index.ts'
import type { Text } from '../../foundation/text.ts'
import { json, type Reader, type Tx } from '../../platform/database/index.ts'
import type { Import, ImportState, NewImport } from './import.ts'

type Row = {
  id: string
  name: string
  file_sha256: string
  bytes: number
  area_path: string
  sent_by: string
  sent_at: Date
  state: ImportState
  notes: unknown
  confirmed_by: string | null
  confirmed_grant: string | null
  confirmed_at: Date | null
  ended_at: Date | null
  row_version: number
}
type Tables = { import: Row }

const accessColumns: Columns = { areaPath: sql`import.area_path` }

const importOf = (row: Row): Import => ({
  id: row.id,
  name: row.name,
  sha256: row.file_sha256,
  bytes: row.bytes,
  areaPath: row.area_path,
  sentBy: row.sent_by,
  sentAt: row.sent_at,
  state: row.state,
  notes: row.notes as readonly Text[],
  confirmedBy: row.confirmed_by,
  confirmedGrant: row.confirmed_grant,
  confirmedAt: row.confirmed_at,
  endedAt: row.ended_at,
  rowVersion: row.row_version,
})

export async function insertImport(tx: Tx, one: NewImport): Promise<void> {
  await tx
    .withTables<Tables>()
    .insertInto('import')
    .values({
      id: one.id,
      name: one.name,
      file_sha256: one.sha256,
      bytes: one.bytes,
      area_path: one.areaPath,
      sent_by: one.sentBy,
      sent_at: one.sentAt,
      state: 'seen',
      notes: json(one.notes),
      confirmed_by: null,
      confirmed_grant: null,
      confirmed_at: null,
      ended_at: null,
      row_version: 1,
    })
    .execute()
}

export async function findImport(reader: Reader, id: string): Promise<Import | null> {
  const row = await reader
    .withTables<Tables>()
    .selectFrom('import')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? importOf(row) : null
}

/** The imports that the actor may read, the newest first; after one of them where its id is given. One query. */
export async function listImports(
  reader: Reader,
  actor: Actor,
  { after, limit }: Readonly<{ after: string | null; limit: number }>,
): Promise<readonly Import[]> {
  let query = reader
    .withTables<Tables>()
    .selectFrom('import')
    .selectAll()
    .where(whereAllowed(actor, 'import.read', accessColumns))
  if (after !== null)
    query = query.where(
      sql<boolean>`(sent_at, id) < (select sent_at, id from import as last where last.id = ${after})`,
    )
  const rows = await query.orderBy('sent_at', 'desc').orderBy('id', 'desc').limit(limit).execute()
  return rows.map(importOf)
}

/** False when it moved on since it was read. */
export async function changeImport(
  tx: Tx,
  before: Pick<Import, 'id' | 'rowVersion'>,
  change: Partial<Pick<Row, 'state' | 'confirmed_by' | 'confirmed_grant' | 'confirmed_at' | 'ended_at'>>,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .withTables<Tables>()
    .updateTable('import')
    .set({ ...change, row_version: before.rowVersion + 1 })
    .where('id', '=', before.id)
    .where('row_version', '=', before.rowVersion)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

/** All rows are through. */
export async function endImport(tx: Tx, id: string, now: Date): Promise<void> {
  await tx
    .withTables<Tables>()
    .updateTable('import')
    .set(eb => ({ state: 'done', ended_at: now, row_version: eb('row_version', '+', 1) }))
    .where('id', '=', id)
    .where('state', '=', 'running')
    .execute()
}
