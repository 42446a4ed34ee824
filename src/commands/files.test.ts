import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openScanner, type TestScanner } from '../../scripts/test/clamd.ts'
import { testDatabase } from '../../tests/builders/test-database.ts'
import { testEnvironment } from '../../tests/builders/test-environment.ts'
import type { Application } from '../app.ts'
import { readConfig } from '../platform/config.ts'
import type { Database } from '../platform/database/index.ts'
import { filesCommands } from './files.ts'

let database: Database
let scanner: TestScanner | null = null
before(async () => {
  database = await testDatabase()
  scanner = await openScanner({ streamBytes: 2_000_000, fileBytes: 1_000_000 })
})
after(async () => {
  await database.close()
  await scanner?.discard()
})

/** What the command looks at of an application with these settings. */
async function rescan(settings: Readonly<Record<string, string>>) {
  const [command] = filesCommands
  assert.ok(command?.needs === 'application')
  const lines: string[] = []
  const output = { line: (text: string) => void lines.push(text), complain: () => {} }
  const part = { config: readConfig(settings), environment: testEnvironment(database) }
  return { code: await command.run([], output, part as unknown as Application), lines }
}

test('files rescan, without a scanner or with one that does not answer, says so', async () => {
  await assert.rejects(rescan({}), /no scanner: set CLAMD/)
  await assert.rejects(rescan({ CLAMD: '/tmp/tidak-ada.ctl' }), /does not answer/)
})

test('files rescan, where there is nothing to scan, prints its counts and ends well', async t => {
  if (!scanner) return t.skip('no ClamAV on this machine, and it cannot be installed')
  const { code, lines } = await rescan({ CLAMD: scanner.path })
  assert.equal(code, 0)
  const { scanner: version, ...counts } = JSON.parse(lines[0] ?? '{}') as Record<string, unknown>
  assert.match(String(version), /^ClamAV/)
  assert.deepEqual(counts, { files: 0, clean: 0, infected: 0, unscanned: 0 })
})
