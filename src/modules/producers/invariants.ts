import { text } from '../../foundation/text.ts'
import type { Invariant } from '../../platform/invariant.ts'
import { listMissingFiles } from '../files/index.ts'
import { listPhotoFiles } from './invariant-store.ts'

export const producersInvariants: readonly Invariant[] = [
  {
    id: 'producers.photo-file',
    says: text('Setiap foto menunjuk berkas yang ada.', 'Every photo names a file that is there.'),
    find: async ({ reader }) => {
      const photos = await listPhotoFiles(reader)
      const missing = await listMissingFiles(
        reader,
        photos.map(one => one.fileId),
      )
      return photos.filter(one => missing.has(one.fileId)).map(one => one.id)
    },
  },
]
