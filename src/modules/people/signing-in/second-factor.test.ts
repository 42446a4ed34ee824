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
import { codeNow, keyOn, switchOn } from '../../../../tests/builders/second-factor.ts'
import { TestClient } from '../../../../tests/builders/test-client.ts'
import { listTrail } from '../../../audit/index.ts'
import { canonicalJson } from '../../../platform/digest.ts'
import type { Database } from '../../../platform/database/index.ts'
import type { PeopleTables } from '../people-tables.ts'

const clock = stoppedClock('2024-05-10T02:00:00Z')
let database: Database
let server: Hono
before(async () => {
  database = await regionalDatabase()
  ;({ server } = accountSite(database, clock, { DEMO: '0' }, ['minister']))
})
after(() => database.close())

const next = () => clock.advance(30)
async function withPassword(account: TestAccount, path = '/masuk'): Promise<TestClient> {
  const client = new TestClient(server)
  const answer = await client.submit(path, 'session.sign-in', {
    email: account.email,
    password: testPassword,
  })
  assert.equal(answer.status, 303)
  return client
}
const step = (client: TestClient, code: string) =>
  client.submit('/masuk/kode', 'session.second-step', { code })
const events = async (id: string) =>
  (await database.read(reader => listTrail(reader, null, 500)))
    .filter(row => row.subject_id === id)
    .map(row => row.event)

/** An account with a second factor; the key of its app and one who is signed in. */
async function guarded(name: string) {
  const account = await anAccount(database, name, [{ role: 'verifier' }])
  const client = await withPassword(account)
  const key = await switchOn(client, clock, testPassword)
  next()
  return { account, client, key }
}

test('the second factor is set by password and code: the key is stored sealed, and a wrong code keeps the key', async () => {
  const account = await anAccount(database, 'Sita Siap', [{ role: 'verifier' }])
  const client = await withPassword(account)
  assert.match((await client.get('/akun-saya')).body, /Tidak aktif[\s\S]*Kelola kode kedua/)
  const wrong = await client.submit('/akun-saya/kode', 'account.set-second-factor', {
    code: '000000',
    current: 'salah',
  })
  assert.equal(wrong.status, 422)
  assert.match(wrong.body, /Sandi saat ini tidak cocok[\s\S]*tidak cocok dengan kunci/)
  const seed = /name="seed" value="([^"]+)"/.exec(wrong.body)?.[1] ?? ''
  const key = keyOn(wrong.body)
  const formKey = /name="_key" value="([^"]+)"/.exec(wrong.body)?.[1] ?? ''
  const set = await client.post('/akun-saya/kode', {
    action: 'account.set-second-factor',
    _key: formKey,
    seed,
    code: codeNow(key, clock),
    current: testPassword,
  })
  assert.deepEqual(
    [set.status, set.location],
    [303, '/akun-saya/kode/cadangan?berhasil=account.second-factor-set'],
  )
  const stored = await database.read(reader =>
    reader.withTables<PeopleTables>().selectFrom('second_factor').selectAll().execute(),
  )
  assert.equal(stored.length, 1)
  assert.ok(!canonicalJson(stored).includes(key.toString('base64url')))
  assert.deepEqual(await events(account.id), ['account.second-factor-set', 'session.signed-in'])
  const page = await client.get('/akun-saya/kode')
  assert.match(page.body, /Aktif sejak/)
  assert.equal(keyOn(page.body).length, 0, 'the key is never shown again')
})

test('the password alone opens a half session that opens nothing but the page of the code', async () => {
  const { account, key } = await guarded('Sita Separuh')
  const client = await withPassword(account, '/masuk?lanjut=/sesi-lain')
  for (const path of ['/akun-saya', '/akun-saya/kode', '/akun-saya/kode/cadangan'])
    assert.match((await client.get(path)).location ?? '', /^\/masuk\?lanjut=/, path)
  assert.equal((await client.get('/sesi')).location, '/masuk')
  for (const [path, action] of [
    ['/akun-saya', 'account.change-password'],
    ['/akun-saya/kode', 'account.remove-second-factor'],
    ['/sesi', 'session.switch-role'],
  ] as const)
    assert.notEqual((await client.post(path, { action, code: codeNow(key, clock) })).status, 200, action)
  assert.equal((await step(client, '000000')).status, 422)
  const done = await step(client, ` ${codeNow(key, clock).slice(0, 3)} ${codeNow(key, clock).slice(3)} `)
  assert.deepEqual([done.status, done.location], [303, '/sesi-lain'])
  assert.equal((await client.get('/sesi')).status, 200)
  assert.match((await new TestClient(server).get('/masuk/kode')).body, /Tidak ada sesi masuk/)
})

test('a code is taken once per account, from whatever browser it comes', async () => {
  const { account, key } = await guarded('Sita Sekali')
  const code = codeNow(key, clock)
  assert.equal((await step(await withPassword(account), code)).status, 303)
  const again = await step(await withPassword(account), code)
  assert.equal(again.status, 422)
  assert.match(again.body, /sudah dipakai/)
  next()
  const together = await Promise.all(
    [await withPassword(account), await withPassword(account)].map(client =>
      step(client, codeNow(key, clock)),
    ),
  )
  assert.deepEqual(
    together.map(one => one.status).toSorted((a, b) => a - b),
    [303, 422],
  )
})

test('a half session ends after five minutes, after five wrong codes, and with the account', async () => {
  const { account, key } = await guarded('Sita Lambat')
  const late = await withPassword(account)
  clock.advance(301)
  assert.match((await late.get('/masuk/kode')).body, /Tidak ada sesi masuk/)
  const over = await late.post('/masuk/kode', { action: 'session.second-step', code: codeNow(key, clock) })
  assert.equal(over.status, 422)
  assert.match(over.body, /sudah habis/)
  const wrong = await withPassword(account)
  for (let count = 0; count < 5; count++) assert.equal((await step(wrong, '000000')).status, 422)
  clock.advance(60)
  const right = await wrong.post('/masuk/kode', { action: 'session.second-step', code: codeNow(key, clock) })
  assert.match(right.body, /sudah terlalu banyak/)
  const fresh = await withPassword(account)
  assert.equal((await step(fresh, codeNow(key, clock))).status, 303)
})

test('wrong codes are counted for the account, over many half sessions, and make one wait', async () => {
  const { account, key } = await guarded('Sita Tebak')
  for (let count = 0; count < 5; count++) {
    const answer = await step(await withPassword(account), '000000')
    assert.match(answer.body, /tidak cocok/)
  }
  const barred = await step(await withPassword(account), codeNow(key, clock))
  assert.match(barred.body, /perlu jeda/)
  assert.equal(
    (await events(account.id)).filter(one => one === 'session.sign-in-failed-often').length,
    1,
    'the burst is in the ledger once',
  )
  clock.advance(60)
  assert.equal((await step(await withPassword(account), codeNow(key, clock))).status, 303)
})

test('ten recovery codes are shown once and stored as digests; each opens once, and new ones void the old', async () => {
  const { account, client } = await guarded('Sita Cadangan')
  const codesOn = (body: string) =>
    [...body.matchAll(/<code>([0-9a-z]{5}-[0-9a-z]{5})<\/code>/g)].map(match => match[1] ?? '')
  const keep = async () => {
    const { body } = await client.get('/akun-saya/kode/cadangan')
    const answer = await client.post('/akun-saya/kode/cadangan', {
      action: 'account.renew-recovery-codes',
      seed: /name="seed" value="([^"]+)"/.exec(body)?.[1] ?? '',
      _key: /<form class="form"[\s\S]*?name="_key" value="([^"]+)"/.exec(body)?.[1] ?? '',
      current: testPassword,
    })
    assert.equal(answer.status, 303)
    return codesOn(body)
  }
  const codes = await keep()
  assert.equal(new Set(codes).size, 10)
  const stored = await database.read(reader =>
    reader.withTables<PeopleTables>().selectFrom('recovery_code').selectAll().execute(),
  )
  assert.equal(stored.length, 10)
  assert.ok(codes.every(code => !canonicalJson(stored).includes(code.replace('-', ''))))
  const shownAgain = codesOn((await client.get('/akun-saya/kode/cadangan')).body)
  assert.ok(!shownAgain.some(code => codes.includes(code)))
  const [first = '', second = '', third = ''] = codes
  assert.equal((await step(await withPassword(account), first)).status, 303)
  assert.equal((await step(await withPassword(account), first)).status, 422)
  assert.equal((await step(await withPassword(account), second.toUpperCase().replace('-', ' '))).status, 303)
  assert.match((await client.get('/akun-saya/kode')).body, /<dd>8<\/dd>/)
  await keep()
  assert.equal((await step(await withPassword(account), third)).status, 422)
  const refused = await client.submit('/akun-saya/kode/cadangan', 'account.renew-recovery-codes', {
    current: 'salah',
  })
  assert.equal(refused.status, 422)
})

test('somebody else’s recovery code and key open nothing', async () => {
  const [one, other] = [await guarded('Sita Satu'), await guarded('Sita Lain')]
  const { body } = await other.client.get('/akun-saya/kode/cadangan')
  const kept = await other.client.submit('/akun-saya/kode/cadangan', 'account.renew-recovery-codes', {
    current: testPassword,
  })
  assert.equal(kept.status, 303)
  for (const code of [/<code>([^<]+)<\/code>/.exec(body)?.[1] ?? '', codeNow(other.key, clock)])
    assert.equal((await step(await withPassword(one.account), code)).status, 422)
})

test('it is switched off by password together with a code only, with counted tries and a genuine form', async () => {
  const { account, client, key } = await guarded('Sita Lepas')
  const off = (fields: Record<string, string>) =>
    client.submit('/akun-saya/kode', 'account.remove-second-factor', fields)
  const forged = { action: 'account.remove-second-factor', current: testPassword, code: codeNow(key, clock) }
  assert.equal((await client.post('/akun-saya/kode', forged)).status, 403)
  assert.equal((await off({ current: testPassword, code: '' })).status, 422)
  assert.match((await off({ current: 'salah', code: codeNow(key, clock) })).body, /Sandi saat ini/)
  for (let count = 0; count < 3; count++) await off({ current: testPassword, code: '000000' })
  assert.match((await off({ current: testPassword, code: codeNow(key, clock) })).body, /perlu jeda/)
  clock.advance(60)
  const done = await off({ current: testPassword, code: codeNow(key, clock) })
  assert.deepEqual(
    [done.status, done.location],
    [303, '/akun-saya/kode?berhasil=account.second-factor-removed'],
  )
  assert.equal((await withPassword(account).then(one => one.get('/sesi'))).status, 200)
  assert.ok((await events(account.id)).includes('account.second-factor-removed'))
})

test('a role that needs it opens no page but those for setting it up', async () => {
  const account = await anAccount(database, 'Sita Menteri', [{ role: 'minister' }])
  const client = await withPassword(account)
  for (const path of ['/dinas', '/akun', '/en/dinas', '/masuk'])
    assert.match((await client.get(path)).location ?? '', /^(\/en)?\/akun-saya\/kode$/, path)
  for (const path of ['/akun-saya', '/sesi']) assert.equal((await client.get(path)).status, 200, path)
  assert.match((await client.get('/akun-saya/kode')).body, /Peran Anda mewajibkan kode kedua/)
  await switchOn(client, clock, testPassword)
  assert.equal((await client.get('/dinas')).status, 200)
  const other = await withPassword(await anAccount(database, 'Sita Bebas', [{ role: 'verifier' }]))
  assert.equal((await other.get('/dinas')).status, 200)
})

test('an administrator takes a lost second factor away, with a reason, in the ledger that the auditor reads', async () => {
  const { account, client } = await guarded('Sita Hilang')
  const admin = await withPassword(
    await anAccount(database, 'Ayu Administrator', [{ role: 'administrator' }]),
  )
  const path = `/akun/${account.id}`
  const reset = (reason: string) => admin.submit(path, 'person.reset-second-factor', { reason })
  assert.equal((await reset('')).status, 422)
  assert.equal((await client.get('/sesi')).status, 200)
  assert.equal((await reset('Ponsel hilang, dikenali langsung')).status, 303)
  assert.equal((await client.get('/sesi')).status, 303, 'every session has ended')
  assert.equal((await withPassword(account).then(one => one.get('/sesi'))).status, 200)
  assert.ok((await events(account.id)).includes('person.second-factor-reset'))
  assert.match((await admin.get(path)).body, /Ponsel hilang, dikenali langsung/)
  assert.ok(!(await admin.get(path)).body.includes('person.reset-second-factor'))
})
