import { sql, type RawBuilder } from 'kysely'
import type { Reader } from '../../../platform/database/index.ts'
import type { PeopleTables } from '../people-tables.ts'

export const mailStates = ['waiting', 'retrying', 'sent', 'failed'] as const
export type MailState = (typeof mailStates)[number]

/** A mail as the log of deliveries shows it: to whom and about what, never what it says. */
export type LoggedMail = Readonly<{
  id: string
  /** Its reader's name; null for somebody without an account. */
  name: string | null
  about: string
  state: MailState
  createdAt: Date
  sentAt: Date | null
  attempts: number
  code: string | null
}>

const stateOf: RawBuilder<MailState> = sql<MailState>`case
  when m.sent_at is not null then 'sent' when m.dead_at is not null then 'failed'
  when m.attempts > 0 then 'retrying' else 'waiting' end`

type LogKey = Readonly<{ at: Date; id: string }>

/** Mails, the newest first, after a place. One query. */
export async function listMails(
  reader: Reader,
  options: Readonly<{ state: MailState | null; after: LogKey | null; limit: number }>,
): Promise<readonly LoggedMail[]> {
  const { state, after, limit } = options
  let query = reader
    .withTables<PeopleTables>()
    .selectFrom('mail as m')
    .leftJoin('person as p', 'p.id', 'm.person_id')
    .select([
      'm.id',
      'p.name',
      'm.about',
      stateOf.as('state'),
      'm.created_at as createdAt',
      'm.sent_at as sentAt',
      'm.attempts',
      'm.last_error as code',
    ])
    .orderBy('m.created_at', 'desc')
    .orderBy('m.id', 'desc')
    .limit(limit)
  if (state) query = query.where(stateOf, '=', state)
  if (after)
    query = query.where(eb =>
      eb.or([
        eb('m.created_at', '<', after.at),
        eb.and([eb('m.created_at', '=', after.at), eb('m.id', '<', after.id)]),
      ]),
    )
  return query.execute()
}

/** How many mails are in each state. One query. */
export async function countMails(reader: Reader): Promise<Readonly<Record<MailState, number>>> {
  const rows = await reader
    .withTables<PeopleTables>()
    .selectFrom('mail as m')
    .select(eb => [stateOf.as('state'), eb.fn.countAll<string>().as('count')])
    .groupBy(stateOf)
    .execute()
  const found = new Map(rows.map(row => [row.state, Number(row.count)]))
  return {
    waiting: found.get('waiting') ?? 0,
    retrying: found.get('retrying') ?? 0,
    sent: found.get('sent') ?? 0,
    failed: found.get('failed') ?? 0,
  }
}
