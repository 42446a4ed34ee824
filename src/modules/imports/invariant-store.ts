import { sql } from 'kysely'
import type { Reader } from '../../platform/database/index.ts'
import { idsFrom } from '../../platform/invariant.ts'

export type StoredResult = Readonly<{ id: string; importId: string; resultId: string }>

/** The rows that were stored, with the records that they made or changed. */
export const listStoredRows = async (reader: Reader): Promise<readonly StoredResult[]> =>
  (
    await sql<StoredResult>`select import_id || ' ' || position as id, import_id as "importId", result_id as "resultId"
      from import_row where outcome = 'done' order by import_id, position`.execute(reader)
  ).rows

/** Imports that are done while good rows wait. */
export const listHalfDone = (reader: Reader): Promise<readonly string[]> =>
  idsFrom(
    reader,
    sql`select distinct i.id from import i join import_row r on r.import_id = i.id
      where i.state = 'done' and r.outcome is null and r.verdict in ('new', 'changed') order by i.id`,
  )

/** The bytes of every file that was sent, by its import. */
export const listImportBytes = async (
  reader: Reader,
): Promise<readonly Readonly<{ id: string; sha256: string; bytes: number }>[]> =>
  (
    await sql<{
      id: string
      sha256: string
      bytes: number
    }>`select id, file_sha256 as sha256, bytes from import
      order by id`.execute(reader)
  ).rows
