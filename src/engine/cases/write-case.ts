import { equal, type Fraction, fromText, toDecimal, toText } from '../../foundation/fraction.ts'
import { type Problem, problem } from '../../foundation/problem.ts'
import { failure, type Result, success } from '../../foundation/result.ts'
import { text } from '../../foundation/text.ts'
import type { Rules } from '../rules/lookups.ts'
import type { Carried, Sheet } from '../scoring/answers.ts'
import { type FormInput, type FormResult, scoreForm } from '../scoring/form.ts'
import type { Seat } from '../scoring/seats.ts'
import type { Answer } from '../scoring/points.ts'
import { caseColumns, readCases } from './case-input.ts'
import { readCsvRows } from './csv.ts'
import { runCases } from './run-cases.ts'

type Fields = Readonly<Record<(typeof caseColumns)[number], string>>

const quoted = (cell: string): string =>
  /[",\r\n]/.test(cell) || cell !== cell.trim() ? `"${cell.replaceAll('"', '""')}"` : cell

const answerWord = (answer: Answer): string =>
  typeof answer === 'boolean' ? (answer ? 'yes' : 'no') : answer

const marksOf = (sheet: Sheet): string =>
  Object.entries(sheet)
    .map(([id, answer]) => `${id}=${answerWord(answer)}`)
    .join(' ')

/** The words that say from which seat a sheet comes. */
const seatWords = ({ role, body, round, agreed }: Seat): readonly string[] => [
  ...(role === undefined ? [] : [`role:${role}`]),
  ...(body === undefined ? [] : [`body:${body}`]),
  ...(round === undefined ? [] : [`round:${round}`]),
  ...(agreed ? ['agreed'] : []),
]

/** That seats are given matters even where none of them says anything: then the first jury is named. */
function seatsToWrite(seats: readonly Seat[] | undefined): readonly Seat[] {
  const [first, ...others] = seats ?? []
  if (!first) return []
  return [first, ...others].every(seat => seatWords(seat).length === 0)
    ? [{ ...first, round: 1 }, ...others]
    : [first, ...others]
}

/** Sheets between bars; what other levels answered stands on each, as the notation has it. */
function marksCell({ sheets, carried = {}, seats }: FormInput): string {
  const levels = Object.values(carried)
    .map(marksOf)
    .filter(each => each !== '')
  const seated = seatsToWrite(seats)
  return sheets
    .map((sheet, position) => {
      const words = seatWords(seated[position] ?? {})
      return [...words, ...levels, marksOf(sheet)].filter(each => each !== '').join(' ')
    })
    .join(' | ')
}

/** A decimal where it is exact, the fraction where it does not end. */
function totalCell(mean: Fraction | null): string {
  if (mean === null) return '-'
  const decimal = toDecimal(mean, 2, 6)
  return equal(fromText(decimal), mean) ? decimal : toText(mean)
}

function bandCell({ document }: Rules, { outcomes, passing, route }: FormResult): string {
  const verdict = passing.passed === null ? '-' : passing.passed ? 'yes' : 'no'
  return [
    ...[...outcomes].map(([scale, { band }]) => `${scale}=${band?.id ?? '-'}`),
    ...(document.passRules ? [`passed=${verdict}`] : []),
    ...(document.routing ? [`route=${route?.id ?? '-'}`] : []),
  ].join(' ')
}

const gateCell = ({ gates }: FormResult): string =>
  [...new Set(gates.filter(gate => gate.applied).map(gate => gate.id))].join(' ') || '-'

const fieldsOf = (rules: Rules, name: string, input: FormInput, result: FormResult): Fields => ({
  case: name,
  commodity: input.form,
  facts: Object.entries(input.facts ?? {})
    .map(([fact, value]) => `${fact}=${value}`)
    .join('; '),
  marks: marksCell(input),
  expected_total: totalCell(result.mean),
  expected_band: bandCell(rules, result),
  expected_gates: gateCell(result),
})

const sorted = (record: Readonly<Record<string, unknown>>): string =>
  JSON.stringify(Object.entries(record).toSorted(([one], [other]) => (one < other ? -1 : 1)))

const carriedText = (carried: Carried = {}): string =>
  sorted(
    Object.fromEntries(
      Object.entries(carried)
        .filter(([, own]) => Object.keys(own).length > 0)
        .map(([level, own]) => [level, sorted(own)]),
    ),
  )

/** Seats by position; a jury that is not named is the first. */
const seatsText = ({ seats }: FormInput): string =>
  JSON.stringify(
    seats?.map(({ role, body, round = 1, agreed = false }) => [role ?? null, body ?? null, round, agreed]) ??
      null,
  )

const isSame = (one: FormInput, other: FormInput): boolean =>
  seatsText(one) === seatsText(other) &&
  sorted(one.facts ?? {}) === sorted(other.facts ?? {}) &&
  carriedText(one.carried) === carriedText(other.carried) &&
  one.sheets.map(sorted).join('|') === other.sheets.map(sorted).join('|')

const notWritable = problem(
  'case-not-writable',
  '',
  text(
    'Percobaan ini tidak dapat ditulis sebagai kasus: ada jawaban, fakta, atau kursi yang tidak dikenal notasi kasus.',
    'This trial cannot be written as a case: an answer, a fact or a seat has no place in the notation of cases.',
  ),
)

/** What the case comes to when it is read again; a case that would not pass by its own rules is none. */
function faultsOf(rules: Rules, csv: string, input: FormInput): readonly Problem[] {
  const read = readCases(rules, csv)
  const again = read.ok ? read.value.at(-1)?.input : read
  if (!again?.ok || !isSame(input, again.value as FormInput)) return [notWritable]
  const run = runCases(rules, csv)
  const own = run.ok ? run.value.at(-1) : undefined
  if (own?.passed) return []
  const differences = own?.differences ?? []
  return differences.some(each => each.code === 'differs') ? [notWritable] : differences
}

/**
 * A cases.csv with one more case: what was tried, and what it came to. Refused where the file cannot be read, and where
 * the case would say something else when it is read again.
 */
export function addCase(rules: Rules, csv: string, name: string, input: FormInput): Result<string> {
  const before = csv.trim() === '' ? `${caseColumns.join(',')}\n` : csv.replace(/\s*$/, '\n')
  const known = readCases(rules, before)
  if (!known.ok) return known
  const scored = scoreForm(rules, input)
  if (!scored.ok) return scored
  const fields = fieldsOf(rules, name, input, scored.value)
  const rows = readCsvRows(before.replace(/^\uFEFF/, ''))
  const header = rows.ok ? (rows.value[0]?.cells ?? []).map(cell => cell.trim()) : []
  const line = header.map(column => quoted(fields[column as keyof Fields] ?? '')).join(',')
  const after = `${before}${line}\n`
  const faults = faultsOf(rules, after, input)
  return faults.length > 0 ? failure(faults) : success(after)
}
