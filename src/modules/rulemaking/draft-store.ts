import type { Json } from '../../engine/rules/hash.ts'
import { json, type Reader, type Tx } from '../../platform/database/index.ts'
import type { RulesDraft } from './draft.ts'

type Row = {
  edition_id: string
  content: unknown
  cases: string
  based_on: string
  changed_by: string
  changed_at: Date
  row_version: number
}
type Tables = { rules_draft: Row }

/** The draft of an edition's rules; null where nobody is making any. */
export async function findDraft(reader: Reader, editionId: string): Promise<RulesDraft | null> {
  const row = await reader
    .withTables<Tables>()
    .selectFrom('rules_draft')
    .selectAll()
    .where('edition_id', '=', editionId)
    .executeTakeFirst()
  return row
    ? {
        editionId: row.edition_id,
        content: row.content as Json,
        cases: row.cases,
        basedOn: row.based_on,
        changedBy: row.changed_by,
        changedAt: row.changed_at,
        rowVersion: row.row_version,
      }
    : null
}

/** False where a draft of this edition is there already. */
export async function insertDraft(tx: Tx, draft: Omit<RulesDraft, 'rowVersion'>): Promise<boolean> {
  const row = await tx
    .withTables<Tables>()
    .insertInto('rules_draft')
    .values({
      edition_id: draft.editionId,
      content: json(draft.content),
      cases: draft.cases,
      based_on: draft.basedOn,
      changed_by: draft.changedBy,
      changed_at: draft.changedAt,
      row_version: 1,
    })
    .onConflict(conflict => conflict.doNothing())
    .returning('edition_id')
    .executeTakeFirst()
  return row !== undefined
}

/** False where somebody else changed it meanwhile. */
export async function updateDraft(tx: Tx, draft: RulesDraft): Promise<boolean> {
  const result = await tx
    .withTables<Tables>()
    .updateTable('rules_draft')
    .set({
      content: json(draft.content),
      cases: draft.cases,
      changed_by: draft.changedBy,
      changed_at: draft.changedAt,
      row_version: draft.rowVersion + 1,
    })
    .where('edition_id', '=', draft.editionId)
    .where('row_version', '=', draft.rowVersion)
    .executeTakeFirst()
  return Number(result.numUpdatedRows) === 1
}

/** False where somebody else changed it meanwhile. */
export async function removeDraft(tx: Tx, { editionId, rowVersion }: RulesDraft): Promise<boolean> {
  const result = await tx
    .withTables<Tables>()
    .deleteFrom('rules_draft')
    .where('edition_id', '=', editionId)
    .where('row_version', '=', rowVersion)
    .executeTakeFirst()
  return Number(result.numDeletedRows) === 1
}
