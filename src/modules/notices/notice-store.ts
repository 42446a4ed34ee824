import { sql } from 'kysely'
import type { AreaPath } from '../../foundation/area-path.ts'
import type { Reader, Tx } from '../../platform/database/index.ts'
import { isNoticeEvent, type Notice, type Pace } from './notice.ts'

type Tables = {
  notice: {
    id: string
    seq: number
    person_id: string
    event: string
    nomination_id: string
    area_path: string
    at: Date
    urgent: boolean
    mailed_at: Date | null
  }
  notice_pace: { person_id: string; pace: Pace; digest_day: string | null; row_version: number }
}

const noticesOf = (rows: readonly Tables['notice'][]): readonly Notice[] =>
  rows.flatMap(row =>
    isNoticeEvent(row.event)
      ? [
          {
            id: row.id,
            seq: Number(row.seq),
            personId: row.person_id,
            event: row.event,
            nominationId: row.nomination_id,
            areaPath: row.area_path,
            at: row.at,
            urgent: row.urgent,
            mailedAt: row.mailed_at,
          },
        ]
      : [],
  )

/** A statement takes so many values: a release tells thousands at once. */
const TOGETHER = 1_000

/** Tells people of acts; whoever was told of one before is left out. */
export async function insertNotices(tx: Tx, notices: readonly Notice[]): Promise<void> {
  for (let first = 0; first < notices.length; first += TOGETHER)
    await insertSome(tx, notices.slice(first, first + TOGETHER))
}

async function insertSome(tx: Tx, notices: readonly Notice[]): Promise<void> {
  await tx
    .withTables<Tables>()
    .insertInto('notice')
    .values(
      notices.map(one => ({
        id: one.id,
        seq: one.seq,
        person_id: one.personId,
        event: one.event,
        nomination_id: one.nominationId,
        area_path: one.areaPath,
        at: one.at,
        urgent: one.urgent,
        mailed_at: null,
      })),
    )
    .onConflict(conflict => conflict.columns(['seq', 'person_id', 'nomination_id']).doNothing())
    .execute()
}

/** That somebody was told of an event of a nomination before. */
export type AlreadyTold = Readonly<{ event: string; nominationId: string; personId: string; at: Date }>

/** What was told of these nominations since a moment. One query. */
export async function listTold(
  reader: Reader,
  nominationIds: readonly string[],
  since: Date,
): Promise<readonly AlreadyTold[]> {
  const { rows } = await sql<AlreadyTold>`
    select event, nomination_id as "nominationId", person_id as "personId", at
    from notice where nomination_id = any(${nominationIds}) and at >= ${since}`.execute(reader)
  return rows
}

export type NoticeKey = Readonly<{ at: Date; id: string }>

/** A person's notices, the newest first, after a place. One query. */
export async function listNotices(
  reader: Reader,
  personId: string,
  options: Readonly<{ after: NoticeKey | null; limit: number }>,
): Promise<readonly Notice[]> {
  let query = reader
    .withTables<Tables>()
    .selectFrom('notice')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(options.limit)
  const { after } = options
  if (after)
    query = query.where(eb =>
      eb.or([eb('at', '<', after.at), eb.and([eb('at', '=', after.at), eb('id', '<', after.id)])]),
    )
  return noticesOf(await query.execute())
}

/** Somebody for whom notices wait to be mailed: one line for each person, however many wait. */
export type Waiting = Readonly<{
  personId: string
  pace: Exclude<Pace, 'none'>
  digestDay: string | null
  /** The area of one of them, for the hour of the day there. */
  areaPath: AreaPath
  urgent: boolean
}>

/** Who waits for a mail about acts since a moment; whoever wants none is left out. One query. */
export async function listWaiting(reader: Reader, since: Date): Promise<readonly Waiting[]> {
  const { rows } = await sql<Waiting>`
    select n.person_id as "personId", coalesce(p.pace, 'important') as pace, p.digest_day as "digestDay",
      min(n.area_path) as "areaPath", bool_or(n.urgent) as urgent
    from notice n left join notice_pace p on p.person_id = n.person_id
    where n.mailed_at is null and n.at > ${since} and coalesce(p.pace, 'important') <> 'none'
    group by n.person_id, p.pace, p.digest_day order by n.person_id`.execute(reader)
  return rows
}

/** What was not mailed to these people yet, of acts since a moment, the oldest first. One query. */
export async function listUnmailed(
  reader: Reader,
  people: readonly string[],
  since: Date,
): Promise<readonly Notice[]> {
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('notice')
    .selectAll()
    .where('mailed_at', 'is', null)
    .where('person_id', '=', sql<string>`any(${people})`)
    .where('at', '>', since)
    .orderBy('at')
    .orderBy('id')
    .execute()
  return noticesOf(rows)
}

export async function markMailed(tx: Tx, ids: readonly string[], now: Date): Promise<void> {
  await tx
    .withTables<Tables>()
    .updateTable('notice')
    .set({ mailed_at: now })
    .where('id', '=', sql<string>`any(${ids})`)
    .execute()
}

/** Those of these people who want no mail. One query. */
export async function listWithoutMail(reader: Reader, people: readonly string[]): Promise<readonly string[]> {
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('notice_pace')
    .select('person_id')
    .where('person_id', '=', sql<string>`any(${people})`)
    .where('pace', '=', 'none')
    .execute()
  return rows.map(row => row.person_id)
}

/** How many people were mailed, and were not, what these events of these nominations told them at a moment. One query. */
export async function countMailed(
  reader: Reader,
  { events, nominationIds }: Readonly<{ events: readonly string[]; nominationIds: readonly string[] }>,
  at: Date,
): Promise<Readonly<{ people: number; notMailed: number }>> {
  const { rows } = await sql<{ people: number; notMailed: number }>`
    select (count(*) filter (where mailed))::int as people, (count(*) filter (where not mailed))::int as "notMailed"
    from (
      select person_id, bool_or(mailed_at is not null) as mailed from notice
      where nomination_id = any(${nominationIds}) and event = any(${events}) and at = ${at} group by person_id
    ) as told`.execute(reader)
  return rows[0] ?? { people: 0, notMailed: 0 }
}

/** How a person wants to be written to, and the day of the last mail of the day. */
export type Pacing = Readonly<{ pace: Pace; digestDay: string | null; rowVersion: number }>
const usual: Pacing = { pace: 'important', digestDay: null, rowVersion: 0 }

export async function getPacing(reader: Reader, personId: string): Promise<Pacing> {
  const row = await reader
    .withTables<Tables>()
    .selectFrom('notice_pace')
    .selectAll()
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return row ? { pace: row.pace, digestDay: row.digest_day, rowVersion: row.row_version } : usual
}

/** False when it was changed since it was read. */
export async function savePace(
  tx: Tx,
  personId: string,
  { pace, rowVersion }: Pick<Pacing, 'pace' | 'rowVersion'>,
): Promise<boolean> {
  const row = await tx
    .withTables<Tables>()
    .insertInto('notice_pace')
    .values({ person_id: personId, pace, digest_day: null, row_version: 1 })
    .onConflict(conflict =>
      conflict
        .column('person_id')
        .doUpdateSet({ pace, row_version: rowVersion + 1 })
        .where('notice_pace.row_version', '=', rowVersion),
    )
    .returning('person_id')
    .executeTakeFirst()
  return row !== undefined
}

/** Notes that the mail of a day went to a person. */
export async function noteDigest(tx: Tx, personId: string, day: string): Promise<void> {
  await tx
    .withTables<Tables>()
    .insertInto('notice_pace')
    .values({ person_id: personId, pace: 'important', digest_day: day, row_version: 0 })
    .onConflict(conflict => conflict.column('person_id').doUpdateSet({ digest_day: day }))
    .execute()
}
