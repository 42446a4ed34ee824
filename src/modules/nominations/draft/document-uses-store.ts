import { sql, type RawBuilder } from 'kysely'
import type { Reader } from '../../../platform/database/index.ts'
import type { NominationState } from '../lifecycle.ts'

/** A nomination whose submitted file rests on a document. */
export type DocumentUse = Readonly<{
  documentId: string
  nominationId: string
  editionId: string
  state: NominationState
}>

export type UseFilter = Readonly<{
  /** What the reader may see: `whereAllowed(actor, action, nominationColumns)`. */
  allowed: RawBuilder<boolean>
  documentIds: readonly string[]
  /** The firm that the documents belong to, or the sentra. */
  producerId: string | null
  sentraId: string | null
}>

/** Which submitted files of a firm, or of the firms of a sentra, rest on these documents; the newest first. One query. */
export async function listDocumentUses(
  reader: Reader,
  { allowed, documentIds, producerId, sentraId }: UseFilter,
): Promise<readonly DocumentUse[]> {
  if (documentIds.length === 0) return []
  const { rows } = await sql<DocumentUse>`
    select used.id as "documentId", nomination.id as "nominationId", nomination.edition_id as "editionId", nomination.state
    from nomination
    cross join lateral (
      select distinct one->>'documentId' as id from jsonb_array_elements(nomination.submitted_file->'documents') as one
    ) used
    where (nomination.producer_id = ${producerId} or nomination.sentra_id = ${sentraId})
      and used.id = any(${documentIds}) and ${allowed}
    order by nomination.submitted_at desc, nomination.id`.execute(reader)
  return rows
}
