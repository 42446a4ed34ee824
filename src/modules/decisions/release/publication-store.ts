import { sql } from 'kysely'
import { json, type Reader, type Tx } from '../../../platform/database/index.ts'
import type { Plan, Publication } from './publication.ts'
import { confirmationFrom, type ConfirmationRow } from './release-moment-store.ts'

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
type Tables = { publication: Row; release_confirmation: ConfirmationRow }
type Found = Row & { confirmation: unknown }

const publicationFrom = (row: Found): Publication => ({
  id: row.id,
  recommendationId: row.recommendation_id,
  editionId: row.edition_id,
  digest: row.digest,
  plan: row.plan as Plan,
  preparedBy: row.prepared_by,
  preparedAt: row.prepared_at,
  releasedBy: row.released_by,
  releasedAt: row.released_at,
  confirmation: confirmationFrom(row.confirmation),
  rowVersion: row.row_version,
})

/** Publications, each with its latest confirmation. */
const publications = (reader: Reader) =>
  reader
    .withTables<Tables>()
    .selectFrom('publication')
    .leftJoinLateral(
      eb =>
        eb
          .selectFrom('release_confirmation')
          .select(sql<unknown>`to_jsonb(release_confirmation)`.as('confirmation'))
          .whereRef('release_confirmation.publication_id', '=', 'publication.id')
          .orderBy('confirmed_at', 'desc')
          .orderBy('release_confirmation.id', 'desc')
          .limit(1)
          .as('last'),
      join => join.onTrue(),
    )
    .selectAll('publication')
    .select('last.confirmation')

export async function findPublication(reader: Reader, recommendationId: string): Promise<Publication | null> {
  const row = await publications(reader).where('recommendation_id', '=', recommendationId).executeTakeFirst()
  return row ? publicationFrom(row) : null
}

/** The publications of all lists, by list. One query. */
export async function listPublications(reader: Reader): Promise<ReadonlyMap<string, Publication>> {
  const rows = await publications(reader).execute()
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

/** What was read of it is old from now on: somebody confirmed its release, or held it. False when it moved on before. */
export async function touchPublication(tx: Tx, publication: Publication): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .withTables<Tables>()
    .updateTable('publication')
    .set({ row_version: publication.rowVersion + 1 })
    .where('id', '=', publication.id)
    .where('row_version', '=', publication.rowVersion)
    .where('released_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
