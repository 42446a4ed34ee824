// on the embedded database: the other world is made by a superuser of the database.
import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { createApplication, type Application } from '../../src/app.ts'
import { readConfig } from '../../src/platform/config.ts'
import { watchTables } from '../builders/stored-state.ts'
import { testApplication } from '../builders/test-application.ts'
import {
  actAddress,
  barredActs,
  chairPaths,
  isOverAll,
  interestedChairs,
  openCases,
  otherCases,
} from './conflict-chairs.ts'
import { barredAssessors, otherProduct, subjectOf, type Subject } from './conflict-world.ts'
import { officeWorld, type OfficeWorld } from './office-world.ts'
import { everyone, open, post, signedIn, type Person } from './people.ts'
import { queryWords } from './query-words.ts'
import { addresses, formsOf } from './requests.ts'
import { gets, type MatrixRow } from './route-matrix.ts'
import { changing, differences, masked, tellNow } from './same-bytes.ts'

// Two worlds that differ in one product alone: in its names, code, marks, totals, stage and stars. Whoever has a
// conflict with it gets the same bytes in both, whatever the address and whatever ids are put into it.

const settings = { DATA_DIR: mkdtempSync(join(tmpdir(), 'bintang-conflict-')), DEMO: '1' }

let application: Application
let world: OfficeWorld
let free: Person
let verifier: Person
let chair: Person
let target: Person
let barred: readonly Person[]
let subject: Subject
before(async () => {
  application = await testApplication(undefined, settings)
  world = await officeWorld(application)
  const people = await everyone(application, world)
  const named = (name: string): Person => {
    const found = people.find(one => one.name === name)
    assert.ok(found, name)
    return found
  }
  free = named('assessor with the product')
  verifier = named('verifier')
  chair = named('chair')
  target = named('mentor')
  subject = await subjectOf(application, world)
  barred = await barredAssessors(application, { world, subject }, named)
  await application.worker.runUntilIdle()
})
after(() => application.close())

/** The address asked for in every way that any page understands, with what could find the product. */
const asked = (path: string): readonly string[] =>
  subject.searched.flatMap(value => {
    const typed = encodeURIComponent(value)
    const every = queryWords.map(name => `${name}=${typed}`).join('&')
    return [`${path}?${every}`, `${path}?kode=${typed}`]
  })

/** A page that an assessor may never open answers before it reads an id; what is public is the same for each. */
const isForAssessors = (row: MatrixRow): boolean =>
  row.kind !== 'open' && row.cells.assessor.length > 0 && row.cells.visitor.length === 0

type Paths = Readonly<{
  /** For everybody with a conflict. */
  each: readonly string[]
  /** For one of them: what a page shows of an id does not depend on who asks. */
  one: readonly string[]
}>

function pathsOf(row: MatrixRow): Paths {
  const path = addresses(world, target)[row.path]?.path ?? row.path
  const [, parameter = ''] = /^[^:]*:([a-z]+)/.exec(row.path) ?? []
  if (parameter === '') return { each: [path], one: asked(path).slice(isForAssessors(row) ? 0 : -1) }
  const [before = ''] = row.path.split(`:${parameter}`)
  const rest = path.slice(before.length).replace(/^[^/?]+/, '')
  const withId = (id: string): string => `${before}${id}${rest}`
  if (!isForAssessors(row)) return { each: [path], one: subject.scored.slice(0, 2).map(withId) }
  return { each: [path, ...subject.scored.map(withId)], one: rest === '' ? subject.ids.map(withId) : [] }
}

/** What each of these people gets at every address of the application. */
async function lookAround(
  server: Application['server'],
  people: readonly Person[],
): Promise<ReadonlyMap<string, string>> {
  const seen = new Map<string, string>()
  const look = async (person: Person, path: string): Promise<void> => {
    const answer = await open(server, person, path)
    seen.set(`${person.name} ${path}`, `${answer.status} ${answer.location} ${masked(answer.body)}`)
  }
  for (const row of gets.filter(one => changing[one.path] === undefined)) {
    const { each, one } = pathsOf(row)
    const [first, ...others] = people
    for (const path of [...each, ...one]) if (first) await look(first, path)
    if (isForAssessors(row)) for (const person of others) for (const path of each) await look(person, path)
  }
  return seen
}

const bodyOf = async (server: Application['server'], person: Person, path: string): Promise<string> =>
  masked((await open(server, person, path)).body)

// Before the other world is made by hand: what a reader is tied to follows the ledger.
test('a verifier who declared a tie to the maker finds nothing of its file, wherever it is looked for', async () => {
  const { server, environment } = application
  const tied = await signedIn(application, world, 'verifier with a tie', { role: 'verifier' })
  const id = world.at.submitted.nomination
  const { rows } = await environment.database.read(reader =>
    sql<{
      maker: string
      receipt: string
    }>`select submitted_file -> 'producer' ->> 'name' as maker, receipt from nomination where id = ${id}`.execute(
      reader,
    ),
  )
  const receipt = rows[0]?.receipt ?? ''
  assert.notEqual(receipt, '')
  const lists = ['/verifikasi', '/verifikasi/unduh', '/usulan', '/usulan/unduh']
  const pages = [`/verifikasi/${id}`, `/usulan/${id}`, `/usulan/${id}/berkas`, `/produsen/${world.producer}`]
  for (const path of lists)
    assert.ok((await open(server, tied, path)).body.includes(receipt), `${path} ${receipt}`)
  for (const path of pages) assert.equal((await open(server, tied, path)).status, 200, path)
  const tie = { action: 'interest.declare-tie', kind: 'owner', name: rows[0]?.maker ?? '', note: '' }
  assert.equal((await post(server, tied, '/benturan', tie)).status, 303)
  for (const path of lists) assert.ok(!(await open(server, tied, path)).body.includes(receipt), path)
  for (const path of pages) assert.equal((await open(server, tied, path)).status, 404, path)
  for (const path of lists) assert.ok((await open(server, verifier, path)).body.includes(receipt), path)
})

test('two worlds that differ in one product give those who have a conflict with it the same bytes everywhere', async t => {
  if (application.environment.database.kind !== 'embedded') {
    t.skip('the other world is made by a superuser of the database')
    return
  }
  // Who has no conflict sees the product in either world: the test can see a difference.
  const pages = ['/tugas', '/penilaian', `/sidang/${world.plenary.running}`]
  const shown = () => Promise.all(pages.map(path => bodyOf(application.server, free, path)))
  const first = await lookAround(application.server, barred)
  const before = await shown()
  assert.ok(first.size > 600, String(first.size))
  await otherProduct(application, subject)
  // A server of its own: what the first one still knows cannot hide a difference.
  const { server } = await createApplication(readConfig(settings), application.environment.database)
  assert.deepEqual(differences(first, await lookAround(server, barred)), [])
  const after = await shown()
  for (const [index, path] of pages.entries()) assert.notEqual(after[index], before[index], path)
})

test('no mail to somebody with a conflict names the product, its maker or its code', async () => {
  const reminded = `/usulan/${world.at.draft.nomination}/ingatkan`
  const { status } = await post(application.server, verifier, reminded, { action: 'nomination.remind' })
  assert.equal(status, 303)
  await tellNow(application)
  const mails = await application.environment.database.read(async reader => {
    const { rows } = await sql<{ person: string; words: string }>`
      select p.id as person, m.subject || ' ' || m.body as words from demo_mailbox m join person p on p.email = m.address`.execute(
      reader,
    )
    return rows
  })
  const tells = (words: string): boolean => subject.told.some(word => words.includes(word))
  assert.ok(mails.some(one => tells(one.words)))
  const ids = new Set(barred.map(one => one.id))
  assert.deepEqual(
    mails.filter(one => ids.has(one.person) && tells(one.words)),
    [],
  )
})

test('a chair with an interest or of the province sees nothing of the case before it is decided, and can do nothing about it', async t => {
  const { database } = application.environment
  if (database.kind !== 'embedded') return t.skip('the other world is made by a superuser of the database')
  const chairs = await interestedChairs(application, { world, subject })
  const cases = await openCases(application, subject)
  assert.ok(cases.length > 2, String(cases.length))
  const paths = chairPaths(world, target, cases)
  const look = async (server: Application['server'], who: readonly Person[]) => {
    const seen = new Map<string, string>()
    for (const person of who)
      for (const path of new Set(paths)) {
        const { status, location, body } = await open(server, person, path)
        seen.set(`${person.name} ${path}`, `${status} ${location} ${masked(body)}`)
      }
    return seen
  }
  const first = await look(application.server, chairs)
  const shown = await look(application.server, [chair])
  for (const { id, edition, code } of cases)
    for (const { name } of chairs) {
      assert.match(first.get(`${name} /pleno/${edition}/${id}`) ?? '', /^404/)
      assert.match(first.get(`${name} /pleno/${edition}/${id}/lembar`) ?? '', /^404/)
      assert.match(first.get(`${name} /pleno/${edition}/lembar?kode=${code}`) ?? '', /^200/)
    }
  const forms = await formsOf(world, target)
  const watched = watchTables(application, new Set(['session', 'byte_claim']))
  const before = await watched()
  assert.ok(barredActs.length > 15, String(barredActs.length))
  const [declared, near] = [chairs[0], chairs.at(-1)]
  assert.ok(declared && near)
  for (const row of barredActs) {
    const form = forms[row.action]
    // That every act has its form is for the test of neighbours to say.
    if (!form) continue
    const path = form.path ?? actAddress(world, target, row)
    const chosen: Readonly<Record<string, string>> =
      row.action === 'plenary-case.call' ? { which: 'chosen', nomination: cases[0]?.id ?? '' } : {}
    const fields = { ...form.fields, action: row.action, ...chosen }
    for (const who of isOverAll(row.action) ? [declared] : [declared, near]) {
      const { status } = await post(application.server, who, path, fields)
      assert.ok([403, 404].includes(status), `${who.name}: ${row.action} at ${path}: ${status}`)
    }
  }
  assert.deepEqual(await watched(), before)
  await otherCases(application, cases)
  const { server } = await createApplication(readConfig(settings), database)
  assert.deepEqual(differences(first, await look(server, chairs)), [])
  // A chair without an interest sees the product in either world.
  assert.ok(differences(shown, await look(server, [chair])).length > cases.length)
})
