import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Hono } from 'hono'
import {
  accountSite,
  anAccount,
  stoppedClock,
  testPassword,
  type TestAccount,
} from '../../../../tests/builders/accounts.ts'
import { regionalDatabase } from '../../../../tests/builders/regional-database.ts'
import { codeNow, keyOn } from '../../../../tests/builders/second-factor.ts'
import { formWith, TestClient } from '../../../../tests/builders/test-client.ts'
import { listTrail } from '../../../audit/index.ts'
import type { Database } from '../../../platform/database/index.ts'

const [start, roleEnds] = [new Date('2024-05-10T02:00:00Z'), new Date('2024-05-10T02:30:00Z')]
const clock = stoppedClock(start.toISOString())
let database: Database
let server: Hono
before(async () => {
  database = await regionalDatabase()
  ;({ server } = accountSite(database, clock))
})
after(() => database.close())

async function signedIn(account: TestAccount): Promise<Readonly<{ client: TestClient; cookie: string }>> {
  const client = new TestClient(server)
  const { headers } = await client.submit('/masuk', 'session.sign-in', {
    email: account.email,
    password: testPassword,
  })
  return { client, cookie: headers.getSetCookie()[0]?.split(';')[0] ?? '' }
}
const eventsOf = async (id: string): Promise<readonly string[]> =>
  (await database.read(reader => listTrail(reader, null, 500)))
    .filter(row => row.subject_id === id)
    .map(row => row.event)
const twoRoles = (name: string) =>
  anAccount(database, name, [{ role: 'administrator', until: roleEnds }, { role: 'verifier' }])

/** Sends a form whose body comes in two parts, and does `meanwhile` between them. */
async function trickled(
  path: string,
  cookie: string,
  fields: Readonly<Record<string, string>>,
  meanwhile: () => Promise<unknown>,
): Promise<Response> {
  const bytes = new TextEncoder().encode(new URLSearchParams(fields).toString())
  const gate = Promise.withResolvers<void>()
  const body = new ReadableStream<Uint8Array>({
    start: control => control.enqueue(bytes.slice(0, 10)),
    pull: async control => {
      await gate.promise
      control.enqueue(bytes.slice(10))
      control.close()
    },
  })
  const headers = { cookie, 'content-type': 'application/x-www-form-urlencoded' }
  const init = { method: 'POST', headers, body, duplex: 'half', redirect: 'manual' } as const
  const answer = server.request(`http://localhost${path}`, init)
  // Long enough for the server to have asked who comes.
  await new Promise(resolve => setTimeout(resolve, 200))
  await meanwhile()
  gate.resolve()
  return answer
}

async function disablingForm(client: TestClient, target: TestAccount, reason: string) {
  const path = `/akun/${target.id}`
  const form = formWith((await client.get(path)).body, 'person.disable')
  return { path, fields: { ...form?.fields, action: 'person.disable', reason } }
}

test('a form whose body ends after the role does nothing', async () => {
  const target = await anAccount(database, 'Sari Sasaran', [])
  const { client, cookie } = await signedIn(await twoRoles('Lina Lambat'))
  const { path, fields } = await disablingForm(client, target, 'Pindah <tugas>')
  const end = () => Promise.resolve(clock.moveTo(roleEnds))
  const answer = await trickled(path, cookie, fields, end)
  assert.equal(answer.status, 403)
  assert.match(
    await answer.text(),
    /sudah berakhir[\s\S]*atau ganti ke peran lain[\s\S]*Pindah &lt;tugas&gt;/,
  )
  assert.deepEqual(await eventsOf(target.id), [])
  clock.moveTo(start)
})

test('a form whose body ends after the session or after the account does nothing', async () => {
  const target = await anAccount(database, 'Sinta Sasaran', [])
  const admin = await anAccount(database, 'Lulu Lambat', [{ role: 'administrator' }])
  const chief = await anAccount(database, 'Lola Kepala', [{ role: 'administrator' }])
  const ends: readonly ((client: TestClient) => Promise<unknown>)[] = [
    client => client.submit('/sesi', 'session.sign-out', {}),
    async () =>
      (await signedIn(chief)).client.submit(`/akun/${admin.id}`, 'person.disable', { reason: 'contoh' }),
  ]
  for (const end of ends) {
    const { client, cookie } = await signedIn(admin)
    const { path, fields } = await disablingForm(client, target, 'contoh')
    const answer = await trickled(path, cookie, fields, () => end(client))
    assert.equal(answer.status, 401)
    const page = await answer.text()
    assert.match(page, /Sesi Anda sudah berakhir/)
    assert.ok(formWith(page, 'session.sign-in'))
  }
  assert.deepEqual(await eventsOf(target.id), [])
  assert.ok((await eventsOf(admin.id)).includes('person.disabled'))
})

test('the page about a role that is over shows no password; an act on the own account is not refused', async () => {
  const target = await anAccount(database, 'Sari Sandi', [])
  const person = await twoRoles('Lisa Sandi')
  const { client } = await signedIn(person)
  const path = `/akun/${target.id}`
  const reset = formWith((await client.get(path)).body, 'person.reset-password')
  const own = await client.get('/akun-saya/kode')
  const factor = formWith(own.body, 'account.set-second-factor')
  clock.moveTo(roleEnds)
  const password = 'perigi lumut senja tikar'
  const secrets = { password, repeat: password, current: password, code: '987123', token: 'lambang-rahasia' }
  const late = await client.post(path, {
    ...reset?.fields,
    ...secrets,
    seed: 'benih-rahasia',
    note: 'Catatan biasa',
    action: 'person.reset-password',
  })
  assert.equal(late.status, 403)
  assert.match(late.body, /<li class="typed">Catatan biasa<\/li>/)
  for (const hidden of [password, '987123', 'lambang-rahasia', 'benih-rahasia'])
    assert.ok(!late.body.includes(hidden), hidden)
  assert.deepEqual(await eventsOf(target.id), [])
  const set = await client.post('/akun-saya/kode', {
    ...factor?.fields,
    action: 'account.set-second-factor',
    current: testPassword,
    code: codeNow(keyOn(own.body), clock),
  })
  assert.deepEqual(
    [set.status, set.location],
    [303, '/akun-saya/kode/cadangan?berhasil=account.second-factor-set'],
  )
  clock.moveTo(start)
})

test('a form that was opened in a role which was switched in another tab waits for that role', async () => {
  const target = await anAccount(database, 'Sona Sasaran', [])
  const person = await anAccount(database, 'Lala Ganti', [
    { role: 'administrator' },
    { role: 'administrator', area: '32' },
    { role: 'verifier' },
  ])
  const { client } = await signedIn(person)
  const { path, fields } = await disablingForm(client, target, 'Pindah <tugas>')
  const [first = '', same = '', other = ''] = person.grantIds
  for (const grant of [same, other]) {
    await client.submit('/sesi', 'session.switch-role', { grant })
    const barred = await client.post(path, fields)
    assert.equal(barred.status, 403)
    assert.match(barred.body, /Ganti kembali ke peran Administrator akun, lalu kirim lagi/)
    assert.match(barred.body, /<li class="typed">Pindah &lt;tugas&gt;<\/li>/)
    assert.match((await client.post(`/en${path}`, fields)).body, /Switch back to the role Account admin/)
    const json = await client.post(path, fields, { accept: 'application/json' })
    assert.deepEqual([json.status, /Ganti kembali/.test(json.body)], [403, true])
  }
  assert.deepEqual(await eventsOf(target.id), [])
  await client.submit('/sesi', 'session.switch-role', { grant: first })
  assert.equal((await client.post(path, fields)).status, 303)
  assert.deepEqual(await eventsOf(target.id), ['person.disabled'])
})

test('a button with the name of something that every object has is not known', async () => {
  const { client } = await signedIn(await anAccount(database, 'Lani Nama', [{ role: 'verifier' }]))
  const form = formWith((await client.get('/akun-saya')).body, 'account.change-password')
  for (const action of ['constructor', 'toString', 'hasOwnProperty', '__proto__']) {
    const answer = await client.post('/akun-saya', { ...form?.fields, action })
    assert.equal(answer.status, 400, action)
    assert.match(answer.body, /tidak dikenal di halaman ini/)
  }
  assert.equal((await client.get('/sesi')).status, 200, 'the session goes on')
})
