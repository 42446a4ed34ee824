import { sql } from 'kysely'
import type { Reader } from '../../platform/database/index.ts'

/** The file that every paper names, by paper; papers that are only a number are left out. */
export const listDocumentFiles = async (
  reader: Reader,
): Promise<readonly Readonly<{ id: string; fileId: string }>[]> =>
  (
    await sql<{ id: string; fileId: string }>`select id, file_id as "fileId" from document
      where file_id is not null order by id`.execute(reader)
  ).rows
