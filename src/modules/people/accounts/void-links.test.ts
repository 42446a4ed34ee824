import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Hono } from 'hono'
import {
  anAccount,
  stoppedClock,
  testPassword,
  type TestAccount,
} from '../../../../tests/builders/accounts.ts'
import { mailingSite, mailSettings } from '../../../../tests/builders/mailing-site.ts'
import { TestClient } from '../../../../tests/builders/test-client.ts'
import type { Environment } from '../../../actions/index.ts'
import { readConfig } from '../../../platform/config.ts'
import type { Database } from '../../../platform/database/index.ts'
import { createWorker, enqueue } from '../../../platform/jobs/index.ts'
import { newId } from '../../../platform/random.ts'
import { openSealer } from '../../../platform/sealer.ts'
import { mailLink } from './account-link.ts'
import { accountJobHandlers } from '../index.ts'
import { sendJob } from '../mail/outbox.ts'
import { createPost } from '../mail/post-letters.ts'

const clock = stoppedClock('2024-05-10T02:00:00Z')
const settings = mailSettings()
const config = readConfig(settings)
const sealer = openSealer(config)
let database: Database
let server: Hono
let environment: Environment
let admin: TestAccount
before(async () => {
  ;({ database, server, environment, admin } = await mailingSite(clock, settings))
})
after(() => database.close())

async function asAdmin(): Promise<TestClient> {
  const client = new TestClient(server)
  await client.submit('/masuk', 'session.sign-in', { email: admin.email, password: testPassword })
  return client
}
const emailOf = (name: string): string => `${name.toLowerCase().replaceAll(' ', '.')}@contoh.example`
/** Invites somebody and answers with the page of the account. */
async function invited(name: string): Promise<string> {
  const fields = { name, email: emailOf(name) }
  const answer = await (await asAdmin()).submit('/akun/undang', 'person.invite', fields)
  return (answer.location ?? '').replace(/\?.*/, '')
}
const ask = (email: string) =>
  new TestClient(server).submit('/lupa-sandi', 'account.request-reset', { email })
const set = (path: string, password: string) =>
  new TestClient(server).submit(path, 'account.use-link', { password, repeat: password })
const read = new Set<string>()
/** The links of the mails that came since the last look; an empty text for a mail without one. */
async function newLinks(): Promise<readonly string[]> {
  await createWorker(database, accountJobHandlers(environment, sealer, config)).runUntilIdle()
  const outbox = join(settings.DATA_DIR, 'outbox')
  const names = readdirSync(outbox).filter(name => !read.has(name))
  return names.map(name => {
    read.add(name)
    const [, body = ''] = readFileSync(join(outbox, name), 'utf8').split('\r\n\r\n')
    const text = Buffer.from(body, 'base64').toString('utf8')
    return /https:\/\/bintang\.contoh\.example(\S+)/.exec(text)?.[1] ?? ''
  })
}
const statusOf = async (path = '') => (await new TestClient(server).get(path)).status
const first = 'perigi lumut senja tikar'

test("who asks for a new password in somebody else's name takes no invitation away", async () => {
  const page = await invited('Wati Undang')
  const [invitation] = await newLinks()
  await ask(emailOf('Wati Undang'))
  const [reset] = await newLinks()
  assert.deepEqual([await statusOf(invitation), await statusOf(reset)], [200, 200])
  assert.match((await (await asAdmin()).get(page)).body, /Undangan terakhir dikirim[\s\S]*berlaku sampai/)
  clock.advance(5)
  await ask(emailOf('Wati Undang'))
  const [newer] = await newLinks()
  assert.deepEqual([await statusOf(reset), await statusOf(newer)], [410, 200], 'a reset voids a reset')
  assert.equal((await set(invitation ?? '', first)).status, 303)
  assert.deepEqual([await statusOf(invitation), await statusOf(newer)], [410, 410])
})

test('an invitation whose mail waits is still told from a reset whose mail waits', async () => {
  const page = await invited('Wina Antre')
  await newLinks()
  const id = page.split('/').at(-1) ?? ''
  const post = { id: newId(), purpose: 'reset', publicUrl: settings.PUBLIC_URL, locale: 'id' } as const
  const person = { id, name: 'Wina Antre', email: emailOf('Wina Antre') }
  await database.write(tx => mailLink(tx, sealer, person, post, clock.now()))
  assert.match((await (await asAdmin()).get(page)).body, /Undangan terakhir dikirim[\s\S]*berlaku sampai/)
})

test('an invitation that became void with the account is not called valid when the account opens again', async () => {
  const page = await invited('Wulan Tutup')
  const [link] = await newLinks()
  const client = await asAdmin()
  await client.submit(page, 'person.disable', { reason: 'contoh' })
  await client.submit(page, 'person.enable', { reason: 'contoh' })
  assert.equal(await statusOf(link), 410)
  assert.match((await client.get(page)).body, /Undangan terakhir dikirim[^<]*tautannya sudah tidak berlaku/)
})

test('a mail whose link is void by now is not sent: with a new password, a new link, a closed account', async () => {
  const person = await anAccount(database, 'Wira Antre', [{ role: 'verifier' }])
  const waiting = async (purpose: 'reset' | 'invitation') => {
    const post = { id: newId(), purpose, publicUrl: settings.PUBLIC_URL, locale: 'id' } as const
    await database.write(async tx => {
      await mailLink(tx, sealer, { ...person, name: 'Wira Antre' }, post, clock.now())
      await enqueue(tx, [sendJob(post.id)], clock.now())
    })
  }
  await waiting('reset')
  await waiting('reset')
  await waiting('invitation')
  const links = await newLinks()
  assert.equal(links.length, 2, 'one of each purpose')
  for (const link of links) assert.equal(await statusOf(link), 200)
  await waiting('reset')
  const client = new TestClient(server)
  await client.submit('/masuk', 'session.sign-in', { email: person.email, password: testPassword })
  const changed = { current: testPassword, password: first, repeat: first }
  assert.equal((await client.submit('/akun-saya', 'account.change-password', changed)).status, 303)
  assert.deepEqual(await newLinks(), [])
  await waiting('reset')
  const [byLink] = await newLinks()
  await waiting('invitation')
  assert.equal((await set(byLink ?? '', 'rumput bukit gerimis kayu')).status, 303)
  assert.deepEqual(await newLinks(), [])
  await waiting('reset')
  await (await asAdmin()).submit(`/akun/${person.id}`, 'person.disable', { reason: 'contoh' })
  assert.deepEqual(await newLinks(), [])
})

test('nothing is sent to a closed account; what waited is told once it is open again, and sent on demand', async () => {
  const person = await anAccount(database, 'Widi Tutup', [{ role: 'verifier' }])
  const [client, page] = [await asAdmin(), `/akun/${person.id}`]
  const letter = { to: person, subject: 'Contoh', text: 'Contoh isi' }
  await database.write(tx => createPost(environment, sealer, config).send(tx, [letter]))
  await client.submit(page, 'person.disable', { reason: 'contoh' })
  assert.deepEqual(await newLinks(), [])
  assert.doesNotMatch((await client.get('/akun')).body, /Akunnya sedang ditutup/)
  await client.submit(page, 'person.enable', { reason: 'contoh' })
  assert.match((await client.get('/akun')).body, /Widi Tutup[\s\S]*Akunnya sedang ditutup/)
  await client.submit('/akun', 'mail.retry', {})
  assert.deepEqual(await newLinks(), [''])
})
