import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Hono } from 'hono'
import { accountGround, anAccount, testPassword, type TestAccount } from '../../../tests/builders/accounts.ts'
import { TestClient } from '../../../tests/builders/test-client.ts'
import { runAction, type ActionResult, type AnyAction, type Environment } from '../../actions/index.ts'
import type { Database } from '../../platform/database/index.ts'
import type { Actor } from '../../access/index.ts'
import { endRole, grantRole } from './accounts/grant-role.ts'
import { listGrantsOf } from './accounts/grant-store.ts'
import { disablePerson, resetPassword } from './accounts/manage-person.ts'
import { findAccount } from './person-store.ts'

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
const stored = (id: string) => database.read(reader => findAccount(reader, id))
const grantsOf = (id: string) => database.read(reader => listGrantsOf(reader, [id]))
const form = {
  name: ' Putri  Baru ',
  email: ' Putri.Baru@Contoh.Example ',
  employer: 'Dinas Contoh',
  homeArea: '/32/32.05/',
  password: 'kapal senja bambu retak',
}

test('a role is given for an area and a term, and acts from its first day', async () => {
  const person = await anAccount(database, 'Rano Peran', [])
  const given = await run(grantRole, {
    id: person.id,
    role: 'operator',
    area: '/32/32.04/',
    from: '2024-05-10',
    until: '2024-05-31',
    version: '1',
  })
  assert.equal(given.kind, 'done')
  const [grant] = await grantsOf(person.id)
  assert.deepEqual(
    [grant?.role, grant?.areaPath, grant?.validFrom.toISOString(), grant?.validUntil?.toISOString()],
    ['operator', '/32/32.04/', '2024-05-09T17:00:00.000Z', '2024-05-31T17:00:00.000Z'],
  )
  assert.equal((await stored(person.id))?.rowVersion, 2)
  const late = await run(grantRole, {
    id: person.id,
    role: 'operator',
    area: '/32/32.05/',
    from: '2024-05-10',
    until: '',
    version: '1',
  })
  assert.equal(late.kind, 'stale')
  assert.equal((await grantsOf(person.id)).length, 1)
})

test('every fault of a role is said at once', async () => {
  const person = await anAccount(database, 'Rani Salah', [{ role: 'operator', area: '32.05' }])
  const base = { id: person.id, from: '2024-05-10', until: '' }
  const refused = async (input: Record<string, unknown>) => codes(await run(grantRole, { ...base, ...input }))
  assert.deepEqual(await refused({ role: 'operator', area: '/32/32.05/' }), ['role:held-already'])
  assert.deepEqual(await refused({ role: 'operator', area: '/32/' }), ['area:wrong-area'])
  assert.deepEqual(await refused({ role: 'operator', area: '/32/32.99/' }), ['area:wrong-area'])
  assert.deepEqual(await refused({ role: 'province-officer', area: '/32/32.05/' }), ['area:wrong-area'])
  assert.deepEqual(await refused({ role: 'verifier', area: '/32/' }), ['area:wrong-area'])
  assert.deepEqual(await refused({ role: 'producer', area: '/' }), ['role:invalid_value'])
  assert.deepEqual(await refused({ role: 'visitor', area: '', from: '' }), [
    'role:invalid_value',
    'area:too_small',
    'from:invalid_format',
  ])
  assert.deepEqual(await refused({ role: 'administrator', area: '/32/', until: '2024-05-09' }), [
    'role:duties-mixed',
    'area:wrong-area',
    'until:period-over',
  ])
  const keeper = await anAccount(database, 'Rina Admin', [{ role: 'administrator' }])
  assert.deepEqual(codes(await run(grantRole, { ...base, id: keeper.id, role: 'verifier', area: '/' })), [
    'role:duties-mixed',
  ])
})

test('who scores is neither a verifier nor the secretariat at the same time, whichever came first', async () => {
  const term = { area: '/', from: '2034-05-10', until: '' }
  const pairs = [
    ['assessor', 'verifier'],
    ['assessor', 'secretariat'],
    ['verifier', 'assessor'],
    ['secretariat', 'assessor'],
  ] as const
  for (const [held, role] of pairs) {
    const { id } = await anAccount(database, `Rudi ${held} ${role}`, [{ role: held }])
    assert.deepEqual(codes(await run(grantRole, { ...term, id, role })), ['role:roles-exclude'])
  }
  const { id } = await anAccount(database, 'Rudi Bergantian', [{ role: 'operator', area: '32.05' }])
  const granted = async (role: string, from: string, until: string) =>
    (await run(grantRole, { id, area: '/', role, from, until })).kind
  assert.equal(await granted('assessor', '2034-01-01', '2034-05-31'), 'done')
  assert.equal(await granted('verifier', '2034-05-31', '2034-06-30'), 'refused')
  assert.equal(await granted('verifier', '2034-06-01', '2034-06-30'), 'done')
})

test('nobody gives or takes the own roles, nor closes the own account', async () => {
  const own = { id: admin.id, reason: 'coba' }
  assert.deepEqual(
    codes(await run(grantRole, { ...own, role: 'verifier', area: '/', from: '2024-05-10', until: '' })),
    [':own-account', 'role:duties-mixed'],
  )
  assert.deepEqual(codes(await run(endRole, { ...own, grant: admin.grantIds[0] })), [':own-account'])
  assert.deepEqual(codes(await run(disablePerson, own)), [':own-account'])
  assert.deepEqual(codes(await run(resetPassword, { ...own, password: form.password })), [':own-account'])
})

test('an ended role stops acting at once, and cannot be ended twice', async () => {
  const person = await anAccount(database, 'Rudi Akhir', [{ role: 'verifier' }])
  const client = new TestClient(server)
  await client.submit('/masuk', 'session.sign-in', { email: person.email, password: testPassword })
  assert.match((await client.get('/sesi')).body, /Verifikator sekretariat/)
  assert.equal((await run(endRole, { id: person.id, grant: person.grantIds[0], version: '1' })).kind, 'done')
  assert.match((await client.get('/sesi')).body, /Belum ada peran yang berlaku/)
  assert.deepEqual(codes(await run(endRole, { id: person.id, grant: person.grantIds[0] })), [':ended'])
  assert.deepEqual(codes(await run(endRole, { id: person.id, grant: operator.grantIds[0] })), [
    ':no-such-grant',
  ])
})
