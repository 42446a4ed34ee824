import { sql } from 'kysely'
import type { Reader } from '../../platform/database/index.ts'
import { idsFrom } from '../../platform/invariant.ts'
import { counts, ways } from './lifecycle.ts'

/** Products whose blind code is another product's too, or has not the form of one. */
export const listWrongCodes = (reader: Reader): Promise<readonly string[]> =>
  idsFrom(
    reader,
    sql`select b.nomination_id as id from blind_code b where b.code !~ '^[A-Z]{2}-[0-9]{4}$' or exists (
      select 1 from blind_code o where o.code = b.code and (o.nomination_id, o.round) <> (b.nomination_id, b.round))
      order by b.nomination_id`,
  )

const moved = (count: string) =>
  sql`coalesce(sum(case when e.to_count = ${count} then e.pieces else 0 end)
    - sum(case when e.from_count = ${count} then e.pieces else 0 end), 0)`

/** Samples with a count that is not what the links of their chain add up to. */
export const listWrongCounts = (reader: Reader): Promise<readonly string[]> =>
  idsFrom(
    reader,
    sql`select s.id from sample s left join sample_event e on e.sample_id = s.id group by s.id
      having ${sql.join(
        counts.map(count => sql`s.${sql.id(count)} <> ${moved(count)}`),
        sql` or `,
      )} order by s.id`,
  )

/** Samples with a link that moves pieces in a way that the table of moves does not know. */
export const listIllegalMoves = (reader: Reader): Promise<readonly string[]> => {
  const legal = Object.entries(ways).map(([kind, { from, to }]) => `${kind} ${from ?? '-'} ${to ?? '-'}`)
  return idsFrom(
    reader,
    sql`select distinct e.sample_id as id from sample_event e
      where not (e.kind || ' ' || coalesce(e.from_count, '-') || ' ' || coalesce(e.to_count, '-') = any(${legal}))
      order by e.sample_id`,
  )
}

/** Samples whose state is not the one that follows from where their pieces are, or that are out without a session. */
export const listWrongStates = (reader: Reader): Promise<readonly string[]> =>
  idsFrom(
    reader,
    sql`select id from sample where (session > 0) <> (session_id is not null) or state <> case
      when session > 0 then 'at-session'
      when store > 0 then 'stored'
      when back > 0 then 'going-back'
      when underway > 0 or returned + consumed + discarded + lost = 0
        then case when sent_on is null then 'announced' else 'sent' end
      when returned > 0 then 'returned'
      when consumed > 0 then 'consumed'
      when discarded > 0 then 'discarded'
      else 'lost' end order by id`,
  )
