import { addDocument, type AddSettings } from './add-document.ts'
import { removeDocument } from './remove-document.ts'
import { replaceDocument } from './replace-document.ts'

export { listChecks as listVerdicts, recordCheck } from './check-store.ts'
export {
  type DocumentCheck as DocumentVerdict,
  type Owner,
  type StatedDocument,
  type StoredDocument,
} from './document.ts'
export { listBroughtNumbers } from './brought-number-store.ts'
export { documentPages, type DocumentPages } from './document-pages.ts'
export { documentsInvariants } from './invariants.ts'
export {
  endMadeFor,
  findDocument,
  getDocument,
  listDocumentsByIds,
  listDocumentsOf,
} from './document-store.ts'
export { listOwnersOfFiles } from './file-owner-store.ts'
export { findOwner, ownerText, type OwnerRecord } from './owner.ts'
export { makeDocument, readMadeNumber } from './make-document.ts'
export { words as documentWords } from './messages.ts'
export { listTwinDocuments } from './twin-store.ts'

export { changePanel } from './change-routes.ts'
export { documentTasks } from './ending-routes.ts'
export { warningJobHandlers, warningsJob } from './warning-job.ts'
export { lookUpJobHandlers } from './look-up-document.ts'
export { fileLookup, httpLookup, httpLookupSchema, type DocumentLookup } from './lookup.ts'
export { noteChange, noteMove } from './note-change.ts'
export { documentFormPage } from './pages/document-form.ts'
export { lookupPart, type LookupPart } from './pages/lookup-part.ts'
export { lookupWords } from './lookup-messages.ts'
export { documentsRoutes } from './routes.ts'
export { lookupOf, recheckMonthsOf, type DocumentSources } from './source-answers.ts'
export type { NeededDocument, Needs } from './settings.ts'
export { wayInWords, waysOfChecking, type WayOfChecking } from './ways-of-checking.ts'

/** The module's acts, for those who run them without a page: the demo mode and imports. */
export const documentActions = (settings: AddSettings) => ({
  addDocument: addDocument(settings),
  replaceDocument: replaceDocument(settings),
  removeDocument,
})
