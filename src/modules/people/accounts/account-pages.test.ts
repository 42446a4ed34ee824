import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Hono } from 'hono'
import { sql } from 'kysely'
import {
  accountSite,
  anAccount,
  stoppedClock,
  testPassword,
  type TestAccount,
} from '../../../../tests/builders/accounts.ts'
import { countQueries } from '../../../../tests/builders/count-queries.ts'
import { regionalDatabase } from '../../../../tests/builders/regional-database.ts'
import { TestClient } from '../../../../tests/builders/test-client.ts'
import { testEnvironment } from '../../../../tests/builders/test-environment.ts'
import { readConfig } from '../../../platform/config.ts'
import type { Database } from '../../../platform/database/index.ts'
import { openSealer } from '../../../platform/sealer.ts'
import type { PageRequest } from '../../../web/index.ts'
import { accountRoutes } from './account-routes.ts'
import { listGrantsOf } from './grant-store.ts'
import { listPeopleWithRole, namesOf, operatorCountsByRegency } from '../index.ts'
import { findAccountByEmail } from '../person-store.ts'
import { listHoldersOfBoth } from '../invariant-store.ts'
import { apart } from '../role-rules.ts'

let database: Database
let server: Hono
let admin: TestAccount
let operator: TestAccount
const clock = stoppedClock('2024-05-10T02:00:00Z')
before(async () => {
  database = await regionalDatabase()
  ;({ server } = accountSite(database, clock))
  admin = await anAccount(database, 'Ayu Administrator', [{ role: 'administrator' }])
  operator = await anAccount(database, 'Oki <b>Operator', [{ role: 'operator', area: '32.05' }], {
    home: '32.05',
    employer: 'Dinas "Contoh"',
  })
  await anAccount(database, 'Olga Operator', [
    { role: 'operator', area: '32.05' },
    { role: 'office-head', area: '32.05' },
  ])
  await anAccount(database, 'Omar Lama', [
    { role: 'operator', area: '32.04', until: new Date('2024-05-01T00:00:00Z') },
  ])
  await anAccount(database, 'Rani Penilai', [{ role: 'assessor' }], {
    home: '32.73',
    employer: 'Yayasan Contoh',
  })
  await anAccount(database, 'Rino Provinsi', [{ role: 'province-officer', area: '32' }])
})
after(() => database.close())

async function as(account: TestAccount): Promise<TestClient> {
  const client = new TestClient(server)
  const answer = await client.submit('/masuk', 'session.sign-in', {
    email: account.email,
    password: testPassword,
  })
  assert.equal(answer.status, 303)
  return client
}

test('accounts are for the administrator: a visitor is sent to sign in, others are not allowed', async () => {
  for (const path of ['/akun', '/akun/baru', `/akun/${operator.id}`]) {
    const visitor = await new TestClient(server).get(path)
    assert.deepEqual([visitor.status, visitor.location], [303, `/masuk?lanjut=${encodeURIComponent(path)}`])
    assert.equal((await (await as(operator)).get(path)).status, 403)
  }
  assert.equal((await (await as(admin)).get('/akun/0000000000000000')).status, 404)
})

test('the list shows accounts with their roles in force, escaped, filtered and counted', async () => {
  const client = await as(admin)
  const whole = await client.get('/akun')
  assert.ok(whole.body.includes('Oki &lt;b&gt;Operator'))
  assert.match(whole.body, /Operator dinas kabupaten\/kota, Kabupaten Garut/)
  const names = async (query: string) =>
    [
      ...(await client.get(`/akun${query}`)).body.matchAll(/<th scope="row"[^>]*><a href="[^"]*">([^<]*)</g),
    ].map(match => match[1])
  assert.equal((await names('')).length, 6)
  assert.deepEqual(await names('?cari=OMAR'), ['Omar Lama'])
  assert.deepEqual(await names('?cari=%25'), [])
  assert.deepEqual(await names('?peran=assessor'), ['Rani Penilai'])
  assert.deepEqual(await names('?keadaan=ditutup'), [])
  assert.match((await client.get('/akun?cari=zzz')).body, /Tidak ada akun yang cocok/)
  assert.match((await client.get('/en/akun')).body, /Roles in force/)
})

test('an administrator creates an account, gives it a role and closes it, in the browser', async () => {
  const client = await as(admin)
  const refused = await client.submit('/akun/baru', 'person.create', {
    name: 'Nina Baru',
    email: operator.email,
    homeArea: '/32/32.05/',
    password: 'nina',
  })
  assert.equal(refused.status, 422)
  assert.match(refused.body, /sudah memiliki akun/)
  assert.match(refused.body, /value="Nina Baru"/)
  assert.match(refused.body, /<option value="\/32\/32.05\/" selected>/)
  const created = await client.submit('/akun/baru', 'person.create', {
    name: 'Nina Baru',
    email: 'nina@contoh.example',
    homeArea: '/32/32.05/',
  })
  assert.equal(created.status, 303, 'the proposed password is good as it stands')
  const path = (created.location ?? '').split('?')[0] ?? ''
  assert.match(path, /^\/akun\/[0-9a-z]{16}$/)
  const wrong = await client.submit(path, 'role.grant', { role: 'operator', area: '/' })
  assert.match(wrong.body, /pilih kabupaten atau kotanya/)
  const granted = await client.submit(path, 'role.grant', { role: 'operator', area: '/32/32.05/' })
  assert.equal(granted.status, 303)
  const page = await client.get(path)
  assert.match(page.body, /10 Mei 2024 – tanpa batas/)
  assert.match(page.body, /Peran ditambahkan[\s\S]*Akun dibuat/)
  assert.ok(page.body.includes('Ayu Administrator'))
  assert.equal((await client.submit(path, 'role.end', {})).status, 303)
  assert.equal((await client.submit(path, 'person.disable', { reason: 'Mutasi' })).status, 303)
  const closed = await client.get(path)
  assert.match(closed.body, /Ditutup/)
  assert.ok(!closed.body.includes('value="role.grant"'))
  const account = await database.read(reader => findAccountByEmail(reader, 'nina@contoh.example'))
  const grants = await database.read(reader => listGrantsOf(reader, [account?.id ?? '']))
  assert.deepEqual([account?.disabledAt === null, grants[0]?.endedAt === null], [false, false])
})

test('the own account page of an administrator offers no act on the own account', async () => {
  const page = await (await as(admin)).get(`/akun/${admin.id}`)
  assert.match(page.body, /Ini akun Anda sendiri/)
  assert.doesNotMatch(page.body, /value="(role|person)\./)
})

test('the list goes on by key: 50 accounts a page, none twice, and the same number of queries for one as for fifty', async () => {
  for (let count = 0; count < 60; count++) {
    const letters = `${String.fromCharCode(97 + (count % 26))}${String.fromCharCode(97 + Math.floor(count / 26))}`
    await anAccount(database, `Zaki Banyak ${letters}`, [{ role: 'auditor' }])
  }
  const client = await as(admin)
  const seen: string[] = []
  let path = '/akun?cari=zaki'
  for (let turn = 0; turn < 3 && path !== ''; turn++) {
    const { body } = await client.get(path)
    seen.push(...[...body.matchAll(/href="\/akun\/([0-9a-z]{16})"/g)].map(match => match[1] ?? ''))
    path = (/rel="next" href="([^"]*)"/.exec(body)?.[1] ?? '').replaceAll('&amp;', '&')
  }
  assert.deepEqual([seen.length, new Set(seen).size], [60, 60])
  const config = readConfig({ DATA_DIR: mkdtempSync(join(tmpdir(), 'bintang-queries-')) })
  const [list] = accountRoutes({ ...testEnvironment(database), clock }, openSealer(config), config)
  const queries = async (text: string) =>
    database.read(async reader => {
      const counted = countQueries(reader)
      const request = {
        reader: counted.reader,
        actor: admin.actor,
        query: new URLSearchParams({ cari: text }),
        locale: 'id',
        now: clock.now(),
        link: (to: string) => to,
        form: null,
        formKey: () => 'k',
      }
      await list?.page(request as unknown as PageRequest)
      return counted.count()
    })
  assert.equal(await queries('omar'), 5)
  assert.equal(await queries('zaki'), 5)
})

test('the directory finds an office by name, by province, and says whether it takes part', async () => {
  const client = new TestClient(server)
  const first = await client.get('/dinas')
  assert.equal(first.status, 200)
  assert.equal(first.body.match(/href="\/dinas\/\d\d"/g)?.length, 38)
  assert.ok(!first.body.includes('Kabupaten Garut'), 'the 514 offices are not on the first page')
  assert.match(first.body, /idn-area-data 4\.0\.1 \(Open Database License\)/)
  const found = await client.get('/dinas?cari=garut')
  assert.match(
    found.body,
    /Dinas yang membidangi perindustrian, Kabupaten Garut, Jawa Barat[\s\S]*?Sudah memakai \(2 operator\)/,
  )
  const many = await client.get('/dinas?cari=kabupaten')
  assert.equal(many.body.match(/id="dinas-/g)?.length, 50)
  assert.match(many.body, /50 daerah pertama/)
  assert.match(
    (await client.get('/dinas?cari=%3Cscript%3E')).body,
    /Tidak ada daerah bernama “&lt;script&gt;”/,
  )
  const province = await client.get('/dinas/32')
  assert.equal(province.body.match(/id="dinas-/g)?.length, 27)
  assert.match((await client.get('/en/dinas/32')).body, /Office in charge of industry, Kabupaten Garut/)
  for (const path of ['/dinas/32.05', '/dinas/99', '/dinas/x'])
    assert.equal((await client.get(path)).status, 404)
})

test('operators are counted by regency at a moment', async () => {
  const counts = await database.read(reader => operatorCountsByRegency(reader, clock.now()))
  assert.deepEqual([...counts], [['32.05', 2]])
  const earlier = await database.read(reader =>
    operatorCountsByRegency(reader, new Date('2024-04-01T00:00:00Z')),
  )
  assert.equal(earlier.get('32.04'), 1)
})

test('people are found by role, and by the area that their role covers', async () => {
  const list = (role: 'operator' | 'assessor' | 'province-officer', areaPath?: string) =>
    database.read(reader =>
      listPeopleWithRole(reader, role, clock.now(), areaPath === undefined ? {} : { areaPath }),
    )
  assert.deepEqual(
    (await list('assessor')).map(({ name, employer, homeAreaPath, areaPath }) => ({
      name,
      employer,
      homeAreaPath,
      areaPath,
    })),
    [{ name: 'Rani Penilai', employer: 'Yayasan Contoh', homeAreaPath: '/32/32.73/', areaPath: '/' }],
  )
  assert.deepEqual(
    (await list('operator', '/32/32.05/')).map(one => one.name),
    ['Oki <b>Operator', 'Olga Operator'],
  )
  assert.deepEqual((await list('operator', '/32/32.04/')).length, 0)
  assert.deepEqual(
    (await list('province-officer', '/32/32.04/')).map(one => one.name),
    ['Rino Provinsi'],
  )
  assert.deepEqual((await list('province-officer', '/33/33.01/')).length, 0)
  const names = await database.read(reader =>
    namesOf(reader, [operator.id, admin.id, operator.id, 'tak-ada']),
  )
  assert.deepEqual([names.size, names.get(admin.id)], [2, 'Ayu Administrator'])
  assert.equal((await database.read(reader => namesOf(reader, []))).size, 0)
})

test('roles from before the rule that one person must not hold together: the account says which to end', async () => {
  const both = await anAccount(database, 'Rudi Dua Peran', [
    { role: 'assessor' },
    { role: 'verifier' },
    { role: 'operator', area: '32.04' },
  ])
  await database.write(tx =>
    sql`update role_grant set valid_from = valid_from + interval '1 day'
      where person_id = ${both.id} and role = 'verifier'`.execute(tx),
  )
  const page = (await (await as(admin)).get(`/akun/${both.id}`)).body
  assert.match(
    page,
    /Penilai dan Verifikator sekretariat: .* Akhiri Verifikator sekretariat, yang diberikan belakangan/,
  )
  const held = await database.read(reader => listHoldersOfBoth(reader, apart))
  assert.deepEqual(held, [both.id])
  await database.write(tx =>
    sql`update role_grant set ended_at = now() where person_id = ${both.id} and role = 'verifier'`.execute(
      tx,
    ),
  )
  assert.doesNotMatch((await (await as(admin)).get(`/akun/${both.id}`)).body, /belakangan/)
  assert.deepEqual(await database.read(reader => listHoldersOfBoth(reader, apart)), [])
})
