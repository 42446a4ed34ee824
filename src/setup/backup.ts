import { getHead } from '../audit/index.ts'
import type { BackupSource } from '../platform/backup/index.ts'
import type { Reader } from '../platform/database/index.ts'
import { listNamed, type BytesColumn } from '../platform/files/index.ts'

/**
 * Every column that names bytes of the file store: a backup holds what they name, and what none of them names is
 * swept. `tests/operations/sweep-bytes.test.ts` compares the list with the tables.
 */
export const bytesColumns: readonly BytesColumn[] = [
  { table: 'file', column: 'sha256' },
  { table: 'rendition', column: 'sha256' },
  { table: 'import', column: 'file_sha256' },
  { table: 'certificate', column: 'pdf_sha256' },
  { table: 'certificate', column: 'english_pdf_sha256' },
  { table: 'certificate_print', column: 'file_sha256' },
  { table: 'plenary_minutes', column: 'pdf_sha256' },
  { table: 'decree_annex', column: 'file_sha256' },
]

/** The addresses of all bytes that any row names: what people brought, and what was made from it. */
const namedHashes = (reader: Reader): Promise<ReadonlySet<string>> => listNamed(reader, bytesColumns, null)

/** What a backup has to know of the product. */
export const backupSource = (place: Pick<BackupSource, 'database' | 'files'>): BackupSource => ({
  ...place,
  namedHashes,
  ledgerHead: getHead,
})
