import assert from 'node:assert/strict'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { checkRules, loadRules, runCases, scoreSheets } from './index.ts'

const root = join(import.meta.dirname, '../..')
const files = globSync('programmes/*/*/rules.json', { cwd: root })

test('the folder of programmes, looked through, has rules', () => assert.ok(files.length > 0))

for (const file of files) {
  const path = join(root, file)
  const beside = (name: string) => join(dirname(path), name)

  test(`${file}, checked, has no problem`, () => {
    assert.deepEqual(checkRules(readFileSync(path, 'utf8')), [])
  })

  test(`the cases beside ${file}, run, are all as expected`, () => {
    const rules = loadRules(readFileSync(path, 'utf8'))
    assert.ok(rules.ok)
    const cases = runCases(rules.value, readFileSync(beside('cases.csv'), 'utf8'))
    assert.ok(cases.ok && cases.value.length > 0)
    assert.deepEqual(
      cases.value.filter(each => !each.passed),
      [],
    )
  })

  test(`the sheets beside ${file}, scored, have no problem`, {
    skip: !existsSync(beside('sheets.json')),
  }, () => {
    const lines = scoreSheets(readFileSync(path, 'utf8'), readFileSync(beside('sheets.json'), 'utf8'))
    assert.ok(lines.ok && lines.value.length > 0)
    assert.deepEqual(
      lines.value.filter(line => line.problems.length > 0),
      [],
    )
  })

  test(`the lines beside ${file}, compared with what is scored, are the same`, {
    skip: !existsSync(beside('lines.jsonl')),
  }, () => {
    const lines = scoreSheets(readFileSync(path, 'utf8'), readFileSync(beside('sheets.json'), 'utf8'))
    const kept = readFileSync(beside('lines.jsonl'), 'utf8').trim().split('\n')
    assert.deepEqual(
      lines.ok && lines.value.map(line => JSON.parse(JSON.stringify(line)) as unknown),
      kept.map(line => JSON.parse(line) as unknown),
    )
  })
}

/** What must be found among the lines of the examples, so that they keep showing what they are there for. */
const shown: Readonly<Record<string, readonly string[]>> = {
  'lima-bintang-bertingkat': [
    '"rule":"ke-pusat"',
    '"effect":"stop-scoring"',
    '"settled":true',
    '"counted":[0,1,2]',
  ],
  'bintang-dan-tanda': ['"tanda":{"rounded":"91.5","band":"perak"}', '"counted":[3,4,5]', '"applied":false'],
  'desa-teladan-lulus': ['"passed":false', '"relaxed":true', '"tied":["timur-b","timur-c"]'],
  'penghargaan-berperingkat': [
    '"award":"emas"',
    '"shortlisted":false',
    '"tied":["olahan-b","olahan-c","olahan-d"]',
  ],
}

for (const [folder, wanted] of Object.entries(shown)) {
  test(`the example ${folder}, scored, shows what it is there for`, () => {
    const kept = readFileSync(join(root, 'programmes/contoh', folder, 'lines.jsonl'), 'utf8')
    assert.deepEqual(
      wanted.filter(each => !kept.includes(each)),
      [],
    )
  })
}
