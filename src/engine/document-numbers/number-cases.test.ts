import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { suite, test } from 'node:test'
import { getRegencies } from 'idn-area-data'
import { checkNumber, findDocumentType, formatNumber, normaliseNumber, parseDocumentTypes } from './index.ts'

type Row = Readonly<{
  line: number
  type: string
  edition: string | undefined
  site: string | undefined
  typed: string
  becomes: string
  verdict: string
  says: readonly string[]
}>

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8')
const parsed = parseDocumentTypes(read('../../../programmes/ovop-id/document-types.json'))
assert.ok(parsed.ok, JSON.stringify(parsed))
const programme = parsed.value

const typeNamed = (id: string) => findDocumentType(programme, id) ?? assert.fail(`no document type ${id}`)

const today = '2026-11-22'
const regencies = new Map((await getRegencies()).map(area => [area.code, area.name]))

const unescaped = (cell: string): string =>
  cell.replace(/\\u([0-9a-f]{4})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))

function rowOf(source: string, line: number): Row {
  const [where = '', typed = '', becomes = '', verdict = '', says = ''] = source
    .split('|')
    .map(cell => cell.trim())
  const [, type = '', edition, site] = /^([a-z-]+)(?:@(\S+))?(?: in (\S+))?$/.exec(where) ?? []
  return {
    line,
    type,
    edition,
    site,
    typed: unescaped(typed),
    becomes: becomes === '=' ? unescaped(typed) : becomes,
    verdict,
    says: says === '' ? [] : says.split(';').map(part => part.trim()),
  }
}

const rows = read('number-cases.txt')
  .split('\n')
  .map((source, index) => ({ source, line: index + 1 }))
  .filter(({ source }) => source.includes('|') && !source.startsWith('#') && !source.startsWith('type |'))
  .map(({ source, line }) => rowOf(source, line))

const check = (row: Row, typed = row.typed) =>
  checkNumber(typeNamed(row.type), typed, {
    today,
    areaCodes: code => regencies.has(code),
    areaName: code => regencies.get(code),
    siteArea: row.site,
    edition: row.edition,
  })

const shortCode = (code: string): string => code.replace(/^number\./, '')

suite('numbers as people type them', () => {
  test('the table, read, has its rows', () => {
    assert.ok(rows.length >= 200, `${rows.length} rows`)
  })
  for (const row of rows) {
    test(`${row.type} “${row.typed}” on line ${row.line}: ${row.verdict}`, () => {
      const { normalised, problems, warnings } = check(row)
      const verdict = [
        ...problems.map(found => `!${shortCode(found.code)}`),
        ...warnings.map(found => `?${shortCode(found.code)}`),
      ]
      assert.equal(verdict.join(' ') || 'ok', row.verdict)
      assert.equal(normalised, row.becomes)
      const found = [...problems, ...warnings]
      const said = found.map(one => one.message.id).join(' ')
      for (const part of row.says) assert.ok(said.includes(part), `“${part}” is missing in: ${said}`)
      for (const one of found) {
        assert.doesNotMatch(one.message.id + one.message.en, /[{}]|undefined/)
        assert.equal(one.path, one.code === 'edition.missing' ? 'edition' : 'number')
      }
    })
  }

  test('a message in English, filled in English', () => {
    const npwp = checkNumber(typeNamed('npwp'), '131216600910', { today, areaCodes: () => true })
    const expected = '12 digits typed; an NPWP has 15 or 16.'
    assert.deepEqual(
      npwp.problems.map(found => found.message.en),
      [expected],
    )
  })

  test('every row, checked again as stored, keeps its verdict', () => {
    for (const row of rows)
      assert.deepEqual(check(row, check(row).normalised), check(row), `line ${row.line}`)
  })

  test('every good number, shown and typed again, is the same number', () => {
    const good = rows.filter(row => row.verdict === 'ok')
    for (const row of good) {
      const type = typeNamed(row.type)
      const { normalised } = check(row)
      assert.equal(normaliseNumber(type, formatNumber(type, normalised)), normalised, `line ${row.line}`)
    }
  })
})
