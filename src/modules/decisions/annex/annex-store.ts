import { json, type Reader, type Tx } from '../../../platform/database/index.ts'
import type { Annex, AnnexContent } from './annex.ts'

type Row = {
  recommendation_id: string
  content: unknown
  list_digest: string
  read_digest: string
  read_bytes: number
  file_sha256: string
  is_signed: boolean
  prepared_by: string
  prepared_at: Date
  decided_at: Date | null
  row_version: number
}
type Tables = {
  decree_annex: Row
  publication: { recommendation_id: string; released_at: Date | null }
}

const annexFrom = (row: Row): Annex => ({
  listId: row.recommendation_id,
  content: row.content as AnnexContent,
  listDigest: row.list_digest,
  readDigest: row.read_digest,
  readBytes: row.read_bytes,
  fileSha256: row.file_sha256,
  isSigned: row.is_signed,
  preparedBy: row.prepared_by,
  preparedAt: row.prepared_at,
  decidedAt: row.decided_at,
  rowVersion: row.row_version,
})

export async function findAnnex(reader: Reader, listId: string): Promise<Annex | null> {
  const row = await reader
    .withTables<Tables>()
    .selectFrom('decree_annex')
    .selectAll()
    .where('recommendation_id', '=', listId)
    .executeTakeFirst()
  return row ? annexFrom(row) : null
}

export type PublicAnnex = Readonly<{ annex: Annex; released: boolean }>

/** The annex of the decree that decided the list with this digest, and whether its results are public. */
export async function findDecidedAnnex(reader: Reader, listDigest: string): Promise<PublicAnnex | null> {
  const row = await reader
    .withTables<Tables>()
    .selectFrom('decree_annex')
    .leftJoin('publication', 'publication.recommendation_id', 'decree_annex.recommendation_id')
    .selectAll('decree_annex')
    .select('publication.released_at')
    .where('list_digest', '=', listDigest)
    .where('decided_at', 'is not', null)
    .orderBy('publication.released_at', order => order.desc().nullsLast())
    .executeTakeFirst()
  return row ? { annex: annexFrom(row), released: row.released_at !== null } : null
}

/** Every annex, by its list. One query. */
export async function listAnnexes(reader: Reader): Promise<ReadonlyMap<string, Annex>> {
  const rows = await reader.withTables<Tables>().selectFrom('decree_annex').selectAll().execute()
  return new Map(rows.map(row => [row.recommendation_id, annexFrom(row)]))
}

/** Keeps an annex as it was prepared, in the place of an earlier one; false once one was decided, or another came before. */
export async function savePrepared(tx: Tx, annex: Annex): Promise<boolean> {
  const values = {
    content: json(annex.content),
    list_digest: annex.listDigest,
    read_digest: annex.readDigest,
    read_bytes: annex.readBytes,
    file_sha256: annex.fileSha256,
    prepared_by: annex.preparedBy,
    prepared_at: annex.preparedAt,
    row_version: annex.rowVersion + 1,
  }
  const db = tx.withTables<Tables>()
  if (annex.rowVersion === 0) {
    const inserted = await db
      .insertInto('decree_annex')
      .values({ recommendation_id: annex.listId, is_signed: false, decided_at: null, ...values })
      .onConflict(conflict => conflict.doNothing())
      .returning('recommendation_id')
      .executeTakeFirst()
    return inserted !== undefined
  }
  const { numUpdatedRows } = await db
    .updateTable('decree_annex')
    .set(values)
    .where('recommendation_id', '=', annex.listId)
    .where('row_version', '=', annex.rowVersion)
    .where('decided_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** The annex becomes that of a decree, with its file as it was signed; false where it changed since it was read. */
export async function decideAnnex(
  tx: Tx,
  annex: Pick<Annex, 'listId' | 'rowVersion'>,
  decided: Readonly<{ fileSha256: string; isSigned: boolean; at: Date }>,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .withTables<Tables>()
    .updateTable('decree_annex')
    .set({
      file_sha256: decided.fileSha256,
      is_signed: decided.isSigned,
      decided_at: decided.at,
      row_version: annex.rowVersion + 1,
    })
    .where('recommendation_id', '=', annex.listId)
    .where('row_version', '=', annex.rowVersion)
    .where('decided_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
