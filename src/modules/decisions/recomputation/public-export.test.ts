import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { assessedEdition, decisionPeople, shippedCases } from '../../../../tests/builders/assessed-edition.ts'
import {
  decideIt,
  releaseIt,
  signList,
  type SignedEdition,
} from '../../../../tests/builders/decided-edition.ts'
import { testDatabase } from '../../../../tests/builders/test-database.ts'
import { testEnvironment } from '../../../../tests/builders/test-environment.ts'
import { testSite, type TestSite } from '../../../../tests/builders/test-site.ts'
import { openValid } from '../../../../tests/builders/valid-page.ts'
import type { Environment } from '../../../actions/index.ts'
import { sha256 } from '../../../platform/digest.ts'
import { readZip } from '../../../platform/zip.ts'
import { findEdition } from '../../editions/index.ts'
import { publicExport } from './public-export.ts'
import { publicExportRoutes } from './public-export-routes.ts'

const people = decisionPeople()
let environment: Environment
let site: TestSite
let edition: SignedEdition
let slug: string

before(async () => {
  environment = testEnvironment(await testDatabase())
  site = testSite(environment, publicExportRoutes({ cases: true, example: true }))
  const assessed = await assessedEdition(environment, {
    caseIds: shippedCases.slice(0, 4).map(one => one.id),
  })
  // The plenary departs once: its reason, which may name a maker, stays inside.
  const [first] = assessed.nominations
  assert.ok(first)
  const departure = { [first.caseId]: first.stars === 1 ? 2 : 1 }
  edition = { ...assessed, listId: await signList(environment, people, assessed, departure) }
  slug = (await environment.database.read(reader => findEdition(reader, edition.id)))?.slug ?? ''
})
after(() => environment.database.close())

const zipPath = () => `/hitung-sendiri/${slug}/berkas.zip`

async function parts(): Promise<ReadonlyMap<string, Buffer>> {
  const zip = await environment.database.read(reader => publicExport(reader, edition.id))
  assert.ok(zip)
  return readZip(zip, { bytes: 50_000_000, parts: 20 })
}

test('nothing is open while the results are under embargo, and the page says so', async () => {
  for (const step of [() => Promise.resolve(), () => decideIt(environment, people, edition.listId)]) {
    await step()
    assert.equal((await site.get(null, zipPath())).status, 404)
    assert.equal(await environment.database.read(reader => publicExport(reader, edition.id)), null)
    assert.match((await site.get(null, '/hitung-sendiri')).body, /Tersedia setelah hasil edisi ini diumumkan/)
  }
})

test('after the release anybody takes the file and computes every result again with what is in it', async () => {
  await releaseIt(environment, people, edition.listId)
  assert.match(await openValid(site, people.auditor, '/hitung-sendiri'), new RegExp(zipPath()))
  const answer = await site.get(null, zipPath())
  assert.deepEqual([answer.status, answer.headers.get('content-type')], [200, 'application/zip'])
  assert.equal((await site.get(null, '/hitung-sendiri/tidak-ada/berkas.zip')).status, 404)
  const folder = mkdtempSync(join(tmpdir(), 'bintang-hitung-'))
  try {
    for (const [name, content] of await parts()) {
      mkdirSync(dirname(join(folder, name)), { recursive: true })
      writeFileSync(join(folder, name), content)
    }
    const checked = spawnSync('python3', ['verify/score.py', '--check', '.'], {
      cwd: folder,
      encoding: 'utf8',
    })
    const last = checked.stdout.trim().split('\n').at(-1) ?? ''
    assert.deepEqual(JSON.parse(last), { cases: edition.nominations.length, different: 0 }, checked.stderr)
    assert.equal(checked.status, 0)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('it names nobody: no product, maker, person or nomination, and no reason of a departure', async () => {
  const all = await parts()
  assert.ok(!all.has('list.json'))
  const written = [...all].filter(([name]) => name.endsWith('.json')).map(([, content]) => content.toString())
  const page = (await site.get(null, '/hitung-sendiri')).body
  const hash = sha256(all.get('rules.json') ?? Buffer.alloc(0))
  assert.ok(page.includes(hash), 'the rules in it are those whose hash the page tells')
  const { rows } = await environment.database.read(reader =>
    sql<{
      name: string
    }>`select name from product union select name from producer union select id from nomination
      union select id from scoresheet union select id from person union select name from person`.execute(
      reader,
    ),
  )
  assert.ok(rows.length > 10)
  const decisions = all.get('decisions.json')?.toString() ?? ''
  assert.match(decisions, /"departed": true[^}]*"reason": "SHA-256 [0-9a-f]{64}"/)
  assert.doesNotMatch(decisions, /Pleno membahas/)
  for (const { name } of rows)
    for (const text of written) assert.ok(!text.includes(`"${name}`), `${name} is not in the file`)
})

test('a programme that keeps its sheets closed opens the rules alone', async () => {
  const closed = testSite(environment, publicExportRoutes({ cases: false, example: true }))
  assert.equal((await closed.get(null, zipPath())).status, 404)
  assert.match((await closed.get(null, '/hitung-sendiri')).body, /yang terbuka hanya aturannya/)
})
