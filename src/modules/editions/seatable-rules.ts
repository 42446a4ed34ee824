import type { Rules } from '../../engine/index.ts'
import { problem, type Problem } from '../../foundation/problem.ts'
import { text } from '../../foundation/text.ts'

const agreedSheet = problem(
  'needs-agreed-sheet',
  'aggregation.combine',
  text(
    'Aturan ini meminta lembar bersama yang disepakati panel (consensus). Versi program ini belum dapat membuatnya, sehingga tidak ada hasil yang akan terhitung. Pilih cara lain menggabungkan nilai.',
    'These rules ask for one sheet on which the panel agrees (consensus). This version cannot give anybody such a sheet, so that no result would ever be computed. Choose another way to combine scores.',
  ),
)

/** What rules ask of a panel that nobody could be given here: they are refused rather than left without a result. */
export const unseatable = ({ document }: Rules): readonly Problem[] =>
  document.aggregation.combine === 'consensus' ? [agreedSheet] : []
