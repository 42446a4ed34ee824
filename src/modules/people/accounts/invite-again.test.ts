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
import { useAccountLink } from './account-link.ts'
import { accountJobHandlers } from '../index.ts'
import { invitationWait } from './invite-again.ts'

const MINUTE = 60_000
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

async function asAdmin(site = server): Promise<TestClient> {
  const client = new TestClient(site)
  await client.submit('/masuk', 'session.sign-in', { email: admin.email, password: testPassword })
  return client
}
/** Invites somebody and answers with the page of the account. */
async function invited(name: string): Promise<string> {
  const email = `${name.toLowerCase().replaceAll(' ', '.')}@contoh.example`
  const client = await asAdmin()
  const answer = await client.submit('/akun/undang', 'person.invite', { name, email })
  return (answer.location ?? '').replace(/\?.*/, '')
}
const again = async (path: string, language = 'id') =>
  (await asAdmin()).submit(path, 'person.invite-again', { language })
const read = new Set<string>()
async function newMails(): Promise<readonly string[]> {
  await createWorker(database, accountJobHandlers(environment, openSealer(config), config)).runUntilIdle()
  const names = readdirSync(join(settings.DATA_DIR, 'outbox')).filter(name => !read.has(name))
  return names.map(name => {
    read.add(name)
    const [, body = ''] = readFileSync(join(settings.DATA_DIR, 'outbox', name), 'utf8').split('\r\n\r\n')
    return Buffer.from(body, 'base64').toString('utf8')
  })
}
const linkIn = (text = ''): string => /https:\/\/bintang\.contoh\.example(\S+)/.exec(text)?.[1] ?? ''
const statusOf = async (path: string) => (await new TestClient(server).get(path)).status

test('an invitation sent again has a new link, and the old one is void', async () => {
  const path = await invited('Nina Ulang')
  assert.match((await (await asAdmin()).get(path)).body, /surelnya belum terkirim/)
  const [first] = await newMails()
  assert.match(
    (await (await asAdmin()).get(path)).body,
    /Undangan terakhir dikirim 10 Mei 2024[\s\S]*sampai 17 Mei 2024/,
  )
  clock.advance(600)
  const answer = await again(path, 'en')
  assert.deepEqual([answer.status, answer.location], [303, `${path}?berhasil=person.invited-again`])
  const [second, none] = await newMails()
  assert.equal(none, undefined)
  assert.match(second ?? '', /Dear Nina Ulang/)
  assert.deepEqual([await statusOf(linkIn(first)), await statusOf(linkIn(second))], [410, 200])
  const password = 'perigi lumut senja tikar'
  await new TestClient(server).submit(linkIn(second), 'account.use-link', { password, repeat: password })
  assert.doesNotMatch((await (await asAdmin()).get(path)).body, /person\.invite-again/)
  const [entry] = (await database.read(reader => listTrail(reader, null, 20))).filter(
    row => row.event === 'person.invited-again',
  )
  assert.equal(entry?.person_id, admin.id)
})

test('a mail that still waits is not sent any more once a newer one is on its way', async () => {
  const path = await invited('Nani Antre')
  clock.advance(600)
  await again(path)
  const mails = await newMails()
  assert.equal(mails.length, 1)
  assert.equal(await statusOf(linkIn(mails[0])), 200)
})

test('invitations are limited: not twice within ten minutes, and three a day; the sentence says how long', async () => {
  const path = await invited('Nuni Banyak')
  const early = await again(path)
  assert.equal(early.status, 422)
  assert.match(early.body, /Coba lagi setelah 10 menit/)
  for (let count = 0; count < 2; count++) {
    clock.advance(600)
    assert.equal((await again(path)).status, 303)
  }
  clock.advance(3600)
  const full = await again(path)
  assert.match(full.body, /Coba lagi setelah 1360 menit/)
  clock.advance(1360 * 60)
  assert.equal((await again(path)).status, 303)
  assert.equal((await newMails()).length, 1, 'only the last link is worth sending')
})

test('the wait is the longer of the pause and of the day', () => {
  const now = new Date('2024-05-10T12:00:00Z')
  const ago = (minutes: number): Date => new Date(now.getTime() - minutes * MINUTE)
  const wait = (...minutes: number[]) => invitationWait(minutes.map(ago), now) / MINUTE
  assert.equal(wait(), 0)
  assert.equal(wait(4), 6)
  assert.equal(wait(10, 20), 0)
  assert.equal(wait(20, 60, 100), 1340)
  assert.equal(wait(1, 60, 1435), 9)
  assert.equal(wait(20, 60, 1440), 0)
})

test('who has a password, or whose account is closed, gets no invitation; nor anybody where no mail goes out', async () => {
  const path = await invited('Nono Tutup')
  clock.advance(600)
  const client = await asAdmin()
  const { body } = await client.get(path)
  const key = /name="_key" value="([^"]+)"/.exec(body)?.[1] ?? ''
  await client.submit(path, 'person.disable', { reason: 'contoh' })
  const forged = await client.post(path, { action: 'person.invite-again', version: '2', _key: key })
  assert.match(forged.body, /Akun ini ditutup/)
  const other = await anAccount(database, 'Nana Sandi', [{ role: 'verifier' }])
  const fresh = /name="_key" value="([^"]+)"/.exec((await client.get(path)).body)?.[1] ?? ''
  const needless = await client.post(`/akun/${other.id}`, {
    action: 'person.invite-again',
    version: '1',
    _key: fresh,
  })
  assert.match(needless.body, /sudah memiliki sandi/)
  const silent = await asAdmin(accountSite(database, clock).server)
  assert.doesNotMatch((await silent.get(await invited('Nene Baru'))).body, /person\.invite-again/)
})

test('a link that is worth nothing costs no hash, and every such link gets the same answer', async () => {
  const use = useAccountLink(environment)
  await newMails()
  const path = await invited('Nunu Pakai')
  const good =
    linkIn((await newMails()).at(-1))
      .split('/')
      .at(-1) ?? ''
  const password = 'perigi lumut senja tikar'
  const input = { password, repeat: password, passwordHash: '' }
  const prepared = await use.prepare?.({ ...input, token: good }, environment.services)
  assert.ok(prepared?.ok && prepared.value.passwordHash.startsWith('$argon2id$'))
  const answers: string[] = []
  const client = await asAdmin()
  const page = await new TestClient(server).get(`/sandi-baru/${good}`)
  assert.equal(page.status, 200)
  clock.advance(600)
  await again(path)
  const closed =
    linkIn((await newMails()).at(-1))
      .split('/')
      .at(-1) ?? ''
  await client.submit(path, 'person.disable', { reason: 'contoh' })
  for (const token of [good, closed, 'tidak-pernah-ada', 'x'.repeat(200)]) {
    const worthless = await use.prepare?.({ ...input, token }, environment.services)
    assert.equal(worthless?.ok, false, 'refused before the hash')
    const fields = { action: 'account.use-link', password, repeat: password }
    const { status, body } = await new TestClient(server).post(`/sandi-baru/${token}`, fields)
    answers.push(`${status} ${body.replaceAll(token, 'TOKEN').replaceAll(/name="_key" value="[^"]*"/g, '')}`)
  }
  assert.equal(new Set(answers).size, 1)
  assert.match(answers[0] ?? '', /^422 /)
})
