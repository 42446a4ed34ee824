import { sql } from 'kysely'
import type { Reader } from '../../platform/database/index.ts'

/**
 * Who took part in the plenary on some nominations, by nomination: who moved or seconded, voted, led the case, or declared
 * an interest in it. Where nobody objected, or hands were counted, every member who was there then: nobody noted whose
 * hands they were. One query.
 */
export async function tookPartInPlenary(
  reader: Reader,
  nominationIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (nominationIds.length === 0) return new Map()
  const { rows } = await sql<{ nomination: string; person: string }>`
    select act.nomination_id as nomination, act.person from (
      select nomination_id, unnest(array[moved_by, seconded_by]) as person from plenary_motion
      union select m.nomination_id, v.person_id from plenary_motion m
        join plenary_vote v on v.motion_id = m.id
      union select t.nomination_id, l.person_id from plenary_turn t
        join plenary_lead l on l.turn_id = t.id
      union select t.nomination_id, r.person_id from plenary_turn t
        join plenary_recusal r on r.turn_id = t.id where r.kind = 'declared'
      union select m.nomination_id, a.person_id from plenary_motion m
        join plenary_attendance a on a.session_id = m.session_id and a.came_at <= m.counted_at
          and coalesce(a.left_at, m.counted_at) >= m.counted_at
        join plenary_member b on b.session_id = a.session_id and b.person_id = a.person_id and b.role = ''
        where (m.means = 'consensus' or m.by_hand > 0)
          and not exists (select from plenary_recusal r where r.turn_id = m.turn_id and r.person_id = a.person_id
            and r.noted_at <= m.counted_at and (r.lifted_at is null or r.lifted_at > m.counted_at))
    ) as act
    where act.nomination_id = any(${nominationIds})
    order by act.nomination_id, act.person`.execute(reader)
  return new Map(
    [...Map.groupBy(rows, row => row.nomination)].map(([id, own]) => [id, own.map(row => row.person)]),
  )
}
