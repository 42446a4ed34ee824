import { json, type Reader, type Tx } from '../../../platform/database/index.ts'
import type { Locale, Text } from '../../../foundation/text.ts'
import type { OutsideList } from './outside-list.ts'
import type { OutsideRow } from './read-outside-file.ts'

type Row = {
  id: string
  edition_id: string
  name: string
  digest: string
  locale: Locale
  rows: unknown
  notes: unknown
  sent_by: string
  sent_at: Date
  state: OutsideList['state']
  ended_by: string | null
  ended_at: Date | null
  row_version: number
}
type Tables = { outside_list: Row }

const from = (row: Row): OutsideList => ({
  id: row.id,
  editionId: row.edition_id,
  name: row.name,
  digest: row.digest,
  locale: row.locale,
  rows: row.rows as readonly OutsideRow[],
  notes: row.notes as readonly Text[],
  sentBy: row.sent_by,
  sentAt: row.sent_at,
  state: row.state,
  endedBy: row.ended_by,
  endedAt: row.ended_at,
  rowVersion: row.row_version,
})

export async function findOutsideList(reader: Reader, id: string): Promise<OutsideList | null> {
  const row = await reader
    .withTables<Tables>()
    .selectFrom('outside_list')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? from(row) : null
}

export type OutsideListBrief = Pick<OutsideList, 'id' | 'name' | 'sentBy' | 'sentAt' | 'state'>

/** The last ones that were sent for an edition, the newest first. */
export async function listOutsideLists(
  reader: Reader,
  editionId: string,
  limit: number,
): Promise<readonly OutsideListBrief[]> {
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('outside_list')
    .select(['id', 'name', 'sent_by', 'sent_at', 'state'])
    .where('edition_id', '=', editionId)
    .orderBy('sent_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(row => ({
    id: row.id,
    name: row.name,
    sentBy: row.sent_by,
    sentAt: row.sent_at,
    state: row.state,
  }))
}

export async function insertOutsideList(tx: Tx, one: OutsideList): Promise<void> {
  await tx
    .withTables<Tables>()
    .insertInto('outside_list')
    .values({
      id: one.id,
      edition_id: one.editionId,
      name: one.name,
      digest: one.digest,
      locale: one.locale,
      rows: json(one.rows),
      notes: json(one.notes),
      sent_by: one.sentBy,
      sent_at: one.sentAt,
      state: one.state,
      ended_by: one.endedBy,
      ended_at: one.endedAt,
      row_version: one.rowVersion,
    })
    .execute()
}

/** False when it was ended meanwhile. */
export async function endOutsideList(
  tx: Tx,
  { id, rowVersion }: Pick<OutsideList, 'id' | 'rowVersion'>,
  state: 'confirmed' | 'cancelled',
  by: Readonly<{ personId: string; now: Date }>,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .withTables<Tables>()
    .updateTable('outside_list')
    .set({ state, ended_by: by.personId, ended_at: by.now, row_version: rowVersion + 1 })
    .where('id', '=', id)
    .where('row_version', '=', rowVersion)
    .where('state', '=', 'seen')
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
