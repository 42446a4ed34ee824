import { equal, fromText, toText } from '../../foundation/fraction.ts'
import { type Problem, problem } from '../../foundation/problem.ts'
import { failure, type Result, success } from '../../foundation/result.ts'
import { type Text, text } from '../../foundation/text.ts'
import type { Facts } from '../conditions.ts'
import { findForm, type Rules } from '../rules/lookups.ts'
import type { Fact } from '../rules/form.ts'
import { type FormResult, scoreForm } from '../scoring/form.ts'
import { type CsvRecord, parseCsv } from './csv.ts'
import { readMarks } from './marks.ts'

export const caseColumns = [
  'case',
  'commodity',
  'facts',
  'marks',
  'expected_total',
  'expected_band',
  'expected_gates',
] as const

/** One case of a programme's cases.csv. `differences` says in words where the result is not what was expected. */
export type CaseResult = Readonly<{
  case: string
  line: number
  passed: boolean
  differences: readonly Problem[]
}>

const readers: Record<Fact['kind'], (value: string) => Facts[string] | null> = {
  boolean: value => (value === 'true' ? true : value === 'false' ? false : null),
  number: value => (/^-?\d+(\.\d+)?$/.test(value) ? Number(value) : null),
  text: value => value,
}

function readFactsOf(rules: Rules, notation: string): Result<Facts> {
  const facts: [string, Facts[string]][] = []
  const problems: Problem[] = []
  for (const pair of notation
    .split(';')
    .map(part => part.trim())
    .filter(Boolean)) {
    const [name = '', value = ''] = pair.split('=').map(part => part.trim())
    const fact = rules.facts.get(name)
    const read = fact && readers[fact.kind](value)
    if (read === undefined || read === null) {
      const message = text(`Fakta "${pair}" tidak dapat dibaca.`, `The fact "${pair}" cannot be read.`)
      problems.push(problem('facts', 'facts', message))
    } else facts.push([name, read])
  }
  return problems.length > 0 ? failure(problems) : success(Object.fromEntries(facts))
}

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

function runCase(rules: Rules, { fields }: CsvRecord): readonly Problem[] {
  const { commodity = '', facts: givenFacts = '', marks = '' } = fields
  const form = findForm(rules, commodity)
  if (!form) {
    const message = text(`Komoditas "${commodity}" tidak ada.`, `There is no commodity "${commodity}".`)
    return [problem('unknown-form', 'commodity', message)]
  }
  const facts = readFactsOf(rules, givenFacts)
  const marked = readMarks(form.index, marks)
  if (!facts.ok || !marked.ok) return [facts, marked].flatMap(each => (each.ok ? [] : each.problems))
  const result = scoreForm(rules, { form: commodity, facts: facts.value, ...marked.value })
  return result.ok ? differencesOf(result.value, fields) : result.problems
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
