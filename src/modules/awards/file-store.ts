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
}>

type Row = {
  id: string
  name: string
  content: string
  digest: string
  sent_by: string
  sent_at: Date
  imported_at: Date | null
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
    .select(['id', 'name', 'digest', 'sent_by', 'sent_at', 'imported_at'])
    .orderBy('sent_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(briefFrom)
}

export async function insertAwardFile(tx: Tx, file: Omit<AwardFile, 'importedAt'>): Promise<void> {
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
    })
    .execute()
}

export async function markImported(tx: Tx, id: string, at: Date): Promise<void> {
  await tx
    .withTables<Tables>()
    .updateTable('award_file')
    .set({ imported_at: at })
    .where('id', '=', id)
    .execute()
}
