import { type Problem, problem } from '../../foundation/problem.ts'
import { failure, type Result, success } from '../../foundation/result.ts'
import { text } from '../../foundation/text.ts'

/** One record of a CSV file: the line on which it starts, counted from 1, and its fields by column name. */
export type CsvRecord = Readonly<{ line: number; fields: Readonly<Record<string, string>> }>

type Row = Readonly<{ line: number; cells: readonly string[] }>

const fault = (line: number, id: string, en: string): Problem =>
  problem('csv', `line ${line}`, text(`Baris ${line}: ${id}`, `Line ${line}: ${en}`))

/** What parts the cells: a comma, or what spreadsheets write in its place where the comma is a decimal sign. */
export type Separator = ',' | ';' | '\t'

/** A cell: in quotes, where a doubled quote is a quote; or without any; then a separator, a line end, or the end. */
const cellForms: Readonly<Record<Separator, RegExp>> = {
  ',': /(?:"([^"]*(?:""[^"]*)*)"|([^",\r\n]*))(,|\r\n|\n|$)/y,
  ';': /(?:"([^"]*(?:""[^"]*)*)"|([^";\r\n]*))(;|\r\n|\n|$)/y,
  '\t': /(?:"([^"]*(?:""[^"]*)*)"|([^"\t\r\n]*))(\t|\r\n|\n|$)/y,
}

/** The rows of a CSV file (RFC 4180), each with the line on which it starts; rows without any text are left out. */
export function readCsvRows(csv: string, separator: Separator = ','): Result<readonly Row[]> {
  const cellForm = cellForms[separator]
  const rows: Row[] = []
  let cells: string[] = []
  let [position, line, start] = [0, 1, 1]
  while (position < csv.length) {
    cellForm.lastIndex = position
    const [whole, quoted, bare = '', end] = cellForm.exec(csv) ?? []
    if (whole === undefined) {
      return failure([fault(line, 'tanda kutip tidak pada tempatnya.', 'a quotation mark is out of place.')])
    }
    cells.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'))
    position += whole.length
    line += whole.split('\n').length - 1
    if (end !== separator || position === csv.length) {
      if (end === separator) cells.push('')
      rows.push({ line: start, cells })
      cells = []
      start = line
    }
  }
  return success(rows.filter(row => row.cells.some(cell => cell.trim() !== '')))
}

function headerProblems(header: readonly string[], columns: readonly string[]): readonly Problem[] {
  const missing = columns.filter(column => !header.includes(column))
  const strange = header.filter(
    (column, index) => !columns.includes(column) || header.indexOf(column) !== index,
  )
  return [
    ...missing.map(name => fault(1, `kolom "${name}" tidak ada.`, `the column "${name}" is missing.`)),
    ...strange.map(name =>
      fault(
        1,
        `kolom "${name}" tidak dikenal atau ganda.`,
        `the column "${name}" is not known, or twice there.`,
      ),
    ),
  ]
}

/**
 * Reads a CSV file (RFC 4180, comma, UTF-8, with or without a byte order mark) whose header has exactly these
 * columns, in any order. Empty lines are skipped; a row of another length is refused.
 */
export function parseCsv(csv: string, columns: readonly string[]): Result<readonly CsvRecord[]> {
  const rows = readCsvRows(csv.replace(/^\uFEFF/, ''))
  if (!rows.ok) return rows
  const [first, ...records] = rows.value
  const header = (first?.cells ?? []).map(cell => cell.trim())
  const problems = [
    ...headerProblems(header, columns),
    ...records
      .filter(({ cells }) => cells.length !== header.length)
      .map(({ line, cells }) =>
        fault(
          line,
          `ada ${cells.length} kolom, seharusnya ${header.length}.`,
          `there are ${cells.length} columns, not ${header.length}.`,
        ),
      ),
  ]
  if (problems.length > 0) return failure(problems)
  return success(
    records.map(({ line, cells }) => ({
      line,
      fields: Object.fromEntries(header.map((column, index) => [column, (cells[index] ?? '').trim()])),
    })),
  )
}
