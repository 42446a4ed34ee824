import { z } from 'zod'
import { fields } from '../../actions/index.ts'
import type { AreaPath } from '../../foundation/area-path.ts'
import { problem, type Problem } from '../../foundation/problem.ts'
import { text } from '../../foundation/text.ts'

export type Product = Readonly<{
  id: string
  producerId: string
  areaPath: AreaPath
  commodity: string
  name: string
  about: string
  story: string
  materials: string
  process: string
  /** Whole rupiah. */
  priceFrom: number | null
  priceTo: number | null
  rowVersion: number
}>

/** A photo that is shown; `caption` is also its text for those who do not see it. */
export type Photo = Readonly<{
  id: string
  productId: string
  fileId: string
  caption: string
  position: number
}>

/** A product as lists name it. */
export type ProductBrief = Readonly<{
  id: string
  name: string
  commodity: string
  areaPath: AreaPath
  producerId: string
  producerName: string
}>

const HIGHEST_PRICE = 2_000_000_000

/** What the product form sends. */
export const productFields = {
  name: fields.requiredText(150, 3),
  commodity: fields.requiredText(80),
  about: fields.requiredText(1_000, 20),
  story: fields.optionalText(5_000),
  materials: fields.optionalText(2_000),
  process: fields.optionalText(3_000),
  priceFrom: fields.optionalWholeNumber(1, HIGHEST_PRICE),
  priceTo: fields.optionalWholeNumber(1, HIGHEST_PRICE),
}
export type ProductInput = z.infer<z.ZodObject<typeof productFields>>

export function priceProblems({ priceFrom, priceTo }: ProductInput): readonly Problem[] {
  if (priceFrom === null || priceTo === null || priceFrom <= priceTo) return []
  return [
    problem(
      'price-order',
      'priceTo',
      text(
        'Harga tertinggi lebih rendah daripada harga terendah. Tukar atau perbaiki keduanya.',
        'The highest price is lower than the lowest one. Swap or correct them.',
      ),
    ),
  ]
}

export const unknownCommodity: Problem = problem(
  'unknown-commodity',
  'commodity',
  text('Pilih komoditas dari daftar.', 'Choose a commodity from the list.'),
)
