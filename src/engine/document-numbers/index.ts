export { checkDates } from './check-dates.ts'
export { checkNumber } from './check-number.ts'
export {
  type DocumentState,
  documentState,
  type Validity,
} from './document-state.ts'

export { formatNumber } from './format-number.ts'
export { normaliseNumber } from './normalise-number.ts'
export { findDocumentType, parseDocumentTypes } from './parse-document-types.ts'
export { changeKinds, type ChangeKind, type DocumentType, type DocumentTypes } from './schema.ts'
