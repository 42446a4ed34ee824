import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { testApplication } from '../../tests/builders/test-application.ts'
import type { Application } from '../app.ts'
import { claimColumns } from '../modules/awards/claim.ts'
import { sha256 } from '../platform/digest.ts'
import { runInApplication } from './index.ts'

let application: Application
const folder = mkdtempSync(join(tmpdir(), 'bintang-awards-'))
before(async () => {
  application = await testApplication()
})
after(() => application.close())

const fileOf = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

async function run(...parameters: readonly string[]) {
  const lines: Record<string, unknown>[] = []
  const output = {
    line: (text: string): void => void lines.push(JSON.parse(text) as Record<string, unknown>),
    complain: (): void => {},
  }
  const exit = await runInApplication(['awards', 'import', ...parameters], output, application)
  return { exit, lines, counts: lines.at(-1) ?? {} }
}

const shipped = (name: string): string =>
  application.programme.awards.shipped.find(one => one.name === name)?.content ?? ''
const good = '2013,total,,,,,,38,1-5,stated,https://contoh.example/perintah,'
const withoutYear = ',award,Tanpa Tahun,dodol,makanan-minuman,32.05,3,,1-5,stated,https://contoh.example/x,'
const mixed = (): string =>
  fileOf('campur.csv', [claimColumns.join(','), withoutYear, good, 'terlalu,pendek'].join('\n'))

test('the shipped files are stored at start: importing them changes nothing, says so and ends with 0', async () => {
  for (const name of ['figures.csv', 'awards.csv']) {
    const { exit, lines, counts } = await run(fileOf(name, shipped(name)))
    assert.deepEqual([exit, lines.length, counts['added'], counts['said']], [0, 1, 0, 'nothing changed'])
    assert.ok(Number(counts['unchanged']) > 30)
  }
})

test('a bad row is named by its line and reason, the rest is stored, and the exit code is 1', async () => {
  const preview = await run(mixed(), '--preview')
  assert.deepEqual([preview.exit, preview.counts['added'], preview.counts['stored']], [1, 1, false])
  const { exit, lines, counts } = await run(mixed())
  assert.equal(exit, 1)
  assert.deepEqual(
    lines.slice(0, -1).map(one => [one['line'], one['codes']]),
    [
      [2, ['year-missing']],
      [4, ['columns']],
    ],
  )
  assert.deepEqual([counts['added'], counts['left_out'], counts['stored']], [1, 2, true])
  const again = await run(mixed())
  assert.deepEqual([again.exit, again.counts['added'], again.counts['said']], [1, 0, 'nothing changed'])
})

test('the ledger notes who imported, how much and which file; a claim that was withdrawn is named and left out', async () => {
  const { database } = application.environment
  const row = (year: number, source: string): string =>
    `${year},total,,,,,,5,1-5,stated,https://contoh.example/${source},`
  const header = claimColumns.join(',')
  const path = fileOf('ditarik.csv', [header, row(2012, 'ditarik')].join('\n'))
  const { counts } = await run(path)
  const { rows } = await database.read(reader =>
    sql<{ role: string; person_id: null; detail: Record<string, unknown> }>`
      select role, person_id, detail from ledger where event = 'awards.imported' order by seq desc limit 1`.execute(
      reader,
    ),
  )
  assert.deepEqual([rows[0]?.role, rows[0]?.person_id], ['system', null])
  assert.deepEqual(rows[0]?.detail, {
    digest: sha256(readFileSync(path)),
    added: 1,
    corrected: 0,
    unchanged: 0,
    withdrawn: 0,
    left_out: 0,
  })
  assert.equal(counts['digest'], rows[0]?.detail['digest'])
  await database.write(tx =>
    sql`update award_claim set withdrawn_at = now(), withdrawn_reason = 'Salah tahun, contoh'
      where source = 'https://contoh.example/ditarik'`.execute(tx),
  )
  const again = await run(path)
  assert.deepEqual(
    [again.exit, again.lines[0]?.['line'], again.lines[0]?.['codes'], again.counts['said']],
    [1, 2, ['withdrawn'], 'nothing changed'],
  )
  assert.match(String(again.lines[0]?.['reason']), /Salah tahun/)
})

test('a file that cannot be read as claims, or is not there, or is not named, could not run', async () => {
  const unreadable = [
    [fileOf('kosong.csv', ''), /empty/],
    [fileOf('kepala.csv', 'a,b\n1,2'), /header/],
    [fileOf('latin.csv', Buffer.from('caf\u00e9', 'latin1')), /not UTF-8 text \(line 1\)/],
    [join(folder, 'tidak-ada.csv'), /cannot be read/],
    [folder, /cannot be read/],
    [fileOf('besar.csv', ' '.repeat(20_000_001)), /20000001 bytes/],
  ] as const
  for (const [path, message] of unreadable) await assert.rejects(run(path), message)
  await assert.rejects(run(), /FILE is missing/)
})
