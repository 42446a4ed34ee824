import { writeNumber } from '../../../engine/readiness/numbers.ts'
import { problem, type Problem } from '../../../foundation/problem.ts'
import { failure, success, type Result } from '../../../foundation/result.ts'
import { text, type Locale, type Text } from '../../../foundation/text.ts'
import {
  cellAddress,
  type ReadBook,
  type ReadSheet,
  type SheetCell,
  type SheetRow,
} from '../../../platform/spreadsheets/index.ts'
import { readCell } from '../../imports/index.ts'
import { columnNamed, FACT_COLUMN, type OutsideColumn } from './outside-columns.ts'

export const OUTSIDE_FILE = 'outsideFile'
/** A file is stored as a whole, and every file of its rows waits meanwhile. */
export const MOST_ROWS = 2_000

/** What is wrong with a row, and in which cell; without one, with the row. */
export type CellProblem = Readonly<{ cell: string | null; message: Text }>

/** A row as it was written. `cells` and `addresses` are by column. */
export type OutsideRow = Readonly<{
  row: number
  cells: Readonly<Record<string, string>>
  addresses: Readonly<Record<string, string>>
  problems: readonly CellProblem[]
}>
export type OutsideBook = Readonly<{ rows: readonly OutsideRow[]; notes: readonly Text[] }>

/** A workbook can hide in its texts what no database takes. */
const storable = (written: string): string => written.replaceAll('\u0000', '')

const headingsOf = ({ rows }: ReadSheet): readonly string[] =>
  (rows[0]?.cells ?? []).map(cell =>
    storable(cell?.text ?? '')
      .trim()
      .replace(/\*+$/, ''),
  )

const LONGEST_CELL = 4_000

/** A number is written as people of this language write it, so that it is read like one that was typed. */
function valueOf(cell: SheetCell | null, id: string, address: string, locale: Locale) {
  const read = readCell(cell, id === 'paperDate' ? 'text' : 'digits', address)
  const isNumber = cell?.kind === 'number' && read.problem === null && id.startsWith(FACT_COLUMN)
  return {
    ...read,
    text: isNumber ? writeNumber(Number(cell.text), locale) : storable(read.text).slice(0, LONGEST_CELL),
  }
}

function rowFrom(row: SheetRow, places: readonly (OutsideColumn | null)[], locale: Locale): OutsideRow {
  const cells: Record<string, string> = {}
  const addresses: Record<string, string> = {}
  const problems: CellProblem[] = []
  for (const [index, column] of places.entries()) {
    if (!column) continue
    const address = cellAddress(index + 1, row.number)
    const read = valueOf(row.cells[index] ?? null, column.id, address, locale)
    addresses[column.id] = address
    if (read.text !== '') cells[column.id] = read.text
    if (read.problem && column.id !== 'product') problems.push({ cell: address, message: read.problem })
  }
  return { row: row.number, cells, addresses, problems }
}

const listed = (labels: readonly Text[]): Text =>
  text(labels.map(one => `“${one.id}”`).join(', '), labels.map(one => `“${one.en}”`).join(', '))

const at = (code: string, message: Text): Problem => problem(code, OUTSIDE_FILE, message)

const noSheet = at(
  'unreadable-sheet',
  text(
    'Tidak ada lembar dengan judul kolom “Nomor usulan”. Pakai templat edisi ini, dengan baris judulnya.',
    'No sheet has the heading “Nomination number”. Use the template of this edition, with its row of headings.',
  ),
)
const noRows = at(
  'no-rows',
  text(
    'Berkas ini tidak berisi nilai. Isi kolom faktanya, lalu kirim lagi.',
    'This file holds no values. Fill in the columns of the facts, then send it again.',
  ),
)
const tooManyRows = at(
  'too-many-rows',
  text(
    `Berkas ini berisi lebih dari ${MOST_ROWS} baris. Bagi menjadi beberapa berkas.`,
    `This file has more than ${MOST_ROWS} rows. Part it into several files.`,
  ),
)

function sheetProblems(
  sheet: ReadSheet,
  places: readonly (OutsideColumn | null)[],
  columns: readonly OutsideColumn[],
): readonly Problem[] {
  const absent = listed(columns.filter(one => one.needed && !places.includes(one)).map(one => one.label))
  const double = listed([
    ...new Set(places.flatMap((one, index) => (one && places.indexOf(one) !== index ? [one.label] : []))),
  ])
  const merged = sheet.merged.slice(0, 5).join(', ')
  const told = (isWrong: boolean, id: string, en: string): readonly Problem[] =>
    isWrong ? [at('unreadable-sheet', text(id, en))] : []
  return [
    ...told(
      absent.id !== '',
      `Judul kolom ${absent.id} tidak ada. Pakai baris judul dari templat.`,
      `The headings ${absent.en} are missing. Use the row of headings of the template.`,
    ),
    ...told(
      double.id !== '',
      `Judul kolom ${double.id} ada lebih dari satu. Sisakan satu.`,
      `The headings ${double.en} are there more than once. Keep one.`,
    ),
    ...told(
      merged !== '',
      `Sel ${merged} digabung. Pisahkan, lalu isi setiap barisnya.`,
      `The cells ${merged} are merged. Part them, then fill in every row.`,
    ),
    ...told(
      sheet.hidden,
      'Lembarnya tersembunyi. Tampilkan dahulu, periksa isinya, lalu kirim lagi.',
      'The sheet is hidden. Show it, check what it holds, then send it again.',
    ),
  ]
}

function notesOn(sheet: ReadSheet, places: readonly (OutsideColumn | null)[]): readonly Text[] {
  const unknown = headingsOf(sheet).filter((one, index) => one !== '' && places[index] === null)
  if (unknown.length === 0) return []
  const labels = listed(unknown.slice(0, 20).map(one => text(one.slice(0, 80), one.slice(0, 80))))
  return [
    text(
      `Kolom ${labels.id} tidak dikenal dan tidak dibaca.`,
      `The columns ${labels.en} are not known and were not read.`,
    ),
  ]
}

/** A row of which no fact was filled in says nothing: the template has one for each file that waits. */
const saysSomething = ({ cells, problems }: OutsideRow): boolean =>
  problems.length > 0 || Object.keys(cells).some(id => id.startsWith(FACT_COLUMN))

/** The rows of a file as they were written, or everything that is wrong with the file as a whole. */
export function readOutsideFile(
  book: ReadBook,
  columns: readonly OutsideColumn[],
  locale: Locale,
): Result<OutsideBook> {
  const isNumbered = (one: ReadSheet): boolean =>
    headingsOf(one).some(heading => columnNamed(columns, heading)?.id === 'number')
  const sheet = book.sheets.find(isNumbered)
  if (!sheet) return failure([noSheet])
  const places = headingsOf(sheet).map(heading => columnNamed(columns, heading))
  const problems = sheetProblems(sheet, places, columns)
  if (problems.length > 0) return failure(problems)
  const rows = sheet.rows.slice(1).map(row => rowFrom(row, places, locale))
  const told = rows.filter(saysSomething)
  if (told.length === 0) return failure([noRows])
  if (told.length > MOST_ROWS) return failure([tooManyRows])
  return success({ rows: told, notes: notesOn(sheet, places) })
}
