import { text } from '../../foundation/text.ts'
import type { Invariant } from '../../platform/invariant.ts'
import { listBrokenPrints } from './print-store.ts'

export const printInvariants: readonly Invariant[] = [
  {
    id: 'certificates.prints',
    says: text(
      'Setiap berkas cetak yang selesai memuat sekurang-kurangnya satu piagam, dan tidak ada piagamnya yang masih menunggu.',
      'Every print file that is finished holds at least one certificate, and none of its certificates still waits.',
    ),
    find: ({ reader }) => listBrokenPrints(reader),
  },
]
