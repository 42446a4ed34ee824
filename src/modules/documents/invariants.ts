import { text } from '../../foundation/text.ts'
import type { Invariant } from '../../platform/invariant.ts'
import { listMissingFiles } from '../files/index.ts'
import { listDocumentFiles, listEndlessWarnings, listUnfoundedChanges } from './invariant-store.ts'

export const documentsInvariants: readonly Invariant[] = [
  {
    id: 'documents.file',
    says: text('Setiap dokumen menunjuk berkas yang ada.', 'Every document names a file that is there.'),
    find: async ({ reader }) => {
      const documents = await listDocumentFiles(reader)
      const missing = await listMissingFiles(
        reader,
        documents.map(one => one.fileId),
      )
      return documents.filter(one => missing.has(one.fileId)).map(one => one.id)
    },
  },
  {
    id: 'documents.changed-since',
    says: text(
      'Dokumen yang berakhir karena perubahan punya catatan perubahan itu, dan diterbitkan sebelumnya.',
      'A document that a change has ended has that change on record, and was issued before it.',
    ),
    find: ({ reader }) => listUnfoundedChanges(reader),
  },
  {
    id: 'documents.warned-of-an-end',
    says: text(
      'Dinas hanya diingatkan tentang dokumen yang punya hari terakhir.',
      'Offices are warned only of documents that have a last day.',
    ),
    find: ({ reader }) => listEndlessWarnings(reader),
  },
]
