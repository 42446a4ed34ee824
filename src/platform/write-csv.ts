export type CsvCell = string | number | null

/** What a spreadsheet would run as a formula, also after leading white space. */
const FORMULA = /^\s*[=+\-@\t\r]/
/** Full-width forms that some spreadsheets read alike. */
const WIDE_FORMULA = /^\s*[＝＋－＠]/

function cellText(cell: CsvCell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  const guarded = FORMULA.test(cell) || WIDE_FORMULA.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded
}

/** A CSV file (RFC 4180, LF). A text that a spreadsheet would take for a formula gets an apostrophe in front. */
export const writeCsv = (columns: readonly string[], rows: readonly (readonly CsvCell[])[]): string =>
  [columns, ...rows].map(row => `${row.map(cellText).join(',')}\n`).join('')
