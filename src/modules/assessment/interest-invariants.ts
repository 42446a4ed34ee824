import { text } from '../../foundation/text.ts'
import type { Invariant } from '../../platform/invariant.ts'
import { listOpenDespiteInterest, listWrongEnds } from './tie-store.ts'

export const interestInvariants: readonly Invariant[] = [
  {
    id: 'assessment.closed-by-interest',
    says: text(
      'Tidak ada penugasan yang masih terbuka bagi penilai yang menyatakan kepentingan atas produknya.',
      'No assignment is still open to an assessor who declared an interest in its product.',
    ),
    find: ({ reader }) => listOpenDespiteInterest(reader),
  },
  {
    id: 'assessment.ties-forward',
    says: text(
      'Pernyataan hubungan hanya diakhiri, setelah dibuat dan dengan alasan.',
      'A declared tie only ever ends, after it was made and with a reason.',
    ),
    find: ({ reader }) => listWrongEnds(reader),
  },
]
