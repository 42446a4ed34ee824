export { checkNumber, type NumberVerdict } from './check-number.ts'
export {
  daysLeft,
  type DocumentState,
  documentState,
  type Validity,
  type Verification,
} from './document-state.ts'
export type { NumberContext } from './finding.ts'
export { formatNumber } from './format-number.ts'
export { normaliseNumber } from './normalise-number.ts'
export { findDocumentType, parseDocumentTypes } from './parse-document-types.ts'
export { type DocumentType, type DocumentTypes, documentTypesSchema } from './schema.ts'
