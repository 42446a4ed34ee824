import type { Reader, Tx } from '../../../platform/database/index.ts'

/** A session of the plenary that settles an edition; it runs until `endedAt`. */
export type SettlingSession = Readonly<{
  sessionId: string
  editionId: string
  beganAt: Date
  endedAt: Date | null
  /** Of the latest version of its minutes; null while it runs. */
  minutesDigest: string | null
}>

type Tables = {
  settling_session: {
    session_id: string
    edition_id: string
    began_at: Date
    ended_at: Date | null
    minutes_digest: string | null
  }
}

/** The sessions that settled or settle an edition, the earliest first. */
export async function listSettlingSessions(
  reader: Reader,
  editionId: string,
): Promise<readonly SettlingSession[]> {
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('settling_session')
    .selectAll()
    .where('edition_id', '=', editionId)
    .orderBy('began_at')
    .orderBy('session_id')
    .execute()
  return rows.map(row => ({
    sessionId: row.session_id,
    editionId: row.edition_id,
    beganAt: row.began_at,
    endedAt: row.ended_at,
    minutesDigest: row.minutes_digest,
  }))
}

/** From now on nominations of the edition are settled in sessions, and no list is signed until this one ends. */
export async function beginSettlingSession(
  tx: Tx,
  { sessionId, editionId, at }: Readonly<{ sessionId: string; editionId: string; at: Date }>,
): Promise<void> {
  await tx
    .withTables<Tables>()
    .insertInto('settling_session')
    .values({
      session_id: sessionId,
      edition_id: editionId,
      began_at: at,
      ended_at: null,
      minutes_digest: null,
    })
    .execute()
}

export async function endSettlingSession(
  tx: Tx,
  { sessionId, at, minutesDigest }: Readonly<{ sessionId: string; at: Date; minutesDigest: string }>,
): Promise<void> {
  await tx
    .withTables<Tables>()
    .updateTable('settling_session')
    .set({ ended_at: at, minutes_digest: minutesDigest })
    .where('session_id', '=', sessionId)
    .execute()
}

/** The minutes were corrected after the session: their latest version counts. */
export async function renewMinutesDigest(tx: Tx, sessionId: string, minutesDigest: string): Promise<void> {
  await tx
    .withTables<Tables>()
    .updateTable('settling_session')
    .set({ minutes_digest: minutesDigest })
    .where('session_id', '=', sessionId)
    .execute()
}
