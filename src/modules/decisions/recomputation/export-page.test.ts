import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { assessedEdition, decisionPeople, shippedCases } from '../../../../tests/builders/assessed-edition.ts'
import {
  decideIt,
  signedEdition,
  signList,
  tamperWith,
  type SignedEdition,
} from '../../../../tests/builders/decided-edition.ts'
import { testDatabase } from '../../../../tests/builders/test-database.ts'
import { testEnvironment } from '../../../../tests/builders/test-environment.ts'
import { testSite, type TestSite } from '../../../../tests/builders/test-site.ts'
import { openValid } from '../../../../tests/builders/valid-page.ts'
import type { Environment } from '../../../actions/index.ts'
import { listHistory } from '../../../audit/index.ts'
import { readZip, streamZip } from '../../../platform/zip.ts'
import { exportEdition } from './export-edition.ts'
import { exportRoutes } from './export-routes.ts'

const people = decisionPeople()
let environment: Environment
let site: TestSite
let edition: SignedEdition
let path: string
let late = 0

before(async () => {
  const opened = testEnvironment(await testDatabase())
  environment = {
    ...opened,
    clock: { ...opened.clock, now: () => new Date(opened.clock.now().getTime() + late) },
  }
  site = testSite(environment, exportRoutes)
  edition = await signedEdition(environment, people, {
    caseIds: shippedCases.slice(0, 4).map(one => one.id),
  })
  path = `/ekspor-edisi/${edition.id}`
})
after(() => environment.database.close())

const take = () => site.post(people.auditor, path, { action: 'edition.export' })

test('before the list is decided, an edition cannot be taken along', async () => {
  assert.match(await openValid(site, people.auditor, '/ekspor-edisi'), /Belum ada edisi/)
  assert.equal((await site.get(people.auditor, path)).status, 404)
  assert.equal((await site.get(people.auditor, `${path}/berkas.zip`)).status, 404)
})

test('the decided edition comes as the bytes of the command, after an entry in the ledger, for whoever made the entry', async () => {
  await decideIt(environment, people, edition.listId)
  assert.match(await openValid(site, people.auditor, '/ekspor-edisi'), /Belum pernah/)
  const page = await openValid(site, people.auditor, path)
  assert.match(page, /verify\/score\.py --check/)
  const early = await site.get(people.auditor, `${path}/berkas.zip`)
  assert.deepEqual([early.status, early.next], [303, path])
  const taken = await take()
  assert.deepEqual([taken.status, taken.next?.split('?')[0]], [303, `${path}/berkas.zip`])
  const file = await site.get(people.auditor, `${path}/berkas.zip`)
  assert.equal(file.status, 200)
  assert.equal(file.headers.get('content-type'), 'application/zip')
  assert.equal((await site.get(people.secretariat, `${path}/berkas.zip`)).status, 303)
  const acts = await environment.database.read(reader =>
    listHistory(reader, { kind: 'edition', id: edition.id }, ['panel']),
  )
  const [entry, ...others] = acts.filter(one => one.event === 'edition.exported')
  assert.equal(others.length, 0)
  assert.equal(entry?.person_id, people.auditor.personId)
  assert.equal((entry?.detail as { cases?: number } | undefined)?.cases, edition.nominations.length)
  assert.match(await openValid(site, people.auditor, path), new RegExp(people.auditor.name))
})

test('the zip holds every file of the export byte for byte, streamed or not', async () => {
  const made = await environment.database.read(reader => exportEdition(reader, edition.id))
  assert.ok(made)
  const pieces: Buffer[] = []
  for await (const piece of streamZip(made.files.map(({ name, content }) => [name, content])))
    pieces.push(piece)
  const parts = readZip(Buffer.concat(pieces), { bytes: 50_000_000, parts: 20 })
  assert.deepEqual(
    [...parts].map(([name, content]) => ({ name, content: content.toString('utf8') })),
    made.files,
  )
})

test('ten minutes later the file is closed again; others never come in', async () => {
  late = 11 * 60_000
  assert.equal((await site.get(people.auditor, `${path}/berkas.zip`)).status, 303)
  for (const actor of [people.operator, people.chair, people.minister])
    assert.equal((await site.get(actor, path)).status, 403)
})

test('a second list of an edition stands beside the first, which keeps its files', async () => {
  const before = await environment.database.read(reader => exportEdition(reader, edition.id))
  const latecomers = await assessedEdition(environment, {
    caseIds: shippedCases.slice(4, 6).map(one => one.id),
    number: '77',
  })
  const ids = latecomers.nominations.map(one => one.id)
  await tamperWith(
    environment,
    'nomination',
    sql`update nomination set edition_id = ${edition.id} where id in (${sql.join(ids)})`,
  )
  const listId = await signList(environment, people, { ...latecomers, id: edition.id })
  await decideIt(environment, people, listId, 'KEP-13/CONTOH')
  const made = await environment.database.read(reader => exportEdition(reader, edition.id))
  assert.equal(made?.cases, edition.nominations.length + ids.length)
  const rows = (name: string): unknown[] =>
    (JSON.parse(made?.files.find(one => one.name === name)?.content ?? '{}') as { cases: unknown[] }).cases
  assert.equal(rows('list-2/decisions.json').length, ids.length)
  const sheetsOf = (files = before?.files) => files?.find(one => one.name === 'sheets.json')?.content
  assert.equal(sheetsOf(made?.files), sheetsOf())
  const readme = made?.files.find(one => one.name === 'README.txt')?.content ?? ''
  assert.match(readme, /list-2\//)
  assert.ok(readme.includes(`{"cases":${edition.nominations.length},"different":0}`), 'what --check counts')
})
