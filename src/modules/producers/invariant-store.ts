import { sql } from 'kysely'
import type { Reader } from '../../platform/database/index.ts'

/** The file that every photo names, by photo: removed ones too, since their history is kept. */
export const listPhotoFiles = async (
  reader: Reader,
): Promise<readonly Readonly<{ id: string; fileId: string }>[]> =>
  (
    await sql<{ id: string; fileId: string }>`select id, file_id as "fileId" from photo order by id`.execute(
      reader,
    )
  ).rows
