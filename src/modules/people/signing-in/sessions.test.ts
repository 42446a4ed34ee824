import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  accountSite,
  anAccount,
  stoppedClock,
  testPassword,
  type StoppedClock,
} from '../../../../tests/builders/accounts.ts'
import { regionalDatabase } from '../../../../tests/builders/regional-database.ts'
import { TestClient } from '../../../../tests/builders/test-client.ts'
import { countQueries } from '../../../../tests/builders/count-queries.ts'
import { listTrail } from '../../../audit/index.ts'
import type { Database } from '../../../platform/database/index.ts'
import type { Hono } from 'hono'
import { findSignedIn } from '../index.ts'
import type { PeopleTables } from '../people-tables.ts'

let database: Database
let clock: StoppedClock
let server: Hono
before(async () => {
  database = await regionalDatabase()
  clock = stoppedClock('2024-05-10T02:00:00Z')
  ;({ server } = accountSite(database, clock))
})
after(() => database.close())

const visit = () => new TestClient(server)
const signIn = (client: TestClient, email: string, password: string, next = '') =>
  client.submit(`/masuk${next}`, 'session.sign-in', { email, password })
const sessions = () =>
  database.read(reader => reader.withTables<PeopleTables>().selectFrom('session').selectAll().execute())
const trail = () => database.read(reader => listTrail(reader, null, 500))
const summary = (body: string): string =>
  /<div class="summary"[\s\S]*?<\/div>/
    .exec(body)?.[0]
    ?.replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim() ?? ''

test('a session ends after two hours without a visit, and each visit keeps it alive', async () => {
  const account = await anAccount(database, 'Sari Diam', [{ role: 'verifier' }])
  const client = visit()
  await signIn(client, account.email, testPassword)
  const seen = async () => (await sessions()).find(one => one.person_id === account.id)?.seen_at.getTime()
  const first = await seen()
  clock.advance(59)
  await client.get('/sesi')
  await settled()
  assert.equal(await seen(), first, 'a visit within the minute is not written')
  for (let hour = 0; hour < 3; hour++) {
    clock.advance(7_000)
    assert.equal((await client.get('/sesi')).status, 200)
    await settled()
    assert.equal(await seen(), clock.now().getTime())
  }
  clock.advance(7_201)
  assert.deepEqual((await client.get('/sesi')).location, '/masuk')
})

/** Waits until the note of a visit is written: it is a write of its own that no page waits for. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) {
    await database.write(() => Promise.resolve())
    await new Promise(resolve => setTimeout(resolve, 2))
  }
}

test('a session ends twelve hours after signing in, however busy', async () => {
  const account = await anAccount(database, 'Sari Sibuk', [{ role: 'verifier' }])
  const client = visit()
  await signIn(client, account.email, testPassword)
  for (let hour = 1; hour < 12; hour++) {
    clock.advance(3_600)
    assert.equal((await client.get('/sesi')).status, 200)
    await settled()
  }
  clock.advance(3_601)
  assert.equal((await client.get('/sesi')).status, 303)
})

test('the demo’s moved clock neither ends a session nor lets one wait', async () => {
  const account = await anAccount(database, 'Sari Waktu', [{ role: 'verifier' }])
  const client = visit()
  await signIn(client, account.email, testPassword)
  clock.setOffset(200 * 86_400_000)
  assert.equal((await client.get('/sesi')).status, 200)
  clock.setOffset(-200 * 86_400_000)
  assert.equal((await client.get('/sesi')).status, 200)
  clock.setOffset(0)
})

test('signing in again makes a new session and ends the browser’s old one', async () => {
  const account = await anAccount(database, 'Sari Ulang', [{ role: 'verifier' }])
  const client = visit()
  await signIn(client, account.email, testPassword)
  const before = (await sessions()).filter(one => one.person_id === account.id).map(one => one.id_hash)
  const page = await client.get('/sesi')
  const key = /name="_key" value="([^"]+)"/.exec(page.body)?.[1] ?? ''
  const answer = await client.post('/masuk', {
    action: 'session.sign-in',
    email: account.email,
    password: testPassword,
    _key: key,
  })
  assert.equal(answer.status, 303)
  const now = (await sessions()).filter(one => one.person_id === account.id).map(one => one.id_hash)
  assert.equal(now.length, 1)
  assert.notDeepEqual(now, before)
})

test('signing out ends the session at once, on any page, and is in the ledger', async () => {
  const account = await anAccount(database, 'Sari Keluar', [{ role: 'verifier' }])
  const client = visit()
  await signIn(client, account.email, testPassword)
  const answer = await client.submit('/sesi', 'session.sign-out', {})
  assert.deepEqual([answer.status, answer.location], [303, '/'])
  assert.deepEqual(
    (await sessions()).filter(one => one.person_id === account.id),
    [],
  )
  const own = (await trail()).filter(row => row.subject_id === account.id).map(row => row.event)
  assert.deepEqual(own, ['session.signed-out', 'session.signed-in'])
})

test('a sign-out form of another site is refused', async () => {
  const account = await anAccount(database, 'Sari Silang', [{ role: 'verifier' }])
  const client = visit()
  await signIn(client, account.email, testPassword)
  assert.equal((await client.post('/sesi', { action: 'session.sign-out' })).status, 403)
  const foreign = await client.post(
    '/sesi',
    { action: 'session.sign-out' },
    { 'sec-fetch-site': 'cross-site' },
  )
  assert.equal(foreign.status, 400)
  assert.equal((await client.get('/sesi')).status, 200)
})

test('sessions on other devices are ended, this one stays', async () => {
  const account = await anAccount(database, 'Sari Dua', [{ role: 'verifier' }])
  const [phone, desk] = [visit(), visit()]
  await signIn(phone, account.email, testPassword)
  await signIn(desk, account.email, testPassword)
  const answer = await desk.submit('/sesi', 'session.end-others', {})
  assert.equal(answer.status, 303)
  assert.equal((await phone.get('/sesi')).status, 303)
  const page = await desk.get('/sesi')
  assert.equal(page.status, 200)
  assert.ok(!page.body.includes('session.end-others'))
})

test('a person acts through one grant at a time, chosen among the own ones in force', async () => {
  const account = await anAccount(database, 'Sari Peran', [
    { role: 'verifier' },
    { role: 'secretariat' },
    { role: 'assessor', until: new Date('2024-01-01T00:00:00Z') },
  ])
  const other = await anAccount(database, 'Sari Lain', [{ role: 'auditor' }])
  const client = visit()
  const answer = await signIn(client, account.email, testPassword)
  const secret = /bintang_session=([\w-]+)/.exec(answer.headers.getSetCookie().join())?.[1] ?? ''
  const role = async () =>
    (await database.read(reader => findSignedIn(reader, secret, clock.now())))?.actor.role
  assert.equal(await role(), 'verifier')
  const [, second = '', over = ''] = account.grantIds
  const switched = await client.submit('/sesi', 'session.switch-role', { grant: second, back: '/usulan' })
  assert.deepEqual([switched.status, switched.location], [303, '/usulan'])
  assert.equal(await role(), 'secretariat')
  const key = /name="_key" value="([^"]+)"/.exec((await client.get('/sesi')).body)?.[1] ?? ''
  const post = (grant: string) => client.post('/sesi', { action: 'session.switch-role', grant, _key: key })
  assert.equal((await post(other.grantIds[0] ?? '')).status, 404, 'another person’s grant is not found')
  const refused = await post(over)
  assert.equal(refused.status, 422)
  assert.match(summary(refused.body), /sudah tidak berlaku/)
  assert.equal((await post('x')).status, 422)
  assert.equal(await role(), 'secretariat')
  const entry = (await trail()).find(row => row.event === 'session.role-switched')
  assert.deepEqual(
    [entry?.role, entry?.audience, entry?.detail],
    ['verifier', 'accounts', { grant: second, to: 'secretariat' }],
  )
})

test('a session whose grant is over acts through the next one; without any it is nobody', async () => {
  const account = await anAccount(database, 'Sari Habis', [
    { role: 'operator', area: '32.05', until: new Date('2024-06-01T00:00:00Z') },
    { role: 'office-head', area: '32.05', until: new Date('2024-07-01T00:00:00Z') },
  ])
  const answer = await signIn(visit(), account.email, testPassword)
  const secret = /bintang_session=([\w-]+)/.exec(answer.headers.getSetCookie().join())?.[1] ?? ''
  const at = (moment: string) =>
    database.read(reader => findSignedIn(reader, secret, new Date(moment), clock.now()))
  assert.deepEqual(
    (await at('2024-05-31T23:59:59Z'))?.grants.map(one => [one.role, one.areaName]),
    [
      ['operator', 'Kabupaten Garut, Jawa Barat'],
      ['office-head', 'Kabupaten Garut, Jawa Barat'],
    ],
  )
  assert.equal((await at('2024-06-01T00:00:00Z'))?.actor.role, 'office-head')
  const nobody = await at('2024-07-01T00:00:00Z')
  assert.deepEqual([nobody?.actor.role, nobody?.personId, nobody?.grants], ['visitor', account.id, []])
})

test('finding out who is signed in takes one query', async () => {
  const account = await anAccount(database, 'Sari Satu', [{ role: 'verifier' }, { role: 'secretariat' }])
  const answer = await signIn(visit(), account.email, testPassword)
  const secret = /bintang_session=([\w-]+)/.exec(answer.headers.getSetCookie().join())?.[1] ?? ''
  await database.read(async reader => {
    const counted = countQueries(reader)
    const found = await findSignedIn(counted.reader, secret, clock.now())
    assert.deepEqual([found?.actor.grantId, found?.grants.length], [account.grantIds[0], 2])
    assert.equal(counted.count(), 1)
    assert.equal(await findSignedIn(reader, `${secret}x`, clock.now()), null)
  })
})

test('the list names each device, and one session is ended by its owner alone', async () => {
  const account = await anAccount(database, 'Sari Daftar', [{ role: 'verifier' }])
  const [phone, desk] = [visit(), visit()]
  const page = await phone.get('/masuk')
  const fields = { action: 'session.sign-in', email: account.email, password: testPassword }
  assert.equal(page.status, 200)
  const agent = { 'user-agent': 'Mozilla/5.0 (Android 14; Mobile; rv:127.0) Gecko/127.0 Firefox/127.0' }
  assert.equal((await phone.post('/masuk', fields, agent)).status, 303)
  await signIn(desk, account.email, testPassword)
  const list = await desk.get('/sesi')
  assert.match(list.body, /Firefox, Android/)
  assert.match(list.body, /Tidak dikenal/)
  const named = /name="session" value="([0-9a-f]{64})"/.exec(list.body)?.[1] ?? ''
  const stranger = visit()
  const other = await anAccount(database, 'Sari Asing', [{ role: 'verifier' }])
  await signIn(stranger, other.email, testPassword)
  const key = /name="_key" value="([^"]+)"/.exec((await stranger.get('/sesi')).body)?.[1] ?? ''
  const theft = await stranger.post('/sesi', { action: 'session.end-one', session: named, _key: key })
  assert.equal(theft.status, 404)
  assert.equal((await phone.get('/sesi')).status, 200)
  const answer = await desk.submit('/sesi', 'session.end-one', {})
  assert.deepEqual([answer.status, answer.location], [303, '/sesi?berhasil=session.other-ended'])
  assert.equal((await phone.get('/sesi')).status, 303)
  assert.ok(!(await desk.get('/sesi')).body.includes('session.end-one'))
})
