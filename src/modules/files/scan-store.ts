import { sql } from 'kysely'
import type { Reader, Tx } from '../../platform/database/index.ts'
import { claimBytes } from '../../platform/files/index.ts'
import { idsFrom } from '../../platform/invariant.ts'

export type ScanNote = Readonly<{ note: string | null; at: Date; with: string | null }>

/** Notes that a scanner found nothing, or why it did not scan. What was found once stays found. */
export async function saveScan(
  tx: Tx,
  fileId: string,
  scan: 'clean' | 'unscanned',
  noted: ScanNote,
): Promise<void> {
  const { note, at, with: program } = noted
  await sql`update file set scan = ${scan}, scan_note = ${note}, scanned_with = ${program},
    scanned_at = ${scan === 'clean' ? at : null}
    where id = ${fileId} and scan <> 'infected'`.execute(tx)
}

/** What was found in another file of these bytes; null where nothing was. */
export async function findQuarantined(reader: Reader, sha256: string): Promise<ScanNote | null> {
  const { rows } = await sql<ScanNote>`select scan_note as note, scanned_at as at, scanned_with as with
    from file where sha256 = ${sha256} and state = 'quarantined' order by created_at limit 1`.execute(reader)
  return rows[0] ?? null
}

/** Their bytes are claimed, so that the sweep finds them when nothing else names them. */
async function removeRenditions(tx: Tx, fileIds: readonly string[]): Promise<void> {
  const { rows } = await sql<{ sha256: string }>`delete from rendition where file_id = any(${fileIds}::text[])
    returning sha256`.execute(tx)
  for (const hash of new Set(rows.map(row => row.sha256).toSorted())) await claimBytes(tx, hash)
}

/** Takes every file of these bytes out of service, and the pictures made of them; answers those that were in it. */
export async function quarantine(tx: Tx, sha256: string, noted: ScanNote): Promise<readonly string[]> {
  const { note, at, with: program } = noted
  const { rows } = await sql<{ id: string }>`update file set state = 'quarantined', scan = 'infected',
    scan_note = ${note}, scanned_at = ${at}, scanned_with = ${program}
    where sha256 = ${sha256} and state <> 'quarantined' returning id`.execute(tx)
  const ids = rows.map(row => row.id).toSorted()
  if (ids.length > 0) await removeRenditions(tx, ids)
  return ids
}

/** Which of these files are in quarantine. One query, or none. */
export async function listQuarantined(
  reader: Reader,
  fileIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (fileIds.length === 0) return new Set()
  return new Set(
    await idsFrom(
      reader,
      sql`select id from file where id = any(${fileIds}::text[]) and state = 'quarantined' order by id`,
    ),
  )
}

/** The files to scan, oldest first: those that no scanner read yet, or all that are not in quarantine. */
export const listFilesToScan = (reader: Reader, all: boolean): Promise<readonly string[]> =>
  idsFrom(
    reader,
    sql`select id from file where ${all} and scan <> 'infected' or scan = 'unscanned' order by created_at, id`,
  )

/** Files in which something was found, and which are not in quarantine, or have pictures. */
export const listUnsealed = (reader: Reader): Promise<readonly string[]> =>
  idsFrom(
    reader,
    sql`select id from file where (scan = 'infected') <> (state = 'quarantined')
      or state = 'quarantined' and exists (select from rendition where file_id = file.id) order by id`,
  )

/** Files that were said to be clean by nobody. */
export const listUnattestedScans = (reader: Reader): Promise<readonly string[]> =>
  idsFrom(reader, sql`select id from file where (scan = 'unscanned') <> (scanned_at is null) order by id`)
