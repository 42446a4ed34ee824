import type { Reader, Tx } from '../../../platform/database/index.ts'
import type { PeopleTables } from '../people-tables.ts'
import { SESSION_IDLE, SESSION_LONGEST, type SessionRow } from './session.ts'

const idleSince = (machineNow: Date): Date => new Date(machineNow.getTime() - SESSION_IDLE)

const sessionColumns = [
  'p.id as personId',
  'p.name',
  'p.home_area_path as homeAreaPath',
  'p.guest',
  's.grant_id as actingGrantId',
  's.seen_at as seenAt',
  's.proved_at as provedAt',
  'g.id as grantId',
  'g.role',
  'g.area_path as areaPath',
  'g.owner_id as ownerId',
  'g.nomination_id as nominationId',
  'g.acting',
  'g.valid_until as validUntil',
  'f.created_at as secondFactorAt',
] as const

/** A live session with its person and the grants in force, oldest grant first: one row for each, in one query. */
export const findSession = (
  reader: Reader,
  idHash: string,
  now: Date,
  machineNow: Date,
): Promise<SessionRow[]> =>
  reader
    .withTables<PeopleTables>()
    .selectFrom('session as s')
    .innerJoin('person as p', 'p.id', 's.person_id')
    .leftJoin('role_grant as g', join =>
      join
        .onRef('g.person_id', '=', 'p.id')
        .on('g.ended_at', 'is', null)
        .on('g.valid_from', '<=', now)
        .on(eb => eb.or([eb('g.valid_until', 'is', null), eb('g.valid_until', '>', now)])),
    )
    .leftJoin('second_factor as f', 'f.person_id', 'p.id')
    .select(sessionColumns)
    .where('s.id_hash', '=', idHash)
    .where('s.expires_at', '>', machineNow)
    .where('s.seen_at', '>', idleSince(machineNow))
    .where('p.disabled_at', 'is', null)
    .orderBy('g.created_at')
    .orderBy('g.id')
    .execute()

export async function addSession(
  tx: Tx,
  session: Readonly<{ idHash: string; personId: string; grantId: string | null; device?: string }>,
  machineNow: Date,
): Promise<void> {
  await tx
    .withTables<PeopleTables>()
    .insertInto('session')
    .values({
      id_hash: session.idHash,
      person_id: session.personId,
      grant_id: session.grantId,
      device: session.device ?? '',
      created_at: machineNow,
      seen_at: machineNow,
      proved_at: machineNow,
      expires_at: new Date(machineNow.getTime() + SESSION_LONGEST),
    })
    .execute()
}

/** Notes a visit, unless another one was noted at about the same moment. */
export async function touchSession(tx: Tx, idHash: string, machineNow: Date): Promise<void> {
  await tx
    .withTables<PeopleTables>()
    .updateTable('session')
    .set({ seen_at: machineNow })
    .where('id_hash', '=', idHash)
    .where('seen_at', '<', machineNow)
    .execute()
}

/** The person of this session has just proved who they are; false when there is no such session of this person. */
export async function noteProof(
  tx: Tx,
  idHash: string,
  personId: string,
  machineNow: Date,
): Promise<boolean> {
  const result = await tx
    .withTables<PeopleTables>()
    .updateTable('session')
    .set({ proved_at: machineNow })
    .where('id_hash', '=', idHash)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return Number(result.numUpdatedRows) === 1
}

/** False when there is no such session of this person. */
export async function setActingGrant(
  tx: Tx,
  idHash: string,
  personId: string,
  grantId: string,
): Promise<boolean> {
  const result = await tx
    .withTables<PeopleTables>()
    .updateTable('session')
    .set({ grant_id: grantId })
    .where('id_hash', '=', idHash)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return Number(result.numUpdatedRows) === 1
}

export async function removeSession(tx: Tx, idHash: string): Promise<void> {
  await tx.withTables<PeopleTables>().deleteFrom('session').where('id_hash', '=', idHash).execute()
}

/** Ends one session; false when it is no session of this person. */
export async function removeSessionOf(tx: Tx, personId: string, idHash: string): Promise<boolean> {
  const result = await tx
    .withTables<PeopleTables>()
    .deleteFrom('session')
    .where('id_hash', '=', idHash)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return Number(result.numDeletedRows) === 1
}

/** Ends the sessions of a person, but not the one of `exceptHash`, and what waits for a second step; returns how many. */
export async function removeSessionsOf(tx: Tx, personId: string, exceptHash: string | null): Promise<number> {
  const db = tx.withTables<PeopleTables>()
  await db.deleteFrom('half_session').where('person_id', '=', personId).execute()
  const result = await db
    .deleteFrom('session')
    .where('person_id', '=', personId)
    .where('id_hash', '!=', exceptHash ?? '')
    .executeTakeFirst()
  return Number(result.numDeletedRows)
}

/** Clears away what is over, of everybody. */
export async function removeOverSessions(tx: Tx, machineNow: Date): Promise<void> {
  await tx
    .withTables<PeopleTables>()
    .deleteFrom('session')
    .where(eb => eb.or([eb('expires_at', '<=', machineNow), eb('seen_at', '<=', idleSince(machineNow))]))
    .execute()
}

export type LiveSession = Readonly<{
  idHash: string
  createdAt: Date
  seenAt: Date
  expiresAt: Date
  /** Browser and system in words; empty where they are not known. */
  device: string
}>

/** A person's live sessions, the last visited first. */
export const listSessions = (reader: Reader, personId: string, machineNow: Date): Promise<LiveSession[]> =>
  reader
    .withTables<PeopleTables>()
    .selectFrom('session')
    .select([
      'id_hash as idHash',
      'created_at as createdAt',
      'seen_at as seenAt',
      'expires_at as expiresAt',
      'device',
    ])
    .where('person_id', '=', personId)
    .where('expires_at', '>', machineNow)
    .where('seen_at', '>', idleSince(machineNow))
    .orderBy('seen_at', 'desc')
    .execute()
