import type { Readable } from 'node:stream'

/** Why bytes were not scanned. Only `away` and `error` may be otherwise in a while. */
export type NotScanned = 'no-scanner' | 'away' | 'over-limit' | 'error'

/** What a scanner says of some bytes. Bytes that it did not read to their end are never clean. */
export type ScanResult =
  | Readonly<{ kind: 'clean' }>
  | Readonly<{ kind: 'infected'; name: string }>
  | Readonly<{ kind: 'not-scanned'; reason: NotScanned }>

export type Scanner = Readonly<{
  scan: (content: Readable) => Promise<ScanResult>
  /** The program and its signatures: `ClamAV 1.4.3/27700/...`; null when it cannot be asked. */
  version: () => Promise<string | null>
}>

/** Where no scanner is set up: nothing is ever said to be clean. */
export const noScanner: Scanner = {
  scan: content => {
    // Bytes that are not there say so, and nobody else listens.
    content.on('error', () => {})
    content.destroy()
    return Promise.resolve({ kind: 'not-scanned', reason: 'no-scanner' })
  },
  version: () => Promise.resolve(null),
}
