import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import type { Hono } from 'hono'
import { sql } from 'kysely'
import {
  accountGround,
  anAccount,
  testPassword,
  type StoppedClock,
  type TestAccount,
} from '../../../../tests/builders/accounts.ts'
import { formWith, TestClient } from '../../../../tests/builders/test-client.ts'
import { may, type Actor } from '../../../access/index.ts'
import { runAction, type ActionResult, type Environment } from '../../../actions/index.ts'
import { listTrail } from '../../../audit/index.ts'
import type { Database } from '../../../platform/database/index.ts'
import { delegateRole, endDelegation } from './delegate-role.ts'
import { findActing } from './find-acting.ts'
import { grantRole } from '../accounts/grant-role.ts'
import { listGrantsOf } from '../accounts/grant-store.ts'
import type { RoleGrant } from '../person.ts'

const NOW = '2024-05-10T02:00:00Z'
const PAGE = '/persetujuan/pelaksana'
let database: Database
let clock: StoppedClock
let server: Hono
let environment: Environment
let admin: TestAccount
let head: TestAccount
let operator: TestAccount
before(async () => {
  ;({ database, clock, server, environment, admin } = await accountGround(NOW))
  head = await anAccount(database, 'Hadi Kepala', [{ role: 'office-head', area: '32.05' }])
  operator = await anAccount(database, 'Budi Operator', [{ role: 'operator', area: '32.05' }])
})
after(() => database.close())
beforeEach(async () => {
  clock.moveTo(new Date(NOW))
  await database.write(tx =>
    sql`update role_grant set ended_at = ${clock.now()} where acting is not null and ended_at is null`.execute(
      tx,
    ),
  )
})

const delegate = delegateRole({ longestDays: 30, example: true })
const mandate = { mandateNumber: '800/12/SP/CONTOH', mandateDate: '2024-05-08' }
const asked = { from: '2024-05-13', until: '2024-05-17', ...mandate }
const give = (more: Record<string, unknown> = {}, actor: Actor = head.actor) =>
  runAction(environment, delegate, {
    actor,
    locale: 'id',
    input: { person: operator.id, ...asked, ...more },
    key: null,
  })
const takeBack = (grant: string, actor: Actor = head.actor) =>
  runAction(environment, endDelegation, { actor, locale: 'id', input: { grant }, key: null })
const codes = (result: ActionResult) =>
  result.kind === 'refused' ? result.problems.map(one => `${one.path}:${one.code}`) : result.kind

/** The one that was not ended. */
async function actingGrant(id = operator.id): Promise<RoleGrant> {
  const grants = await database.read(reader => listGrantsOf(reader, [id]))
  const found = grants.find(one => one.mandate !== null && one.endedAt === null)
  assert.ok(found)
  return found
}
const actsAt = (grant: RoleGrant, moment: string): Promise<Actor | null> =>
  database.read(reader => findActing(reader, grant.personId, grant.id, new Date(moment)))
async function signedIn(account: TestAccount): Promise<TestClient> {
  const client = new TestClient(server)
  await client.submit('/masuk', 'session.sign-in', { email: account.email, password: testPassword })
  return client
}

test('a delegation holds from the first to the last moment of its days, with its mandate, and is in the ledger', async () => {
  assert.equal(codes(await give()), 'done')
  const grant = await actingGrant()
  assert.deepEqual(grant.mandate, {
    kind: 'plh',
    number: '800/12/SP/CONTOH',
    date: '2024-05-08',
    holderId: head.id,
  })
  assert.equal(grant.isDelegated, true)
  assert.equal(await actsAt(grant, '2024-05-12T16:59:59Z'), null)
  const acting = await actsAt(grant, '2024-05-12T17:00:00Z')
  assert.equal(acting?.acting, 'plh')
  assert.ok(may(acting, 'nomination.approve', { areaPath: '/32/32.05/', state: 'draft' }).allowed)
  assert.ok(await actsAt(grant, '2024-05-17T16:59:59Z'))
  assert.equal(await actsAt(grant, '2024-05-17T17:00:00Z'), null)
  const [entry] = await database.read(reader => listTrail(reader, null, 1))
  assert.ok(entry)
  assert.deepEqual(
    [entry.event, entry.person_id, entry.subject_id, entry.area_path],
    ['role.delegated', head.id, operator.id, '/32/32.05/'],
  )
  assert.deepEqual((entry.detail as { mandate: unknown }).mandate, { ...grant.mandate })
})

test('its days are those of the office’s own area', async () => {
  const east = await anAccount(database, 'Tia Kepala', [{ role: 'office-head', area: '81.71' }])
  const person = await anAccount(database, 'Tio Operator', [{ role: 'operator', area: '81.71' }])
  // It is the 14th in the east already, and still the 13th in the capital.
  clock.moveTo(new Date('2024-05-13T15:30:00Z'))
  const term = { person: person.id, from: '2024-05-14', until: '2024-05-14', mandateDate: '2024-05-14' }
  assert.deepEqual(codes(await give({ ...term, from: '2024-05-13' }, east.actor)), ['from:from-past'])
  assert.equal(codes(await give(term, east.actor)), 'done')
  const grant = await actingGrant(person.id)
  assert.equal(grant.validFrom.toISOString(), '2024-05-13T15:00:00.000Z')
  assert.equal(grant.validUntil?.toISOString(), '2024-05-14T15:00:00.000Z')
})

test('taken back at once, it is over; a second time, or when it is over by itself, it is told so', async () => {
  assert.equal(codes(await give()), 'done')
  const grant = await actingGrant()
  clock.moveTo(new Date('2024-05-14T02:00:00Z'))
  assert.ok(await actsAt(grant, '2024-05-14T02:00:00Z'))
  assert.equal(codes(await takeBack(grant.id)), 'done')
  assert.equal(await actsAt(grant, '2024-05-14T02:00:00Z'), null)
  const [entry] = await database.read(reader => listTrail(reader, null, 1))
  assert.deepEqual([entry?.event, entry?.subject_id], ['role.delegation-ended', operator.id])
  assert.deepEqual(codes(await takeBack(grant.id)), [':over'])
  assert.equal(codes(await give({ from: '2024-05-15' })), 'done')
  const next = await actingGrant()
  clock.moveTo(new Date('2024-05-18T02:00:00Z'))
  assert.deepEqual(codes(await takeBack(next.id)), [':over'])
})

test('everything wrong with the days and the mandate is said at once', async () => {
  const wrong = { from: '2024-05-09', until: '2024-06-30', mandateDate: '2024-05-11' }
  assert.deepEqual(codes(await give(wrong)), [
    'mandateDate:mandate-to-come',
    'from:from-past',
    'until:too-long',
  ])
  assert.deepEqual(codes(await give({ from: '2024-05-18' })), ['until:period-over'])
  assert.equal(codes(await give({ until: '2024-06-11' })), 'done')
  const short = await anAccount(database, 'Sari Kepala', [
    { role: 'office-head', area: '32.04', until: new Date('2024-05-15T17:00:00Z') },
  ])
  const person = await anAccount(database, 'Sari Operator', [{ role: 'operator', area: '32.04' }])
  assert.deepEqual(codes(await give({ person: person.id }, short.actor)), ['until:beyond-own'])
  assert.equal(codes(await give({ person: person.id, until: '2024-05-15' }, short.actor)), 'done')
})

test('nobody but a person of the own office can be named: no neighbour, no closed account, not oneself', async () => {
  const neighbour = await anAccount(database, 'Nani Tetangga', [{ role: 'operator', area: '32.06' }])
  const closed = await anAccount(database, 'Toto Tutup', [{ role: 'operator', area: '32.05' }])
  const guest = await anAccount(database, 'Gita Tamu', [{ role: 'operator', area: '32.05' }])
  const former = await anAccount(database, 'Fani Lama', [
    { role: 'operator', area: '32.05', until: new Date('2024-05-01T00:00:00Z') },
  ])
  const province = await anAccount(database, 'Pia Provinsi', [{ role: 'province-officer', area: '32' }])
  const second = await anAccount(database, 'Dewi Kepala', [{ role: 'office-head', area: '32.05' }])
  await database.write(async tx => {
    await sql`update person set disabled_at = ${clock.now()} where id = ${closed.id}`.execute(tx)
    await sql`update person set guest = true where id = ${guest.id}`.execute(tx)
  })
  for (const one of [neighbour, closed, guest, former, province, second, head, admin])
    assert.deepEqual(codes(await give({ person: one.id })), ['person:not-colleague'], one.actor.name)
  const { body } = await (await signedIn(head)).get(PAGE)
  assert.match(body, /Budi Operator, Operator dinas/)
  assert.doesNotMatch(body, /Nani|Toto|Gita|Fani|Pia|<option[^>]*>Dewi|<option[^>]*>Hadi/)
})

test('who keeps accounts or scores blind is not named: the rules of roles hold here, too', async () => {
  const both = await anAccount(database, 'Ria Rangkap', [
    { role: 'operator', area: '32.05' },
    { role: 'administrator' },
  ])
  assert.deepEqual(codes(await give({ person: both.id })), ['person:duties-mixed'])
})

test('an acting head names nobody and ends nothing, by whichever way the mandate came', async () => {
  assert.equal(codes(await give()), 'done')
  const grant = await actingGrant()
  clock.moveTo(new Date('2024-05-14T02:00:00Z'))
  const acting = await actsAt(grant, '2024-05-14T02:00:00Z')
  assert.ok(acting)
  const other = await anAccount(database, 'Wati Operator', [{ role: 'operator', area: '32.05' }])
  assert.equal(
    codes(await give({ person: other.id, from: '2024-05-18', until: '2024-05-19' }, acting)),
    'not-allowed',
  )
  assert.equal(codes(await takeBack(grant.id, acting)), 'not-allowed')
  const client = await signedIn(operator)
  await client.submit('/sesi', 'session.switch-role', { grant: grant.id })
  assert.match((await client.get('/sesi')).body, /Plh\. Kepala dinas/)
  assert.equal((await client.get(PAGE)).status, 404)
  assert.equal((await client.post(PAGE, { action: 'role.delegate' })).status >= 400, true)
})

test('the head of another office can neither see nor end it; nor a mandate that the administrator recorded', async () => {
  assert.equal(codes(await give()), 'done')
  const grant = await actingGrant()
  const other = await anAccount(database, 'Rudi Kepala', [{ role: 'office-head', area: '32.06' }])
  assert.deepEqual(codes(await takeBack(grant.id, other.actor)), [':no-such-term'])
  assert.doesNotMatch((await (await signedIn(other)).get(PAGE)).body, /Budi|800\/12/)
  assert.equal((await actingGrant()).endedAt, null)
  assert.equal(codes(await takeBack(grant.id)), 'done')
  const recorded = { role: 'office-head', area: '/32/32.05/', acting: 'plh', actingFor: head.id, ...asked }
  const result = await runAction(environment, grantRole, {
    actor: admin.actor,
    locale: 'id',
    input: { id: operator.id, ...recorded },
    key: null,
  })
  assert.equal(result.kind, 'done')
  assert.deepEqual(codes(await takeBack((await actingGrant()).id)), [':not-own'])
  const { body } = await (await signedIn(head)).get(PAGE)
  assert.match(body, /Ditunjuk melalui administrator/)
  assert.deepEqual(codes(await give()), ['person:held-already'])
})

test('one post, one acting officer at a time: two windows name one person, and the same form twice once', async () => {
  const other = await anAccount(database, 'Lala Operator', [{ role: 'operator', area: '32.05' }])
  const results = await Promise.all([give(), give({ person: other.id })])
  assert.deepEqual(results.map(one => one.kind).toSorted(), ['done', 'refused'])
  assert.deepEqual(
    results.map(codes).find(one => one !== 'done'),
    ['person:post-taken'],
  )
  const client = await signedIn(head)
  const form = formWith((await client.get(PAGE)).body, 'role.delegate')
  assert.ok(form)
  const fields = { ...form.fields, action: 'role.delegate', person: operator.id, ...asked }
  const later = { ...fields, from: '2024-05-20', until: '2024-05-21' }
  const sent = [await client.post(PAGE, later), await client.post(PAGE, later)]
  assert.deepEqual(
    sent.map(one => one.status),
    [303, 303],
  )
  const grants = await database.read(reader => listGrantsOf(reader, [operator.id]))
  const from = new Date('2024-05-19T17:00:00Z').getTime()
  assert.equal(grants.filter(one => one.validFrom.getTime() === from && one.endedAt === null).length, 1)
})

test('the page shows the term and takes it back, in both languages; the administrator sees who named', async () => {
  const client = await signedIn(head)
  const refused = await client.submit(PAGE, 'role.delegate', { ...asked, person: operator.id, until: '' })
  assert.equal(refused.status, 422)
  assert.match(refused.body, /value="800\/12\/SP\/CONTOH"/)
  await client.submit(PAGE, 'role.delegate', { ...asked, person: operator.id })
  const { body } = await client.get(PAGE)
  assert.match(
    body,
    /Budi Operator[\s\S]*Surat perintah nomor 800\/12\/SP\/CONTOH, 8 Mei 2024[\s\S]*13 Mei 2024 sampai dengan 17 Mei 2024[\s\S]*Belum mulai/,
  )
  assert.match((await client.get(`/en${PAGE}`)).body, /13 May 2024 until and including 17 May 2024/)
  const office = await signedIn(admin)
  assert.match(
    (await office.get(`/akun/${operator.id}`)).body,
    /Menggantikan Hadi Kepala, yang menunjuknya sendiri[\s\S]*Plh ditunjuk kepala dinas/,
  )
  clock.moveTo(new Date('2024-05-14T02:00:00Z'))
  const list = (await office.get('/akun?cari=Budi')).body
  assert.match(list, /Plh\. Kepala dinas kabupaten\/kota, Kabupaten Garut \(ditunjuk Hadi Kepala\)/)
  const later = await signedIn(head)
  assert.equal((await later.submit(PAGE, 'role.end-delegation', {})).status, 303)
  assert.match((await later.get(PAGE)).body, /Berakhir/)
})
