import { z } from 'zod'
import type { FileStore } from '../../../platform/files/index.ts'
import type { SigningService } from '../../../platform/signing/index.ts'

const line = z.string().min(1)

/** The words that stand around the data of an annex. */
const wordsSchema = z.strictObject({
  number: line,
  date: line,
  about: line,
  rowNumber: line,
  product: line,
  maker: line,
  place: line,
  commodity: line,
  /** `{stars}`, `{of}`: the head of the products with so many stars. */
  stars: line,
  totals: line,
  /** `{count}`. */
  products: line,
  none: line,
  /** `{place}`, `{date}`. */
  done: line,
  plt: line,
  plh: line,
  /** `{number}`, `{date}`. */
  mandate: line,
  evidence: line,
  rules: line,
  list: line,
  ledger: line,
  /** `{seq}`, `{hash}`. */
  ledgerEntry: line,
  check: line,
  checkFile: line,
  checkList: line,
  checkRules: line,
  checkLedger: line,
  signed: line,
  unsigned: line,
  example: line,
})

/** How the annex of a decree reads in this programme, in its own language. `{edition}` is filled in. */
export const annexTextSchema = z.strictObject({
  language: z.string().min(2),
  /** True while the wording is made up and follows no published form. */
  example: z.boolean(),
  head: z.array(line).min(1),
  about: line,
  /** The same where one product is decided anew after an objection. */
  aboutAnew: line,
  /** Of the holder of the post who decides. */
  position: line,
  /** Where decrees are dated. */
  place: line,
  words: wordsSchema,
})
export type AnnexText = z.output<typeof annexTextSchema>

/** What the decision is told of the programme and the installation. */
export type AnnexSettings = Readonly<{
  files: FileStore
  text: AnnexText
  publicUrl: string
  /** Null where no service for signatures is connected: the annex then carries none, and says so. */
  service: SigningService | null
}>
