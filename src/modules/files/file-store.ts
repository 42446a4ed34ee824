import type { Generated, Selectable } from 'kysely'
import { json, type Reader, type Tx } from '../../platform/database/index.ts'
import type { Evidence } from '../../platform/media/evidence.ts'
import type { MediaType, RenderedPicture } from '../../platform/media/media.ts'
import type { FileState, NewFile, Rendition, ScanState, StoredFile } from './file.ts'

type Tables = {
  file: {
    id: string
    sha256: string
    bytes: number
    media_type: MediaType
    original_name: string
    pages: number | null
    width: number | null
    height: number | null
    state: FileState
    scan: Generated<ScanState>
    scan_note: string | null
    scanned_at: Date | null
    scanned_with: string | null
    evidence: unknown
    created_by: string
    created_at: Date
  }
  rendition: {
    file_id: string
    name: string
    sha256: string
    bytes: number
    media_type: string
    width: number
    height: number
  }
}

const storedFile = (row: Selectable<Tables['file']>): StoredFile => ({
  id: row.id,
  sha256: row.sha256,
  bytes: row.bytes,
  mediaType: row.media_type,
  originalName: row.original_name,
  pages: row.pages,
  width: row.width,
  height: row.height,
  state: row.state,
  scan: row.scan,
  scanNote: row.scan_note,
  evidence: row.evidence as Evidence | null,
  createdBy: row.created_by,
  createdAt: row.created_at,
})

const rendition = (row: Tables['rendition']): Rendition => ({
  fileId: row.file_id,
  name: row.name,
  sha256: row.sha256,
  bytes: row.bytes,
  mediaType: row.media_type,
  width: row.width,
  height: row.height,
})

export async function insertFile(tx: Tx, { id, received }: NewFile, by: string, now: Date): Promise<void> {
  await tx
    .withTables<Tables>()
    .insertInto('file')
    .values({
      id,
      sha256: received.sha256,
      bytes: received.bytes,
      media_type: received.mediaType,
      original_name: received.originalName,
      pages: received.pages,
      width: received.width,
      height: received.height,
      state: 'received',
      evidence: received.evidence ? json(received.evidence) : null,
      created_by: by,
      created_at: now,
    })
    .execute()
}

export async function findFile(reader: Reader, id: string): Promise<StoredFile | null> {
  const row = await reader
    .withTables<Tables>()
    .selectFrom('file')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? storedFile(row) : null
}

/** The files of these ids; an id without a file is left out. One query. */
export async function listFiles(
  reader: Reader,
  ids: readonly string[],
): Promise<ReadonlyMap<string, StoredFile>> {
  if (ids.length === 0) return new Map()
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('file')
    .selectAll()
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map(row => [row.id, storedFile(row)]))
}

const numberOf = (name: string): number => Number(/\d+$/.exec(name)?.[0] ?? 0)

/** The pictures made from these files, pages and widths in rising order; a file without any is left out. One query. */
export async function listRenditions(
  reader: Reader,
  fileIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Rendition[]>> {
  if (fileIds.length === 0) return new Map()
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('rendition')
    .selectAll()
    .where('file_id', 'in', fileIds)
    .execute()
  const sorted = rows.map(rendition).toSorted((one, other) => numberOf(one.name) - numberOf(other.name))
  return Map.groupBy(sorted, one => one.fileId)
}

export async function findRendition(reader: Reader, fileId: string, name: string): Promise<Rendition | null> {
  const row = await reader
    .withTables<Tables>()
    .selectFrom('rendition')
    .selectAll()
    .where('file_id', '=', fileId)
    .where('name', '=', name)
    .executeTakeFirst()
  return row ? rendition(row) : null
}

/** The pictures that were made earlier from the same bytes under another id; empty when there are none. */
export async function listTwinRenditions(reader: Reader, file: StoredFile): Promise<readonly Rendition[]> {
  const db = reader.withTables<Tables>()
  const twin = await db
    .selectFrom('file')
    .select('id')
    .where('sha256', '=', file.sha256)
    .where('state', '=', 'ready')
    .limit(1)
    .executeTakeFirst()
  if (!twin) return []
  const rows = await db.selectFrom('rendition').selectAll().where('file_id', '=', twin.id).execute()
  return rows.map(rendition)
}

/** Notes the pictures of a file and that they are there. Noting them again changes nothing. */
export async function saveRenditions(
  tx: Tx,
  fileId: string,
  made: readonly Omit<Rendition, 'fileId'>[],
): Promise<void> {
  const db = tx.withTables<Tables>()
  // A file that was quarantined meanwhile gets none.
  if (!(await setFileState(tx, fileId, 'ready'))) return
  if (made.length > 0) {
    await db
      .insertInto('rendition')
      .values(
        made.map(one => ({
          file_id: fileId,
          name: one.name,
          sha256: one.sha256,
          bytes: one.bytes,
          media_type: one.mediaType,
          width: one.width,
          height: one.height,
        })),
      )
      .onConflict(conflict => conflict.columns(['file_id', 'name']).doNothing())
      .execute()
  }
}

/** False when its pictures are no longer being made. */
export async function setFileState(tx: Tx, fileId: string, state: 'ready' | 'refused'): Promise<boolean> {
  const set = await tx
    .withTables<Tables>()
    .updateTable('file')
    .set({ state })
    .where('id', '=', fileId)
    .where('state', '=', 'received')
    .returning('id')
    .executeTakeFirst()
  return set !== undefined
}

export const renditionOf = (
  { name, mediaType, width, height, content }: RenderedPicture,
  sha256: string,
): Omit<Rendition, 'fileId'> => ({ name, sha256, mediaType, width, height, bytes: content.length })
