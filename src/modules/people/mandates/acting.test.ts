import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Hono } from 'hono'
import { sql } from 'kysely'
import {
  accountGround,
  anAccount,
  testPassword,
  type StoppedClock,
  type TestAccount,
} from '../../../../tests/builders/accounts.ts'
import { TestClient } from '../../../../tests/builders/test-client.ts'
import { runAction, type ActionResult, type Environment } from '../../../actions/index.ts'
import { listTrail } from '../../../audit/index.ts'
import type { Database } from '../../../platform/database/index.ts'
import { endRole, grantRole } from '../accounts/grant-role.ts'
import { listGrantsOf } from '../accounts/grant-store.ts'

const GARUT = '/32/32.05/'
let database: Database
let clock: StoppedClock
let server: Hono
let environment: Environment
let admin: TestAccount
let head: TestAccount
before(async () => {
  ;({ database, clock, server, environment, admin } = await accountGround())
  head = await anAccount(database, 'Hadi Kepala', [{ role: 'office-head', area: '32.05' }])
})
after(() => database.close())

const mandate = {
  acting: 'plh',
  mandateNumber: '800/12/SP/CONTOH',
  mandateDate: '2024-05-08',
  actingFor: '',
}
const asked = { role: 'office-head', area: GARUT, from: '2024-05-13', until: '2024-05-17', ...mandate }
const give = (id: string, more: Record<string, unknown> = {}) =>
  runAction(environment, grantRole, {
    actor: admin.actor,
    locale: 'id',
    input: { id, ...asked, ...more },
    key: null,
  })
const codes = (result: ActionResult) =>
  result.kind === 'refused' ? result.problems.map(one => `${one.path}:${one.code}`) : result.kind
const grantsOf = (id: string) => database.read(reader => listGrantsOf(reader, [id]))
const endAll = async (id: string) => {
  for (const grant of await grantsOf(id))
    if (grant.endedAt === null)
      await runAction(environment, endRole, {
        actor: admin.actor,
        locale: 'id',
        input: { id, grant: grant.id },
        key: null,
      })
}
async function signedIn(account: TestAccount): Promise<TestClient> {
  const client = new TestClient(server)
  await client.submit('/masuk', 'session.sign-in', { email: account.email, password: testPassword })
  return client
}

test('a mandate is kept with the grant, and the ledger names it', async () => {
  const person = await anAccount(database, 'Budi Plh', [])
  assert.equal(codes(await give(person.id, { actingFor: head.id })), 'done')
  const [grant] = await grantsOf(person.id)
  assert.deepEqual(grant?.mandate, {
    kind: 'plh',
    number: '800/12/SP/CONTOH',
    date: '2024-05-08',
    holderId: head.id,
  })
  const [entry] = await database.read(reader => listTrail(reader, null, 1))
  assert.ok(entry)
  assert.equal(entry.event, 'role.granted')
  assert.deepEqual((entry.detail as { mandate: unknown }).mandate, { ...grant?.mandate })
  await endAll(person.id)
})

test('everything wrong with a mandate is said at once', async () => {
  const person = await anAccount(database, 'Beni Salah', [])
  const refused = async (more: Record<string, unknown>) => codes(await give(person.id, more))
  assert.deepEqual(await refused({ until: '', mandateNumber: ' ', mandateDate: '' }), [
    'until:no-end',
    'mandateNumber:mandate-number',
    'mandateDate:mandate-date',
  ])
  assert.deepEqual(await refused({ mandateDate: '2024-05-11' }), ['mandateDate:mandate-to-come'])
  assert.equal(await refused({ mandateDate: '2024-05-10' }), 'done')
  await endAll(person.id)
  assert.deepEqual(await refused({ role: 'operator' }), ['acting:not-actable'])
  assert.deepEqual(await refused({ role: 'verifier', area: '/' }), ['acting:not-actable'])
  assert.deepEqual(await refused({ actingFor: person.id }), ['actingFor:holder-oneself'])
  assert.deepEqual(await refused({ actingFor: admin.id }), ['actingFor:not-holder'])
  assert.deepEqual(await refused({ area: '/32/32.04/', actingFor: head.id }), ['actingFor:not-holder'])
  assert.deepEqual(await refused({ acting: '' }), ['acting:mandate-without-kind'])
  assert.deepEqual(await refused({ acting: 'pjs' }), ['acting:invalid_value'])
  assert.deepEqual(await refused({ from: '2024-05-18' }), ['until:period-over'])
})

test('a post has one acting officer at a time; one after the other is possible', async () => {
  const [one, other] = [
    await anAccount(database, 'Cici Pertama', []),
    await anAccount(database, 'Cica Kedua', []),
  ]
  assert.equal(codes(await give(one.id)), 'done')
  const result = await give(other.id, { from: '2024-05-17', until: '2024-05-20' })
  assert.deepEqual(codes(result), ['acting:post-taken'])
  assert.match(result.kind === 'refused' ? (result.problems[0]?.message.id ?? '') : '', /^Cici Pertama sudah/)
  assert.deepEqual(codes(await give(one.id, { from: '2024-05-17', until: '2024-05-20' })), [
    'role:held-already',
  ])
  assert.equal(codes(await give(other.id, { from: '2024-05-18', until: '2024-05-20' })), 'done')
  assert.equal(codes(await give(other.id, { area: '/32/32.04/' })), 'done')
  await endAll(one.id)
  await endAll(other.id)
})

test('two administrators who appoint two people for one post at once appoint one', async () => {
  const people = [
    await anAccount(database, 'Dodi Serentak', []),
    await anAccount(database, 'Dedi Serentak', []),
  ]
  const results = await Promise.all(people.map(one => give(one.id)))
  assert.deepEqual(results.map(one => one.kind).toSorted(), ['done', 'refused'])
  for (const one of people) await endAll(one.id)
})

test('the database itself takes no mandate without an end, a number or a date', async () => {
  const insert = (columns: string, values: string) =>
    database.write(tx =>
      sql
        .raw(
          `insert into role_grant (id, person_id, role, area_path, valid_from, created_at${columns})
           values ('x', '${head.id}', 'office-head', '/32/', now(), now()${values})`,
        )
        .execute(tx),
    )
  await assert.rejects(insert(', acting', ", 'plh'"), /role_grant_mandate/)
  await assert.rejects(
    insert(', acting, mandate_number, mandate_date', ", 'plh', 'a', now()"),
    /role_grant_mandate/,
  )
  await assert.rejects(insert(', mandate_number', ", 'a'"), /role_grant_mandate/)
})

test('an acting role holds in its period only: page, role switch and act, to the moment', async () => {
  const person = await anAccount(database, 'Endah Sekretaris', [{ role: 'operator', area: '32.05' }])
  assert.equal(codes(await give(person.id, { actingFor: head.id })), 'done')
  const client = await signedIn(person)
  const grant = (await grantsOf(person.id)).find(one => one.mandate)?.id ?? ''
  const sessions = async () => (await client.get('/sesi')).body
  assert.doesNotMatch(await sessions(), /Plh/)
  const early = await client.post('/sesi', {
    action: 'session.switch-role',
    grant,
    _key: /name="_key" value="([^"]+)"/.exec(await sessions())?.[1] ?? '',
  })
  assert.equal(early.status, 422)
  // 12 May, 23.59.59 in the capital; then the first moment of the 13th.
  clock.moveTo(new Date('2024-05-12T16:59:59Z'))
  assert.doesNotMatch(await sessions(), /Plh/)
  clock.moveTo(new Date('2024-05-12T17:00:00Z'))
  assert.match(await sessions(), /Plh\. Kepala dinas kabupaten\/kota/)
  assert.match(await sessions(), /sampai dengan 17 Mei 2024/)
  assert.match((await client.get('/en/sesi')).body, /Acting head, regency\/city office \(Plh\)/)
  await client.submit('/sesi', 'session.switch-role', { grant })
  const header = (body: string): string => /class="account__who">([\s\S]*?)<\/summary>/.exec(body)?.[1] ?? ''
  assert.match(header(await sessions()), /Plh\. Kepala dinas/)
  clock.moveTo(new Date('2024-05-17T16:59:59Z'))
  assert.match(header(await sessions()), /Plh\. Kepala dinas/)
  clock.moveTo(new Date('2024-05-17T17:00:00Z'))
  assert.match(header(await sessions()), /Operator dinas/)
  assert.doesNotMatch(await sessions(), /Plh/)
  clock.moveTo(new Date('2024-05-10T02:00:00Z'))
  await endAll(person.id)
})

test('the administrator sees the mandate, its state, and the typed form again when it was refused', async () => {
  const person = await anAccount(database, 'Fajar Kabid', [])
  const client = await signedIn(admin)
  const path = `/akun/${person.id}`
  const typed = { ...asked, actingFor: head.id }
  const refused = await client.submit(path, 'role.grant', { ...typed, until: '' })
  assert.equal(refused.status, 422)
  assert.match(refused.body, /value="800\/12\/SP\/CONTOH"/)
  assert.match(refused.body, /isilah tanggal akhirnya/)
  assert.match(refused.body, new RegExp(`value="${head.id}" selected`))
  assert.equal((await client.submit(path, 'role.grant', typed)).status, 303)
  const row = async () => /<tr[^>]*id="peran-[\s\S]*?<\/tr>/.exec((await client.get(path)).body)?.[0] ?? ''
  assert.match(await row(), /Plh\. Kepala dinas kabupaten\/kota/)
  assert.match(await row(), /Surat perintah nomor 800\/12\/SP\/CONTOH, 8 Mei 2024\. Menggantikan Hadi Kepala/)
  assert.match(await row(), /Belum mulai/)
  clock.moveTo(new Date('2024-05-14T02:00:00Z'))
  assert.match(await row(), /Berlaku/)
  clock.moveTo(new Date('2024-05-20T02:00:00Z'))
  assert.match(await row(), /Berakhir/)
  clock.moveTo(new Date('2024-05-10T02:00:00Z'))
})

test('an act under an acting role says so in the ledger, whose chain holds; one of the holder does not', async () => {
  const person = await anAccount(database, 'Gita Plt', [{ role: 'operator', area: '32.05' }])
  await give(person.id, { area: '/32/32.04/', acting: 'plt', from: '2024-05-10', until: '2024-05-31' })
  const client = await signedIn(person)
  const held = await grantsOf(person.id)
  const [own, acting] = [held.find(one => !one.mandate), held.find(one => one.mandate)]
  await client.submit('/sesi', 'session.switch-role', { grant: acting?.id ?? '' })
  const page = await client.get('/sesi')
  const key = /name="_key" value="([^"]+)"/.exec(page.body)?.[1] ?? ''
  await client.post('/sesi', { action: 'session.switch-role', grant: own?.id ?? '', _key: key })
  const rows = (await database.read(reader => listTrail(reader, null, 20))).filter(
    row => row.event === 'session.role-switched' && row.person_id === person.id,
  )
  assert.deepEqual(
    rows.map(row => (row.detail as { acting?: unknown }).acting),
    [{ kind: 'plt', grant: acting?.id }, undefined],
  )
  await endAll(person.id)
})

test('a form opened in the period and sent after its end does nothing, says why, and shows what was typed', async () => {
  const person = await anAccount(database, 'Hani Sementara', [
    { role: 'administrator', until: new Date('2024-05-11T00:00:00Z') },
  ])
  const target = await anAccount(database, 'Ina Sasaran', [])
  const client = await signedIn(person)
  const { body } = await client.get(`/akun/${target.id}`)
  const key = /name="_key" value="([^"]+)"/.exec(body)?.[1] ?? ''
  clock.moveTo(new Date('2024-05-11T00:00:00Z'))
  const fields = { action: 'person.disable', version: '1', reason: 'Pindah <tugas> & daerah', _key: key }
  const late = await client.post(`/akun/${target.id}`, fields)
  assert.equal(late.status, 403)
  assert.match(late.body, /Masa berlaku peran yang Anda pakai ketika membuka formulir ini sudah berakhir/)
  assert.match(late.body, /<li class="typed">Pindah &lt;tugas&gt; &amp; daerah<\/li>/)
  const json = await client.post(`/en/akun/${target.id}`, fields, { accept: 'application/json' })
  assert.equal(json.status, 403)
  assert.match(json.body, /no longer in force/)
  const events = (await database.read(reader => listTrail(reader, null, 20))).map(row => row.event)
  assert.ok(!events.includes('person.disabled'))
  // A form that was never open to the person is refused as before.
  const forged = await client.post(`/akun/${target.id}`, { ...fields, _key: 'x' })
  assert.equal(forged.status, 403)
  assert.doesNotMatch(forged.body, /class="typed"/)
  assert.equal((await client.get(`/akun/${target.id}`)).status, 403)
  clock.moveTo(new Date('2024-05-10T02:00:00Z'))
})
