import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Hono } from 'hono'
import {
  accountGround,
  anAccount,
  testPassword,
  type TestAccount,
} from '../../../../tests/builders/accounts.ts'
import { TestClient } from '../../../../tests/builders/test-client.ts'
import { runAction, type ActionResult, type AnyAction, type Environment } from '../../../actions/index.ts'
import { listHistory, verify } from '../../../audit/index.ts'
import { canonicalJson } from '../../../platform/digest.ts'
import type { Database } from '../../../platform/database/index.ts'
import { verifyPassword } from '../../../platform/password.ts'
import type { Actor } from '../../../access/index.ts'
import { changePassword } from './change-password.ts'
import { createPerson } from './create-person.ts'
import { endRole, grantRole } from './grant-role.ts'
import { listGrantsOf } from './grant-store.ts'
import { createAdministrator } from '../index.ts'
import { disablePerson, enablePerson, resetPassword } from './manage-person.ts'
import { findAccount, findAccountByEmail } from '../person-store.ts'

let database: Database
let server: Hono
let environment: Environment
let admin: TestAccount
let operator: TestAccount
before(async () => {
  ;({ database, server, environment, admin } = await accountGround())
  operator = await anAccount(database, 'Oki Operator', [{ role: 'operator', area: '32.05' }])
})
after(() => database.close())

const run = (
  action: AnyAction,
  input: Record<string, unknown>,
  actor: Actor = admin.actor,
  key: string | null = null,
) => runAction(environment, action, { actor, locale: 'id', input, key })
const codes = (result: ActionResult) =>
  result.kind === 'refused' ? result.problems.map(one => `${one.path}:${one.code}`) : result.kind
const history = (id: string) =>
  database.read(reader => listHistory(reader, { kind: 'person', id }, ['accounts']))
const stored = (id: string) => database.read(reader => findAccount(reader, id))
const grantsOf = (id: string) => database.read(reader => listGrantsOf(reader, [id]))
const form = {
  name: ' Putri  Baru ',
  email: ' Putri.Baru@Contoh.Example ',
  employer: 'Dinas Contoh',
  homeArea: '/32/32.05/',
  password: 'kapal senja bambu retak',
}

test('an account is created with a temporary password and no role, and its second send creates no second', async () => {
  const first = await run(createPerson, form, admin.actor, 'key-create')
  assert.equal(first.kind, 'done')
  const account = await database.read(reader => findAccountByEmail(reader, 'putri.baru@contoh.example'))
  assert.ok(account)
  assert.deepEqual(
    [account.homeAreaPath, account.employer, account.rowVersion],
    ['/32/32.05/', 'Dinas Contoh', 1],
  )
  assert.equal(account.passwordEndsAt?.toISOString(), '2024-05-17T02:00:00.000Z')
  assert.equal(await verifyPassword(account.passwordHash, form.password), true)
  assert.deepEqual(await grantsOf(account.id), [])
  const again = await run(createPerson, form, admin.actor, 'key-create')
  assert.equal(again.kind === 'done' && again.repeated, true)
  const [entry] = await history(account.id)
  assert.deepEqual([entry?.event, entry?.person_id, entry?.detail], ['person.created', admin.id, {}])
})

test('everything wrong with a new account is said at once', async () => {
  const bad = {
    name: 'Oki Dua',
    email: operator.email,
    employer: '',
    homeArea: '/32/99.99/',
    password: 'oki',
  }
  assert.deepEqual(codes(await run(createPerson, bad)), [
    'email:email-taken',
    'homeArea:unknown-area',
    'password:password-short',
    'password:password-personal',
  ])
  const empty = await run(createPerson, { name: '', email: 'x', password: '' })
  assert.deepEqual(codes(empty), ['name:too_small', 'email:invalid_format'])
})

test('nobody but an administrator touches accounts: others are told that there is none', async () => {
  const actors = [
    operator.actor,
    { ...admin.actor, role: 'secretariat' as const },
    { ...admin.actor, role: 'auditor' as const },
  ]
  const acts: readonly (readonly [AnyAction, Record<string, unknown>])[] = [
    [createPerson, { ...form, email: 'lain@contoh.example' }],
    [disablePerson, { id: operator.id, reason: 'x' }],
    [enablePerson, { id: operator.id, reason: 'x' }],
    [resetPassword, { id: operator.id, password: form.password }],
    [grantRole, { id: operator.id, role: 'verifier', area: '/', from: '2024-05-10', until: '' }],
    [endRole, { id: operator.id, grant: operator.grantIds[0] }],
  ]
  for (const actor of actors)
    for (const [action, input] of acts)
      assert.equal((await run(action, input, actor)).kind, 'not-found', action.name)
  assert.equal((await grantsOf(operator.id)).length, 1)
  for (const [action, input] of acts.slice(1)) {
    const nobody = { ...input, id: '0000000000000000' }
    assert.equal((await run(action, nobody)).kind, 'not-found', `${action.name} of nobody`)
  }
})

test('closing an account ends its sessions at once; opening it lets the person in again', async () => {
  const person = await anAccount(database, 'Rita Tutup', [{ role: 'verifier' }])
  const client = new TestClient(server)
  const signIn = () =>
    client.submit('/masuk', 'session.sign-in', { email: person.email, password: testPassword })
  await signIn()
  assert.equal((await client.get('/sesi')).status, 200)
  assert.deepEqual(codes(await run(disablePerson, { id: person.id, reason: '' })), ['reason:too_small'])
  assert.equal((await run(disablePerson, { id: person.id, reason: 'Mutasi', version: '1' })).kind, 'done')
  assert.equal((await client.get('/sesi')).status, 303)
  assert.equal((await signIn()).status, 422)
  assert.deepEqual(codes(await run(disablePerson, { id: person.id, reason: 'Lagi' })), [':disabled'])
  assert.deepEqual(
    codes(await run(grantRole, { id: person.id, role: 'auditor', area: '/', from: '2024-05-10', until: '' })),
    [':disabled'],
  )
  assert.equal((await run(enablePerson, { id: person.id, reason: 'Kembali', version: '2' })).kind, 'done')
  assert.deepEqual(codes(await run(enablePerson, { id: person.id, reason: 'Lagi' })), [':enabled'])
  assert.equal((await signIn()).status, 303)
  assert.equal((await run(disablePerson, { id: person.id, reason: 'Lama', version: '1' })).kind, 'stale')
  assert.deepEqual(
    (await history(person.id)).map(row => [row.event, row.reason]),
    [
      ['session.signed-in', null],
      ['person.disabled', 'Mutasi'],
      ['person.enabled', 'Kembali'],
      ['session.signed-in', null],
    ],
  )
})

test('a new temporary password opens an account that failed too often, and ends its sessions', async () => {
  const person = await anAccount(database, 'Rosi Lupa', [{ role: 'verifier' }])
  const client = new TestClient(server)
  const signIn = (password: string) =>
    client.submit('/masuk', 'session.sign-in', { email: person.email, password })
  for (let count = 0; count < 5; count++) await signIn('salah salah salah')
  assert.match((await signIn(testPassword)).body, /perlu jeda/)
  assert.deepEqual(codes(await run(resetPassword, { id: person.id, password: 'rosi lupa rosi lupa' })), [
    'password:password-repeats',
  ])
  assert.equal(
    (await run(resetPassword, { id: person.id, password: form.password, version: '1' })).kind,
    'done',
  )
  assert.equal((await signIn(testPassword)).status, 422)
  const answer = await signIn(form.password)
  assert.deepEqual([answer.status, answer.location], [303, '/akun-saya'])
})

test('the own password is replaced by one who knows the present one; then every session ends', async () => {
  const person = await anAccount(database, 'Rara Ganti', [{ role: 'verifier' }], {
    temporaryUntil: new Date('2024-05-12T00:00:00Z'),
  })
  const [here, there] = [new TestClient(server), new TestClient(server)]
  for (const client of [here, there])
    await client.submit('/masuk', 'session.sign-in', { email: person.email, password: testPassword })
  const change = (fields: Record<string, string>) =>
    here.submit('/akun-saya', 'account.change-password', fields)
  const refused = await change({ current: 'salah', password: 'Rara Ganti 1', repeat: 'beda' })
  assert.equal(refused.status, 422)
  for (const words of [
    /Sandi saat ini tidak cocok/,
    /sekurang-kurangnya 15 huruf; ini baru 12/,
    /nama, alamat surel/,
    /Ulangan tidak sama/,
  ])
    assert.match(refused.body, words)
  assert.ok(
    !refused.body.includes('value="salah"') && !refused.body.includes('Rara Ganti 1'),
    'no typed password is shown',
  )
  const same = await change({ current: testPassword, password: testPassword, repeat: testPassword })
  assert.match(same.body, /harus berbeda/)
  const done = await change({ current: testPassword, password: form.password, repeat: form.password })
  assert.deepEqual([done.status, done.location], [303, '/masuk?berhasil=account.password-changed'])
  assert.equal((await here.get('/sesi')).status, 303)
  assert.equal((await there.get('/sesi')).status, 303)
  assert.equal((await stored(person.id))?.passwordEndsAt, null)
  const again = await here.submit('/masuk', 'session.sign-in', {
    email: person.email,
    password: form.password,
  })
  assert.equal(again.location, '/tugas')
})

test('nobody changes another’s password by it, and a visitor none', async () => {
  const input = { current: testPassword, password: form.password, repeat: form.password }
  assert.equal((await run(changePassword, input, { ...operator.actor, personId: null })).kind, 'not-found')
  assert.equal((await run(changePassword, input, { ...operator.actor, role: 'visitor' })).kind, 'not-found')
})

test('the first administrator is made by the installation itself, under the rules of every account', async () => {
  const made = await createAdministrator(environment, {
    name: 'Dewi Pertama',
    email: 'Dewi@Contoh.Example',
    password: 'ombak lumbung embun pagi',
  })
  assert.ok(made.ok)
  const [grant] = await grantsOf(made.value)
  assert.deepEqual([grant?.role, grant?.areaPath, grant?.validUntil], ['administrator', '/', null])
  const entries = await history(made.value)
  assert.deepEqual(
    entries.map(row => [row.event, row.role, row.person_id]),
    [
      ['person.created', 'system', null],
      ['role.granted', 'system', null],
    ],
  )
  const client = new TestClient(server)
  const answer = await client.submit('/masuk', 'session.sign-in', {
    email: 'dewi@contoh.example',
    password: 'ombak lumbung embun pagi',
  })
  assert.equal(answer.location, '/tugas')
  assert.equal((await client.get('/akun')).status, 200)
  const paths = async (asked: { name: string; email: string; password: string }) => {
    const result = await createAdministrator(environment, asked)
    return result.ok ? [] : result.problems.map(one => `${one.path}:${one.code}`)
  }
  assert.deepEqual(await paths({ name: 'Dewi', email: 'dewi@contoh.example', password: 'dewi' }), [
    'email:email-taken',
    'password:password-short',
    'password:password-personal',
  ])
  assert.deepEqual(await paths({ name: '', email: 'bukan', password: 'x' }), [
    'name:too_small',
    'email:invalid_format',
  ])
})

test('the ledger of accounts holds no name and no mail address, and its chain is sound', async () => {
  const everything = canonicalJson(await Promise.all([admin, operator].map(one => history(one.id))))
  assert.doesNotMatch(everything, /contoh\.example|Administrator|Operator/)
  assert.equal((await database.read(verify)).ok, true)
})
