import type { Reader, Tx } from '../../platform/database/index.ts'
import type { Choice, Motion, MotionKind, MotionState, Vote, Voided } from './motion.ts'
import type { Turn } from './session.ts'

type TurnRow = {
  id: string
  session_id: string
  nomination_id: string
  number: number
  called_at: Date
  ended_at: Date | null
  reason: string
}
type MotionRow = {
  id: string
  turn_id: string
  session_id: string
  nomination_id: string
  number: number
  kind: MotionKind
  proposed_stars: number
  stars: number | null
  reason: string
  proposal_digest: string
  moved_by: string
  seconded_by: string
  put_at: Date
  put_by: string
  state: MotionState
  means: 'vote' | 'consensus' | null
  yes: number | null
  no: number | null
  abstained: number | null
  by_hand: number | null
  present: number | null
  quorum: number | null
  silent: number | null
  casting: 'yes' | 'no' | null
  counted_by: string | null
  counted_at: Date | null
  void_cause: Voided['cause'] | null
  void_reason: string
  votes_kept: number | null
}
type Tables = {
  plenary_turn: TurnRow
  plenary_motion: MotionRow
  plenary_vote: { motion_id: string; person_id: string; choice: Choice; cast_at: Date }
}

const turnFrom = (row: TurnRow): Turn => ({
  id: row.id,
  nominationId: row.nomination_id,
  number: row.number,
  calledAt: row.called_at,
  endedAt: row.ended_at,
  reason: row.reason,
})

const motionFrom = (row: MotionRow): Motion => ({
  id: row.id,
  turnId: row.turn_id,
  nominationId: row.nomination_id,
  number: row.number,
  kind: row.kind,
  proposedStars: row.proposed_stars,
  stars: row.stars,
  reason: row.reason,
  proposalDigest: row.proposal_digest,
  movedBy: row.moved_by,
  secondedBy: row.seconded_by,
  putAt: row.put_at,
  state: row.state,
  counted:
    row.means === null
      ? null
      : {
          means: row.means,
          yes: row.yes ?? 0,
          no: row.no ?? 0,
          abstained: row.abstained ?? 0,
          byHand: row.by_hand ?? 0,
          present: row.present ?? 0,
          quorum: row.quorum ?? 0,
          silent: row.silent,
        },
  casting: row.casting,
  countedBy: row.counted_by,
  countedAt: row.counted_at,
  voided:
    row.void_cause === null
      ? null
      : { cause: row.void_cause, reason: row.void_reason, votes: row.votes_kept ?? 0 },
})

/** The cases that were before a session, in the order in which they came. */
export async function listTurns(reader: Reader, sessionId: string): Promise<readonly Turn[]> {
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('plenary_turn')
    .selectAll()
    .where('session_id', '=', sessionId)
    .orderBy('number')
    .execute()
  return rows.map(turnFrom)
}

export async function listMotions(reader: Reader, sessionId: string): Promise<readonly Motion[]> {
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('plenary_motion')
    .selectAll()
    .where('session_id', '=', sessionId)
    .orderBy('number')
    .execute()
  return rows.map(motionFrom)
}

/** The votes on the motion that is before the session. */
export async function listOpenVotes(reader: Reader, sessionId: string): Promise<readonly Vote[]> {
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('plenary_vote')
    .innerJoin('plenary_motion', 'plenary_motion.id', 'plenary_vote.motion_id')
    .select(['person_id', 'choice', 'cast_at'])
    .where('plenary_motion.session_id', '=', sessionId)
    .where('plenary_motion.state', 'in', ['open', 'tied'])
    .execute()
  return rows.map(row => ({ personId: row.person_id, choice: row.choice, castAt: row.cast_at }))
}

export async function insertTurn(tx: Tx, sessionId: string, turn: Turn): Promise<void> {
  await tx
    .withTables<Tables>()
    .insertInto('plenary_turn')
    .values({
      id: turn.id,
      session_id: sessionId,
      nomination_id: turn.nominationId,
      number: turn.number,
      called_at: turn.calledAt,
      ended_at: turn.endedAt,
      reason: turn.reason,
    })
    .execute()
}

export async function endTurn(tx: Tx, sessionId: string, at: Date): Promise<void> {
  await tx
    .withTables<Tables>()
    .updateTable('plenary_turn')
    .set({ ended_at: at })
    .where('session_id', '=', sessionId)
    .where('ended_at', 'is', null)
    .execute()
}

export async function insertMotion(tx: Tx, sessionId: string, motion: Motion, by: string): Promise<void> {
  await tx
    .withTables<Tables>()
    .insertInto('plenary_motion')
    .values({
      id: motion.id,
      turn_id: motion.turnId,
      session_id: sessionId,
      nomination_id: motion.nominationId,
      number: motion.number,
      kind: motion.kind,
      proposed_stars: motion.proposedStars,
      stars: motion.stars,
      reason: motion.reason,
      proposal_digest: motion.proposalDigest,
      moved_by: motion.movedBy,
      seconded_by: motion.secondedBy,
      put_at: motion.putAt,
      put_by: by,
      state: 'open',
      means: null,
      yes: null,
      no: null,
      abstained: null,
      by_hand: null,
      present: null,
      quorum: null,
      silent: null,
      casting: null,
      counted_by: null,
      counted_at: null,
      void_cause: null,
      void_reason: '',
      votes_kept: null,
    })
    .execute()
}

/** Stores how the motion ended; false when it had ended before. */
export async function saveOutcome(tx: Tx, motion: Motion): Promise<boolean> {
  const { counted } = motion
  const { numUpdatedRows } = await tx
    .withTables<Tables>()
    .updateTable('plenary_motion')
    .set({
      state: motion.state,
      means: counted?.means ?? null,
      yes: counted?.yes ?? null,
      no: counted?.no ?? null,
      abstained: counted?.abstained ?? null,
      by_hand: counted?.byHand ?? null,
      present: counted?.present ?? null,
      quorum: counted?.quorum ?? null,
      silent: counted?.silent ?? null,
      casting: motion.casting,
      counted_by: motion.countedBy,
      counted_at: motion.countedAt,
      void_cause: motion.voided?.cause ?? null,
      void_reason: motion.voided?.reason ?? '',
      votes_kept: motion.voided?.votes ?? null,
    })
    .where('id', '=', motion.id)
    .where('state', 'in', ['open', 'tied'])
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** The member's vote; a later one of the same member replaces it while the vote is open. */
export async function saveVote(tx: Tx, motionId: string, { personId, choice, castAt }: Vote): Promise<void> {
  await tx
    .withTables<Tables>()
    .insertInto('plenary_vote')
    .values({ motion_id: motionId, person_id: personId, choice, cast_at: castAt })
    .onConflict(conflict =>
      conflict.columns(['motion_id', 'person_id']).doUpdateSet({ choice, cast_at: castAt }),
    )
    .execute()
}

/** A member who turns out to have an interest has not voted. */
export async function dropVote(tx: Tx, motionId: string, personId: string): Promise<void> {
  await tx
    .withTables<Tables>()
    .deleteFrom('plenary_vote')
    .where('motion_id', '=', motionId)
    .where('person_id', '=', personId)
    .execute()
}
