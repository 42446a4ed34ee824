import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { grants } from '../../src/access/index.ts'
import { listTrail } from '../../src/audit/index.ts'
import { ledgerCommands } from '../../src/commands/ledger.ts'
import type { Application } from '../../src/app.ts'
import { demoPeople } from '../../src/modules/people/index.ts'
import { switchOn } from '../builders/second-factor.ts'
import { testApplication } from '../builders/test-application.ts'
import { formWith, TestClient } from '../builders/test-client.ts'
import { gets } from './route-matrix.ts'

let application: Application
let admin: TestClient
let auditor: TestClient
before(async () => {
  application = await testApplication()
  ;[admin, auditor] = [await enter('admin'), await enter('auditor')]
})
after(() => application.close())

async function enter(persona: string): Promise<TestClient> {
  const client = new TestClient(application.server)
  await client.signIn(persona)
  return client
}
const person = (id: string) => {
  const found = demoPeople().find(one => one.id === id)
  assert.ok(found)
  return found
}
async function accountOf(id: string): Promise<string> {
  const { body } = await admin.get(`/akun?cari=${encodeURIComponent(person(id).email)}`)
  const path = /href="(\/akun\/[0-9a-z]{16})"/.exec(body)?.[1]
  assert.ok(path, id)
  return path
}
const keyOn = (body: string): string => formWith(body, 'session.sign-out')?.fields['_key'] ?? ''

test('an administrator has no grant but for accounts, the own session, and what is public', () => {
  const own = grants.filter(grant => grant.role === 'administrator' && grant.reach !== 'public')
  const kinds = new Set(own.flatMap(grant => grant.actions).map(action => action.split('.')[0] ?? ''))
  assert.deepEqual(kinds, new Set(['task', 'notice', 'session', 'account', 'person', 'role', 'mail']))
})

test('no page of nominations, scores or decisions opens for an administrator', async () => {
  const work = gets.filter(row => row.kind === 'page' && row.cells.administrator.length === 0)
  assert.ok(work.length > 40)
  for (const row of work) {
    const path = row.path.replaceAll(/:[a-z]+/gi, '0000000000000000')
    assert.equal((await admin.get(path)).status, 403, path)
  }
})

test('an administrator gives the own account nothing, and no second role to an administrator', async () => {
  const path = await accountOf('admin')
  const { body } = await admin.get('/sesi')
  for (const [action, fields] of [
    ['role.grant', { role: 'chair', area: '/', from: '2024-01-01', until: '' }],
    ['person.reset-password', { password: 'sungai batu angin rotan' }],
    ['person.reset-second-factor', { reason: 'coba' }],
    ['person.disable', { reason: 'coba' }],
  ] as const) {
    const answer = await admin.post(path, { ...fields, action, _key: keyOn(body) })
    assert.equal(answer.status, 422, action)
    assert.match(answer.body, /mintalah administrator lain/, action)
  }
})

test('a role that is given and a second factor that is taken away are in the trail that the auditor reads', async () => {
  const target = person('operator-tetangga')
  const key = await switchOn(await enter(target.id), application.environment.clock, target.password)
  assert.ok(key.length > 0)
  const path = await accountOf(target.id)
  const count = async (words: string) => (await auditor.get('/jejak')).body.split(words).length - 1
  const [given, removed] = [await count('Peran ditambahkan'), await count('Kode kedua dihapus administrator')]
  const grant = { role: 'auditor', area: '/', from: '2024-01-01' }
  assert.equal((await admin.submit(path, 'role.grant', grant)).status, 303)
  const reset = { reason: 'Ponsel hilang' }
  assert.equal((await admin.submit(path, 'person.reset-second-factor', reset)).status, 303)
  assert.equal(await count('Peran ditambahkan'), given + 1)
  assert.equal(await count('Kode kedua dihapus administrator'), removed + 1)
  assert.ok((await auditor.get('/jejak')).body.includes(person('admin').name))
})

test('the entry that a decree annex names is found with its fingerprint, by page and by command', async () => {
  const [number, hash] = await application.environment.database.read(async reader => {
    const rows = await listTrail(reader, 4, 1)
    return [String(rows[0]?.seq), rows[0]?.hash ?? '']
  })
  const page = async (query: string) => (await auditor.get(`/jejak?${query}`)).body
  assert.match(await page(`nomor=${number}&sidik=${hash.toUpperCase()}`), /memang bersidik jari itu/)
  assert.ok((await page(`nomor=${number}`)).includes(hash))
  assert.match(await page(`nomor=${number}&sidik=${'0'.repeat(64)}`), /Tidak sama/)
  assert.match(await page('nomor=999999999'), /tidak memuat catatan/)
  assert.equal((await auditor.get('/jejak?nomor=x&sidik=%3Cb%3E')).status, 200)

  const lines: string[] = []
  const output = { line: (text: string) => void lines.push(text), complain: () => undefined }
  const command = ledgerCommands.find(one => one.words === 'ledger entry')
  assert.ok(command?.needs === 'application')
  assert.equal(await command.run([number], output, application), 0)
  assert.equal(JSON.parse(lines[0] ?? '').hash, hash)
  await assert.rejects(() => command.run(['x'], output, application), /number of an entry/)
  await assert.rejects(() => command.run(['999999999'], output, application), /no entry/)
})
