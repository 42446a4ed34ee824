import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Hono } from 'hono'
import {
  accountSite,
  anAccount,
  stoppedClock,
  testPassword,
  type TestAccount,
} from '../../../../tests/builders/accounts.ts'
import { mailingSite, mailSettings } from '../../../../tests/builders/mailing-site.ts'
import { TestClient } from '../../../../tests/builders/test-client.ts'
import type { Environment } from '../../../actions/index.ts'
import { listTrail } from '../../../audit/index.ts'
import { readConfig } from '../../../platform/config.ts'
import type { Database } from '../../../platform/database/index.ts'
import { createWorker } from '../../../platform/jobs/index.ts'
import { openSealer } from '../../../platform/sealer.ts'
import { accountJobHandlers } from '../index.ts'
import { findAccountByEmail } from '../person-store.ts'

const clock = stoppedClock('2024-05-10T02:00:00Z')
const settings = mailSettings()
const config = readConfig(settings)
let database: Database
let server: Hono
let environment: Environment
let admin: TestAccount
before(async () => {
  ;({ database, server, environment, admin } = await mailingSite(clock, settings))
})
after(() => database.close())

const newPassword = 'perigi lumut senja tikar'
const signIn = (email: string, password: string, client = new TestClient(server)) =>
  client.submit('/masuk', 'session.sign-in', { email, password })
async function asAdmin(site = server): Promise<TestClient> {
  const client = new TestClient(site)
  await signIn(admin.email, testPassword, client)
  return client
}
const invite = async (fields: Record<string, string>) =>
  (await asAdmin()).submit('/akun/undang', 'person.invite', fields)

async function mailedTo(address: string): Promise<string> {
  await createWorker(database, accountJobHandlers(environment, openSealer(config), config)).runUntilIdle()
  const folder = join(settings.DATA_DIR, 'outbox')
  const mails = readdirSync(folder).map(name => readFileSync(join(folder, name), 'utf8'))
  const mail = mails.find(one => one.includes(`To: <${address}>`)) ?? ''
  return Buffer.from(mail.split('\r\n\r\n')[1] ?? '', 'base64').toString('utf8')
}
const pathIn = (text: string): string => /https:\/\/bintang\.contoh\.example(\S+)/.exec(text)?.[1] ?? ''

test('an invited person sets the own password by the link, once, within seven days', async () => {
  const email = 'nina.baru@contoh.example'
  const answer = await invite({ name: 'Nina Baru', email, homeArea: '/32/32.05/' })
  assert.equal(answer.status, 303)
  assert.match(answer.location ?? '', /^\/akun\/[0-9a-z]{16}\?berhasil=person\.invited$/)
  assert.equal((await signIn(email, '')).status, 422)
  assert.equal((await signIn(email, 'null')).status, 422)
  const text = await mailedTo(email)
  assert.match(text, /Yth\. Nina Baru/)
  clock.advance(7 * 86_400 - 60)
  const client = new TestClient(server)
  assert.match((await client.get(pathIn(text))).body, /Selamat datang/)
  const done = await client.submit(pathIn(text), 'account.use-link', {
    password: newPassword,
    repeat: newPassword,
  })
  assert.equal(done.status, 303)
  assert.equal((await signIn(email, newPassword)).status, 303)
  assert.equal((await client.get(pathIn(text))).status, 410)
  const account = await database.read(reader => findAccountByEmail(reader, email))
  const events = (await database.read(reader => listTrail(reader, null, 100)))
    .filter(row => row.subject_id === account?.id)
    .map(row => [row.event, row.person_id])
  assert.deepEqual(events.at(-1), ['person.invited', admin.id])
})

test('an invitation that is too old opens nothing; a forgotten password makes a new link', async () => {
  const email = 'nino.lambat@contoh.example'
  await invite({ name: 'Nino Lambat', email, language: 'en' })
  const text = await mailedTo(email)
  assert.match(text, /Dear Nino Lambat[\s\S]*example\/en\/sandi-baru\//)
  clock.advance(7 * 86_400)
  assert.equal((await new TestClient(server).get(pathIn(text))).status, 410)
  const asked = await new TestClient(server).submit('/lupa-sandi', 'account.request-reset', { email })
  assert.equal(asked.status, 303)
})

test('everything wrong with an invitation is said at once, and an address that is taken is no second account', async () => {
  const refused = await invite({ name: '', email: admin.email, homeArea: '' })
  assert.equal(refused.status, 422)
  const taken = await invite({ name: 'Lain', email: admin.email, homeArea: '/32/99.99/' })
  assert.match(taken.body, /sudah memiliki akun[\s\S]*Pilih daerah dari daftar/)
})

test('nobody but an administrator invites, and nobody where no mail goes out', async () => {
  const other = await anAccount(database, 'Nora Lain', [{ role: 'secretariat' }])
  const client = new TestClient(server)
  await signIn(other.email, testPassword, client)
  assert.equal((await client.get('/akun/undang')).status, 403)
  const silent = accountSite(database, clock).server
  const silentAdmin = await asAdmin(silent)
  const page = await silentAdmin.get('/akun/undang')
  assert.match(page.body, /belum mengirim surel/)
  assert.ok(!page.body.includes('person.invite"'))
})
