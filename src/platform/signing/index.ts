export { openPaperKeys, type PaperKey, type PaperKeys } from './paper-key.ts'
export type { Signatory, SignatoryStatus, SignedPaper, SigningService } from './signing.ts'
export { testAuthority } from './test-authority.ts'
