import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Application } from '../app.ts'
import { drawnProvinces } from '../../tests/builders/drawn-boundaries.ts'
import { testApplication } from '../../tests/builders/test-application.ts'
import { sha256 } from '../platform/digest.ts'
import { CannotRun } from './command.ts'
import { runInApplication } from './index.ts'

let application: Application
before(async () => {
  application = await testApplication()
})
after(() => application.close())

const folder = mkdtempSync(join(tmpdir(), 'bintang-boundaries-'))
const written = (name: string, content: string): string => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

async function run(...parameters: readonly string[]) {
  const lines: Record<string, unknown>[] = []
  const output = {
    line: (text: string) => void lines.push(JSON.parse(text) as Record<string, unknown>),
    complain: () => {},
  }
  const words = ['regions', 'import-boundaries', ...parameters]
  return { exit: await runInApplication(words, output, application), lines }
}
const page = async () => (await application.server.request('/peta')).text()

test('regions import-boundaries, a good file, exits 0, and the map shows outlines and their source', async () => {
  assert.match(await page(), /<rect /)
  const path = written('good.json', JSON.stringify(drawnProvinces()))
  const counts = { layer: 'provinces', digest: sha256(readFileSync(path)), findings: 0 }
  assert.deepEqual(await run(path, '--source', 'Gambar contoh'), {
    exit: 0,
    lines: [{ ...counts, shapes: 38, maps: 1, unchanged: 0, said: 'stored' }],
  })
  assert.deepEqual(await run(path, '--source', 'Gambar contoh'), {
    exit: 0,
    lines: [{ ...counts, shapes: 0, maps: 0, unchanged: 1, said: 'nothing changed' }],
  })
  const body = await page()
  assert.match(body, /fill-rule="evenodd"/)
  assert.match(body, /Gambar contoh/)
  assert.doesNotMatch(body, /<rect /)
  await run(path)
  assert.match(await page(), /Bukan rujukan batas resmi/)
})

test('regions import-boundaries, a file with faults, names each and exits 1', async () => {
  const file = drawnProvinces()
  file.features.splice(0, 2)
  const { exit, lines } = await run(written('missing.json', JSON.stringify(file)))
  assert.equal(exit, 1)
  assert.deepEqual(
    lines.map(line => line['area'] ?? line['findings']),
    ['11', '12', 2],
  )
})

test('regions import-boundaries, a file that cannot be taken, says why in one sentence', async () => {
  const large = written('large.json', '')
  truncateSync(large, 60_000_001)
  for (const [path, said] of [
    [join(folder, 'none.json'), /cannot be read/],
    [written('text.json', 'no JSON'), /not JSON/],
    [written('empty.json', ''), /is empty/],
    [large, /60000001 bytes/],
    ['', /FILE is missing/],
  ] as const)
    await assert.rejects(run(path), error => error instanceof CannotRun && said.test(error.message))
})
