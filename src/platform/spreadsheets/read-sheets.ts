import * as XLSX from '@e965/xlsx'
import { decodeText, separatorOf } from './decode-text.ts'
import type { ReadSheet, ReadVerdict, SheetCell, SheetRow } from './sheet.ts'
import { BadZip, readZip, writeZip, type ZipParts } from '../zip.ts'

export type ReadLimits = Readonly<{
  /** Rows of a sheet that hold something. */
  rows: number
  /** Bytes of the unpacked file. */
  unpacked: number
}>

const MOST_PARTS = 2_000
const MOST_COLUMNS = 200
const NO_DATE_BEFORE = 1

const DAY = 86_400_000
/** Day 0 of the numbers by which spreadsheets count days, with and without the leap day that never was. */
const epoch = (from1904: boolean): number => (from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30))

const errorNames: Readonly<Record<number, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
}

const plainNumber = (value: number): string =>
  Number.isInteger(value) && Math.abs(value) < 1e21 ? BigInt(value).toString() : String(value)

function cellOf(cell: XLSX.CellObject | undefined, from1904: boolean): SheetCell | null {
  if (!cell || cell.t === 'z') return null
  if (cell.f !== undefined || cell.F !== undefined) return { text: '', kind: 'formula' }
  const value: unknown = cell.v
  if (cell.t === 'e') return { text: errorNames[Number(value)] ?? '#', kind: 'error' }
  if (cell.t === 'b') return { text: value === true ? '1' : '0', kind: 'logical' }
  if (typeof value === 'number') {
    const isDate = typeof cell.z === 'string' && XLSX.SSF.is_date(cell.z) && value >= NO_DATE_BEFORE
    if (!isDate) return { text: plainNumber(value), kind: 'number' }
    return {
      text: new Date(epoch(from1904) + Math.floor(value) * DAY).toISOString().slice(0, 10),
      kind: 'date',
    }
  }
  const text = typeof value === 'string' ? value : ''
  return text.trim() === '' ? null : { text, kind: 'text' }
}

function rowsOf(sheet: XLSX.WorkSheet, from1904: boolean): readonly SheetRow[] {
  const range = sheet['!ref'] ? XLSX.utils.decode_range(sheet['!ref']) : null
  if (!range) return []
  const data = (sheet['!data'] ?? []) as readonly (readonly (XLSX.CellObject | undefined)[] | undefined)[]
  return data.flatMap((row, index) => {
    const cells = Array.from({ length: Math.min(row?.length ?? 0, MOST_COLUMNS) }, (_, column) =>
      cellOf(row?.[column], from1904),
    )
    return cells.some(cell => cell !== null) ? [{ number: index + 1, cells }] : []
  })
}

/** How many rows hold a value, in one pass and without reading them: a sheet that is too long is never read. */
function countRows(xml: Buffer): number {
  let [count, holds] = [0, false]
  for (const [mark] of xml.toString('latin1').matchAll(/<row[ >]|<v[ >]|<is[ >]/g)) {
    if (!mark.startsWith('<row')) holds = true
    else {
      if (holds) count++
      holds = false
    }
  }
  return holds ? count + 1 : count
}

const isSheet = (name: string): boolean => /^xl\/worksheets\/[^/]+\.xml$/i.test(name)

function tooLong(parts: ZipParts, most: number): number | null {
  for (const [name, content] of parts) {
    const rows = isSheet(name) ? countRows(content) : 0
    if (rows > most) return rows
  }
  return null
}

function readWorkbook(content: Buffer, limits: ReadLimits): ReadVerdict {
  const parts = readZip(content, { bytes: limits.unpacked, parts: MOST_PARTS })
  if (!parts.has('xl/workbook.xml')) return { refusal: { code: 'wrong-type' } }
  const rows = tooLong(parts, limits.rows)
  if (rows !== null) return { refusal: { code: 'too-many-rows', rows } }
  const book = XLSX.read(writeZip(parts, { packed: false }), {
    type: 'buffer',
    dense: true,
    cellFormula: true,
    cellNF: true,
    cellHTML: false,
    cellText: false,
  })
  const from1904 = book.Workbook?.WBProps?.date1904 === true
  const sheets = book.SheetNames.map((name, index): ReadSheet => {
    const sheet = book.Sheets[name]
    return {
      name,
      hidden: (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0,
      merged: (sheet?.['!merges'] ?? []).map(range => XLSX.utils.encode_range(range)),
      rows: sheet ? rowsOf(sheet, from1904) : [],
    }
  })
  return { book: { format: 'xlsx', sheets } }
}

/** What stands in a cell of a text file; `="0123"` is how some programs keep zeros. */
function textCell(text: string): SheetCell | null {
  const kept = /^="([^"]*)"$/.exec(text.trim())?.[1]
  if (kept !== undefined) return kept === '' ? null : { text: kept, kind: 'text' }
  if (text.trim() === '') return null
  return /^\s*=/.test(text) ? { text: '', kind: 'formula' } : { text, kind: 'text' }
}

function readText(content: Buffer, limits: ReadLimits): ReadVerdict {
  const text = decodeText(content)
  if (text === null) return { refusal: { code: 'encoding' } }
  const separator = separatorOf(text)
  const book = XLSX.read(text.replace(/^sep=.\r?\n/i, ''), {
    type: 'string',
    raw: true,
    dense: true,
    FS: separator,
    sheetRows: limits.rows + 1_000,
  })
  const sheet = book.Sheets[book.SheetNames[0] ?? '']
  const shift = /^sep=.\r?\n/i.test(text) ? 1 : 0
  const rows = (sheet ? rowsOf(sheet, false) : []).map(row => ({
    number: row.number + shift,
    cells: row.cells.map(cell => (cell ? textCell(cell.text) : null)),
  }))
  if (rows.length > limits.rows)
    return { refusal: { code: 'too-many-rows', rows: text.split('\n').length - 1 } }
  return { book: { format: 'csv', sheets: [{ name: '', hidden: false, merged: [], rows }] } }
}

const startsWith = (content: Buffer, ...bytes: readonly number[]): boolean =>
  bytes.every((byte, index) => content[index] === byte)

/** Pictures, PDF, old archives: what no text begins with. */
const isOther = (content: Buffer): boolean =>
  content.subarray(0, 5).toString('latin1') === '%PDF-' ||
  startsWith(content, 0x89, 0x50) ||
  startsWith(content, 0xff, 0xd8) ||
  startsWith(content, 0x1f, 0x8b) ||
  startsWith(content, 0x52, 0x61, 0x72) ||
  content.subarray(0, 200).toString('latin1').trimStart().toLowerCase().startsWith('<html') ||
  content.subarray(0, 200).toString('latin1').trimStart().startsWith('<?xml')

/** Reads an XLSX or CSV file, or says why it cannot be read. */
export function readSheets(content: Buffer, limits: ReadLimits): ReadVerdict {
  if (content.length === 0) return { refusal: { code: 'empty' } }
  try {
    // A container of the time before XLSX: an old file, or a new one with a password around it.
    if (startsWith(content, 0xd0, 0xcf, 0x11, 0xe0))
      return {
        refusal: {
          code: content.includes(Buffer.from('EncryptedPackage', 'utf16le')) ? 'password' : 'old-format',
        },
      }
    if (startsWith(content, 0x50, 0x4b)) return readWorkbook(content, limits)
    if (isOther(content)) return { refusal: { code: 'wrong-type' } }
    return readText(content, limits)
  } catch (error) {
    return { refusal: { code: error instanceof BadZip ? error.code : 'broken' } }
  }
}
