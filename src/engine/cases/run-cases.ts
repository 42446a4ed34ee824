import { equal, fromText, toText } from '../../foundation/fraction.ts'
import { type Problem, problem } from '../../foundation/problem.ts'
import { type Result, success } from '../../foundation/result.ts'
import { type Text, text } from '../../foundation/text.ts'
import type { Rules } from '../rules/lookups.ts'
import { type FormResult, scoreForm } from '../scoring/form.ts'
import { caseColumns, inputOfCase } from './case-input.ts'
import { type CsvRecord, parseCsv } from './csv.ts'

/** One case of a programme's cases.csv. `differences` says in words where the result is not what was expected. */
export type CaseResult = Readonly<{
  case: string
  line: number
  passed: boolean
  differences: readonly Problem[]
}>

const differs = (column: string, found: string, expected: string): Problem => {
  const message: Text = text(
    `Hasilnya ${found || '-'}, yang diharapkan ${expected}.`,
    `Found ${found || '-'}, expected ${expected}.`,
  )
  return problem('differs', column, message)
}

const words = (cell: string): readonly string[] => (cell === '-' ? [] : cell.split(/[\s;]+/).filter(Boolean))

function totalDifference(result: FormResult, found: string, expected: string): Problem | null {
  if (expected === '-') return result.mean === null ? null : differs('expected_total', found, expected)
  try {
    if (result.mean && equal(result.mean, fromText(expected))) return null
  } catch {
    return problem(
      'differs',
      'expected_total',
      text(`"${expected}" bukan angka.`, `"${expected}" is not a number.`),
    )
  }
  return differs('expected_total', found, expected)
}

/** Words for outcomes that are no band: whether the file passes the rules, and which rule says who decides. */
const further: Readonly<Record<string, (result: FormResult) => string>> = {
  passed: ({ passing }) => (passing.passed === null ? '-' : passing.passed ? 'yes' : 'no'),
  route: ({ route }) => route?.id ?? '-',
}

/** `two` on the only scale, or `stars=two colours=blue`; a band `-` means none. */
function bandDifferences(result: FormResult, expected: string): readonly Problem[] {
  const scales = [...result.outcomes.keys()]
  const pairs = (expected === '-' ? ['-'] : words(expected)).map(word => {
    const [scale = '', band] = word.split('=')
    return band === undefined ? { scale: scales[0] ?? '', band: scale } : { scale, band }
  })
  return pairs.flatMap(({ scale, band }) => {
    const found = result.outcomes.get(scale)?.band?.id ?? further[scale]?.(result) ?? '-'
    return (result.outcomes.has(scale) || scale in further) && found === band
      ? []
      : differs('expected_band', found, `${scale}=${band}`)
  })
}

function gateDifference(result: FormResult, expected: string): Problem | null {
  const wanted = words(expected).toSorted().join(' ')
  const found = [...new Set(result.gates.filter(gate => gate.applied).map(gate => gate.id))]
    .toSorted()
    .join(' ')
  return found === wanted ? null : differs('expected_gates', found, wanted || '-')
}

const nothingExpected: Problem = problem(
  'nothing-expected',
  'expected_total',
  text(
    'Kasus ini tidak mengharapkan apa pun. Isi nilai, rentang, atau gerbang yang diharapkan.',
    'This case expects nothing. Fill in the total, the band or the gates expected.',
  ),
)

/** An empty cell expects nothing in particular; problems are expected only where the total is `-`. */
function differencesOf(result: FormResult, fields: CsvRecord['fields']): readonly Problem[] {
  const { expected_total: total = '', expected_band: band = '', expected_gates: gates = '' } = fields
  if (total + band + gates === '') return [nothingExpected]
  const found = result.mean ? toText(result.mean) : '-'
  return [
    ...(total === '-' ? [] : result.problems),
    ...(total === '' ? [] : [totalDifference(result, found, total)]),
    ...(band === '' ? [] : bandDifferences(result, band)),
    ...(gates === '' ? [] : [gateDifference(result, gates)]),
  ].filter(each => each !== null)
}

function runCase(rules: Rules, record: CsvRecord): readonly Problem[] {
  const input = inputOfCase(rules, record)
  if (!input.ok) return input.problems
  const result = scoreForm(rules, input.value)
  return result.ok ? differencesOf(result.value, record.fields) : result.problems
}

/** Runs every case of a cases.csv. Fails when the file itself cannot be read. */
export function runCases(rules: Rules, csv: string): Result<readonly CaseResult[]> {
  const records = parseCsv(csv, caseColumns)
  if (!records.ok) return records
  return success(
    records.value.map(record => {
      const differences = runCase(rules, record)
      return {
        case: record.fields.case ?? '',
        line: record.line,
        passed: differences.length === 0,
        differences,
      }
    }),
  )
}
