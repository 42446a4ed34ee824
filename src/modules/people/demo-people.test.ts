import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { accountSite, stoppedClock } from '../../../tests/builders/accounts.ts'
import { regionalDatabase } from '../../../tests/builders/regional-database.ts'
import { TestClient } from '../../../tests/builders/test-client.ts'
import type { Database } from '../../platform/database/index.ts'
import { provinceOf } from '../../foundation/area-path.ts'
import { listTrail } from '../../audit/index.ts'
import { passwordProblems } from '../../platform/password-strength.ts'
import { setSetting } from '../../platform/settings.ts'
import { findArea } from '../regions/index.ts'
import { demoEntries } from './demo-people.ts'
import { demoPeople, findDemoActor, linkDemoProducer, seedDemoPeople } from './index.ts'
import { passwordContextOf } from './person.ts'

const clock = stoppedClock('2024-05-10T02:00:00Z')
let database: Database
before(async () => {
  database = await regionalDatabase()
})
after(() => database.close())

const site = (settings: Record<string, string> = {}) => accountSite(database, clock, settings)
const enter = (persona: string, settings?: Record<string, string>) =>
  new TestClient(site(settings).server).post('/masuk/demo', { persona })

test('demo people are kept out of a database that was not made for the demo', async () => {
  await assert.rejects(seedDemoPeople(site().environment), /created in demo mode/)
  assert.equal((await enter('operator')).status, 404)
  await database.write(tx => setSetting(tx, 'mode', 'demo'))
})

test('seeding twice adds everybody once, and a demo page before it says so', async () => {
  assert.match((await new TestClient(site().server).get('/masuk')).body, /Tokoh demo belum disiapkan/)
  assert.equal(await seedDemoPeople(site().environment), demoPeople().length)
  assert.equal(await seedDemoPeople(site().environment), 0)
  const seeded = (await database.read(reader => listTrail(reader, null, 10))).map(row => [
    row.event,
    row.role,
  ])
  assert.deepEqual(seeded, [['demo.people-seeded', 'system']])
})

test('the fixed people are all there, each with a password that the rules accept', () => {
  const ids = demoPeople().map(one => one.id)
  const assessors = Array.from({ length: 12 }, (_, index) => `penilai-${index + 1}`)
  const fixed = [
    'operator',
    'kepala',
    'operator-tetangga',
    'provinsi',
    'ikm',
    'verifikator',
    'verifikator-2',
    ...assessors,
    'ketua',
    'dirjen',
    'menteri',
    'penerbit',
    'penerbit-2',
    'pembina',
    'auditor',
    'admin',
  ]
  assert.deepEqual(ids.slice(0, fixed.length), fixed)
  assert.equal(new Set(ids).size, ids.length)
  for (const entry of demoEntries) {
    assert.deepEqual(passwordProblems(entry.password, 'password', passwordContextOf(entry)), [], entry.id)
    assert.match(entry.email, /@contoh\.example$/)
  }
  assert.deepEqual(Object.keys(demoPeople()[0] ?? {}), [
    'id',
    'name',
    'roles',
    'area',
    'email',
    'password',
    'totp',
  ])
})

test('the demo’s areas exist: thirteen further offices in thirteen provinces, assessors from twelve provinces and employers', () => {
  for (const entry of demoEntries) {
    for (const path of [entry.area, entry.homeAreaPath]) {
      if (path !== '/')
        assert.equal(findArea(path.split('/').at(-2) ?? '')?.path, path, `${entry.id} ${path}`)
    }
  }
  const others = demoEntries.filter(entry => entry.group === 'other-offices')
  assert.equal(new Set(others.map(entry => provinceOf(entry.area))).size, 13)
  assert.deepEqual(
    others.map(entry => entry.id).toSorted(),
    others
      .map((entry, index) => `${index % 2 ? 'kepala' : 'operator'}-${entry.area.split('/').at(-2)}`)
      .toSorted(),
  )
  const assessors = demoEntries.filter(entry => entry.id.startsWith('penilai-'))
  assert.equal(new Set(assessors.map(entry => provinceOf(entry.homeAreaPath))).size, 12)
  assert.equal(new Set(assessors.map(entry => entry.employer)).size, 12)
})

test('a demo person signs in with one field, and from one person to the next; an unknown one does not exist', async () => {
  const { server } = site()
  const client = new TestClient(server)
  const answer = await client.post('/masuk/demo', { persona: 'verifikator' })
  assert.deepEqual([answer.status, answer.location], [303, '/tugas'])
  assert.match((await client.get('/sesi')).body, /Verifikator sekretariat[\s\S]*Sekretariat/)
  const fromPage = await client.submit('/masuk', 'session.sign-in-demo', { persona: 'operator' })
  assert.equal(fromPage.status, 303)
  assert.match((await client.get('/sesi')).body, /Kabupaten Garut/)
  for (const persona of ['nobody', '', "operator' or '1'='1"])
    assert.equal((await enter(persona)).status, 404)
})

test('the page lists every demo person once, with the work and a button', async () => {
  const { body } = await new TestClient(site().server).get('/masuk')
  const listed = [...body.matchAll(/name="persona" value="([^"]+)"/g)].map(match => match[1])
  assert.deepEqual(new Set(listed), new Set(demoPeople().map(one => one.id)))
  assert.equal(listed.length, demoPeople().length)
  assert.match(body, /Memimpin pleno/)
  assert.ok(!demoPeople().some(one => body.includes(one.password)))
  assert.match((await new TestClient(site().server).get('/en/masuk')).body, /Leads the plenary/)
})

test('without the demo mode, or on a host that others reach, there is no demo sign-in', async () => {
  assert.equal((await enter('operator', { DEMO: '0' })).status, 404)
  assert.equal((await enter('operator', { HOST: '0.0.0.0' })).status, 404)
  assert.equal((await enter('operator', { HOST: '192.168.1.5' })).status, 404)
  assert.equal((await enter('operator', { HOST: '::1' })).status, 303)
})

test('a demo person signs in with mail address and password, too', async () => {
  const operator = demoPeople().find(one => one.id === 'kepala')
  const client = new TestClient(site().server)
  const answer = await client.submit('/masuk', 'session.sign-in', {
    email: operator?.email ?? '',
    password: operator?.password ?? '',
  })
  assert.equal(answer.status, 303)
})

test('the demo acts through its people, whose roles hold wherever its clock stands', async () => {
  const actor = (id: string, role?: 'secretariat', now = clock.now()) =>
    database.read(reader => findDemoActor(reader, id, now, role))
  assert.deepEqual(
    [(await actor('verifikator'))?.role, (await actor('verifikator', 'secretariat'))?.role],
    ['verifier', 'secretariat'],
  )
  assert.equal((await actor('operator', undefined, new Date('2021-01-01T00:00:00Z')))?.areaPath, '/32/32.05/')
  assert.equal(await actor('operator', 'secretariat'), null)
  assert.equal(await actor('nobody'), null)
})

test('the demo’s producer is tied to its firm once', async () => {
  const { environment } = site()
  const firm = { ownerId: '1234567890abcdef', areaPath: '/32/32.05/' }
  await linkDemoProducer(environment, 'ikm', firm)
  await linkDemoProducer(environment, 'ikm', firm)
  const actor = await database.read(reader => findDemoActor(reader, 'ikm', clock.now()))
  assert.deepEqual([actor?.role, actor?.ownerId, actor?.areaPath], ['producer', firm.ownerId, firm.areaPath])
  const links = (await database.read(reader => listTrail(reader, null, 500))).filter(
    row => row.event === 'role.linked',
  )
  assert.equal(links.length, 1)
  await assert.rejects(linkDemoProducer(environment, 'operator', firm), /no producer/)
})
