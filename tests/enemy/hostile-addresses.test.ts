// on the embedded database: the same queries as in the tests of each list.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Application } from '../../src/app.ts'
import { officeWorld, type OfficeWorld } from '../access/office-world.ts'
import { everyone, open, type Person } from '../access/people.ts'
import { queryWords } from '../access/query-words.ts'
import { addresses } from '../access/requests.ts'
import { gets, type MatrixRow } from '../access/route-matrix.ts'
import { changing } from '../access/same-bytes.ts'
import { testApplication } from '../builders/test-application.ts'

/** What nobody types and anybody may send: numbers beyond numbers, a letter that no database stores, no such day. */
const hostile = ['1e300', '9223372036854775808', '-1', 'a\u0000b', '9999-99-99', '%', '__proto__']

let application: Application
let world: OfficeWorld
let people: readonly Person[]
before(async () => {
  application = await testApplication(undefined, { DEMO: '1' })
  world = await officeWorld(application)
  people = await everyone(application, world)
})
after(() => application.close())

const words = (value: string): string =>
  queryWords.map(name => `${name}=${encodeURIComponent(value)}`).join('&')

/** Somebody who may open the page: the first whose visit ends well. */
async function readerOf(row: MatrixRow): Promise<Readonly<{ person: Person; path: string }> | null> {
  const target = people.find(one => one.name === 'mentor')
  assert.ok(target)
  const path = addresses(world, target)[row.path]?.path ?? row.path
  const roles = people.filter(one => row.cells[one.role].length > 0)
  for (const person of roles)
    if ((await open(application.server, person, path)).status === 200) return { person, path }
  return null
}

test('no page ends in an error, whatever stands behind the question mark', async () => {
  assert.ok(queryWords.length > 40, String(queryWords.length))
  const [errors, opened]: [string[], string[]] = [[], []]
  for (const row of gets.filter(one => changing[one.path] === undefined)) {
    const reader = await readerOf(row)
    if (!reader) continue
    opened.push(row.path)
    for (const value of hostile) {
      const at = `${reader.path}${reader.path.includes('?') ? '&' : '?'}${words(value)}`
      const { status } = await open(application.server, reader.person, at)
      if (status >= 500) errors.push(`${row.path} ${value}: ${status}`)
    }
  }
  assert.ok(opened.length > 150, String(opened.length))
  assert.deepEqual(errors, [])
})
