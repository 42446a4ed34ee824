import { sql } from 'kysely'
import type { Reader } from '../../platform/database/index.ts'
import { listSettledByMotion, listSettlements } from '../decisions/index.ts'
import { listNominationsByIds } from '../nominations/index.ts'

type Found = { id: string }

const idsOf = async (query: ReturnType<typeof sql<Found>>, reader: Reader): Promise<readonly string[]> =>
  (await query.execute(reader)).rows.map(row => row.id)

/** Motions with a vote of somebody who was not there at that moment. */
export const listVotesOfAbsent = (reader: Reader): Promise<readonly string[]> =>
  idsOf(
    sql<Found>`select distinct plenary_motion.id from plenary_vote
      join plenary_motion on plenary_motion.id = plenary_vote.motion_id
      where not exists (select 1 from plenary_attendance
        where plenary_attendance.session_id = plenary_motion.session_id
          and plenary_attendance.person_id = plenary_vote.person_id
          and plenary_attendance.came_at <= plenary_vote.cast_at
          and coalesce(plenary_attendance.left_at, plenary_vote.cast_at) >= plenary_vote.cast_at)`,
    reader,
  )

/** Motions with a vote of somebody who is no member, or attends in a role without a vote. */
export const listVotesOfOthers = (reader: Reader): Promise<readonly string[]> =>
  idsOf(
    sql<Found>`select distinct plenary_motion.id from plenary_vote
      join plenary_motion on plenary_motion.id = plenary_vote.motion_id
      where not exists (select 1 from plenary_member
        where plenary_member.session_id = plenary_motion.session_id
          and plenary_member.person_id = plenary_vote.person_id and plenary_member.role = '')`,
    reader,
  )

/** Motions with a vote of somebody who was out for the case then. */
export const listRecusedVotes = (reader: Reader): Promise<readonly string[]> =>
  idsOf(
    sql<Found>`select distinct plenary_motion.id from plenary_motion
      join plenary_recusal on plenary_recusal.turn_id = plenary_motion.turn_id
      join plenary_vote on plenary_vote.motion_id = plenary_motion.id
        and plenary_vote.person_id = plenary_recusal.person_id
      where plenary_recusal.noted_at <= plenary_vote.cast_at
        and (plenary_recusal.lifted_at is null or plenary_recusal.lifted_at > plenary_vote.cast_at)`,
    reader,
  )

/** Void motions of which a vote was lost, or to which one came later. */
export const listLostVotes = (reader: Reader): Promise<readonly string[]> =>
  idsOf(
    sql<Found>`select plenary_motion.id from plenary_motion
      left join plenary_vote on plenary_vote.motion_id = plenary_motion.id
      where plenary_motion.state = 'void'
      group by plenary_motion.id
      having count(plenary_vote.person_id) <> plenary_motion.votes_kept`,
    reader,
  )

/** Motions that were carried without the votes for it, without quorum, or with more votes than people. */
export const listWrongCounts = (reader: Reader): Promise<readonly string[]> =>
  idsOf(
    sql<Found>`select id from plenary_motion
      where state in ('passed', 'lost') and means is not null
        and (yes + no + abstained > present or present < quorum or by_hand > yes + no + abstained
          or (state = 'passed' and (yes = 0 or yes < no or (yes = no and casting is distinct from 'yes'))))`,
    reader,
  )

/** Settlements that name a motion which was not carried, or was about something else. */
export async function listUnmatchedSettlements(reader: Reader): Promise<readonly string[]> {
  const settled = await listSettledByMotion(reader)
  if (settled.length === 0) return []
  const { rows } = await sql<{
    id: string
    nomination_id: string
    stars: number | null
    state: string
  }>`select id, nomination_id, stars, state from plenary_motion where state = 'passed'`.execute(reader)
  const motions = new Map(rows.map(row => [row.id, row]))
  return settled
    .filter(one => {
      const motion = motions.get(one.motionId)
      return motion?.nomination_id !== one.nominationId || motion.stars !== one.settledStars
    })
    .map(one => one.nominationId)
}

/** Open nominations with a settlement from before the motion that put them off. */
export async function listDeferredSettled(reader: Reader): Promise<readonly string[]> {
  const { rows } = await sql<{ nomination_id: string; at: Date }>`
    select nomination_id, max(counted_at) as at from plenary_motion
    where state = 'passed' and stars is null group by nomination_id`.execute(reader)
  const settlements = await listSettlements(
    reader,
    rows.map(row => row.nomination_id),
  )
  const isOlder = ({ nomination_id, at }: (typeof rows)[number]): boolean => {
    const settlement = settlements.get(nomination_id)
    return settlement !== undefined && settlement.settledAt < at
  }
  const wrong = rows.filter(isOlder).map(row => row.nomination_id)
  // On a signed list it stands as it was signed, also where the platform did not end it yet when it was put off.
  const nominations = await listNominationsByIds(reader, wrong)
  return nominations
    .filter(one => one.state === 'in-assessment' || one.state === 'assessed')
    .map(one => one.id)
}
