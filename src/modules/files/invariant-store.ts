import { sql } from 'kysely'
import type { Reader } from '../../platform/database/index.ts'

/** Bytes that a row names, by the row's id. */
export type NamedBytes = Readonly<{ id: string; sha256: string; bytes: number }>

/** The bytes of every stored file. */
export const listFileBytes = async (reader: Reader): Promise<readonly NamedBytes[]> =>
  (await sql<NamedBytes>`select id, sha256, bytes from file order by id`.execute(reader)).rows

/** The bytes of every picture made from a file: `file name`. */
export const listRenditionBytes = async (reader: Reader): Promise<readonly NamedBytes[]> =>
  (
    await sql<NamedBytes>`select file_id || ' ' || name as id, sha256, bytes from rendition
      order by file_id, name`.execute(reader)
  ).rows

/** Those of these ids that no file has. One query. */
export async function listMissingFiles(reader: Reader, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`select one.id from unnest(${ids}::text[]) as one (id)
    left join file on file.id = one.id where file.id is null`.execute(reader)
  return new Set(rows.map(row => row.id))
}
