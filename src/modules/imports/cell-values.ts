import { text, type Text } from '../../foundation/text.ts'
import { withoutControls } from '../../platform/http/index.ts'
import type { SheetCell } from '../../platform/spreadsheets/index.ts'
import type { Reading } from './columns.ts'

/** A cell as the text of a form's field, or why it cannot be one. */
export type CellValue = Readonly<{ text: string; problem: Text | null }>

const value = (text: string): CellValue => ({ text, problem: null })
const wrong = (shown: string, problem: Text): CellValue => ({ text: shown, problem })

const formula = (address: string): Text =>
  text(
    `Sel ${address} berisi rumus; tempelkan sebagai nilai.`,
    `Cell ${address} holds a formula; paste it as a value.`,
  )
const fault = (address: string, shown: string): Text =>
  text(
    `Sel ${address} berisi kesalahan lembar kerja (${shown}); isi dengan nilainya.`,
    `Cell ${address} holds a spreadsheet error (${shown}); enter the value.`,
  )
const lost = (address: string): Text =>
  text(
    `Sel ${address}: Excel mengubah nomor ini dan sebagian angkanya hilang. Jadikan kolomnya berformat Teks, lalu tulis nomornya lagi.`,
    `Cell ${address}: Excel changed this number and lost some of its digits. Make the column Text, then write the number again.`,
  )
const noDay = (address: string): Text =>
  text(
    `Sel ${address}: tulis tanggal sebagai hari/bulan/tahun, dengan tahun empat angka.`,
    `Cell ${address}: write the date as day/month/year, the year with four digits.`,
  )

const months = [
  ['januari', 'january', 'jan'],
  ['februari', 'february', 'feb', 'pebruari'],
  ['maret', 'march', 'mar'],
  ['april', 'apr'],
  ['mei', 'may'],
  ['juni', 'june', 'jun'],
  ['juli', 'july', 'jul'],
  ['agustus', 'august', 'agu', 'agt', 'aug', 'ags'],
  ['september', 'sep', 'sept'],
  ['oktober', 'october', 'okt', 'oct'],
  ['november', 'nov', 'nopember'],
  ['desember', 'december', 'des', 'dec'],
] as const

const two = (part: string | number): string => String(part).padStart(2, '0')

/** The days of spreadsheets count from here; between these numbers a number is taken for a day. */
const DAY = 86_400_000
const FIRST = Date.UTC(1899, 11, 30)
const [EARLIEST, LATEST] = [10_000, 80_000]

/** A day as people write it, as `YYYY-MM-DD`; null when it is none. The day comes before the month. */
export function readDay(written: string): string | null {
  const day = written.trim()
  if (/^\d{4}-\d{2}-\d{2}$/.test(day)) return day
  const parts = /^(\d{1,2})\s*[/.\-\s]\s*(\d{1,2}|[a-z]+)\s*[/.\-\s]\s*(\d{4})$/i.exec(day)
  if (parts) {
    const [, date = '', month = '', year = ''] = parts
    const named = months.findIndex(names => (names as readonly string[]).includes(month.toLowerCase())) + 1
    const number = /^\d+$/.test(month) ? Number(month) : named
    return number === 0 ? null : `${year}-${two(number)}-${two(date)}`
  }
  const count = /^\d{5}$/.test(day) ? Number(day) : 0
  if (count < EARLIEST || count > LATEST) return null
  return new Date(FIRST + count * DAY).toISOString().slice(0, 10)
}

/** `Rp 150.000,00` is 150.000; a fraction keeps its comma, so that it is never taken for thousands. */
const readWhole = ({ text: written, kind }: SheetCell): string =>
  kind === 'number'
    ? written.replace('.', ',')
    : written
        .trim()
        .replace(/^rp\.?\s*/i, '')
        .replace(/,(?:0{1,2}|-)$/, '')

const EXACT_DIGITS = 15

/** Digits that a spreadsheet took for a number: beyond fifteen of them, and as `1,23E+12`, some are gone. */
const isLost = ({ text: written, kind }: SheetCell): boolean =>
  /^\d(?:[.,]\d+)?E\+\d+$/i.test(written.trim()) ||
  (kind === 'number' && written.replaceAll(/\D/g, '').length > EXACT_DIGITS)

/** Reads a cell at an address such as `C14`. */
export function readCell(cell: SheetCell | null, reading: Reading, address: string): CellValue {
  if (cell === null) return value('')
  if (cell.kind === 'formula') return wrong('', formula(address))
  if (cell.kind === 'error') return wrong(cell.text, fault(address, cell.text))
  switch (reading) {
    case 'digits':
      return isLost(cell) ? wrong(cell.text, lost(address)) : value(withoutControls(cell.text).trim())
    case 'whole':
      return value(readWhole(cell))
    case 'date': {
      const day = readDay(cell.text)
      return day === null ? wrong(cell.text, noDay(address)) : value(day)
    }
    default:
      return value(withoutControls(cell.text).trim())
  }
}
