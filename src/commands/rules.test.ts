import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { decisionPeople } from '../../tests/builders/assessed-edition.ts'
import { releasedEdition, type SignedEdition } from '../../tests/builders/decided-edition.ts'
import { testDatabase } from '../../tests/builders/test-database.ts'
import { testEnvironment } from '../../tests/builders/test-environment.ts'
import type { Environment } from '../actions/index.ts'
import type { Application } from '../app.ts'
import { getHead } from '../audit/index.ts'
import { findCommand } from './index.ts'

let environment: Environment
let edition: SignedEdition
let folder: string
let json: string
before(async () => {
  environment = testEnvironment(await testDatabase())
  edition = await releasedEdition(environment, decisionPeople(), [])
  folder = await mkdtemp(join(tmpdir(), 'rules-'))
  const path = new URL('../../programmes/ovop-id/tiga-bintang-contoh/rules.json', import.meta.url)
  json = await readFile(path, 'utf8')
})
after(async () => {
  await rm(folder, { recursive: true })
  await environment.database.close()
})

async function run(...words: readonly string[]) {
  const lines: unknown[] = []
  const found = findCommand(words)
  assert.ok(found)
  const output = { line: (line: string) => lines.push(JSON.parse(line)), complain: () => undefined }
  const application = { environment } as Application
  const code = await found.command.run(found.parameters, output, application)
  return { code, lines }
}

async function written(name: string, content: string): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, content)
  return path
}
const raised = (): string =>
  json.replace(/"from":\s*"71\.00"/, '"from": "80.00"').replace(/"from":\s*"81\.00"/, '"from": "90.50"')

test('two rules files, compared by the command, are told change by change, and equal ones end with nothing', async () => {
  const [a, b] = [await written('a.json', json), await written('b.json', raised())]
  const { code, lines } = await run('rules', 'diff', a, b)
  assert.equal(code, 1)
  assert.deepEqual(
    (lines as { code: string; message: { id: string; en: string } }[]).map(line => [
      line.code,
      line.message.en,
    ]),
    [
      ['raised', 'Lower bound of band "Star 1" of scale "OVOP stars" rises from 71.00 to 80.00.'],
      ['raised', 'Lower bound of band "Star 2" of scale "OVOP stars" rises from 81.00 to 90.50.'],
    ],
  )
  assert.deepEqual(await run('rules', 'diff', a, a), { code: 0, lines: [] })
  await assert.rejects(run('rules', 'diff', a, await written('c.json', '{')), /not valid JSON/)
})

test('a published edition, rehearsed by its own rules, changes nothing; by a higher line, says what would fall', async () => {
  const head = await environment.database.read(getHead)
  const own = await run('rules', 'rehearse', await written('own.json', json), '--edition', edition.id)
  const count = edition.nominations.length
  assert.equal(own.code, 0)
  assert.deepEqual(own.lines.at(-1), { edition: edition.id, results: count, changed: 0 })
  const higher = await run('rules', 'rehearse', await written('high.json', raised()), '--edition', edition.id)
  const total = higher.lines.at(-1) as { changed: number; results: number }
  assert.equal(higher.code, 1)
  assert.ok(total.changed > 0 && total.results === count)
  assert.deepEqual(await environment.database.read(getHead), head)
  await assert.rejects(
    run('rules', 'rehearse', await written('x.json', json), '--edition', 'none'),
    /no edition/,
  )
  await assert.rejects(
    run('rules', 'rehearse', await written('y.json', '{}'), '--edition', edition.id),
    /problems/,
  )
})

test('a rules file with a fault, checked by the command, has its code, its place and words in both languages', async () => {
  const file = await written('wrong.json', json.replace(/"schema":\s*1/, '"schema": 9'))
  const { code, lines } = await run('rules', 'check', file)
  const [line, ...others] = lines as { code: string; path: string; message: { id: string; en: string } }[]
  assert.deepEqual([code, others.length, line?.code, line?.path], [1, 0, 'schema-unknown', 'schema'])
  assert.match(line?.message.id ?? '', /tidak dikenal/)
  assert.match(line?.message.en ?? '', /not known/)
})
