import { problem, type Problem } from '../../foundation/problem.ts'
import { failure, type Result, success } from '../../foundation/result.ts'
import { text } from '../../foundation/text.ts'
import type { Facts } from '../conditions.ts'
import type { Fact } from '../rules/form.ts'
import { findForm, type Rules } from '../rules/lookups.ts'
import type { FormInput } from '../scoring/form.ts'
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

/** One case of a programme's cases.csv as it is scored: on which line it stands, and what it is called. */
export type ReadCase = Readonly<{ case: string; line: number; input: Result<FormInput> }>

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

/** What a record of a cases file gives to the scoring: its form, facts and sheets. */
export function inputOfCase(rules: Rules, { fields }: CsvRecord): Result<FormInput> {
  const { commodity = '', facts: givenFacts = '', marks = '' } = fields
  const form = findForm(rules, commodity)
  if (!form) {
    const message = text(`Komoditas "${commodity}" tidak ada.`, `There is no commodity "${commodity}".`)
    return failure([problem('unknown-form', 'commodity', message)])
  }
  const facts = readFactsOf(rules, givenFacts)
  const marked = readMarks(form.index, marks)
  if (!facts.ok || !marked.ok) return failure([facts, marked].flatMap(each => (each.ok ? [] : each.problems)))
  return success({ form: commodity, facts: facts.value, ...marked.value })
}

/** Every case of a cases.csv, to be tried. Fails when the file itself cannot be read. */
export function readCases(rules: Rules, csv: string): Result<readonly ReadCase[]> {
  const records = parseCsv(csv, caseColumns)
  if (!records.ok) return records
  return success(
    records.value.map(record => ({
      case: record.fields['case'] ?? '',
      line: record.line,
      input: inputOfCase(rules, record),
    })),
  )
}
