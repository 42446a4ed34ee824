import { text, type Text } from '../../foundation/text.ts'
import { documentWords } from '../documents/index.ts'
import { producerWords } from '../producers/index.ts'

/** How a cell is read: `digits` are numbers of papers and phones, whose zeros count. */
export type Reading =
  | 'text'
  | 'digits'
  | 'whole'
  | 'date'
  | 'commodity'
  | 'type'
  | 'edition'
  | 'validity'
  | 'change'

/** A column: its id is the field of the act that it feeds, or a name that is looked up. */
export type Column = Readonly<{
  id: string
  label: Text
  reading: Reading
  hint: Text
  example: string
  /** Without this heading the sheet cannot be read. */
  needed: boolean
}>

type Words = (typeof producerWords)['id']
type Papers = (typeof documentWords)['id']

/** The word of a producer's form. */
export const said = (pick: (words: Words) => string): Text =>
  text(pick(producerWords.id), pick(producerWords.en))
/** The word of a document's form. */
export const paper = (pick: (words: Papers) => string): Text =>
  text(pick(documentWords.id), pick(documentWords.en))

type Given = Readonly<{ reading?: Reading; hint?: Text; example?: string; needed?: boolean }>

export const column = (
  id: string,
  label: Text,
  { reading = 'text', hint, example = '', needed }: Given = {},
): Column => ({
  id,
  label,
  reading,
  hint: hint ?? text('', ''),
  example,
  needed: needed ?? false,
})

export const chosen = text('Pilih dari lembar Pilihan.', 'Choose from the sheet Choices.')
export const day = text(
  'Tanggal sebagai hari/bulan/tahun, dengan tahun empat angka.',
  'A date as day/month/year, the year with four digits.',
)
export const whole = text('Angka bulat.', 'A whole number.')

export const commodity = column(
  'commodity',
  said(one => one.product.commodity),
  {
    reading: 'commodity',
    hint: chosen,
    needed: true,
  },
)
