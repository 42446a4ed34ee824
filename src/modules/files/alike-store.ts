import { sql, type RawBuilder } from 'kysely'
import type { Reader } from '../../platform/database/index.ts'

type Tables = {
  file: { id: string; sha256: string }
  rendition: { file_id: string; name: string; sha256: string }
}

/** The files that hold one of these bytes, by their SHA-256. One query. */
export async function listFilesWithBytes(
  reader: Reader,
  hashes: readonly string[],
): Promise<readonly Readonly<{ id: string; sha256: string }>[]> {
  if (hashes.length === 0) return []
  return reader
    .withTables<Tables>()
    .selectFrom('file')
    .select(['id', 'sha256'])
    .where('sha256', 'in', hashes)
    .execute()
}

/** Small pictures of files for which a condition on the file's id holds: the file, and where the picture's bytes are. */
export function listSmallPictures(
  reader: Reader,
  where: (fileId: RawBuilder<string>) => RawBuilder<boolean>,
  limit: number,
): Promise<readonly Readonly<{ fileId: string; sha256: string }>[]> {
  return reader
    .withTables<Tables>()
    .selectFrom('rendition')
    .select(['file_id as fileId', 'sha256'])
    .where('name', '=', 'w320')
    .where(where(sql.ref<string>('rendition.file_id')))
    .orderBy('file_id')
    .limit(limit)
    .execute()
}
