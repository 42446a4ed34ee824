import { addDocument, type AddSettings } from './add-document.ts'
import { removeDocument } from './remove-document.ts'
import { replaceDocument } from './replace-document.ts'

export { listChecks as listVerdicts, recordCheck } from './check-store.ts'
export {
  dayIn,
  type DocumentCheck as DocumentVerdict,
  type Owner,
  type StatedDocument,
  type StoredDocument,
} from './document.ts'
export { documentPages, type DocumentPages } from './document-pages.ts'
export { documentsInvariants } from './invariants.ts'
export {
  findDocument,
  getDocument,
  listDocumentsByIds,
  listDocumentsOf,
} from './document-store.ts'
export { ownerText, type OwnerRecord } from './owner.ts'
export { words as documentWords } from './messages.ts'
export { listTwinDocuments } from './twin-store.ts'

export { changePanel } from './change-routes.ts'
export { documentTasks } from './ending-routes.ts'
export { warningJobHandlers, warningsJob } from './warning-job.ts'
export { lookUpJobHandlers } from './look-up-document.ts'
export { fileLookup, httpLookup, httpLookupSchema, type DocumentLookup } from './lookup.ts'
export { noteMove } from './note-change.ts'
export { documentsRoutes } from './routes.ts'
export type { NeededDocument, Needs } from './settings.ts'

/** The module's acts, for those who run them without a page: the demo mode and imports. */
export const documentActions = (settings: AddSettings) => ({
  addDocument: addDocument(settings),
  replaceDocument: replaceDocument(settings),
  removeDocument,
})
