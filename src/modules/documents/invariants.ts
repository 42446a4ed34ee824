import { text } from '../../foundation/text.ts'
import type { Invariant } from '../../platform/invariant.ts'
import { listMissingFiles } from '../files/index.ts'
import { listDocumentFiles } from './invariant-store.ts'

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
]
