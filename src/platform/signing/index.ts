export { openPaperKey, type PaperKey } from './paper-key.ts'
export type { SigningService } from './signing.ts'
export { testAuthority } from './test-authority.ts'
