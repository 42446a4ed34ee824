import { sql } from 'kysely'
import { json, type Reader, type Tx } from '../../platform/database/index.ts'
import { plenaryTurn } from '../assessment/index.ts'
import type { Proposal } from './cases/proposal.ts'
import type { Settlement } from './settlement.ts'

type Row = {
  nomination_id: string
  edition_id: string
  proposal: unknown
  proposal_digest: string
  proposed_stars: number
  settled_stars: number
  reason: string
  settled_by: string
  settled_at: Date
  motion_id: string | null
  row_version: number
}
type Tables = { settlement: Row }

const settlementFrom = (row: Row): Settlement => ({
  nominationId: row.nomination_id,
  editionId: row.edition_id,
  proposal: row.proposal as Proposal,
  proposalDigest: row.proposal_digest,
  proposedStars: row.proposed_stars,
  settledStars: row.settled_stars,
  reason: row.reason,
  settledBy: row.settled_by,
  settledAt: row.settled_at,
  motionId: row.motion_id,
  rowVersion: row.row_version,
})

/** The settlements of some nominations, by nomination. One query. */
export async function listSettlements(
  reader: Reader,
  nominationIds: readonly string[],
): Promise<ReadonlyMap<string, Settlement>> {
  if (nominationIds.length === 0) return new Map()
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('settlement')
    .selectAll()
    .where('nomination_id', 'in', nominationIds)
    .execute()
  return new Map(rows.map(row => [row.nomination_id, settlementFrom(row)]))
}

/** Stores the settlement of `settlement.rowVersion` + 1; false when somebody else was faster. */
export async function saveSettlement(tx: Tx, settlement: Settlement): Promise<boolean> {
  const db = tx.withTables<Tables>()
  const values = {
    proposal: json(settlement.proposal),
    proposal_digest: settlement.proposalDigest,
    proposed_stars: settlement.proposedStars,
    settled_stars: settlement.settledStars,
    reason: settlement.reason,
    settled_by: settlement.settledBy,
    settled_at: settlement.settledAt,
    motion_id: settlement.motionId,
    row_version: settlement.rowVersion + 1,
  }
  if (settlement.rowVersion === 0) {
    const inserted = await db
      .insertInto('settlement')
      .values({ nomination_id: settlement.nominationId, edition_id: settlement.editionId, ...values })
      .onConflict(conflict => conflict.doNothing())
      .returning('nomination_id')
      .executeTakeFirst()
    return inserted !== undefined
  }
  const { numUpdatedRows } = await db
    .updateTable('settlement')
    .set(values)
    .where('nomination_id', '=', settlement.nominationId)
    .where('row_version', '=', settlement.rowVersion)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/**
 * Ends a settlement: the plenary put the case off after all. What it said stays in the history. False when somebody else
 * was faster.
 */
export async function voidSettlement(
  tx: Tx,
  { nominationId, rowVersion }: Pick<Settlement, 'nominationId' | 'rowVersion'>,
): Promise<boolean> {
  const { numDeletedRows } = await tx
    .withTables<Tables>()
    .deleteFrom('settlement')
    .where('nomination_id', '=', nominationId)
    .where('row_version', '=', rowVersion)
    .executeTakeFirst()
  return numDeletedRows === 1n
}

/** Puts the acts on one edition's list in order: settling waits for signing and finds what it left. */
export async function takePlenaryTurn(reader: Reader, editionId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${plenaryTurn(editionId)}, 0))`.execute(reader)
}

/** The settlements that a session's motion made. */
export async function listSettledByMotion(
  reader: Reader,
): Promise<readonly Readonly<{ nominationId: string; settledStars: number; motionId: string }>[]> {
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('settlement')
    .select(['nomination_id', 'settled_stars', 'motion_id'])
    .where('motion_id', 'is not', null)
    .execute()
  return rows.map(row => ({
    nominationId: row.nomination_id,
    settledStars: row.settled_stars,
    motionId: row.motion_id ?? '',
  }))
}
