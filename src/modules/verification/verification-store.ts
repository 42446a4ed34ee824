import { json, type Reader, type Tx } from '../../platform/database/index.ts'
import type { Finding } from '../nominations/index.ts'
import type { CheckKind, CheckRow, LookedAt } from './check-item.ts'
import { reasonsFrom } from './reasons.ts'

type Tables = {
  check_item: {
    nomination_id: string
    item_id: string
    kind: CheckKind
    state: 'accepted' | 'returned'
    reason: string
    reasons: unknown
    content: unknown
    how: string
    digest: string
    round: number
    checked_by: string
    checked_at: Date
    row_version: number
  }
  check_verdict: {
    id: string
    nomination_id: string
    item_id: string
    kind: CheckKind
    state: 'accepted' | 'returned'
    reasons: unknown
    round: number
    checked_by: string
    checked_at: Date
  }
  verification_outcome: {
    id: string
    nomination_id: string
    round: number
    outcome: OutcomeKind
    reasons: unknown
    decided_by: string
    decided_at: Date
  }
}

export type OutcomeKind = 'returned' | 'admitted' | 'not-admitted'

export type VerificationOutcome = Readonly<{
  id: string
  nominationId: string
  round: number
  outcome: OutcomeKind
  reasons: readonly Finding[]
  decidedBy: string
  decidedAt: Date
}>

/** What was found about one nomination, item by item. */
export async function listChecks(reader: Reader, nominationId: string): Promise<readonly CheckRow[]> {
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('check_item')
    .selectAll()
    .where('nomination_id', '=', nominationId)
    .execute()
  return rows.map(row => ({
    itemId: row.item_id,
    kind: row.kind,
    state: row.state,
    reason: row.reason,
    reasons: reasonsFrom(row.reasons, row.reason),
    content: row.content as readonly LookedAt[],
    how: row.how,
    digest: row.digest,
    round: row.round,
    checkedBy: row.checked_by,
    checkedAt: row.checked_at,
    rowVersion: row.row_version,
  }))
}

export type NewCheck = Omit<CheckRow, 'rowVersion'> &
  Readonly<{ id: string; nominationId: string; before: number }>

/** Keeps a verdict for good, whatever is found about the item later. */
async function keepVerdict(tx: Tx, check: NewCheck): Promise<void> {
  await tx
    .withTables<Tables>()
    .insertInto('check_verdict')
    .values({
      id: check.id,
      nomination_id: check.nominationId,
      item_id: check.itemId,
      kind: check.kind,
      state: check.state,
      reasons: json(check.reasons),
      round: check.round,
      checked_by: check.checkedBy,
      checked_at: check.checkedAt,
    })
    .execute()
}

const columnsOf = (check: NewCheck) => ({
  nomination_id: check.nominationId,
  item_id: check.itemId,
  kind: check.kind,
  state: check.state,
  reason: check.reason,
  reasons: json(check.reasons),
  content: json(check.content),
  how: check.how,
  digest: check.digest,
  round: check.round,
  checked_by: check.checkedBy,
  checked_at: check.checkedAt,
  row_version: check.before + 1,
})

/** Stores a verdict over the one that was read. False when another verifier was faster. */
export async function saveCheck(tx: Tx, check: NewCheck): Promise<boolean> {
  const row = await tx
    .withTables<Tables>()
    .insertInto('check_item')
    .values(columnsOf(check))
    .onConflict(conflict =>
      conflict
        .columns(['nomination_id', 'item_id'])
        .doUpdateSet(eb => ({
          state: eb.ref('excluded.state'),
          reason: eb.ref('excluded.reason'),
          reasons: eb.ref('excluded.reasons'),
          content: eb.ref('excluded.content'),
          how: eb.ref('excluded.how'),
          digest: eb.ref('excluded.digest'),
          round: eb.ref('excluded.round'),
          checked_by: eb.ref('excluded.checked_by'),
          checked_at: eb.ref('excluded.checked_at'),
          row_version: eb.ref('excluded.row_version'),
        }))
        .where('check_item.row_version', '=', check.before),
    )
    .returning('item_id')
    .executeTakeFirst()
  if (row) await keepVerdict(tx, check)
  return row !== undefined
}

export async function insertOutcome(tx: Tx, outcome: VerificationOutcome): Promise<void> {
  await tx
    .withTables<Tables>()
    .insertInto('verification_outcome')
    .values({
      id: outcome.id,
      nomination_id: outcome.nominationId,
      round: outcome.round,
      outcome: outcome.outcome,
      reasons: json(outcome.reasons),
      decided_by: outcome.decidedBy,
      decided_at: outcome.decidedAt,
    })
    .execute()
}

/** The outcomes of a nomination's verification, the newest first. */
export async function listOutcomes(
  reader: Reader,
  nominationId: string,
): Promise<readonly VerificationOutcome[]> {
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('verification_outcome')
    .selectAll()
    .where('nomination_id', '=', nominationId)
    .orderBy('round', 'desc')
    .orderBy('decided_at', 'desc')
    .execute()
  return rows.map(row => ({
    id: row.id,
    nominationId: row.nomination_id,
    round: row.round,
    outcome: row.outcome,
    reasons: row.reasons as readonly Finding[],
    decidedBy: row.decided_by,
    decidedAt: row.decided_at,
  }))
}
