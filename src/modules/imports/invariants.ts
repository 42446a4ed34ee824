import { listDetails } from '../../audit/index.ts'
import { text } from '../../foundation/text.ts'
import type { Reader } from '../../platform/database/index.ts'
import { hashOfStored } from '../../platform/files/index.ts'
import type { Invariant } from '../../platform/invariant.ts'
import { listHalfDone, listImportBytes, listStoredRows } from './invariant-store.ts'

/** Stored rows without the entry in the ledger that names their import and their record. */
async function listUntold(reader: Reader): Promise<readonly string[]> {
  const told = new Set(
    (await listDetails(reader, 'imported')).map(({ value, subjectId }) => `${value} ${subjectId}`),
  )
  const rows = await listStoredRows(reader)
  return rows.filter(one => !told.has(`${one.importId} ${one.resultId}`)).map(one => one.id)
}

export const importsInvariants: readonly Invariant[] = [
  {
    id: 'imports.rows-in-ledger',
    says: text(
      'Setiap baris impor yang tersimpan tercatat dalam buku besar beserta impornya.',
      'Every row of an import that was stored stands in the ledger with its import.',
    ),
    find: ({ reader }) => listUntold(reader),
  },
  {
    id: 'imports.done-whole',
    says: text(
      'Impor yang selesai tidak menyisakan baris yang menunggu disimpan.',
      'An import that is done leaves no row waiting to be stored.',
    ),
    find: ({ reader }) => listHalfDone(reader),
  },
  {
    id: 'imports.bytes',
    says: text(
      'Isi setiap lembar kerja yang dikirim tersimpan utuh.',
      'The bytes of every spreadsheet that was sent are kept whole.',
    ),
    find: async ({ reader, files }) => {
      const rows = await listImportBytes(reader)
      return async () => {
        const wrong: string[] = []
        for (const { id, sha256, bytes } of rows) {
          const stored = await hashOfStored(files, sha256)
          if (stored?.sha256 !== sha256 || stored.bytes !== bytes) wrong.push(id)
        }
        return wrong
      }
    },
  },
]
