import { clamdScanner, type ClamdAddress } from './clamd.ts'
import { noScanner, type Scanner } from './scanner.ts'

export { clamdAddress, type ClamdAddress } from './clamd.ts'
export { noScanner, type NotScanned, type Scanner } from './scanner.ts'

/** The scanner that the settings name, or none. */
export const openScanner = ({ clamd }: Readonly<{ clamd: ClamdAddress | null }>): Scanner =>
  clamd ? clamdScanner(clamd) : noScanner
