import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Hono } from 'hono'
import { accountSite, anAccount, stoppedClock, testPassword } from '../../../../tests/builders/accounts.ts'
import { regionalDatabase } from '../../../../tests/builders/regional-database.ts'
import { switchOn } from '../../../../tests/builders/second-factor.ts'
import { TestClient } from '../../../../tests/builders/test-client.ts'
import { listTrail } from '../../../audit/index.ts'
import type { Database } from '../../../platform/database/index.ts'

const clock = stoppedClock('2024-05-10T02:00:00Z')
let database: Database
let server: Hono
before(async () => {
  database = await regionalDatabase()
  ;({ server } = accountSite(database, clock))
})
after(() => database.close())

const next = 'perigi lumut senja tikar'
const signIn = async (email: string, password = testPassword) => {
  const client = new TestClient(server)
  const { status } = await client.submit('/masuk', 'session.sign-in', { email, password })
  return { client, status }
}
const change = (client: TestClient, current: string, password = next) =>
  client.submit('/akun-saya', 'account.change-password', { current, password, repeat: password })

test('guesses of the own password are counted with those of signing in, and a pause is not looked at', async () => {
  const person = await anAccount(database, 'Tuti Tebak', [{ role: 'verifier' }])
  const { client } = await signIn(person.email)
  for (let count = 0; count < 5; count++)
    assert.match((await change(client, `tebakan ke ${count}`)).body, /Sandi saat ini tidak cocok/)
  const barred = await change(client, testPassword)
  assert.equal(barred.status, 422)
  assert.match(barred.body, /perlu jeda\. Coba lagi setelah 10 detik/)
  assert.equal((await signIn(person.email)).status, 422)
  const events = (await database.read(reader => listTrail(reader, null, 20))).filter(
    row => row.subject_id === person.id,
  )
  assert.ok(events.some(row => row.event === 'session.sign-in-failed-often'))
  clock.advance(10)
  const changed = await change(client, testPassword)
  assert.deepEqual([changed.status, changed.location], [303, '/masuk?berhasil=account.password-changed'])
  assert.equal((await client.get('/sesi')).location, '/masuk')
  assert.equal((await signIn(person.email, next)).status, 303)
})

test('the right password with a weak new one takes the count back; leaving it out does not', async () => {
  const person = await anAccount(database, 'Toni Lemah', [{ role: 'verifier' }])
  const { client } = await signIn(person.email)
  for (let count = 0; count < 4; count++) await change(client, 'salah')
  assert.match((await change(client, testPassword, 'pendek')).body, /sekurang-kurangnya 15 huruf/)
  for (let count = 0; count < 4; count++) await change(client, 'salah')
  const key = /name="_key" value="([^"]+)"/.exec((await client.get('/akun-saya')).body)?.[1] ?? ''
  const without = await client.post('/akun-saya', { action: 'account.change-password', _key: key })
  assert.equal(without.status, 422)
  assert.match((await change(client, testPassword)).body, /perlu jeda/)
})

test('without its key, or with that of another session, the form counts nothing and changes nothing', async () => {
  const [person, other] = [
    await anAccount(database, 'Tina Kunci', [{ role: 'verifier' }]),
    await anAccount(database, 'Tono Kunci', [{ role: 'verifier' }]),
  ]
  const { client } = await signIn(person.email)
  const stranger = await signIn(other.email)
  const { body } = await stranger.client.get('/akun-saya')
  const foreign = /name="_key" value="([^"]+)"/.exec(body)?.[1] ?? ''
  const fields = { action: 'account.change-password', current: 'salah', password: next, repeat: next }
  for (let count = 0; count < 4; count++)
    for (const _key of ['', foreign])
      assert.equal((await client.post('/akun-saya', { ...fields, _key })).status, 403)
  assert.equal((await change(client, testPassword)).status, 303)
})

test('setting up the second factor and renewing its codes are no place to guess the password either', async () => {
  const person = await anAccount(database, 'Tari Kode', [{ role: 'verifier' }])
  const { client } = await signIn(person.email)
  const set = (current: string) =>
    client.submit('/akun-saya/kode', 'account.set-second-factor', { current, code: '000000' })
  for (let count = 0; count < 5; count++)
    assert.match((await set(`tebakan ke ${count}`)).body, /Sandi saat ini tidak cocok/)
  const barred = await set(testPassword)
  assert.equal(barred.status, 422)
  assert.match(barred.body, /perlu jeda\. Coba lagi setelah 10 detik/)
  assert.doesNotMatch(barred.body, /Sandi saat ini tidak cocok|tidak cocok dengan kunci/)
  assert.equal((await signIn(person.email)).status, 422, 'counted with signing in')
  clock.advance(10)
  assert.match((await set(testPassword)).body, /tidak cocok dengan kunci/)
  await switchOn(client, clock, testPassword)
  const renew = (current: string) =>
    client.submit('/akun-saya/kode/cadangan', 'account.renew-recovery-codes', { current })
  for (let count = 0; count < 5; count++)
    assert.match((await renew(`tebakan ke ${count}`)).body, /Sandi saat ini tidak cocok/)
  assert.match((await renew(testPassword)).body, /perlu jeda/)
  clock.advance(10)
  const renewed = await renew(testPassword)
  assert.deepEqual(
    [renewed.status, renewed.location],
    [303, '/akun-saya/kode?berhasil=account.recovery-codes-renewed'],
  )
})
