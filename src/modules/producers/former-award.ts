import { z } from 'zod'
import { fields } from '../../actions/index.ts'
import { problem } from '../../foundation/problem.ts'
import { text } from '../../foundation/text.ts'

/** An award that a product got before results were kept here, with where that is read. */
export type FormerAward = Readonly<{
  id: string
  productId: string
  year: number
  /** Stars of two schemes are never compared. */
  scheme: string
  stars: number
  of: number
  /** An address, or the decree's number. */
  source: string
  note: string
  recordedAt: Date
}>

export const LONGEST_SOURCE = 500
export const LONGEST_NOTE = 1000

export const formerAwardFields = {
  year: fields.wholeNumber(1000, 9999),
  scale: fields.requiredText(100),
  stars: fields.wholeNumber(1, 9),
  source: fields.requiredText(LONGEST_SOURCE, 5),
  note: fields.optionalText(LONGEST_NOTE),
}
export const formerAwardInput = z.object({ id: fields.recordId, ...formerAwardFields })

export const unknownScale = problem(
  'unknown-scale',
  'scale',
  text('Pilih skema bintang dari daftar.', 'Choose the star scheme from the list.'),
)
export const yearAhead = problem(
  'year-ahead',
  'year',
  text(
    'Tahun ini belum tiba. Isi tahun penetapan penghargaannya.',
    'This year has not come yet. Enter the year in which the award was decided.',
  ),
)
export const tooManyStars = (most: number) =>
  problem(
    'too-many-stars',
    'stars',
    text(
      `Skema ini paling tinggi ${most} bintang. Periksa skema dan bintangnya.`,
      `This scheme has at most ${most} stars. Check the scheme and the stars.`,
    ),
  )
export const yearTaken = problem(
  'year-taken',
  'year',
  text(
    'Penghargaan produk ini untuk tahun tersebut sudah tercatat. Batalkan dahulu catatan itu bila keliru.',
    'An award of this product for that year is recorded already. Take that one back first if it is wrong.',
  ),
)
