import type { Reader, Tx } from '../../platform/database/index.ts'
import type { Recusal, RecusalKind } from './session.ts'

type Tables = {
  plenary_turn: { id: string; session_id: string; nomination_id: string; number: number }
  plenary_recusal: {
    turn_id: string
    person_id: string
    kind: RecusalKind
    noted_at: Date
    noted_by: string
    lifted_at: Date | null
  }
}

/** Who was out for the cases of a session, those whose recusal ended among them. */
export async function listRecusals(reader: Reader, sessionId: string): Promise<readonly Recusal[]> {
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('plenary_recusal')
    .innerJoin('plenary_turn', 'plenary_turn.id', 'plenary_recusal.turn_id')
    .selectAll('plenary_recusal')
    .where('plenary_turn.session_id', '=', sessionId)
    .orderBy('plenary_turn.number')
    .orderBy('plenary_recusal.person_id')
    .execute()
  return rows.map(row => ({
    turnId: row.turn_id,
    personId: row.person_id,
    kind: row.kind,
    notedAt: row.noted_at,
    liftedAt: row.lifted_at,
  }))
}

/** Who said in any session that the case is none of theirs. */
export async function listDeclared(reader: Reader, nominationId: string): Promise<readonly string[]> {
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('plenary_recusal')
    .innerJoin('plenary_turn', 'plenary_turn.id', 'plenary_recusal.turn_id')
    .select('plenary_recusal.person_id')
    .distinct()
    .where('plenary_turn.nomination_id', '=', nominationId)
    .where('plenary_recusal.kind', '=', 'declared')
    .execute()
  return rows.map(row => row.person_id)
}

export async function insertRecusals(tx: Tx, recusals: readonly Recusal[], by: string): Promise<void> {
  if (recusals.length === 0) return
  await tx
    .withTables<Tables>()
    .insertInto('plenary_recusal')
    .values(
      recusals.map(one => ({
        turn_id: one.turnId,
        person_id: one.personId,
        kind: one.kind,
        noted_at: one.notedAt,
        noted_by: by,
        lifted_at: one.liftedAt,
      })),
    )
    .onConflict(conflict => conflict.doNothing())
    .execute()
}

/** What was found about anybody else of this turn is cleared by now. */
export async function liftRecusals(
  tx: Tx,
  turnId: string,
  standing: readonly string[],
  at: Date,
): Promise<void> {
  let query = tx
    .withTables<Tables>()
    .updateTable('plenary_recusal')
    .set({ lifted_at: at })
    .where('turn_id', '=', turnId)
    .where('kind', '=', 'found-interest')
    .where('lifted_at', 'is', null)
  if (standing.length > 0) query = query.where('person_id', 'not in', standing)
  await query.execute()
}
