import { sql, type RawBuilder } from 'kysely'
import type { Columns } from '../../access/index.ts'
import type { Reader, Tx } from '../../platform/database/index.ts'
import { nominationColumns, queueColumns } from '../nominations/index.ts'

type Tables = {
  refusal_proposal: {
    id: string
    nomination_id: string
    round: number
    note: string
    proposed_by: string
    proposed_at: Date
    outcome: 'confirmed' | 'sent-back' | null
    outcome_note: string | null
    decided_by: string | null
    decided_at: Date | null
  }
}

/** That a file should not be admitted: one person's proposal, until another confirms it or sends it back. */
export type Proposal = Readonly<{
  id: string
  nominationId: string
  round: number
  note: string
  proposedBy: string
  proposedAt: Date
  decided: Readonly<{ outcome: 'confirmed' | 'sent-back'; note: string; by: string; at: Date }> | null
}>

const proposalOf = (row: Tables['refusal_proposal']): Proposal => ({
  id: row.id,
  nominationId: row.nomination_id,
  round: row.round,
  note: row.note,
  proposedBy: row.proposed_by,
  proposedAt: row.proposed_at,
  decided:
    row.outcome === null || row.decided_at === null
      ? null
      : {
          outcome: row.outcome,
          note: row.outcome_note ?? '',
          by: row.decided_by ?? '',
          at: row.decided_at,
        },
})

/** The proposals to refuse a file, the newest first. */
export async function listProposals(reader: Reader, nominationId: string): Promise<readonly Proposal[]> {
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('refusal_proposal')
    .selectAll()
    .where('nomination_id', '=', nominationId)
    .orderBy('proposed_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map(proposalOf)
}

/** False when another proposal for the same file is open. */
export async function insertProposal(tx: Tx, proposal: Omit<Proposal, 'decided'>): Promise<boolean> {
  const row = await tx
    .withTables<Tables>()
    .insertInto('refusal_proposal')
    .values({
      id: proposal.id,
      nomination_id: proposal.nominationId,
      round: proposal.round,
      note: proposal.note,
      proposed_by: proposal.proposedBy,
      proposed_at: proposal.proposedAt,
      outcome: null,
      outcome_note: null,
      decided_by: null,
      decided_at: null,
    })
    .onConflict(conflict => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** False when it was decided about meanwhile. */
export async function decideProposal(
  tx: Tx,
  id: string,
  decided: NonNullable<Proposal['decided']>,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .withTables<Tables>()
    .updateTable('refusal_proposal')
    .set({
      outcome: decided.outcome,
      outcome_note: decided.note,
      decided_by: decided.by,
      decided_at: decided.at,
    })
    .where('id', '=', id)
    .where('outcome', 'is', null)
    .executeTakeFirst()
  return Number(numUpdatedRows) === 1
}

/** A condition on a list of nominations: a refusal waits for its second look. */
export const awaitsSecondLook = (nominationId: RawBuilder<string>): RawBuilder<boolean> =>
  sql<boolean>`${nominationId} in (select nomination_id from refusal_proposal where outcome is null)`

/** The columns of a list of nominations, for `whereAllowed` on acts that somebody else prepared. */
export const verificationColumns: Columns = {
  ...nominationColumns,
  preparedBy: personId =>
    sql<boolean>`${queueColumns.id} in (select nomination_id from refusal_proposal
      where outcome is null and proposed_by = ${personId})`,
}
