import type { RawBuilder } from 'kysely'
import { sql } from 'kysely'
import type { Reader, Tx } from '../../platform/database/index.ts'
import type { EndCause, Invitation } from './invitation.ts'

type Row = {
  id: string
  nomination_id: string
  producer_id: string
  area_path: string
  name: string
  person_id: string
  grant_id: string
  token_hash: string
  invited_by: string
  created_at: Date
  expires_at: Date
  ended_at: Date | null
  end_cause: EndCause | null
  tries: number
  opened_first_at: Date | null
  opened_last_at: Date | null
  done_at: Date | null
  asked: string
}
type Tables = { contribution_invitation: Row }

const invitationOf = (row: Row): Invitation => ({
  id: row.id,
  nominationId: row.nomination_id,
  producerId: row.producer_id,
  areaPath: row.area_path,
  name: row.name,
  personId: row.person_id,
  grantId: row.grant_id,
  tokenHash: row.token_hash,
  invitedBy: row.invited_by,
  createdAt: row.created_at,
  expiresAt: row.expires_at,
  endedAt: row.ended_at,
  endCause: row.end_cause,
  tries: row.tries,
  openedFirstAt: row.opened_first_at,
  openedLastAt: row.opened_last_at,
  doneAt: row.done_at,
  asked: row.asked,
})

const all = (reader: Reader) => reader.withTables<Tables>().selectFrom('contribution_invitation').selectAll()

/** The newest invitation for a nomination, ended or not. */
export async function findNewest(reader: Reader, nominationId: string): Promise<Invitation | null> {
  const row = await all(reader)
    .where('nomination_id', '=', nominationId)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? invitationOf(row) : null
}

/**
 * The person whom the producer's invitations to somebody of this name stand for; null where nobody of that name was
 * invited: another name is another person, and what the first one did stays under the first one's name.
 */
export async function findGuestOf(reader: Reader, producerId: string, name: string): Promise<string | null> {
  const row = await all(reader)
    .where('producer_id', '=', producerId)
    .where('name', '=', name)
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.person_id ?? null
}

/** The invitation that a guest's grant came with. */
export async function findByGrant(reader: Reader, grantId: string): Promise<Invitation | null> {
  const row = await all(reader).where('grant_id', '=', grantId).executeTakeFirst()
  return row ? invitationOf(row) : null
}

export async function findByToken(reader: Reader, hash: string): Promise<Invitation | null> {
  const row = await all(reader).where('token_hash', '=', hash).executeTakeFirst()
  return row ? invitationOf(row) : null
}

/** The same, and whoever tries digits at the same moment waits: no two tries count as one. */
export async function lockByToken(tx: Tx, hash: string): Promise<Invitation | null> {
  const row = await all(tx).where('token_hash', '=', hash).forUpdate().executeTakeFirst()
  return row ? invitationOf(row) : null
}

/** The invitations of a producer whose link still works at `now`, the newest first. */
export async function listLiveOf(
  reader: Reader,
  producerId: string,
  now: Date,
): Promise<readonly Invitation[]> {
  const rows = await all(reader)
    .where('producer_id', '=', producerId)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('created_at', 'desc')
    .execute()
  return rows.map(invitationOf)
}

/** For lists by area; the state of the nomination is not known here. */
export const invitationColumns = { areaPath: sql<string>`contribution_invitation.area_path` }

/**
 * Invitations for these nominations whose link works and whose producer said that the part is done, the longest waiting
 * first.
 */
export async function listDone(
  reader: Reader,
  allowed: RawBuilder<boolean>,
  { among, now, limit }: Readonly<{ among: readonly string[]; now: Date; limit: number }>,
): Promise<readonly Invitation[]> {
  if (among.length === 0) return []
  const rows = await all(reader)
    .where(allowed)
    .where('nomination_id', 'in', among)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .where('done_at', 'is not', null)
    .orderBy('done_at')
    .limit(limit)
    .execute()
  return rows.map(invitationOf)
}

export async function insertInvitation(tx: Tx, one: Invitation): Promise<void> {
  await tx
    .withTables<Tables>()
    .insertInto('contribution_invitation')
    .values({
      id: one.id,
      nomination_id: one.nominationId,
      producer_id: one.producerId,
      area_path: one.areaPath,
      name: one.name,
      person_id: one.personId,
      grant_id: one.grantId,
      token_hash: one.tokenHash,
      invited_by: one.invitedBy,
      created_at: one.createdAt,
      expires_at: one.expiresAt,
      ended_at: one.endedAt,
      end_cause: one.endCause,
      tries: one.tries,
      opened_first_at: one.openedFirstAt,
      opened_last_at: one.openedLastAt,
      done_at: one.doneAt,
      asked: one.asked,
    })
    .execute()
}

/** False when it has ended meanwhile. */
export async function markEnded(tx: Tx, id: string, cause: EndCause, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .withTables<Tables>()
    .updateTable('contribution_invitation')
    .set({ ended_at: now, end_cause: cause })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return Number(numUpdatedRows) === 1
}

type Marks = Partial<Pick<Row, 'tries' | 'opened_first_at' | 'opened_last_at' | 'done_at' | 'asked'>>

/** False when it has ended meanwhile. */
export async function markInvitation(tx: Tx, id: string, marks: Marks): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .withTables<Tables>()
    .updateTable('contribution_invitation')
    .set(marks)
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return Number(numUpdatedRows) === 1
}

/** False when the producer said so before, and not only in an earlier round, or when the invitation has ended meanwhile. */
export async function markDone(
  tx: Tx,
  { id, sentAt }: Readonly<{ id: string; sentAt: Date | null }>,
  now: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .withTables<Tables>()
    .updateTable('contribution_invitation')
    .set({ done_at: now })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .where(eb => eb.or([eb('done_at', 'is', null), ...(sentAt ? [eb('done_at', '<=', sentAt)] : [])]))
    .executeTakeFirst()
  return Number(numUpdatedRows) === 1
}
