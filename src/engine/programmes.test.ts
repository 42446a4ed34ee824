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
}
