import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Application } from '../../src/app.ts'
import { newId } from '../../src/platform/random.ts'
import { findForm } from '../builders/page-forms.ts'
import { watchState } from '../builders/stored-state.ts'
import { testApplication } from '../builders/test-application.ts'
import { TestClient } from '../builders/test-client.ts'
import { grantOf } from '../journeys/walker.ts'

let application: Application
before(async () => {
  application = await testApplication()
})
after(() => application.close())

async function signedIn(persona: string): Promise<TestClient> {
  const client = new TestClient(application.server)
  await client.signIn(persona)
  return client
}
const keyOf = async (client: TestClient): Promise<string> =>
  findForm((await client.get('/sesi')).body, 'session.sign-out')?.fields['_key'] ?? ''
const isIn = async (client: TestClient): Promise<boolean> => (await client.get('/tugas')).status === 200

for (const action of ['session.sign-out', 'session.end-one', 'session.end-others', 'session.switch-role']) {
  test(`${action}, sent without a key, with a forged one or with that of somebody else, has no effect`, async () => {
    const [client, second, stranger] = [
      await signedIn('verifikator'),
      await signedIn('verifikator'),
      await signedIn('ketua'),
    ]
    const grant = grantOf((await client.get('/tugas')).body, 'Sekretariat') ?? ''
    const own = await keyOf(client)
    const state = await watchState(application)
    const before = await state()
    for (const _key of ['', `${own}x`, await keyOf(stranger), newId()]) {
      const answer = await client.post('/sesi', { action, _key, grant })
      assert.equal(answer.status, 403)
      assert.match(answer.body, /Formulir ini sudah kedaluwarsa/)
    }
    assert.equal(await state(), before)
    assert.deepEqual([await isIn(client), await isIn(second)], [true, true])
  })
}

test('a form sent from another site, with everything right in it, is refused', async () => {
  const client = await signedIn('operator')
  const fields = { action: 'session.sign-out', _key: await keyOf(client) }
  const strange: readonly Readonly<Record<string, string>>[] = [
    { 'sec-fetch-site': 'cross-site' },
    { origin: 'https://lain.example' },
    { origin: 'null' },
  ]
  for (const headers of strange) {
    const answer = await client.post('/sesi', fields, headers)
    assert.equal(answer.status, 400)
    assert.match(answer.body, /dikirim dari situs lain/)
  }
  assert.ok(await isIn(client))
})

test('a role switched to a grant of somebody else, or to none, is not taken, and never an error', async () => {
  const [client, other] = [await signedIn('verifikator'), await signedIn('verifikator-2')]
  const foreign = grantOf((await other.get('/tugas')).body, 'Sekretariat')
  const state = await watchState(application)
  const before = await state()
  for (const grant of [foreign ?? newId(), newId(), '', "' or 1=1", '0'.repeat(5_000), 'a\u0000b', '💥']) {
    const { status } = await client.post('/sesi', {
      action: 'session.switch-role',
      _key: await keyOf(client),
      grant,
    })
    assert.ok([404, 422].includes(status), `${grant.slice(0, 20)} answered ${status}`)
  }
  assert.equal(await state(), before)
})

test('a sign-out sent twice ends the session once; the second is led home or to the sign-in page', async () => {
  const client = await signedIn('operator')
  const fields = { action: 'session.sign-out', _key: await keyOf(client) }
  assert.equal((await client.post('/sesi', fields)).status, 303)
  assert.ok(!(await isIn(client)))
  const state = await watchState(application)
  const before = await state()
  const again = await client.post('/sesi', fields)
  assert.ok([303, 403].includes(again.status), String(again.status))
  assert.equal(await state(), before)
})

test('the way on after switching a role, swapped for another site, stays here', async () => {
  const client = await signedIn('verifikator')
  const body = (await client.get('/tugas')).body
  const grant = grantOf(body, 'Sekretariat') ?? ''
  for (const back of ['https://lain.example/', '//lain.example', '/\\lain.example', 'javascript:alert(1)']) {
    const sent = { action: 'session.switch-role', _key: await keyOf(client), grant, back }
    const { location, status } = await client.post('/sesi', sent)
    assert.equal(status, 303)
    assert.match(location ?? '', /^\/(?![/\\])/)
  }
})

test('a sign-in filled in any wrong way is refused with a summary and never an error', async () => {
  const client = new TestClient(application.server)
  const wrong = ['', 'x', 'x'.repeat(200_000), 'a\u0000b@contoh.example', '💥', "' or 1=1 --"]
  for (const email of wrong)
    for (const password of ['', 'x'.repeat(200_000)]) {
      const answer = await client.post('/masuk', { action: 'session.sign-in', email, password })
      assert.equal(answer.status, 422)
      assert.match(answer.body, /class="summary"/)
    }
  const twice = {
    action: 'session.sign-in',
    email: ['a@contoh.example', 'b@contoh.example'],
    password: ['x', 'y'],
  }
  assert.equal((await client.post('/masuk', twice)).status, 422)
  const nobody = await client.post('/masuk/demo', { persona: ['operator', 'admin'] })
  assert.ok([403, 404, 422].includes(nobody.status), String(nobody.status))
})
