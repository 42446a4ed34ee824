import { problem } from '../../../foundation/problem.ts'
import { text } from '../../../foundation/text.ts'

export const notLocked = problem(
  'sheet-open',
  '',
  text('Lembar ini tidak terkunci.', 'This sheet is not locked.'),
)
export const agreedLocked = problem(
  'agreed-sheet-locked',
  '',
  text(
    'Lembar bersama produk ini terkunci. Buka dulu lembar bersamanya, lalu lembar perorangan ini.',
    'The agreed sheet of this product is locked. Open the agreed sheet first, then this individual one.',
  ),
)
export const settled = problem(
  'already-settled',
  '',
  text(
    'Pleno sudah memutuskan produk ini, jadi lembarnya tidak dapat dibuka lagi.',
    'The plenary has settled this product, so its sheets can no longer be opened.',
  ),
)
export const hasInterest = {
  declared: problem(
    'declared-interest',
    '',
    text(
      'Penilai lembar ini menyatakan benturan kepentingan, sehingga lembarnya tidak dapat dibuka lagi baginya. Kesampingkan lembar ini supaya orang lain menilai produknya.',
      'The assessor of this sheet declared an interest, so it cannot be opened again for them. Set the sheet aside to have somebody else score the product.',
    ),
  ),
  found: problem(
    'found-interest',
    '',
    text(
      'Ditemukan kemungkinan benturan penilai lembar ini dengan produknya, sehingga lembarnya tidak dapat dibuka lagi baginya. Sekretariat memeriksanya dulu, atau kesampingkan lembar ini.',
      'A possible interest of this sheet’s assessor in the product was found, so it cannot be opened again for them. The secretariat looks into it first, or set the sheet aside.',
    ),
  ),
} as const
