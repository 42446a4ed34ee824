import { readCsvRows, type Separator } from '../../engine/cases/csv.ts'
import { problem, type Problem } from '../../foundation/problem.ts'
import { failure, success, type Result } from '../../foundation/result.ts'
import { text } from '../../foundation/text.ts'
import { formatNumber } from '../../platform/translations.ts'
import { claimColumns, identityOf, type Claim, type ClaimRules } from './claim.ts'
import { readClaim, type Fields } from './read-claim.ts'

/** A row that is left out, by the line on which it starts, and every reason. */
export type BadRow = Readonly<{ line: number; problems: readonly Problem[] }>

/** More than anybody can look through before it is imported. */
export const MOST_CLAIM_ROWS = 20_000
/** As many bad rows are told with every reason; of the others, the lines. */
export const MOST_DETAILED_ROWS = 200

export type ReadClaims = Readonly<{
  claims: readonly Claim[]
  /** The line on which each of these claims starts. */
  lineOf: ReadonlyMap<Claim, number>
  bad: readonly BadRow[]
}>

const faults = {
  'not-utf8': (line: number) =>
    text(
      `Berkas ini bukan teks UTF-8 (baris ${line}). Simpan ulang sebagai CSV UTF-8, lalu kirim lagi.`,
      `This file is not UTF-8 text (line ${line}). Save it again as UTF-8 CSV, then send it again.`,
    ),
  'not-text': () =>
    text(
      'Berkas ini bukan teks. Simpan ulang sebagai CSV UTF-8, lalu kirim lagi.',
      'This file is not text. Save it again as UTF-8 CSV, then send it again.',
    ),
  empty: () =>
    text(
      'Berkas ini kosong. Isinya harus baris kepala kolom dan sedikitnya satu baris data.',
      'This file is empty. It needs a header line and at least one row.',
    ),
  'no-header': (missing: string) =>
    text(
      `Baris pertama bukan kepala kolom yang lengkap. Kolom yang belum ada: ${missing}.`,
      `The first line is not a complete header. Missing columns: ${missing}.`,
    ),
  'unknown-column': (strange: string) =>
    text(
      `Kepala kolom memuat kolom yang tidak dikenal atau ganda: ${strange}.`,
      `The header has columns that are not known, or twice there: ${strange}.`,
    ),
  'too-many-rows': (rows: number) =>
    text(
      `Berkas ini memuat ${formatNumber(rows, 'id')} baris data; paling banyak ${formatNumber(MOST_CLAIM_ROWS, 'id')}. Bagilah menjadi beberapa berkas.`,
      `This file has ${formatNumber(rows, 'en')} rows; at most ${formatNumber(MOST_CLAIM_ROWS, 'en')} are taken. Split it into several files.`,
    ),
} as const

/** The text of a file, or the line on which it stops being UTF-8. */
export function decodeClaims(content: Uint8Array): Result<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    const decoded = decoder.decode(content)
    return decoded.includes('\u0000')
      ? failure([problem('not-text', '', faults['not-text']())])
      : success(decoded)
  } catch {
    return failure([problem('not-utf8', '', faults['not-utf8'](firstBadLine(content)))])
  }
}

function firstBadLine(content: Uint8Array): number {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let [line, start] = [1, 0]
  for (;;) {
    const end = content.indexOf(0x0a, start)
    try {
      decoder.decode(content.subarray(start, end < 0 ? content.length : end))
    } catch {
      return line
    }
    if (end < 0) return line
    start = end + 1
    line++
  }
}

function headerProblems(header: readonly string[]): readonly Problem[] {
  const missing = claimColumns.filter(column => !header.includes(column))
  const strange = header.filter(
    (column, index) =>
      !(claimColumns as readonly string[]).includes(column) || header.indexOf(column) !== index,
  )
  if (missing.length > 0) return [problem('no-header', '', faults['no-header'](missing.join(', ')))]
  return strange.length > 0
    ? [problem('unknown-column', '', faults['unknown-column'](strange.join(', ')))]
    : []
}

const wrongLength = (found: number, wanted: number): Problem =>
  problem(
    'columns',
    '',
    text(`ada ${found} kolom, seharusnya ${wanted}`, `there are ${found} columns, not ${wanted}`),
  )

const doubled = (line: number): Problem =>
  problem(
    'doubled',
    '',
    text(
      `sumber yang sama sudah menyebut hal yang sama di baris ${line}`,
      `the same source speaks of the same thing on line ${line}`,
    ),
  )

const notDetailed: readonly Problem[] = [
  problem(
    'not-detailed',
    '',
    text(
      `alasannya tidak dirinci karena lebih dari ${formatNumber(MOST_DETAILED_ROWS, 'id')} baris bermasalah; perbaiki yang pertama dahulu, lalu kirim lagi`,
      `its reasons are not listed, since more than ${formatNumber(MOST_DETAILED_ROWS, 'en')} rows have faults; mend the first ones, then send the file again`,
    ),
  ),
]

/** Spreadsheets in Indonesian write semicolons; no name of a column holds any of the three. */
function separatorOf(content: string): Separator {
  const [header = ''] = content.split('\n', 1)
  const others = ([';', '\t'] as const).filter(one => header.includes(one))
  return header.includes(',') ? ',' : (others[0] ?? ',')
}

/** Without the byte order mark, and with the line ends of old spreadsheets turned into ours. */
const tidied = (content: string): string => {
  const text = content.replace(/^\uFEFF/, '')
  return text.includes('\n') ? text : text.replaceAll('\r', '\n')
}

/**
 * Reads a CSV file of claims (RFC 4180, UTF-8, columns in any order, parted by commas, semicolons or tabs). A bad row
 * is left out with every reason, the first `MOST_DETAILED_ROWS` of them, and the others are read; a file that cannot be
 * read at all, or has more than `MOST_CLAIM_ROWS`, is a failure.
 */
export function readClaims(content: string, rules: ClaimRules): Result<ReadClaims> {
  const text = tidied(content)
  const rows = readCsvRows(text, separatorOf(text))
  if (!rows.ok) return rows
  const [first, ...records] = rows.value
  if (!first) return failure([problem('empty', '', faults.empty())])
  const header = first.cells.map(cell => cell.trim().toLowerCase())
  const problems = headerProblems(header)
  if (problems.length > 0) return failure(problems)
  if (records.length === 0) return failure([problem('empty', '', faults.empty())])
  if (records.length > MOST_CLAIM_ROWS)
    return failure([problem('too-many-rows', '', faults['too-many-rows'](records.length))])
  return success(readRows(header, records, rules))
}

type Row = Readonly<{ line: number; cells: readonly string[] }>

function readRows(header: readonly string[], rows: readonly Row[], rules: ClaimRules): ReadClaims {
  const claims: Claim[] = []
  const bad: BadRow[] = []
  const lines = new Map<string, number>()
  const lineOf = new Map<Claim, number>()
  const leaveOut = (line: number, problems: readonly Problem[]): void =>
    void bad.push({ line, problems: bad.length < MOST_DETAILED_ROWS ? problems : notDetailed })
  for (const { line, cells } of rows) {
    const read = readRow(header, cells, rules)
    const identity = read.ok ? JSON.stringify(identityOf(read.value)) : ''
    const earlier = lines.get(identity)
    if (!read.ok) leaveOut(line, read.problems)
    else if (earlier !== undefined) leaveOut(line, [doubled(earlier)])
    else {
      lines.set(identity, line)
      lineOf.set(read.value, line)
      claims.push(read.value)
    }
  }
  return { claims, lineOf, bad }
}

function readRow(header: readonly string[], cells: readonly string[], rules: ClaimRules): Result<Claim> {
  if (cells.length !== header.length) return failure([wrongLength(cells.length, header.length)])
  const fields = Object.fromEntries(header.map((column, index) => [column, (cells[index] ?? '').trim()]))
  return readClaim(fields as Fields, rules)
}
