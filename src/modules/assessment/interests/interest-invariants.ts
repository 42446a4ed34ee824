import { text } from '../../../foundation/text.ts'
import type { Invariant } from '../../../platform/invariant.ts'
import { listWrongRounds } from '../jury/second-jury-store.ts'
import { listWrongEnds } from '../../interests/index.ts'
import { listOpenDespiteInterest, listOpenedDespiteInterest } from './sheet-interest-store.ts'

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
    id: 'assessment.unlocked-despite-interest',
    says: text(
      'Tidak ada lembar yang dibuka kembali setelah penilainya menyatakan kepentingan atas produknya.',
      'No sheet was opened again after its assessor had declared an interest in its product.',
    ),
    find: ({ reader }) => listOpenedDespiteInterest(reader),
  },
  {
    id: 'assessment.later-rounds',
    says: text(
      'Setiap lembar babak berikutnya berasal dari juri yang dipanggil, dari orang yang belum pernah menilai produknya.',
      'Every sheet of a later round is of a jury that was called, by somebody who never had the product before.',
    ),
    find: ({ reader }) => listWrongRounds(reader),
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
