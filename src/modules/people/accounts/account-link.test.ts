import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Hono } from 'hono'
import { accountSite, anAccount, stoppedClock, testPassword } from '../../../../tests/builders/accounts.ts'
import { countQueries } from '../../../../tests/builders/count-queries.ts'
import { regionalDatabase } from '../../../../tests/builders/regional-database.ts'
import { codeNow, switchOn } from '../../../../tests/builders/second-factor.ts'
import { TestClient } from '../../../../tests/builders/test-client.ts'
import type { Environment } from '../../../actions/index.ts'
import { listTrail } from '../../../audit/index.ts'
import { readConfig } from '../../../platform/config.ts'
import { canonicalJson } from '../../../platform/digest.ts'
import type { Database, Tx } from '../../../platform/database/index.ts'
import { createWorker } from '../../../platform/jobs/index.ts'
import { openSealer } from '../../../platform/sealer.ts'
import { accountJobHandlers } from '../index.ts'
import type { PeopleTables } from '../people-tables.ts'
import { requestResetHandler } from './request-reset.ts'

const clock = stoppedClock('2024-05-10T02:00:00Z')
const settings = {
  DEMO: '0',
  DATA_DIR: mkdtempSync(join(tmpdir(), 'bintang-link-')),
  MAIL_FROM: 'layanan@contoh.example',
  PUBLIC_URL: 'https://bintang.contoh.example',
}
const config = readConfig(settings)
const sealer = openSealer(config)
let database: Database
let server: Hono
let environment: Environment
before(async () => {
  database = await regionalDatabase()
  ;({ server, environment } = accountSite(database, clock, settings))
})
after(() => database.close())

const newPassword = 'perigi lumut senja tikar'
const ask = (email: string, path = '/lupa-sandi') =>
  new TestClient(server).submit(path, 'account.request-reset', { email })
const work = () => createWorker(database, accountJobHandlers(environment, sealer, config)).runUntilIdle()
const outbox = join(settings.DATA_DIR, 'outbox')
const read = new Set<string>()

/** The mails that came since the last look. */
async function newMails(): Promise<readonly Readonly<{ to: string; text: string; path: string }>[]> {
  await work()
  const files = readdirSync(outbox).filter(name => !read.has(name))
  return files.map(name => {
    read.add(name)
    const [head = '', body = ''] = readFileSync(join(outbox, name), 'utf8').split('\r\n\r\n')
    const text = Buffer.from(body, 'base64').toString('utf8')
    const path = /https:\/\/bintang\.contoh\.example(\S+)/.exec(text)?.[1] ?? ''
    return { to: /^To: <(.*)>/m.exec(head)?.[1] ?? '', text, path }
  })
}

async function linkFor(email: string): Promise<string> {
  await ask(email)
  const [mail] = await newMails()
  assert.equal(mail?.to, email)
  return mail?.path ?? ''
}
const set = (path: string, password = newPassword, client = new TestClient(server)) =>
  client.submit(path, 'account.use-link', { password, repeat: password })
const signIn = (email: string, password: string, client = new TestClient(server)) =>
  client.submit('/masuk', 'session.sign-in', { email, password })

test('a mailed link sets a password once, and every session ends', async () => {
  const person = await anAccount(database, 'Lia Lupa', [{ role: 'verifier' }])
  const inside = new TestClient(server)
  await signIn(person.email, testPassword, inside)
  const path = await linkFor(person.email)
  assert.match(path, /^\/sandi-baru\/[\w-]{43}$/)
  assert.equal((await new TestClient(server).get(path)).status, 200)
  assert.match((await new TestClient(server).get(`/en${path}`)).body, /Enter a password for the account/)
  const weak = await set(path, 'lia')
  assert.equal(weak.status, 422)
  assert.match(weak.body, /sekurang-kurangnya 15 huruf/)
  const done = await set(path)
  assert.deepEqual([done.status, done.location], [303, '/masuk?berhasil=account.password-set-by-link'])
  assert.equal((await inside.get('/sesi')).status, 303)
  assert.equal((await signIn(person.email, testPassword)).status, 422)
  assert.equal((await signIn(person.email, newPassword)).status, 303)
  const again = await new TestClient(server).get(path)
  assert.equal(again.status, 410)
  const forged = { action: 'account.use-link', password: testPassword, repeat: testPassword }
  assert.equal((await new TestClient(server).post(path, forged)).status, 422)
  const events = (await database.read(reader => listTrail(reader, null, 50)))
    .filter(row => row.subject_id === person.id)
    .map(row => row.event)
  assert.ok(events.includes('account.reset-mailed') && events.includes('account.password-set-by-link'))
})

test('two who use one link at once: one password is set', async () => {
  const person = await anAccount(database, 'Lia Ganda', [{ role: 'verifier' }])
  const path = await linkFor(person.email)
  const answers = await Promise.all([set(path), set(path, 'rumput bukit gerimis kayu')])
  const statuses = answers.map(one => one.status).toSorted((a, b) => a - b)
  assert.equal(statuses[0], 303)
  assert.ok([409, 422].includes(statuses[1] ?? 0), String(statuses[1]))
})

test('a link ends after 30 minutes, with a newer link, with another new password, and with the account', async () => {
  const person = await anAccount(database, 'Lia Lama', [{ role: 'verifier' }])
  const late = await linkFor(person.email)
  clock.advance(30 * 60)
  assert.equal((await new TestClient(server).get(late)).status, 410)
  const [first, second] = [await linkFor(person.email), await linkFor(person.email)]
  assert.equal((await new TestClient(server).get(first)).status, 410)
  assert.equal((await new TestClient(server).get(second)).status, 200)
  const client = new TestClient(server)
  await signIn(person.email, testPassword, client)
  const changed = await client.submit('/akun-saya', 'account.change-password', {
    current: testPassword,
    password: newPassword,
    repeat: newPassword,
  })
  assert.equal(changed.status, 303)
  assert.equal((await new TestClient(server).get(second)).status, 410)
  assert.equal((await new TestClient(server).get('/sandi-baru/tidak-ada')).status, 410)
})

test('a second factor stays on: the mailbox alone does not let anybody in', async () => {
  const person = await anAccount(database, 'Lia Kode', [{ role: 'verifier' }])
  const client = new TestClient(server)
  await signIn(person.email, testPassword, client)
  const key = await switchOn(client, clock, testPassword)
  await set(await linkFor(person.email))
  clock.advance(30)
  const half = new TestClient(server)
  assert.equal((await signIn(person.email, newPassword, half)).location, '/masuk/kode')
  assert.equal((await half.get('/sesi')).status, 303)
  const step = await half.submit('/masuk/kode', 'session.second-step', { code: codeNow(key, clock) })
  assert.equal(step.status, 303)
})

test('a known and an unknown address get the same bytes after the same queries, and an unknown one no mail', async () => {
  const person = await anAccount(database, 'Lia Tanya', [{ role: 'verifier' }])
  const closed = await anAccount(database, 'Lia Tutup', [{ role: 'verifier' }])
  await database.write(tx =>
    tx
      .withTables<PeopleTables>()
      .updateTable('person')
      .set({ disabled_at: clock.now() })
      .where('id', '=', closed.id)
      .execute(),
  )
  const seen: string[] = []
  for (const email of [person.email, 'tidak.ada@contoh.example', closed.email]) {
    const client = new TestClient(server)
    const answer = await client.submit('/lupa-sandi', 'account.request-reset', { email })
    const shown = await client.get(answer.location ?? '')
    const headers = [...answer.headers].filter(([name]) => name !== 'date')
    seen.push(canonicalJson([answer.status, answer.location, answer.body, headers, shown.status, shown.body]))
  }
  assert.deepEqual([new Set(seen).size, seen[0]?.includes('terkirim')], [1, true])
  assert.deepEqual(
    (await newMails()).map(mail => mail.to),
    [person.email],
  )
  const queries = async (email: string): Promise<number> => {
    let count = 0
    const write: Database['write'] = act =>
      database.write(async tx => {
        const counted = countQueries(tx)
        const value = await act(counted.reader as Tx)
        count += counted.count()
        return value
      })
    const counting = { ...environment, database: { ...database, write } }
    const request = {
      fields: { email },
      signedIn: null,
      clientAddress: '10.0.0.7',
      now: clock.now(),
      locale: 'id',
    } as const
    const outcome = await requestResetHandler(counting, sealer, config)(request)
    assert.equal(outcome.kind, 'session')
    return count
  }
  const known = await queries(person.email)
  assert.ok(known > 2)
  assert.equal(await queries('tidak.ada.juga@contoh.example'), known)
  await newMails()
})

test('wishes are limited by address, known or not, and by client', async () => {
  const person = await anAccount(database, 'Lia Banyak', [{ role: 'verifier' }])
  for (const email of [person.email, 'tak.dikenal@contoh.example']) {
    for (let count = 0; count < 3; count++) assert.equal((await ask(email)).status, 303)
    const barred = await ask(email)
    assert.equal(barred.status, 422)
    assert.match(barred.body, /Coba lagi setelah 2 menit/)
  }
  assert.equal((await newMails()).length, 1, 'only the last link is worth sending')
  const from = (clientAddress: string, number: number) =>
    requestResetHandler(
      environment,
      sealer,
      config,
    )({
      fields: { email: `orang${number}@contoh.example` },
      signedIn: null,
      clientAddress,
      now: clock.now(),
      locale: 'id',
    })
  const kinds: string[] = []
  for (let number = 0; number < 21; number++) kinds.push((await from('10.9.9.9', number)).kind)
  assert.deepEqual([new Set(kinds.slice(0, 20)), kinds[20]], [new Set(['session']), 'refused'])
  assert.equal((await from('10.9.9.8', 99)).kind, 'session')
})

test('neither database nor outbox table holds a token, an address that was asked for, or the text of a mail', async () => {
  const person = await anAccount(database, 'Lia Rahasia', [{ role: 'verifier' }])
  await ask('siapa.saja@contoh.example')
  const token = (await linkFor(person.email)).split('/').at(-1) ?? ''
  const everything = await database.read(async reader => {
    const db = reader.withTables<PeopleTables & { job: { payload: unknown } }>()
    return canonicalJson([
      await db.selectFrom('account_link').selectAll().execute(),
      await db.selectFrom('mail').selectAll().execute(),
      await db.selectFrom('job').selectAll().execute(),
      await db.selectFrom('sign_in_failure').selectAll().execute(),
      await listTrail(reader, null, 500),
    ])
  })
  assert.ok(token.length > 40 && everything.length > 1000)
  for (const secret of [token, 'siapa.saja', person.email]) assert.ok(!everything.includes(secret), secret)
  const [waiting] = await database.read(reader =>
    reader
      .withTables<PeopleTables>()
      .selectFrom('mail')
      .selectAll()
      .where('person_id', '=', person.id)
      .execute(),
  )
  assert.deepEqual([waiting?.sealed, waiting?.sent_at === null], [null, false])
})

test('a wish from another site is refused, and a wrong address is explained', async () => {
  const fields = { action: 'account.request-reset', email: 'a@contoh.example' }
  const foreign = await new TestClient(server).post('/lupa-sandi', fields, { 'sec-fetch-site': 'cross-site' })
  assert.equal(foreign.status, 400)
  assert.match((await ask('bukan alamat')).body, /alamat surel yang lengkap/)
})

test('where no mail goes out, the page says to ask the administrator and takes no wish', async () => {
  const silent = accountSite(database, clock)
  const page = await new TestClient(silent.server).get('/lupa-sandi')
  assert.match(page.body, /Mintalah sandi sementara kepada administrator/)
  assert.ok(!page.body.includes('account.request-reset'))
  const answer = await new TestClient(silent.server).post('/lupa-sandi', {
    action: 'account.request-reset',
    email: 'a@contoh.example',
  })
  assert.equal(answer.status, 422)
})
