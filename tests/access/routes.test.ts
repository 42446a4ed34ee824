import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { roles } from '../../src/access/index.ts'
import type { Application } from '../../src/app.ts'
import { allRoutes } from '../../src/setup/routes.ts'
import type { Route } from '../../src/web/index.ts'
import { readAccessTable, twice } from '../builders/access-table.ts'
import { testApplication } from '../builders/test-application.ts'
import { declaredKeys, gets, keyOf, matrix, pageOf, posts, reachesOf } from './route-matrix.ts'

let application: Application
let routes: readonly Route[]
before(async () => {
  application = await testApplication()
  routes = allRoutes(application)
})
after(() => application.close())

test('every page and every act of the program has its row in routes.csv, and every row a page or an act', () => {
  const written = matrix.map(keyOf)
  const declared = declaredKeys(routes)
  assert.deepEqual(twice(written), [], 'a row stands twice')
  assert.deepEqual(
    declared.filter(key => !written.includes(key)),
    [],
    'in the program, not in routes.csv',
  )
  assert.deepEqual(
    written.filter(key => !declared.includes(key)),
    [],
    'in routes.csv, not in the program',
  )
})

test('without the demo the addresses are the same', () => {
  const config = { ...application.config, demo: false }
  assert.deepEqual(declaredKeys(allRoutes({ ...application, config })), declaredKeys(routes))
})

test('the server answers at no address that is not in routes.csv', () => {
  /** What belongs to no reader: is the process alive, and the files of the pages' look. */
  const plumbing = /^\/(healthz|readyz|sw\.js|assets\/[^:*]+)$/
  const mounted = application.server.routes.filter(one => one.method !== 'ALL')
  const indonesian = mounted.filter(one => !/^\/en(\/|$)/.test(one.path) && !plumbing.test(one.path))
  assert.deepEqual(
    [...new Set(indonesian.map(one => one.path))].toSorted(),
    gets.map(row => row.path).toSorted(),
  )
  const english = mounted.filter(one => /^\/en(\/|$)/.test(one.path))
  assert.deepEqual(
    [...new Set(english.map(one => one.path.slice(3) || '/'))].toSorted(),
    gets.map(row => row.path).toSorted(),
  )
  assert.deepEqual([...new Set(mounted.map(one => one.method))].toSorted(), ['GET', 'OPTIONS', 'POST'])
})

test('pages of other services read credentials, their states and keys, and no other address', async () => {
  const open = [
    '/kredensial/penerbit.json',
    '/kredensial/status/penangguhan.jwt',
    '/kredensial/status/pencabutan.jwt',
    '/p/keadaan.json',
    '/piagam/:number/kredensial.json',
    '/piagam/:number/kredensial.jwt',
  ]
  assert.deepEqual(routes.flatMap(one => (one.anyOrigin ? [one.path] : [])).toSorted(), open)
  const asked = application.server.routes.filter(one => one.method === 'OPTIONS').map(one => one.path)
  assert.deepEqual(asked.toSorted(), [...open.map(path => `/en${path}`), ...open])
  for (const route of routes) {
    assert.ok(!route.anyOrigin || (!route.actions && !route.session && !route.previews), route.path)
    const path = route.path.replaceAll(/:\w+/g, 'x')
    const headers = { origin: 'https://dompet.example', 'access-control-request-method': 'GET' }
    const answer = await application.server.request(path, { method: 'OPTIONS', headers })
    const allowed = answer.headers.get('access-control-allow-origin')
    assert.equal(allowed, route.anyOrigin ? '*' : null, route.path)
  }
})

test('who gets through at an address is who the access table names for its action', () => {
  const written = new Map(
    readAccessTable('src/access/expected.csv', ['action', 'what it is']).map(row => [
      row.fields['action'] ?? '',
      row.cells,
    ]),
  )
  const wrong = matrix
    .filter(row => row.kind === 'page' || row.kind === 'act')
    .flatMap(row => {
      const cells = written.get(row.action)
      if (!cells) return [`${keyOf(row)}: no such action in expected.csv`]
      return roles
        .filter(role => reachesOf(row.cells, role) !== reachesOf(cells, role))
        .map(role => `${keyOf(row)}: ${role}`)
    })
  assert.deepEqual(wrong, [])
})

test('whoever may send a form may open the page on which it stands', () => {
  const wrong = posts.flatMap(row =>
    roles
      .filter(role => row.cells[role].length > 0 && pageOf(row).cells[role].length === 0)
      .map(role => `${keyOf(row)}: ${role}`),
  )
  assert.deepEqual(wrong, [])
})

test('an action of the access table that no address, act or page asks for is one of these', () => {
  const asked = new Set(matrix.map(row => row.action))
  const inTable = readAccessTable('src/access/expected.csv', ['action', 'what it is'])
  assert.deepEqual(
    inTable.map(row => row.fields['action'] ?? '').filter(action => !asked.has(action)),
    [
      // Asked by the pages of open editions.
      'edition.read',
      // A part of a paper's page.
      'document.see-look-ups',
      // More rows of the list of an office's own.
      'level-answer.follow',
      // Done by the service at a confirmed moment.
      'publication.release-confirmed',
      // Figures of the whole country on the overview of an area.
      'coaching.compare',
    ],
  )
})
