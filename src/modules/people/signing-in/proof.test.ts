import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { Application } from '../../../app.ts'
import { findForm } from '../../../../tests/builders/page-forms.ts'
import { testApplication } from '../../../../tests/builders/test-application.ts'
import { TestClient } from '../../../../tests/builders/test-client.ts'
import { demoPeople } from '../demo-people.ts'

let application: Application
before(async () => {
  application = await testApplication()
})
after(() => application.close())

const write = (statement: ReturnType<typeof sql>) =>
  application.environment.database.write(tx => statement.execute(tx))
const grants = async (): Promise<number> => {
  const found = await application.environment.database.read(reader =>
    sql<{ count: number }>`select count(*) as count from role_grant`.execute(reader),
  )
  return Number(found.rows[0]?.count)
}

const mandate = { role: 'mentor', area: '/', from: '2026-01-01', until: '' }
let account = ''
async function administrator(): Promise<TestClient> {
  const client = new TestClient(application.server)
  await client.signIn('admin')
  account = /\/akun\/[0-9a-z]{16}/.exec((await client.get('/akun?cari=Rina')).body)?.[0] ?? ''
  return client
}
async function grantRole(client: TestClient, page = account, role = 'mentor') {
  const form = findForm((await client.get(page)).body, 'role.grant')
  assert.ok(form)
  return client.post(account, { ...form.fields, ...mandate, role, action: 'role.grant' })
}
const prove = async (
  client: TestClient,
  at: string,
  typed: Readonly<Record<string, string>>,
  action: string,
) => {
  const form = findForm((await client.get(at)).body, action)
  assert.ok(form)
  return client.post('/akun-saya/bukti', { ...form.fields, ...typed, action })
}

test('whoever has just signed in is not asked again; a quarter of an hour later an act of weight waits for a proof', async () => {
  const client = await administrator()
  const before = await grants()
  assert.equal((await grantRole(client)).status, 303)
  assert.equal(await grants(), before + 1)
  await write(sql`update session set proved_at = proved_at - interval '16 minutes'`)
  const asked = await grantRole(client, account, 'auditor')
  assert.equal(asked.status, 303)
  assert.match(asked.location ?? '', /^\/akun-saya\/bukti\?lanjut=/)
  assert.equal(await grants(), before + 1)

  const at = asked.location ?? ''
  const wrong = await prove(client, at, { current: 'bukan sandinya sama sekali' }, 'session.prove')
  assert.equal(wrong.status, 422)
  const password = demoPeople().find(one => one.id === 'admin')?.password ?? ''
  const right = await prove(client, at, { current: password }, 'session.prove')
  assert.equal(right.status, 303, right.body.slice(0, 200))
  // The form comes back as it was typed, and nothing was done by itself.
  const back = await client.get(right.location ?? '')
  assert.match(back.body, /Identitas Anda sudah dibuktikan\. Belum ada yang dilakukan/)
  assert.match(back.body, /value="auditor" selected/)
  assert.equal(await grants(), before + 1)
  assert.equal((await grantRole(client, right.location ?? '', 'auditor')).status, 303)
  assert.equal(await grants(), before + 2)
})

test('in demo mode a button is proof enough; an address of another site is not gone to afterwards', async () => {
  const client = await administrator()
  await write(sql`update session set proved_at = proved_at - interval '16 minutes'`)
  const at = '/akun-saya/bukti?lanjut=https%3A%2F%2Flain.example'
  const answer = await prove(client, at, {}, 'session.prove-demo')
  assert.equal(answer.location, '/tugas?berhasil=account.proved')
  assert.notEqual((await grantRole(client)).location, at)
})

test('an act that is sent by a script without a proof is refused with what to do', async () => {
  const client = await administrator()
  const form = findForm((await client.get(account)).body, 'role.grant')
  await write(sql`update session set proved_at = proved_at - interval '16 minutes'`)
  const answer = await client.post(
    account,
    { ...form?.fields, ...mandate, action: 'role.grant' },
    { accept: 'application/json' },
  )
  assert.equal(answer.status, 403)
  assert.match(answer.body, /"proof-needed"/)
})
