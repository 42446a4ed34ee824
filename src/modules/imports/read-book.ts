import { problem, type Problem } from '../../foundation/problem.ts'
import { failure, success, type Result } from '../../foundation/result.ts'
import { text, type Text } from '../../foundation/text.ts'
import {
  cellAddress,
  type ReadBook,
  type ReadSheet,
  type SheetRow,
} from '../../platform/spreadsheets/index.ts'
import { readCell } from './cell-values.ts'
import { fold, isNamed, markColumn, reasonColumn, sheetNames, type Column, type Columns } from './columns.ts'
import { kinds, type Kind, type RowProblem } from './import.ts'

/** A row of a known sheet, its cells read; `addresses` say where each column stands. */
export type GivenRow = Readonly<{
  position: number
  kind: Kind
  sheet: string
  row: number
  cells: Readonly<Record<string, string>>
  addresses: Readonly<Record<string, string>>
  problems: readonly RowProblem[]
}>

/** What a file says: its rows in the order in which they are stored, and what was left out of it. */
export type GivenBook = Readonly<{ rows: readonly GivenRow[]; notes: readonly Text[] }>

type Headed = Readonly<{
  kind: Kind
  sheet: ReadSheet
  name: Text
  /** The column at each place; null where its heading is none of the sheet's. */
  places: readonly (Column | null)[]
  markPlace: number
}>

const ignoredMarks = new Set(['contoh', 'example', 'petunjuk', 'hint'])

const headingsOf = ({ rows }: ReadSheet): readonly string[] =>
  (rows[0]?.cells ?? []).map(cell => cell?.text.trim().replace(/\*+$/, '') ?? '')

const placesOf = (headings: readonly string[], columns: readonly Column[]): readonly (Column | null)[] =>
  headings.map(heading => columns.find(one => isNamed(one.label, heading)) ?? null)

const missingOf = (places: readonly (Column | null)[], columns: readonly Column[]): readonly Column[] =>
  columns.filter(one => one.needed && !places.includes(one))

/** By its name; a sheet of another name, and a text file, by its headings. */
function kindOf(sheet: ReadSheet, columns: Columns): Kind | null {
  const named = kinds.find(kind => isNamed(sheetNames[kind], sheet.name))
  if (named) return named
  const headings = headingsOf(sheet)
  const fitting = kinds.filter(
    kind => missingOf(placesOf(headings, columns[kind]), columns[kind]).length === 0,
  )
  // A product's sheet names its producer, too: the kind with the most headings of its own is meant.
  const known = (kind: Kind): number => placesOf(headings, columns[kind]).filter(Boolean).length
  return fitting.toSorted((one, other) => known(other) - known(one))[0] ?? null
}

const sheetText = ({ name }: ReadSheet, kind: Kind): Text =>
  name === '' ? sheetNames[kind] : text(name, name)

const listed = (labels: readonly Text[]): Text =>
  text(labels.map(one => `“${one.id}”`).join(', '), labels.map(one => `“${one.en}”`).join(', '))

const same = (value: string): Text => text(value, value)

function headingProblems({ kind, sheet, name, places }: Headed, columns: Columns): readonly Text[] {
  const problems: Text[] = []
  const missing = listed(missingOf(places, columns[kind]).map(one => one.label))
  if (missing.id !== '')
    problems.push(
      text(
        `Lembar ${name.id}: judul kolom ${missing.id} tidak ada. Pakai baris judul dari templat.`,
        `Sheet ${name.en}: the headings ${missing.en} are missing. Use the row of headings of the template.`,
      ),
    )
  const double = listed(
    [...new Set(places.filter((one, index) => one !== null && places.indexOf(one) !== index))].map(
      one => one?.label ?? same(''),
    ),
  )
  if (double.id !== '')
    problems.push(
      text(
        `Lembar ${name.id}: judul kolom ${double.id} ada lebih dari satu. Sisakan satu.`,
        `Sheet ${name.en}: the headings ${double.en} are there more than once. Keep one.`,
      ),
    )
  const merged = sheet.merged.slice(0, 5).join(', ')
  if (merged !== '')
    problems.push(
      text(
        `Lembar ${name.id}: sel ${merged} digabung. Pisahkan sel yang digabung, lalu isi setiap barisnya.`,
        `Sheet ${name.en}: the cells ${merged} are merged. Part them, then fill in every row.`,
      ),
    )
  if (sheet.hidden)
    problems.push(
      text(
        `Lembar ${name.id} tersembunyi. Tampilkan dahulu, periksa isinya, lalu kirim lagi.`,
        `The sheet ${name.en} is hidden. Show it, check what it holds, then send it again.`,
      ),
    )
  return problems
}

function unknownHeadings({ sheet, name, places, markPlace }: Headed): readonly Text[] {
  const unknown = headingsOf(sheet).filter(
    (heading, index) =>
      heading !== '' && places[index] === null && index !== markPlace && !isNamed(reasonColumn, heading),
  )
  const labels = listed(unknown.map(same))
  return unknown.length === 0
    ? []
    : [
        text(
          `Lembar ${name.id}: kolom ${labels.id} tidak dikenal dan tidak dibaca.`,
          `Sheet ${name.en}: the columns ${labels.en} are not known and were not read.`,
        ),
      ]
}

function givenRow({ kind, sheet, places, name }: Headed, row: SheetRow, position: number): GivenRow {
  const cells: Record<string, string> = {}
  const addresses: Record<string, string> = {}
  const problems: RowProblem[] = []
  for (const [index, column] of places.entries()) {
    if (!column) continue
    const address = cellAddress(index + 1, row.number)
    const read = readCell(row.cells[index] ?? null, column.reading, address)
    addresses[column.id] = address
    if (read.text !== '') cells[column.id] = read.text
    if (read.problem) problems.push({ cell: address, message: read.problem })
  }
  return { position, kind, sheet: sheet.name || name.id, row: row.number, cells, addresses, problems }
}

function rowsOf(headed: Headed, from: number): readonly GivenRow[] {
  const { sheet, places, markPlace } = headed
  const told = sheet.rows.slice(1).filter(({ cells }) => {
    const mark = fold(cells[markPlace]?.text ?? '')
    return !ignoredMarks.has(mark) && cells.some((cell, index) => cell !== null && places[index])
  })
  return told.map((row, index) => givenRow(headed, row, from + index))
}

const at = (field: string, messages: readonly Text[]): readonly Problem[] =>
  messages.map(message => problem('unreadable-sheet', field, message))

const noSheet = text(
  'Tidak ada lembar yang dikenal. Pakai templat: lembarnya bernama Sentra, IKM, Produk, dan Dokumen.',
  'No sheet of this file is known. Use the template: its sheets are called Sentra, Producers, Products and Documents.',
)
const noRows = text(
  'Berkas ini tidak berisi baris data. Baris contoh dan petunjuk tidak diimpor.',
  'This file holds no rows of data. Rows of examples and hints are not imported.',
)

function unknownSheets(sheets: readonly ReadSheet[]): readonly Text[] {
  const known = new Set(['petunjuk', 'guide', 'pilihan', 'choices'])
  const told = sheets.filter(one => one.rows.length > 0 && !known.has(fold(one.name)))
  return told.map(one =>
    text(
      `Lembar “${one.name}” tidak dikenal dan tidak dibaca.`,
      `The sheet “${one.name}” is not known and was not read.`,
    ),
  )
}

/** Finds the known sheets of a file and reads their rows; everything that is wrong with the whole file at once. */
export function readBook(book: ReadBook, columns: Columns, field: string): Result<GivenBook> {
  const found = book.sheets.map(sheet => ({ sheet, kind: kindOf(sheet, columns) }))
  const headed = found.flatMap(({ sheet, kind }): Headed[] => {
    if (kind === null || sheet.rows.length === 0) return []
    const headings = headingsOf(sheet)
    const places = placesOf(headings, columns[kind])
    const markPlace = headings.findIndex(heading => isNamed(markColumn, heading))
    return [{ kind, sheet, name: sheetText(sheet, kind), places, markPlace }]
  })
  if (headed.length === 0) return failure(at(field, [noSheet]))
  const problems = headed.flatMap(one => headingProblems(one, columns))
  if (problems.length > 0) return failure(at(field, problems))
  const rows: GivenRow[] = []
  for (const kind of kinds)
    for (const one of headed.filter(each => each.kind === kind)) rows.push(...rowsOf(one, rows.length))
  if (rows.length === 0) return failure(at(field, [noRows]))
  const strangers = found.filter(one => one.kind === null).map(one => one.sheet)
  return success({ rows, notes: [...headed.flatMap(unknownHeadings), ...unknownSheets(strangers)] })
}
