import { json, type Reader, type Tx } from '../../platform/database/index.ts'
import type { Minutes, MinutesContent } from './minutes.ts'

type Row = {
  session_id: string
  version: number
  content: unknown
  digest: string
  pdf_sha256: string | null
  reason: string
  made_by: string
  made_at: Date
}
type Tables = { plenary_minutes: Row }

const minutesFrom = (row: Row): Minutes => ({
  sessionId: row.session_id,
  version: row.version,
  content: row.content as MinutesContent,
  digest: row.digest,
  pdfSha256: row.pdf_sha256,
  reason: row.reason,
  madeBy: row.made_by,
  madeAt: row.made_at,
})

/** Every version of a session's minutes, the latest first. */
export async function listMinutes(reader: Reader, sessionId: string): Promise<readonly Minutes[]> {
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('plenary_minutes')
    .selectAll()
    .where('session_id', '=', sessionId)
    .orderBy('version', 'desc')
    .execute()
  return rows.map(minutesFrom)
}

export async function insertMinutes(tx: Tx, one: Minutes): Promise<void> {
  await tx
    .withTables<Tables>()
    .insertInto('plenary_minutes')
    .values({
      session_id: one.sessionId,
      version: one.version,
      content: json(one.content),
      digest: one.digest,
      pdf_sha256: null,
      reason: one.reason,
      made_by: one.madeBy,
      made_at: one.madeAt,
    })
    .execute()
}

/** Keeps the paper of a version, once. */
export async function keepMinutesFile(
  tx: Tx,
  { sessionId, version }: Pick<Minutes, 'sessionId' | 'version'>,
  sha256: string,
): Promise<void> {
  await tx
    .withTables<Tables>()
    .updateTable('plenary_minutes')
    .set({ pdf_sha256: sha256 })
    .where('session_id', '=', sessionId)
    .where('version', '=', version)
    .where('pdf_sha256', 'is', null)
    .execute()
}

/** Every version of all minutes, by session and version. */
export async function listAllMinutes(reader: Reader): Promise<readonly Minutes[]> {
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('plenary_minutes')
    .selectAll()
    .orderBy('session_id')
    .orderBy('version')
    .execute()
  return rows.map(minutesFrom)
}
