import { outsideFactsFor, type OutsideFact, type Rules } from '../../../engine/index.ts'
import { text, type Locale, type Text } from '../../../foundation/text.ts'
import type { SheetContent } from '../../../platform/spreadsheets/index.ts'
import { fold, isNamed } from '../../imports/index.ts'
import { outsideText } from './outside-text.ts'

/** A column of the file: `fact.<name>`, or one of the others. */
export type OutsideColumn = Readonly<{ id: string; label: Text; needed: boolean; hint: Text }>

const own = {
  number: text('Nomor usulan', 'Nomination number'),
  product: text('Produk', 'Product'),
  issuer: text('Diterbitkan oleh', 'Issued by'),
  paper: text('Nomor surat', 'Number of the paper'),
  paperDate: text('Tanggal surat', 'Date of the paper'),
  reason: text('Alasan perbaikan', 'Reason for the correction'),
} as const

export const FACT_COLUMN = 'fact.'

/** The facts that the rules of an edition's files want from outside, each once, in the order of the rules. */
export function outsideFactsIn(
  files: readonly Readonly<{ rules: Rules; commodity: string }>[],
): readonly OutsideFact[] {
  const found = new Map<string, OutsideFact>()
  for (const { rules, commodity } of files)
    for (const one of outsideFactsFor(rules, commodity))
      if (!found.has(one.fact.name)) found.set(one.fact.name, one)
  return [...found.values()]
}

function hintOf({ question }: OutsideFact): Text {
  if (question.kind === 'yes-no') return text('ya atau tidak', 'yes or no')
  if (question.kind === 'choice') {
    const words = (locale: Locale) => (question.options ?? []).map(one => one.title[locale]).join(' / ')
    return text(`salah satu dari: ${words('id')}`, `one of: ${words('en')}`)
  }
  if (question.kind !== 'number') return text('teks', 'a text')
  const { min, max } = question
  if (min === undefined) return text('angka', 'a number')
  const low = outsideText({ question }, min)
  const high = max === undefined ? null : outsideText({ question }, max)
  return high
    ? text(`angka dari ${low.id} sampai ${high.id}`, `a number from ${low.en} to ${high.en}`)
    : text(`angka, ${low.id} atau lebih`, `a number, ${low.en} or more`)
}

/** A title that is like another heading gets the fact's name beside it. */
function labelOf({ fact }: OutsideFact, facts: readonly OutsideFact[]): Text {
  const others = [
    ...Object.values(own),
    ...facts.filter(one => one.fact.name !== fact.name).map(one => one.fact.title),
  ]
  const isLike = (locale: Locale) => others.some(one => isNamed(one, fact.title[locale]))
  return isLike('id') || isLike('en')
    ? text(`${fact.title.id} (${fact.name})`, `${fact.title.en} (${fact.name})`)
    : fact.title
}

export function outsideColumns(facts: readonly OutsideFact[]): readonly OutsideColumn[] {
  const plain = (id: keyof typeof own, needed: boolean, hint: Text): OutsideColumn => ({
    id,
    label: own[id],
    needed,
    hint,
  })
  return [
    plain('number', true, text('Seperti pada tanda terima.', 'As on the receipt.')),
    plain('product', false, text('Untuk Anda saja; tidak dibaca.', 'For you only; it is not read.')),
    ...facts.map(one => ({
      id: `${FACT_COLUMN}${one.fact.name}`,
      label: labelOf(one, facts),
      needed: false,
      hint: hintOf(one),
    })),
    plain(
      'issuer',
      true,
      text(
        'Lembaga yang menerbitkan nilainya. Penilai melihatnya: jangan sebut produk, pembuat, atau daerahnya.',
        'The body that issued it. Assessors see it: name neither product, maker nor place.',
      ),
    ),
    plain('paper', true, text('Nomor surat atau laporannya.', 'The number of the letter or report.')),
    plain('paperDate', true, text('hari/bulan/tahun', 'day/month/year')),
    plain(
      'reason',
      false,
      text(
        'Hanya bila nilai yang sudah terisi diperbaiki.',
        'Only where a value that is there already is corrected.',
      ),
    ),
  ]
}

/** The column of a heading: by its words in either language, or by the name of the fact. */
export const columnNamed = (columns: readonly OutsideColumn[], heading: string): OutsideColumn | null =>
  columns.find(
    one =>
      isNamed(one.label, heading) ||
      (one.id.startsWith(FACT_COLUMN) && fold(one.id.slice(FACT_COLUMN.length)) === fold(heading)),
  ) ?? null

export type TemplateFile = Readonly<{ number: string; product: string }>

/** The template: exactly what the rules want, and a row for each file that waits for something. */
export function outsideTemplate(
  columns: readonly OutsideColumn[],
  files: readonly TemplateFile[],
  locale: Locale,
): readonly SheetContent[] {
  const cellOf = (column: OutsideColumn, file: TemplateFile): string | null =>
    column.id === 'number' ? file.number : column.id === 'product' ? file.product : null
  return [
    {
      name: text('Fakta dari luar', 'Facts from outside')[locale],
      columns: columns.map(one => ({
        label: `${one.label[locale]}${one.needed ? '*' : ''}`,
        width: one.id === 'product' || one.id === 'issuer' ? 30 : 20,
        text: true,
      })),
      rows: files.map(file => columns.map(column => cellOf(column, file))),
    },
    {
      name: text('Petunjuk', 'Guide')[locale],
      columns: [
        { label: text('Kolom', 'Column')[locale], width: 34, text: true },
        { label: text('Isi', 'What to write')[locale], width: 80, text: true },
      ],
      rows: columns.map(one => [one.label[locale], one.hint[locale]]),
    },
  ]
}
