import { addDocument } from './add-document.ts'
import { removeDocument } from './remove-document.ts'
import { replaceDocument } from './replace-document.ts'
import type { DocumentSettings } from './settings.ts'

export { recordCheck } from './check-store.ts'
export {
  dayIn,
  type Owner,
  type StatedDocument,
} from './document.ts'
export { documentPages, type DocumentPages } from './document-pages.ts'
export { documentsInvariants } from './invariants.ts'
export {
  findDocument,
  getDocument,
  listDocumentsByIds,
  listDocumentsOf,
} from './document-store.ts'
export { ownerText } from './owner.ts'

export { documentsRoutes } from './routes.ts'
export type { DocumentSettings, NeededDocument, Needs } from './settings.ts'

/** The module's acts, for those who run them without a page: the demo mode and imports. */
export const documentActions = (settings: Pick<DocumentSettings, 'types'>) => ({
  addDocument: addDocument(settings),
  replaceDocument: replaceDocument(settings),
  removeDocument,
})
