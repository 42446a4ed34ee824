import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Hono } from 'hono'
import {
  accountSite,
  anAccount,
  stoppedClock,
  testPassword,
  type TestAccount,
} from '../../tests/builders/accounts.ts'
import { findForm, type PageForm } from '../../tests/builders/page-forms.ts'
import { regionalDatabase } from '../../tests/builders/regional-database.ts'
import { TestClient } from '../../tests/builders/test-client.ts'
import type { Database } from '../platform/database/index.ts'

const PATH = '/akun/baru'
const clock = stoppedClock('2031-05-10T02:00:00Z')
let database: Database
let server: Hono
let [first, second]: TestAccount[] = []
before(async () => {
  database = await regionalDatabase()
  ;({ server } = accountSite(database, clock))
  first = await anAccount(database, 'Admin Satu', [{ role: 'administrator' }])
  second = await anAccount(database, 'Admin Dua', [{ role: 'administrator' }])
})
after(() => database.close())

const credentials = (account: TestAccount | undefined) => ({
  email: account?.email ?? '',
  password: testPassword,
})

test('an address that does not exist, asked for by somebody signed in, is answered inside their own frame', async () => {
  const client = new TestClient(server)
  assert.doesNotMatch((await client.get('/tidak-ada')).body, /data-person=/)
  await client.submit('/masuk', 'session.sign-in', credentials(first))
  const { status, body } = await client.get('/tidak-ada')
  assert.equal(status, 404)
  assert.match(body, new RegExp(`data-person="${first?.actor.personId}"`))
})

/** The form for a new account, opened in a session that is over by now. */
async function lateForm(): Promise<Readonly<{ client: TestClient; form: PageForm }>> {
  const client = new TestClient(server)
  await client.submit('/masuk', 'session.sign-in', credentials(first))
  const form = findForm((await client.get(PATH)).body, 'person.create')
  assert.ok(form)
  clock.advance(3 * 3_600)
  return { client, form }
}
const typed = (form: PageForm) => ({
  ...form.fields,
  action: 'person.create',
  name: 'Nama yang diketik',
  password: 'rahasia-sekali-123',
})
const people = async (): Promise<number> =>
  (
    await database.read(reader =>
      reader.withTables<{ person: { id: string } }>().selectFrom('person').select('id').execute(),
    )
  ).length

test('a form of an ended session is not acted upon; who signs in again finds it, may look, and sends it', async () => {
  const before = await people()
  const { client, form } = await lateForm()
  const refused = await client.post(PATH, typed(form))
  assert.equal(refused.status, 401)
  assert.match(refused.body, /Sesi Anda sudah berakhir/)
  assert.ok(!refused.body.includes('Nama yang diketik') && !refused.body.includes('rahasia-sekali-123'))
  const signIn = findForm(refused.body, 'session.sign-in')
  assert.ok(signIn)
  const fields = { ...signIn.fields, action: 'session.sign-in', ...credentials(first) }
  const wrong = await client.post('/masuk', { ...fields, password: 'salah sama sekali' })
  assert.equal(findForm(wrong.body, 'session.sign-in')?.fields['isian'], signIn.fields['isian'])
  const { location } = await client.post('/masuk', fields)
  assert.match(location ?? '', /^\/akun\/baru\?isian=[0-9a-z]{16}$/)
  const back = await client.get(location ?? '')
  assert.match(back.body, /Isian Anda ada di bawah dan belum tersimpan/)
  const shown = findForm(back.body, 'person.create')
  assert.equal(shown?.fields['name'], 'Nama yang diketik')
  assert.notEqual(shown?.fields['password'], 'rahasia-sekali-123', 'passwords are never carried')
  assert.equal(await people(), before, 'nothing is done by itself')
  const stranger = new TestClient(server)
  await stranger.submit('/masuk', 'session.sign-in', credentials(second))
  assert.ok(!(await stranger.get(location ?? '')).body.includes('Nama yang diketik'))
  assert.ok(!(await client.get(`/akun?${location?.split('?')[1]}`)).body.includes('Nama yang diketik'))
})

/** Opens the form that closes a third account, and lets another administrator change that account meanwhile. */
async function overtaken(name: string, wait: () => void) {
  const third = await anAccount(database, name, [{ role: 'operator', area: '1.01' }])
  const path = `/akun/${third.id}`
  const client = new TestClient(server)
  await client.submit('/masuk', 'session.sign-in', credentials(first))
  const form = findForm((await client.get(path)).body, 'person.disable')
  assert.ok(form)
  wait()
  const other = new TestClient(server)
  await other.submit('/masuk', 'session.sign-in', credentials(second))
  await other.submit(path, 'person.disable', { reason: 'Pindah tugas ke dinas lain' })
  await other.submit(path, 'person.enable', { reason: 'Kembali bertugas di sini' })
  const now = findForm((await other.get(path)).body, 'person.disable')?.fields['version']
  assert.notEqual(now, form.fields['version'])
  const send = (of: PageForm | null | undefined, reason: string) =>
    client.post(path, { ...of?.fields, action: 'person.disable', reason })
  return { client, path, form, now, send }
}

test('a form that comes back after signing in keeps its version: what another changed meanwhile is not overwritten unseen', async () => {
  const { client, form, now, send } = await overtaken('Operator Satu', () => clock.advance(3 * 3_600))
  const signIn = findForm((await send(form, 'Sudah pensiun')).body, 'session.sign-in')
  const { location } = await client.post('/masuk', {
    ...signIn?.fields,
    action: 'session.sign-in',
    ...credentials(first),
  })
  const back = findForm((await client.get(location ?? '')).body, 'person.disable')
  assert.equal(back?.fields['reason'], 'Sudah pensiun')
  assert.equal(back?.fields['version'], form.fields['version'])
  const told = await send(back, 'Sudah pensiun')
  assert.equal(told.status, 409)
  const again = findForm(told.body, 'person.disable')
  assert.equal(again?.fields['version'], now, 'who was told sets out from the newer one')
  assert.equal((await send(again, 'Sudah pensiun')).status, 303)
})

test('a form that is refused before its version is looked at keeps it too; other forms of the page name the newer one', async () => {
  const { client, path, form, now, send } = await overtaken('Operator Dua', () => {})
  const refused = await send(form, '')
  assert.equal(refused.status, 422)
  assert.equal(findForm(refused.body, 'person.disable')?.fields['version'], form.fields['version'])
  assert.equal(findForm(refused.body, 'person.reset-password')?.fields['version'], now)
  assert.equal((await send(findForm(refused.body, 'person.disable'), 'Sudah pensiun')).status, 409)
  const expired = await client.post(path, {
    ...form.fields,
    _key: 'x',
    action: 'person.disable',
    reason: 'Ya',
  })
  assert.equal(expired.status, 403)
  assert.equal(findForm(expired.body, 'person.disable')?.fields['version'], form.fields['version'])
  for (const version of ['"><script>', '$1', 'x'.repeat(50), ''])
    assert.equal(
      findForm((await send({ ...form, fields: { ...form.fields, version } }, '')).body, 'person.disable')
        ?.fields['version'],
      now,
      version,
    )
})

test('in the English pages the form comes back in English', async () => {
  const { client, form } = await lateForm()
  const refused = await client.post(`/en${PATH}`, typed(form))
  assert.match(refused.body, /Your session has ended/)
  const fields = findForm(refused.body, 'session.sign-in')?.fields ?? {}
  const { location } = await client.post('/en/masuk', {
    ...fields,
    action: 'session.sign-in',
    ...credentials(first),
  })
  assert.match(location ?? '', /^\/en\/akun\/baru\?isian=/)
  assert.match((await client.get(location ?? '')).body, /Nama yang diketik/)
})

test('another person who signs in on that page goes on without seeing what was typed', async () => {
  const { client, form } = await lateForm()
  const fields = findForm((await client.post(PATH, typed(form))).body, 'session.sign-in')?.fields ?? {}
  const { location } = await client.post('/masuk', {
    ...fields,
    action: 'session.sign-in',
    ...credentials(second),
  })
  const page = await client.get(location ?? '')
  assert.equal(page.status, 200)
  assert.ok(!page.body.includes('Nama yang diketik'))
})

test('a changed, foreign or old seal is nothing, and nothing of it reaches the disk or an error page', async () => {
  const { client, form } = await lateForm()
  const fields = findForm((await client.post(PATH, typed(form))).body, 'session.sign-in')?.fields ?? {}
  const seal = fields['isian'] ?? ''
  for (const isian of [
    '',
    'x',
    seal.slice(0, -4),
    `${seal}AAAA`,
    seal.toUpperCase(),
    'x'.repeat(100_000),
    '💥',
  ]) {
    const { status, location } = await client.post('/masuk', {
      ...fields,
      isian,
      action: 'session.sign-in',
      ...credentials(first),
    })
    assert.deepEqual([status, location], [303, PATH], isian.slice(0, 20))
  }
  for (const token of ['', '../../secret.key', 'aaaaaaaaaaaaaaaa', '%00', 'x'.repeat(5_000)])
    assert.equal((await client.get(`${PATH}?isian=${encodeURIComponent(token)}`)).status, 200)
})

test('a form without a session of ours, or without its key, is led to the sign-in page as before', async () => {
  const { form } = await lateForm()
  const visitor = new TestClient(server)
  assert.equal((await visitor.post(PATH, typed(form))).location, '/masuk?lanjut=%2Fakun%2Fbaru')
  const { client } = await lateForm()
  for (const _key of ['', 'x', String(form.fields['_key']), `${form.fields['_key']}x`]) {
    const { status, location } = await client.post(PATH, { ...typed(form), _key })
    assert.deepEqual([status, location], [303, '/masuk?lanjut=%2Fakun%2Fbaru'])
  }
})

test('a script that saves is told 401, and gets no page', async () => {
  const { client, form } = await lateForm()
  const answer = await client.post(PATH, typed(form), { accept: 'application/json' })
  assert.equal(answer.status, 401)
  assert.equal((JSON.parse(answer.body) as { ok: boolean }).ok, false)
})

test('signing out tells the browser to forget what it keeps, signing in does not', async () => {
  const client = new TestClient(server)
  const come = await client.submit('/masuk', 'session.sign-in', credentials(first))
  assert.equal(come.headers.get('clear-site-data'), null)
  const form = findForm((await client.get('/akun')).body, 'session.sign-out')
  const gone = await client.post('/sesi', { ...form?.fields, action: 'session.sign-out' })
  assert.equal(gone.headers.get('clear-site-data'), '"cache", "storage"')
})
