import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { loadRules } from '../index.ts'
import { caseColumns, readCases } from './case-input.ts'
import { runCases } from './run-cases.ts'
import { addCase } from './write-case.ts'

const folders = ['contoh', 'ovop-id'].flatMap(programme =>
  readdirSync(join('programmes', programme), { recursive: true, encoding: 'utf8' })
    .filter(path => path.endsWith('cases.csv'))
    .map(path => join('programmes', programme, path.replace('cases.csv', ''))),
)

for (const folder of folders)
  test(`every case of ${folder} can be tried, and written down again with what it comes to`, () => {
    const loaded = loadRules(readFileSync(join(folder, 'rules.json'), 'utf8'))
    assert.ok(loaded.ok)
    const rules = loaded.value
    const read = readCases(rules, readFileSync(join(folder, 'cases.csv'), 'utf8'))
    assert.ok(read.ok && read.value.length > 0)
    let csv = ''
    for (const one of read.value) {
      assert.ok(one.input.ok, one.case)
      const added = addCase(rules, csv, one.case, one.input.value)
      assert.ok(
        added.ok,
        `${one.case}: ${added.ok ? '' : added.problems.map(each => each.message.en).join(' ')}`,
      )
      csv = added.value
    }
    const run = runCases(rules, csv)
    assert.ok(run.ok)
    assert.equal(run.value.length, read.value.length)
    assert.deepEqual(
      run.value.filter(one => !one.passed),
      [],
    )
  })

test('a case keeps who sat on the panel: role, body, jury, the agreed sheet, and that nothing is said of anybody', () => {
  const loaded = loadRules(readFileSync('programmes/contoh/lima-bintang-bertingkat/rules.json', 'utf8'))
  assert.ok(loaded.ok)
  const rules = loaded.value
  const [first] = readFileSync('programmes/contoh/lima-bintang-bertingkat/cases.csv', 'utf8')
    .split('\n')
    .filter(line => line.includes('role:ketua'))
  const header = `${caseColumns.join(',')}\n`
  const read = readCases(rules, `${header}${first}\n`)
  const input = read.ok ? read.value[0]?.input : undefined
  assert.ok(input?.ok)
  const kept = (seats: NonNullable<typeof input.value.seats>) => {
    const added = addCase(rules, header, 'x', { ...input.value, seats })
    return added.ok ? (added.value.split('\n')[1] ?? '') : added.problems.map(one => one.code).join(' ')
  }
  const [chair, member] = [
    { role: 'ketua', body: 'pertanian' },
    { role: 'anggota', body: 'perdagangan', round: 2 },
  ]
  assert.match(
    kept([chair, member, {}]),
    /role:ketua body:pertanian [^|]+\| role:anggota body:perdagangan round:2 /,
  )
  // Seats of which nothing is said are other than no seats: then the bodies of the panel are looked at.
  assert.equal(kept([{}, {}, {}]), 'composition-unmet')
  for (const wrong of ['a b', 'a=b', 'a|b', 'a;b', '']) {
    const refused = kept([{ ...chair, role: wrong }, member, {}])
    assert.match(refused, /^(case-not-writable|marks|unknown-role)/, wrong)
  }
  for (const round of [0, 1.5, -1]) assert.equal(kept([{ ...chair, round }, member, {}]), 'case-not-writable')
})

test('a case keeps the columns of its file; names and values that the notation cannot hold are told, not bent', () => {
  const loaded = loadRules(readFileSync('programmes/ovop-id/tiga-bintang-contoh/rules.json', 'utf8'))
  assert.ok(loaded.ok)
  const turned = `${caseColumns.toReversed().join(',')}\n`
  const added = addCase(loaded.value, turned, 'Kosong, "tanpa" jawaban', { form: 'tenun', sheets: [{}] })
  assert.ok(added.ok)
  assert.match(added.value.split('\n')[1] ?? '', /,"Kosong, ""tanpa"" jawaban"$/)
  const refused = [
    addCase(loaded.value, '', 'x', { form: 'tenun', sheets: [{ 'tidak-ada': 'a b|c' }] }),
    addCase(loaded.value, '', 'x', { form: 'tenun', sheets: [{}], facts: { 'tempat-produksi': 'a; b=c' } }),
    addCase(loaded.value, 'bukan,kasus\n', 'x', { form: 'tenun', sheets: [{}] }),
    addCase(loaded.value, '', 'x', { form: 'tidak-ada', sheets: [{}] }),
  ]
  assert.ok(refused.every(one => !one.ok))
})
