import { z } from 'zod'
import type { DocumentTypes } from '../../engine/document-numbers/index.ts'
import type { FileStore } from '../../platform/files/index.ts'

const line = z.string().min(1)

/** The words that stand around the data of a letter. */
const wordsSchema = z.strictObject({
  number: line,
  attachment: line,
  noAttachment: line,
  subject: line,
  rowNumber: line,
  product: line,
  maker: line,
  makerNumber: line,
  place: line,
  commodity: line,
  fingerprint: line,
  nip: line,
  plt: line,
  plh: line,
  /** `{kind}`, `{number}`, `{date}`. */
  mandate: line,
  /** `{numbers}`. */
  replaces: line,
  approved: line,
  check: line,
  preview: line,
  example: line,
  numberToCome: line,
})

/** How the nomination letter of an office reads in this programme: in its own language, with `{area}`, `{edition}` and `{office}` filled in. */
export const letterTextSchema = z.strictObject({
  language: z.string().min(2),
  /** True while the wording is made up and follows no published form. */
  example: z.boolean(),
  /** The upper line of the head: `Pemerintah {area}`. */
  government: line,
  /** The same where the office of a province acts for an area without one of its own. */
  provinceGovernment: line,
  /** The office, where nothing better is known. */
  office: line,
  /** What its head is called: `Kepala {office}`. */
  position: line,
  addressee: z.array(line).min(1),
  subject: line,
  opening: line,
  closing: line,
  words: wordsSchema,
})
export type LetterText = z.output<typeof letterTextSchema>

/** What the module is told of the programme and the installation. */
export type LetterSettings = Readonly<{
  files: FileStore
  types: DocumentTypes
  text: LetterText
  publicUrl: string
}>
