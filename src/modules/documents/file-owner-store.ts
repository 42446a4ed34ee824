import type { Reader } from '../../platform/database/index.ts'
import type { Owner, OwnerKind } from './document.ts'

type Tables = {
  document: {
    file_id: string | null
    owner_kind: OwnerKind
    owner_id: string
    replaced_by: string | null
    removed_at: Date | null
  }
}

/** Whose papers in use these files are. One query, or none. */
export async function listOwnersOfFiles(
  reader: Reader,
  fileIds: readonly string[],
): Promise<readonly Owner[]> {
  if (fileIds.length === 0) return []
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('document')
    .select(['owner_kind', 'owner_id'])
    .distinct()
    .where('file_id', 'in', fileIds)
    .where('replaced_by', 'is', null)
    .where('removed_at', 'is', null)
    .execute()
  return rows.map(row => ({ kind: row.owner_kind, id: row.owner_id }))
}
