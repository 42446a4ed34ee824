import { may } from '../../access/index.ts'
import { findDocumentType } from '../../engine/document-numbers/index.ts'
import type { PageRequest } from '../../web/index.ts'
import { namesOf } from '../people/index.ts'
import { isRecheckDue, type StoredDocument } from './document.ts'
import { sourceFor } from './look-up-document.ts'
import { listLookups } from './lookup-store.ts'
import { factsOf } from './owner.ts'
import type { LookupPart } from './pages/lookup-part.ts'
import { isInUse } from './replace-document.ts'
import type { DocumentSettings } from './settings.ts'

/** Which kinds of documents there are, and which sources can be asked about them. */
export type DocumentSources = Pick<DocumentSettings, 'lookups' | 'types'>

/** After how many months the kind of document is checked again, where the last check is older; null otherwise. */
export function recheckMonthsOf(
  { types }: Pick<DocumentSources, 'types'>,
  document: StoredDocument,
  today: string,
): number | null {
  const type = findDocumentType(types, document.type)
  return type && isRecheckDue(type, document, today) ? (type.recheckMonths ?? null) : null
}

/** What sources answered; null for those who wait for the decision, and where there is nothing to look up or to read. */
export async function lookupOf(
  { reader, actor }: Pick<PageRequest, 'reader' | 'actor'>,
  { lookups: sources = [] }: DocumentSources,
  document: StoredDocument,
): Promise<LookupPart | null> {
  if (!may(actor, 'document.see-look-ups', factsOf(document)).allowed) return null
  const lookups = await listLookups(reader, document.id)
  const mayAsk = isInUse(document) && may(actor, 'document.look-up', factsOf(document)).allowed
  const mayLookUp = mayAsk && sourceFor(sources, document) !== undefined
  if (lookups.length === 0 && !mayLookUp) return null
  const names = await namesOf(
    reader,
    lookups.map(one => one.askedBy),
  )
  return { documentId: document.id, lookups, sources, names, mayLookUp }
}
