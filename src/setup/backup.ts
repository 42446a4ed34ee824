import { getHead } from '../audit/index.ts'
import { listPapers } from '../modules/certificates/index.ts'
import { listFileBytes, listRenditionBytes } from '../modules/files/index.ts'
import { listImportBytes } from '../modules/imports/index.ts'
import type { BackupSource } from '../platform/backup/index.ts'
import type { Reader } from '../platform/database/index.ts'

/** The addresses of all bytes that any row names: what people brought, and what was made from it. */
async function namedHashes(reader: Reader): Promise<ReadonlySet<string>> {
  const rows = [
    ...(await listFileBytes(reader)),
    ...(await listRenditionBytes(reader)),
    ...(await listImportBytes(reader)),
  ]
  return new Set([...rows.map(one => one.sha256), ...(await listPapers(reader))])
}

/** What a backup has to know of the product. */
export const backupSource = (place: Pick<BackupSource, 'database' | 'files'>): BackupSource => ({
  ...place,
  namedHashes,
  ledgerHead: getHead,
})
