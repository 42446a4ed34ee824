import type { ActionContext } from '../../actions/index.ts'
import type { Reader, Tx } from '../../platform/database/index.ts'
import type { CheckOutcome, DocumentCheck } from './document.ts'

type Tables = {
  document_check: {
    id: string
    document_id: string
    outcome: CheckOutcome
    how: string
    note: string
    checked_by: string
    checked_at: Date
  }
}

/** `how` says by which way it was checked: the issuer's register, a telephone call, the paper itself. */
export type NewCheck = Readonly<{ documentId: string; outcome: CheckOutcome; how: string; note: string }>

/** Notes what an official found; earlier checks stay. For the `save` of an action, which keeps the ledger. */
export async function recordCheck(tx: Tx, check: NewCheck, context: ActionContext): Promise<void> {
  if (context.actor.personId === null) throw new Error('a document is checked by a person')
  await tx
    .withTables<Tables>()
    .insertInto('document_check')
    .values({
      id: context.newId(),
      document_id: check.documentId,
      outcome: check.outcome,
      how: check.how,
      note: check.note,
      checked_by: context.actor.personId,
      checked_at: context.now,
    })
    .execute()
}

/** Every check of a document, the newest first. */
export const listChecks = (reader: Reader, documentId: string): Promise<readonly DocumentCheck[]> =>
  reader
    .withTables<Tables>()
    .selectFrom('document_check')
    .select(['outcome', 'how', 'note', 'checked_by as checkedBy', 'checked_at as checkedAt'])
    .where('document_id', '=', documentId)
    .orderBy('checked_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
