// on PostgreSQL: every address and act, by 26 people.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { Application } from '../../src/app.ts'
import { watchTables } from '../builders/stored-state.ts'
import { testApplication } from '../builders/test-application.ts'
import { canaryName } from './list-world.ts'
import { officeWorld, type OfficeWorld } from './office-world.ts'
import { everyone, open, post, type Answer, type Fields, type Person } from './people.ts'
import type { Address, Form } from './form.ts'
import { isReached } from './is-reached.ts'
import { addresses, formsOf } from './requests.ts'
import { gets, keyOf, pageOf, posts, type MatrixRow } from './route-matrix.ts'

// Every role comes to every address with the ids of one office: over the whole server, as a browser would.

let application: Application
let world: OfficeWorld
let people: readonly Person[]
let pages: Readonly<Record<string, Address>>
let forms: Readonly<Record<string, Form>>
/**
 * A digest of every row of every table but the sessions, whose last visit moves on, and the claims of bytes: whoever
 * sends a file leaves its bytes for two days.
 */
let wholeState: () => Promise<Readonly<Record<string, string>>>
before(async () => {
  application = await testApplication()
  world = await officeWorld(application)
  people = await everyone(application, world)
  const target = people.find(one => one.name === 'mentor')
  assert.ok(target)
  pages = addresses(world, target)
  forms = await formsOf(world, target)
  wholeState = watchTables(application, new Set(['session', 'byte_claim']))
})
after(() => application.close())

/** The address of a page; those without a varying part are their own. */
function addressOf(row: MatrixRow): Address {
  const address = pages[row.path]
  if (address) return address
  assert.ok(!row.path.includes(':'), `${row.path} is not covered: give it an address in requests.ts`)
  return { path: row.path, subject: 'none' }
}

/** The columns of the matrix are roles; at open pages everyone with an account counts, whatever the role. */
const clausesFor = (row: MatrixRow, person: Person) =>
  row.kind === 'open' && person.secret !== null ? row.cells.auditor : row.cells[person.role]

const toSignIn = (answer: Answer): boolean => answer.status === 303 && /^\/masuk(\?|$)/.test(answer.location)

/** What the person should meet at the page: the row's own status, the way to sign in, "not allowed", or "not found". */
function expectedAt(row: MatrixRow, person: Person): string {
  const clauses = clausesFor(row, person)
  if (clauses.length === 0) return person.secret === null ? 'sign in' : '403'
  return isReached(world, person, clauses, addressOf(row).subject) ? String(row.answer) : '404'
}

test('every page with a varying part has an address, every act a form, and none is left over', () => {
  const varying = gets.map(row => row.path).filter(path => path.includes(':'))
  assert.deepEqual(
    Object.keys(pages).toSorted(),
    [...varying, '/dokumen/baru'].toSorted(),
    'addresses in requests.ts',
  )
  // An act may stand on two pages: on the office's, and on the producer's own.
  const acting = new Set(posts.filter(row => row.kind === 'act').map(row => row.action))
  assert.deepEqual(Object.keys(forms).toSorted(), [...acting].toSorted(), 'forms in requests.ts')
})

const met = (answer: Answer): string => (toSignIn(answer) ? 'sign in' : String(answer.status))

test('every page, for everyone: opened, refused or not found exactly as routes.csv says', async () => {
  const wrong: string[] = []
  for (const row of gets) {
    const { path } = addressOf(row)
    for (const person of people) {
      const answer = await open(application.server, person, path)
      const expected = expectedAt(row, person)
      if (met(answer) !== expected)
        wrong.push(`${path} for ${person.name}: ${met(answer)} instead of ${expected}`)
    }
  }
  assert.deepEqual(wrong, [])
})

test('the English pages are walled in the same way', async () => {
  const neighbour = people.find(one => one.name === 'operator next door')
  assert.ok(neighbour)
  const records = gets.filter(row => addressOf(row).subject !== 'none')
  assert.ok(records.length > 25)
  for (const row of records) {
    const { path } = addressOf(row)
    const answer = await open(application.server, neighbour, `/en${path}`)
    assert.equal(met(answer), expectedAt(row, neighbour), path)
    assert.ok(['403', '404'].includes(met(answer)), path)
  }
})

test('lists show the product of the office to those who may read it, and to nobody else', async () => {
  const lists = ['/sentra', '/produsen', '/usulan', '/usulan/baru', '/tugas', '/penilaian']
  const [shown, leaked]: [string[], string[]] = [[], []]
  for (const path of lists) {
    const row = gets.find(one => one.path === path)
    assert.ok(row)
    for (const person of people) {
      const { body } = await open(application.server, person, path)
      const subject = path === '/penilaian' ? 'panel' : 'office'
      const mayRead = isReached(world, person, clausesFor(row, person), subject)
      const words = path === '/sentra' ? ['Sentra anyaman'] : [canaryName, world.blindCode]
      const found = words.some(word => body.includes(word))
      if (found) (mayRead ? shown : leaked).push(`${path} for ${person.name}`)
    }
  }
  assert.deepEqual(leaked, [])
  for (const one of ['/usulan for operator here', '/penilaian for assessor with the product'])
    assert.ok(shown.includes(one), `${one}: a leak must be visible to this test`)
})

const acts = posts.filter(row => row.kind === 'act')

type Attempt = Readonly<{
  path: string
  fields: Fields
  mayAct: (person: Person) => boolean
  expected: (person: Person) => string[]
}>

/** What a form would do, who may send it, and which refusals the others should meet. */
function attemptOf(row: MatrixRow): Attempt {
  const form = forms[row.action]
  assert.ok(form, `${keyOf(row)} is not covered: give it a form in requests.ts`)
  const page = pageOf(row)
  const address = addressOf(page)
  const subject = form.subject ?? address.subject
  const reached = (person: Person, at: MatrixRow): boolean =>
    isReached(world, person, clausesFor(at, person), subject)
  return {
    path: form.path ?? address.path,
    fields: { ...form.fields, action: row.action },
    mayAct: person => reached(person, row),
    expected: person => {
      if (clausesFor(page, person).length === 0) return person.secret === null ? ['sign in'] : ['403']
      // Who may read the record is told that this is not allowed; who may not, that there is none.
      return reached(person, page) ? ['403', '404'] : ['404']
    },
  }
}

const ledgerLength = (): Promise<number> =>
  application.environment.database.read(async reader => {
    const { rows } = await sql<{ entries: number }>`select count(*)::int as entries from ledger`.execute(
      reader,
    )
    return rows[0]?.entries ?? 0
  })

test('every act, sent by everyone who may not: refused, and nothing has changed', async () => {
  const wrong: string[] = []
  let refusals = 0
  let before = await wholeState()
  assert.ok(Object.keys(before).length > 30, 'the test must see the tables')
  for (const row of acts) {
    const { path, fields, mayAct, expected } = attemptOf(row)
    const entries = await ledgerLength()
    for (const person of people.filter(one => !mayAct(one))) {
      refusals += 1
      const answer = await post(application.server, person, path, fields)
      if (!expected(person).includes(met(answer)))
        wrong.push(
          `${row.action} at ${path} by ${person.name}: ${met(answer)} instead of ${expected(person).join('/')}`,
        )
      if ((await ledgerLength()) !== entries)
        wrong.push(`${row.action} at ${path} by ${person.name} is in the ledger`)
    }
    const after = await wholeState()
    const changed = Object.keys(after).filter(table => after[table] !== before[table])
    if (changed.length > 0) wrong.push(`${row.action} changed ${changed.join(', ')}`)
    before = after
  }
  assert.deepEqual(wrong, [])
  assert.ok(refusals > 800)
})

test('nobody acts through the role of somebody else', async () => {
  const before = await wholeState()
  const grants = people.filter(one => one.grantId !== null && one.role !== 'visitor')
  for (const person of people)
    for (const other of grants.filter(one => one.id !== person.id)) {
      const fields = { action: 'session.switch-role', grant: other.grantId ?? '' }
      const answer = await post(application.server, person, '/sesi', fields)
      assert.ok(toSignIn(answer) || answer.status >= 400, `${person.name} as ${other.name}: ${answer.status}`)
    }
  assert.deepEqual(await wholeState(), before)
})

test('who has no session can neither end one nor choose a role in one', async () => {
  const state = await wholeState()
  const [visitor] = people
  assert.equal(visitor?.role, 'visitor')
  const closed = posts.filter(row => row.kind === 'session' && row.cells.visitor.length === 0)
  assert.equal(closed.length, 10)
  for (const row of closed) {
    const answer = await post(application.server, visitor, row.path, { action: row.action })
    // Ending what is not there is no mistake; it has no effect either.
    assert.ok(answer.status >= 300 && answer.status < 500, `${row.action}: ${answer.status}`)
  }
  assert.deepEqual(await wholeState(), state)
})

test('a page takes the acts of its own row only', async () => {
  const before = await wholeState()
  for (const row of gets.filter(one => !/^.(masuk|sesi)/.test(one.path))) {
    const address = addressOf(row)
    const person = people.find(one => isReached(world, one, clausesFor(row, one), address.subject))
    assert.ok(person, `nobody may open ${row.path}`)
    const own = posts.filter(one => one.path === row.path).map(one => one.action)
    for (const action of ['publication.release', 'role.grant', 'no.such-action', ''].filter(
      one => !own.includes(one),
    )) {
      const answer = await post(application.server, person, address.path, { action })
      assert.equal(answer.status, 400, `${action} at ${address.path}`)
    }
  }
  assert.deepEqual(await wholeState(), before)
})

test('the same forms, sent by one who may, get past the wall', async () => {
  const wrong: string[] = []
  // These go last: they take the record, or the time, from under the others.
  const last = ['nomination.withdraw', 'nomination.reopen', 'clock.move']
  for (const row of acts.toSorted((a, b) => last.indexOf(a.action) - last.indexOf(b.action))) {
    const { path, fields, mayAct } = attemptOf(row)
    const form = forms[row.action]
    const person = people.find(mayAct)
    assert.ok(person, `nobody may do ${row.action}`)
    const answer = await post(application.server, person, path, fields)
    const expected = form?.answer ?? row.answer
    if (answer.status !== expected || toSignIn(answer))
      wrong.push(`${row.action} at ${path} by ${person.name}: ${met(answer)} instead of ${expected}`)
  }
  assert.deepEqual(wrong, [])
})
