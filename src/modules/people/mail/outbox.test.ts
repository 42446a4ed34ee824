import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import {
  accountSite,
  anAccount,
  testPassword,
  type TestAccount,
} from '../../../../tests/builders/accounts.ts'
import { mailServer, type MailServer } from '../../../../tests/builders/mail-server.ts'
import { regionalDatabase } from '../../../../tests/builders/regional-database.ts'
import { TestClient } from '../../../../tests/builders/test-client.ts'
import { listTrail } from '../../../audit/index.ts'
import { systemClock } from '../../../platform/clock.ts'
import { readConfig } from '../../../platform/config.ts'
import type { Database } from '../../../platform/database/index.ts'
import { createWorker } from '../../../platform/jobs/index.ts'
import { openSealer } from '../../../platform/sealer.ts'
import { accountJobHandlers } from '../index.ts'
import { retryAfter } from './outbox.ts'

const clock = systemClock()
const dataDir = mkdtempSync(join(tmpdir(), 'bintang-outbox-'))
const refused = 'ditolak@contoh.example'
let database: Database
let mails: MailServer
let site: ReturnType<typeof accountSite>
let settings: Record<string, string>
let admin: TestAccount
before(async () => {
  database = await regionalDatabase()
  mails = await mailServer({ refuses: { [refused]: 550 } })
  settings = {
    DEMO: '0',
    DATA_DIR: dataDir,
    MAIL_FROM: 'layanan@contoh.example',
    PUBLIC_URL: 'https://bintang.contoh.example',
    SMTP_URL: mails.url,
  }
  site = accountSite(database, clock, settings)
  admin = await anAccount(database, 'Ayu Administrator', [{ role: 'administrator' }])
})
after(async () => {
  await mails.close()
  await database.close()
})

const work = () => {
  const config = readConfig(settings)
  return createWorker(
    database,
    accountJobHandlers(site.environment, openSealer(config), config),
  ).runUntilIdle()
}
/** As if the waits between attempts were over. */
const laterWork = async (): Promise<void> => {
  await database.write(async tx => {
    // The database counts microseconds: its present moment may lie ahead of the worker's, which counts milliseconds.
    await sql`update job set run_at = now() - interval '1 second' where state = 'waiting'`.execute(tx)
  })
  await work()
}
async function asAdmin(): Promise<TestClient> {
  const client = new TestClient(site.server)
  await client.submit('/masuk', 'session.sign-in', { email: admin.email, password: testPassword })
  return client
}
const invite = async (name: string, email: string) =>
  (await asAdmin()).submit('/akun/undang', 'person.invite', { name, email })
const sentTo = (email: string) => mails.received.filter(one => one.to.includes(email))

test('an invitation goes out once by the mail server, and a repeated form makes no second mail', async () => {
  const email = 'satu@contoh.example'
  const client = await asAdmin()
  const { body } = await client.get('/akun/undang')
  const key = /name="_key" value="([^"]+)"(?=[\s\S]*value="person\.invite")/.exec(body)?.[1] ?? ''
  const fields = { action: 'person.invite', name: 'Élok Satu', email, language: 'id', _key: key }
  const first = await client.post('/akun/undang', fields)
  assert.match(first.location ?? '', /berhasil=person\.invited$/)
  await work()
  const again = await client.post('/akun/undang', fields)
  assert.match(again.location ?? '', /ulang=person\.invited$/)
  await laterWork()
  const [got, second] = sentTo(email)
  assert.equal(second, undefined)
  assert.equal(got?.mail.subject, 'Undangan akun Bintang')
  assert.match(got?.mail.text ?? '', /Yth\. Élok Satu[\s\S]*https:\/\/bintang\.contoh\.example\/sandi-baru\//)
})

test('a server that is down neither fails nor delays the act; the mail goes out when it is back', async () => {
  const email = 'dua@contoh.example'
  await mails.close()
  assert.equal((await invite('Dua Menunggu', email)).status, 303)
  await work()
  assert.match((await (await asAdmin()).get('/akun')).body, /1 surel sedang dicoba lagi dengan sendirinya/)
  await laterWork()
  mails = await mailServer({ port: mails.port, refuses: { [refused]: 550 } })
  assert.equal(sentTo(email).length, 0)
  await laterWork()
  assert.equal(sentTo(email).length, 1)
  await laterWork()
  assert.equal(sentTo(email).length, 1)
  assert.doesNotMatch((await (await asAdmin()).get('/akun')).body, /Surel yang belum terkirim/)
})

test('a mail that fails to the end is shown to the administrator and sent by the button, in the ledger', async () => {
  const email = 'tiga@contoh.example'
  await mails.close()
  const made = await invite('Tiga Gagal', email)
  const id = /\/akun\/([0-9a-z]{16})/.exec(made.location ?? '')?.[1] ?? ''
  for (let turn = 0; turn <= retryAfter.length; turn++) await laterWork()
  const client = await asAdmin()
  const { body } = await client.get('/akun')
  assert.match(body, /1 surel tidak dapat dikirim/)
  assert.match(body, new RegExp(`<a href="/akun/${id}">Tiga Gagal</a>`))
  assert.match(body, /Server surel tidak dapat dihubungi/)
  mails = await mailServer({ port: mails.port, refuses: { [refused]: 550 } })
  await laterWork()
  assert.equal(sentTo(email).length, 0)
  assert.equal((await client.submit('/akun', 'mail.retry', {})).status, 303)
  await laterWork()
  assert.equal(sentTo(email).length, 1)
  const [entry] = await database.read(reader => listTrail(reader, null, 1))
  assert.deepEqual([entry?.event, entry?.person_id, entry?.detail], ['mail.retried', admin.id, { mails: 1 }])
  assert.doesNotMatch((await client.get('/akun')).body, /mail\.retry/)
})

test('a refused address is given up at once, and no word of the server is kept', async () => {
  await invite('Empat Ditolak', refused)
  await work()
  const { body } = await (await asAdmin()).get('/en/akun')
  assert.match(body, /The mail server refused the address or the mail \(EENVELOPE 550\)/)
  const { rows } = await database.read(reader =>
    sql<{ error: string; jobs: string }>`select m.last_error as error,
      (select string_agg(coalesce(j.last_error, '') || j.payload::text, ' ') from job j) as jobs
      from mail m where m.dead_at is not null`.execute(reader),
  )
  assert.equal(rows[0]?.error, 'EENVELOPE 550')
  assert.ok(!(rows[0]?.jobs ?? '').includes(refused))
})

test('a mail whose link is over is not sent, and the administrator is told that it came too late', async () => {
  const email = 'lima@contoh.example'
  await mails.close()
  await invite('Lima Terlambat', email)
  await work()
  await database.write(async tx => {
    await sql`update mail set useless_at = now() - interval '1 minute' where sent_at is null and dead_at is null`.execute(
      tx,
    )
  })
  mails = await mailServer({ port: mails.port, refuses: { [refused]: 550 } })
  await laterWork()
  assert.equal(sentTo(email).length, 0)
  assert.match((await (await asAdmin()).get('/akun')).body, /1 surel terlambat/)
})

test('an administrator alone may try again, and where nothing failed the button is gone and the act refused', async () => {
  const other = await anAccount(database, 'Nora Lain', [{ role: 'secretariat' }])
  const client = new TestClient(site.server)
  await client.submit('/masuk', 'session.sign-in', { email: other.email, password: testPassword })
  const key = /name="_key" value="([^"]+)"/.exec((await client.get('/sesi')).body)?.[1] ?? ''
  assert.equal((await client.post('/akun', { action: 'mail.retry', _key: key })).status, 403)
  await database.write(async tx => {
    await sql`delete from mail`.execute(tx)
  })
  const asked = await asAdmin()
  const own = /name="_key" value="([^"]+)"/.exec((await asked.get('/sesi')).body)?.[1] ?? ''
  const answer = await asked.post('/akun', { action: 'mail.retry', _key: own })
  assert.equal(answer.status, 422)
  assert.match(answer.body, /Tidak ada surel yang gagal dikirim/)
})
