import { whereAllowed } from '../../../access/index.ts'
import type { Text } from '../../../foundation/text.ts'
import type { PageRequest } from '../../../web/index.ts'
import { listEditions } from '../../editions/index.ts'
import { listDocumentUses, type DocumentUse } from './document-uses-store.ts'
import { nominationColumns } from '../nomination-list-store.ts'

/** Whose documents are asked about. */
type Papers = Readonly<{
  ids: readonly string[]
  producerId: string | null
  sentraId: string | null
}>

/** The nominations that rest on documents, as far as the reader may see them, with the titles of their editions. */
export async function documentUses(
  { reader, actor }: Pick<PageRequest, 'reader' | 'actor'>,
  { ids, producerId, sentraId }: Papers,
): Promise<readonly (DocumentUse & Readonly<{ edition: Text }>)[]> {
  const uses = await listDocumentUses(reader, {
    allowed: whereAllowed(actor, 'nomination.read', nominationColumns),
    documentIds: ids,
    producerId,
    sentraId,
  })
  if (uses.length === 0) return []
  const editions = new Map((await listEditions(reader)).map(edition => [edition.id, edition]))
  return uses.flatMap(use => {
    const edition = editions.get(use.editionId)
    return edition ? [{ ...use, edition: edition.title }] : []
  })
}
