import { sql } from 'kysely'
import type { Reader } from '../../platform/database/index.ts'

/** By which names a submitted file is known: the maker, its owner, its sentra. Empty where the file has none. */
export type FileNames = Readonly<{ producer: string; owner: string; sentra: string }>

/** The names in the frozen files of these nominations, by id. One query that reads no other part of a file. */
export async function fileNamesOf(
  reader: Reader,
  ids: readonly string[],
): Promise<ReadonlyMap<string, FileNames>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<FileNames & Readonly<{ id: string }>>`
    select id,
      coalesce(submitted_file -> 'producer' ->> 'name', '') as producer,
      coalesce(submitted_file -> 'producer' ->> 'owner', '') as owner,
      coalesce(submitted_file -> 'sentra' ->> 'name', '') as sentra
    from nomination where id in (${sql.join(ids)})`.execute(reader)
  return new Map(rows.map(({ id, ...names }) => [id, names]))
}
