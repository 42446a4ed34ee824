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
import { listTrail } from '../../../audit/index.ts'
import type { Environment } from '../../../actions/index.ts'
import { canonicalJson } from '../../../platform/digest.ts'
import type { Database } from '../../../platform/database/index.ts'
import type { Hono } from 'hono'
import type { PeopleTables } from '../people-tables.ts'
import { signInHandler } from './sign-in.ts'

let database: Database
let clock: StoppedClock
let server: Hono
let environment: Environment
before(async () => {
  database = await regionalDatabase()
  clock = stoppedClock('2024-05-10T02:00:00Z')
  ;({ server, environment } = accountSite(database, clock))
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
const signInWith = signInWithAddress('10.0.0.1')
function signInWithAddress(clientAddress: string) {
  return (email: string, password: string) =>
    signInHandler(environment)({
      fields: { email, password },
      signedIn: null,
      clientAddress,
      now: clock.now(),
      locale: 'id',
    })
}

test('a right password opens a session whose secret is stored as a digest only, and goes on to the page asked for', async () => {
  const account = await anAccount(database, 'Sari Masuk', [{ role: 'operator', area: '32.05' }])
  const client = visit()
  const answer = await signIn(client, ` ${account.email.toUpperCase()} `, testPassword, '?lanjut=/sesi-lain')
  assert.deepEqual([answer.status, answer.location], [303, '/sesi-lain'])
  const cookie = answer.headers.getSetCookie().join()
  assert.match(cookie, /bintang_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax/)
  const secret = /bintang_session=([\w-]+)/.exec(cookie)?.[1] ?? ''
  const [stored] = (await sessions()).filter(one => one.person_id === account.id)
  assert.match(stored?.id_hash ?? '', /^[0-9a-f]{64}$/)
  assert.ok(!canonicalJson(await sessions()).includes(secret))
  const own = await client.get('/sesi')
  assert.equal(own.status, 200)
  assert.match(own.body, /Operator dinas kabupaten\/kota/)
  assert.match(own.body, /Kabupaten Garut, Jawa Barat/)
})

test('another site is never gone on to after signing in', async () => {
  const account = await anAccount(database, 'Sari Lanjut', [{ role: 'verifier' }])
  for (const next of ['//jahat.example', 'https://jahat.example', '/\\jahat.example']) {
    const answer = await signIn(visit(), account.email, testPassword, `?lanjut=${encodeURIComponent(next)}`)
    assert.deepEqual([answer.status, answer.location], [303, '/tugas'])
  }
})

test('an English reader stays in English', async () => {
  const account = await anAccount(database, 'Sari English', [{ role: 'verifier' }])
  const client = visit()
  const answer = await client.submit('/en/masuk?lanjut=/en/usulan', 'session.sign-in', {
    email: account.email,
    password: testPassword,
  })
  assert.equal(answer.location, '/en/usulan')
})

test('a wrong password, an unknown account, a closed account, an account without password: one same answer', async () => {
  const account = await anAccount(database, 'Sari Salah', [{ role: 'verifier' }])
  const closed = await anAccount(database, 'Sari Tutup', [{ role: 'verifier' }])
  const silent = await anAccount(database, 'Sari Kosong', [{ role: 'verifier' }])
  await database.write(async tx => {
    const people = tx.withTables<PeopleTables>()
    await people
      .updateTable('person')
      .set({ disabled_at: new Date(0) })
      .where('id', '=', closed.id)
      .execute()
    await people.updateTable('person').set({ password_hash: null }).where('id', '=', silent.id).execute()
  })
  const answers = []
  for (const [email, password] of [
    [account.email, 'salah salah salah salah'],
    ['tak.ada@contoh.example', testPassword],
    [closed.email, testPassword],
    [silent.email, testPassword],
  ] as const)
    answers.push(await signIn(visit(), email, password))
  assert.deepEqual(new Set(answers.map(one => one.status)), new Set([422]))
  const said = answers.map(one => summary(one.body))
  assert.match(said[0] ?? '', /tidak cocok dengan akun yang terbuka/)
  assert.equal(new Set(said).size, 1)
  assert.ok(answers.every(one => one.headers.getSetCookie().length === 0))
  assert.ok(
    answers.every(one => !one.body.includes('salah salah')),
    'the typed password is never shown again',
  )
  assert.ok(answers[0]?.body.includes(account.email), 'the typed address is')
})

test('an empty form is told both faults at once', async () => {
  const answer = await signIn(visit(), '', ' ')
  assert.match(summary(answer.body), /2.*Tulis alamat surel akun Anda.*Tulis sandi Anda/)
})

test('five failures bring a wait that is said, doubles, and hides whether the account exists; then the right password works', async () => {
  const account = await anAccount(database, 'Sari Jeda', [{ role: 'verifier' }])
  const tries = async (email: string, password: string) => {
    const outcome = await signInWith(email, password)
    return outcome.kind === 'refused' ? (outcome.problems[0]?.message.id ?? '') : outcome.kind
  }
  for (const email of [account.email, 'hantu@contoh.example']) {
    for (let count = 0; count < 5; count++)
      assert.match(await tries(email, 'salah salah salah'), /tidak cocok/)
    assert.match(await tries(email, testPassword), /setelah 10 detik/)
    clock.advance(10)
    assert.match(await tries(email, 'salah salah salah'), /tidak cocok/)
    clock.advance(5)
    assert.match(await tries(email, testPassword), /setelah 15 detik/)
  }
  clock.advance(20)
  assert.equal(await tries(account.email, testPassword), 'session')
  assert.match(await tries(account.email, 'salah salah salah'), /tidak cocok/)
  assert.equal(await tries(account.email, testPassword), 'session')
  const bursts = (await trail()).filter(row => row.event === 'session.sign-in-failed-often')
  assert.deepEqual(bursts.map(row => row.subject_id).toSorted(), [account.id, 'unknown'].toSorted())
  assert.deepEqual(
    bursts.map(row => row.audience),
    ['accounts', 'accounts'],
  )
})

test('guesses sent all at once are counted before any is looked at', async () => {
  const account = await anAccount(database, 'Sari Serentak', [{ role: 'verifier' }])
  const guess = signInWithAddress('10.0.0.2')
  const outcomes = await Promise.all(
    Array.from({ length: 12 }, (_, index) =>
      guess(account.email, index === 11 ? testPassword : `salah tebak ${index}`),
    ),
  )
  const codes = outcomes.map(one => (one.kind === 'refused' ? one.problems[0]?.code : one.kind))
  assert.deepEqual(codes.filter(code => code === 'sign-in-wrong').length, 5)
  assert.deepEqual(codes.filter(code => code === 'sign-in-wait').length, 7)
})

test('after a hundred failures in a row the account says so, and only a new password opens it', async () => {
  const account = await anAccount(database, 'Sari Seratus', [{ role: 'verifier' }])
  const guess = signInWithAddress('')
  for (let count = 0; count < 100; count++) {
    await guess(account.email, 'salah salah salah')
    clock.advance(901)
  }
  const outcome = await guess(account.email, testPassword)
  assert.match(
    outcome.kind === 'refused' ? (outcome.problems[0]?.message.id ?? '') : '',
    /100 kali berturut-turut/,
  )
})

test('many accounts tried from one address slow that address down, for the right password too', async () => {
  const account = await anAccount(database, 'Sari Alamat', [{ role: 'verifier' }])
  const guess = signInWithAddress('2001:db8:1:2:aaaa::1')
  for (let count = 0; count < 30; count++) await guess(`tebak${count}@contoh.example`, 'salah salah salah')
  const codes = async (address: string) => {
    const outcome = await signInWithAddress(address)(account.email, testPassword)
    return outcome.kind === 'refused' ? outcome.problems[0]?.code : outcome.kind
  }
  assert.equal(await codes('2001:db8:1:2::9'), 'sign-in-wait')
  assert.equal(await codes('2001:db8:1:3::9'), 'session')
  clock.advance(10)
  assert.equal(await codes('2001:db8:1:2:aaaa::1'), 'session')
})

test('no mail address and no secret stands in the ledger or in the counters', async () => {
  const everything = canonicalJson([
    await trail(),
    await database.read(reader =>
      reader.withTables<PeopleTables>().selectFrom('sign_in_failure').selectAll().execute(),
    ),
  ])
  assert.ok(everything.includes('session.signed-in'))
  assert.doesNotMatch(everything, /contoh\.example|2001:db8|10\.0\.0/)
})

test('a temporary password leads to the own account and is refused after its time', async () => {
  const account = await anAccount(database, 'Sari Sementara', [{ role: 'verifier' }], {
    temporaryUntil: new Date(clock.now().getTime() + 60_000),
  })
  const client = visit()
  assert.equal((await signIn(client, account.email, testPassword, '?lanjut=/usulan')).location, '/akun-saya')
  assert.match((await client.get('/akun-saya')).body, /masih sandi sementara/)
  clock.advance(60)
  assert.match(summary((await signIn(visit(), account.email, testPassword)).body), /habis masa berlakunya/)
})

test('the demo’s sign-in does not exist outside of the demo', async () => {
  assert.equal((await visit().post('/masuk/demo', { persona: 'operator' })).status, 404)
  assert.ok(!(await visit().get('/masuk')).body.includes('sign-in-demo'))
})
