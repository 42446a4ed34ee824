import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, test } from 'node:test'
import { brokenTexts } from '../../src/engine/rules/lint/broken/texts.ts'
import { scoreSheets } from '../../src/engine/index.ts'
import {
  compare,
  findPython,
  randomPairs,
  secondProgram,
} from '../../scripts/campaign/score/both-programs.ts'

const SEED = 20_260_101
const CASES = 1_500
const CASES_PER_RULES = 30

const python = findPython()
if (!python)
  process.stdout.write('\n*** No Python 3 here: the second program is NOT compared. Install python3. ***\n\n')
const skip = python === null
const program = python ?? 'python3'
const root = join(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'bintang-verify-'))
after(() => rmSync(folder, { recursive: true, force: true }))

const editions = globSync('programmes/*/*/sheets.json', { cwd: root }).map(path => join(root, dirname(path)))

test('committed sheets of every edition, by both programs: the same lines', { skip }, async () => {
  assert.ok(editions.length > 0)
  const pairs = editions.map(edition => ({
    rules: readFileSync(join(edition, 'rules.json'), 'utf8'),
    sheets: readFileSync(join(edition, 'sheets.json'), 'utf8'),
  }))
  assert.deepEqual((await compare(program, pairs)).different, [])
})

test('cases in words of every edition, read by the second program: they hold, and both print the same', {
  skip,
}, async () => {
  const pairs = editions.map(edition => {
    const [rules, cases] = ['rules.json', 'cases.csv'].map(name => join(edition, name)) as [string, string]
    const { status, stdout, stderr } = spawnSync(program, [secondProgram, '--cases', rules, cases], {
      encoding: 'utf8',
    })
    assert.deepEqual([edition, status, stderr], [edition, 0, ''])
    return { rules: readFileSync(rules, 'utf8'), sheets: stdout }
  })
  assert.deepEqual((await compare(program, pairs)).different, [])
})

test('random rules and sheets with every kind of fault, by both programs: the same lines', {
  skip,
}, async () => {
  const pairs = [...randomPairs(SEED, CASES, CASES_PER_RULES)]
  const compared = await compare(program, pairs)
  const lines = compared.lines.map(line => JSON.parse(line) as { mean: string | null })
  assert.equal(lines.length, CASES)
  const scored = lines.filter(one => one.mean !== null).length
  assert.ok(scored > CASES / 4 && scored < CASES, `${scored} of ${CASES} have a result`)
  const [different] = compared.different
  assert.equal(different, undefined, different && `${different.first}\n${different.second}`)
})

const unreadable = 'cannot be read as JSON: see "What a file may hold".\n'

test('what a file may not hold, given to either program: both refuse the whole file', { skip }, () => {
  const [rules, sheets] = [join(folder, 'rules.json'), join(folder, 'sheets.json')]
  const shipped = readFileSync(join(editions[0] ?? '', 'rules.json'), 'utf8')
  writeFileSync(rules, shipped)
  // Half of a pair can stand in a file only as an escape.
  for (const [code, , text] of brokenTexts.filter(one => one[2].isWellFormed())) {
    const found = scoreSheets(shipped, text)
    assert.equal(found.ok ? '' : found.problems[0]?.code, code)
    writeFileSync(sheets, text)
    const { status, stderr } = spawnSync(program, [secondProgram, rules, sheets], { encoding: 'utf8' })
    assert.deepEqual([status, stderr], [2, `The sheets file ${unreadable}`])
  }
})

test('a byte order mark, a number beyond all numbers and a round beyond counting, by both programs: the same lines', {
  skip,
}, async () => {
  const shipped = readFileSync(join(editions[0] ?? '', 'rules.json'), 'utf8')
  const { commodities, facts } = JSON.parse(shipped) as Record<string, { id: string; name: string }[]>
  const form = commodities?.[0]?.id
  const one = (more: string): string => `{"id": "a", "form": "${form}", "sheets": [{}], ${more}}`
  const cases = [
    one(`"facts": {"${facts?.[0]?.name}": 1e400}`),
    one('"seats": [{"round": 1e400}]'),
    one('"seats": [{"round": 9007199254740993}]'),
    one('"seats": [{"round": 9007199254740991}]'),
  ]
  const sheets = `\uFEFF{"cases": [${cases.join()}]}`
  const compared = await compare(program, [{ rules: `\uFEFF${shipped}`, sheets }])
  assert.deepEqual([compared.lines.length, compared.different], [4, []])
})

test('whole numbers that a double does not hold, by both programs: the same shortest digits', {
  skip,
}, async () => {
  const [edition] = editions.filter(path =>
    readFileSync(join(path, 'rules.json'), 'utf8').includes('"imported"'),
  )
  assert.ok(edition)
  const [rules, sheets] = ['rules.json', 'sheets.json'].map(name => readFileSync(join(edition, name), 'utf8'))
  const [one] = (JSON.parse(sheets ?? '') as { cases: { facts: object }[] }).cases
  const { facts = {} } = one ?? {}
  const numbers = ['9007199254740993', '1152921504606846976', '123456789012345680000', '1e21', '39.995']
  const named = Object.entries(facts).find(([, value]) => typeof value === 'number')?.[0] ?? ''
  const cases = numbers.map(number =>
    JSON.stringify({ ...one, id: number, facts: { ...facts, [named]: 'THE NUMBER' } }).replace(
      '"THE NUMBER"',
      number,
    ),
  )
  const compared = await compare(program, [{ rules: rules ?? '', sheets: `{"cases": [${cases.join()}]}` }])
  assert.deepEqual([compared.lines.length, compared.different], [numbers.length, []])
  assert.ok(compared.lines.some(line => line.includes('1152921504606847000')))
})

test('what cannot be read, given to the second program: one sentence and exit 2', { skip }, () => {
  const [rules, sheets] = [join(folder, 'rules.json'), join(folder, 'sheets.json')]
  const shipped = readFileSync(join(editions[0] ?? '', 'rules.json'), 'utf8')
  for (const [first, second, says] of [
    ['{', '{"cases":[]}', `The rules file ${unreadable}`],
    [shipped, '[]', 'cases: A sheets file must hold {"cases": [...]}.\n'],
    [shipped, '{"cases": [NaN]}', `The sheets file ${unreadable}`],
  ] as const) {
    writeFileSync(rules, first)
    writeFileSync(sheets, second)
    const { status, stderr } = spawnSync(program, [secondProgram, rules, sheets], { encoding: 'utf8' })
    assert.deepEqual([status, stderr], [2, says])
  }
  const { status, stderr } = spawnSync(program, [secondProgram, '--check', folder], { encoding: 'utf8' })
  assert.equal(status, 2)
  assert.match(stderr, /^\S+decisions\.json cannot be read\.\n$/)
})
