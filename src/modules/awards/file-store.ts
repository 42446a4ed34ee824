import type { Reader, Tx } from '../../platform/database/index.ts'

/** A file of claims that somebody sent: looked at first, imported afterwards. */
export type AwardFile = Readonly<{
  id: string
  name: string
  content: string
  digest: string
  sentBy: string
  sentAt: Date
  importedAt: Date | null
  importedBy: string | null
}>

/** A file as it is sent. */
export type NewAwardFile = Omit<AwardFile, 'importedAt' | 'importedBy'>

type Row = {
  id: string
  name: string
  content: string
  digest: string
  sent_by: string
  sent_at: Date
  imported_at: Date | null
  imported_by: string | null
}
type Tables = { award_file: Row }

export type AwardFileBrief = Omit<AwardFile, 'content'>

const briefFrom = (row: Omit<Row, 'content'>): AwardFileBrief => ({
  id: row.id,
  name: row.name,
  digest: row.digest,
  sentBy: row.sent_by,
  sentAt: row.sent_at,
  importedAt: row.imported_at,
  importedBy: row.imported_by,
})

export async function findAwardFile(reader: Reader, id: string): Promise<AwardFile | null> {
  const row = await reader
    .withTables<Tables>()
    .selectFrom('award_file')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? { ...briefFrom(row), content: row.content } : null
}

/** The newest files without their contents. */
export async function listAwardFiles(reader: Reader, limit: number): Promise<readonly AwardFileBrief[]> {
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('award_file')
    .select(['id', 'name', 'digest', 'sent_by', 'sent_at', 'imported_at', 'imported_by'])
    .orderBy('sent_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(briefFrom)
}

export async function insertAwardFile(tx: Tx, file: NewAwardFile): Promise<void> {
  await tx
    .withTables<Tables>()
    .insertInto('award_file')
    .values({
      id: file.id,
      name: file.name,
      content: file.content,
      digest: file.digest,
      sent_by: file.sentBy,
      sent_at: file.sentAt,
      imported_at: null,
      imported_by: null,
    })
    .execute()
}

export async function markImported(
  tx: Tx,
  id: string,
  { at, by }: Readonly<{ at: Date; by: string | null }>,
): Promise<void> {
  await tx
    .withTables<Tables>()
    .updateTable('award_file')
    .set({ imported_at: at, imported_by: by })
    .where('id', '=', id)
    .execute()
}

/** The file of these bytes that was imported, if it came through a page: its id and name. */
export async function findImportedFile(
  reader: Reader,
  digest: string,
): Promise<Readonly<{ id: string; name: string }> | null> {
  const row = await reader
    .withTables<Tables>()
    .selectFrom('award_file')
    .select(['id', 'name'])
    .where('digest', '=', digest)
    .where('imported_at', 'is not', null)
    .orderBy('imported_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}
