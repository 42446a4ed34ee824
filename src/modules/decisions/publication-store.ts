import { json, type Reader, type Tx } from '../../platform/database/index.ts'
import type { Plan, Publication } from './publication.ts'

type Row = {
  id: string
  recommendation_id: string
  edition_id: string
  digest: string
  plan: unknown
  prepared_by: string
  prepared_at: Date
  released_by: string | null
  released_at: Date | null
  row_version: number
}
type Tables = { publication: Row }

const publicationFrom = (row: Row): Publication => ({
  id: row.id,
  recommendationId: row.recommendation_id,
  editionId: row.edition_id,
  digest: row.digest,
  plan: row.plan as Plan,
  preparedBy: row.prepared_by,
  preparedAt: row.prepared_at,
  releasedBy: row.released_by,
  releasedAt: row.released_at,
  rowVersion: row.row_version,
})

export async function findPublication(reader: Reader, recommendationId: string): Promise<Publication | null> {
  const row = await reader
    .withTables<Tables>()
    .selectFrom('publication')
    .selectAll()
    .where('recommendation_id', '=', recommendationId)
    .executeTakeFirst()
  return row ? publicationFrom(row) : null
}

/** The publications of all lists, by list. One query. */
export async function listPublications(reader: Reader): Promise<ReadonlyMap<string, Publication>> {
  const rows = await reader.withTables<Tables>().selectFrom('publication').selectAll().execute()
  return new Map(rows.map(row => [row.recommendation_id, publicationFrom(row)]))
}

/** Stores a preparation; false when somebody else prepared or released meanwhile. */
export async function savePreparation(tx: Tx, publication: Publication): Promise<boolean> {
  const db = tx.withTables<Tables>()
  const values = {
    digest: publication.digest,
    plan: json(publication.plan),
    prepared_by: publication.preparedBy,
    prepared_at: publication.preparedAt,
    row_version: publication.rowVersion + 1,
  }
  if (publication.rowVersion === 0) {
    const inserted = await db
      .insertInto('publication')
      .values({
        id: publication.id,
        recommendation_id: publication.recommendationId,
        edition_id: publication.editionId,
        released_by: null,
        released_at: null,
        ...values,
      })
      .onConflict(conflict => conflict.doNothing())
      .returning('id')
      .executeTakeFirst()
    return inserted !== undefined
  }
  const { numUpdatedRows } = await db
    .updateTable('publication')
    .set(values)
    .where('id', '=', publication.id)
    .where('row_version', '=', publication.rowVersion)
    .where('released_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Notes the release; false when it was released or prepared anew meanwhile. */
export async function markReleased(
  tx: Tx,
  publication: Publication,
  act: Readonly<{ by: string; at: Date }>,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .withTables<Tables>()
    .updateTable('publication')
    .set({ released_by: act.by, released_at: act.at, row_version: publication.rowVersion + 1 })
    .where('id', '=', publication.id)
    .where('row_version', '=', publication.rowVersion)
    .where('released_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
