import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import {
  DIGITS,
  invite,
  openInvitingOffice,
  openLink,
  useLink,
  type InvitingOffice,
} from '../../../tests/builders/invited-producer.ts'
import { watchState } from '../../../tests/builders/stored-state.ts'
import { TestClient } from '../../../tests/builders/test-client.ts'
import { sendForm } from '../../../tests/enemy/office.ts'

let office: InvitingOffice
before(async () => {
  office = await openInvitingOffice()
})
after(() => office.application.close())

const rowsOf = async (query: string): Promise<string> =>
  office.application.environment.database.read(async reader =>
    JSON.stringify((await sql.raw(query).execute(reader)).rows),
  )
const write = (query: string) =>
  office.application.environment.database.write(tx => sql.raw(query).execute(tx))
const officePath = (): string => `/usulan/${office.nomination}/undangan`

test('an invitation: its link is shown to whoever made it, and its secret stands in no table', async () => {
  const made = await sendForm(office.operator, officePath(), 'contribution.invite', { name: 'Ibu Contoh' })
  const shown = await office.operator.get(made.location ?? '')
  const token = /\/undangan\/([\w-]{43})"/.exec(shown.body)?.[1] ?? ''
  assert.equal(token.length, 43)
  assert.match(shown.body, /href="https:\/\/wa\.me\/6281234005678\?text=/)
  assert.match(shown.body, /href="sms:\+6281234005678\?body=/)
  assert.match(shown.body, /<svg[^>]*aria-label="Kode QR/)

  const english = await office.operator.get(`/en${made.location ?? ''}`)
  assert.match(english.body, /Send by WhatsApp/)
  assert.match(english.body, /mohon bantuan Anda melengkapi/, 'the producer reads the first language')
  assert.ok(!english.body.includes('/en/undangan/'))

  const colleague = new TestClient(office.application.server)
  await colleague.signIn('kepala')
  const seen = await colleague.get(made.location ?? '')
  assert.equal(seen.status, 200)
  assert.ok(!seen.body.includes(token), 'a colleague does not see the link')
  assert.ok(
    !(await office.operator.get(officePath())).body.includes(token),
    'nor does the page without its seal',
  )

  const sealed = /tautan=([\w.-]+)/.exec(made.location ?? '')?.[1] ?? ''
  assert.ok(sealed.length > 40)
  assert.ok(!(await rowsOf('select * from action_key')).includes(sealed), 'nor does what opens it')
  for (const table of ['contribution_invitation', 'ledger', 'action_key', 'role_grant', 'person'])
    assert.ok(!(await rowsOf(`select * from ${table}`)).includes(token), table)
})

test('a link that is looked at, even often, changes nothing; only its button lets somebody in', async () => {
  const path = await invite(office)
  const state = await watchState(office.application)
  const before = await state()
  const visitor = new TestClient(office.application.server)
  for (const address of [path, `/en${path}`, path]) {
    const page = await visitor.get(address)
    assert.equal(page.status, 200)
    assert.equal(page.headers.get('referrer-policy'), 'same-origin')
    assert.equal(page.headers.get('cache-control'), 'no-store')
  }
  assert.equal(await state(), before)
  const answer = await useLink(visitor, path, DIGITS)
  assert.deepEqual([answer.status, answer.location], [303, `/bagian-saya/${office.nomination}`])
  assert.equal((await visitor.get(path)).location, `/bagian-saya/${office.nomination}`)
  const times = await office.operator.get(officePath())
  assert.match(times.body, /Sudah dibuka/)
})

test('wrong digits are counted; five in a row end the link, and right ones begin a new count', async () => {
  const path = await invite(office)
  const phone = new TestClient(office.application.server)
  const wrong = await useLink(phone, path, '0000')
  assert.equal(wrong.status, 422)
  assert.match(wrong.body, /Masih dapat dicoba 4 kali/)
  assert.equal((await useLink(phone, path, '0812 3400 5678')).status, 303, 'the whole number is right, too')
  const guesser = new TestClient(office.application.server)
  const answers = await Promise.all(
    ['1111', '2222', '3333', '', '4444'].map(one => useLink(guesser, path, one)),
  )
  assert.deepEqual(new Set(answers.map(one => one.status)), new Set([422]))
  const late = await guesser.get(path)
  assert.equal(late.status, 410)
  assert.match(late.body, /Mintalah tautan baru/)
  assert.equal((await phone.get(`/bagian-saya/${office.nomination}`)).location, '/bagian-saya')
  const page = await office.operator.get(officePath())
  assert.match(page.body, /terlalu sering salah/)
})

test('a new link ends the one before; somebody of another name is another person', async () => {
  const first = await invite(office)
  const { phone } = await openLink(office, first)
  const people = 'select count(*)::int as n from person where guest'
  const before = await rowsOf(people)
  const same = await invite(office)
  assert.equal(await rowsOf(people), before)
  assert.equal((await new TestClient(office.application.server).get(first)).status, 410)
  const second = await invite(office, 'Anak Contoh')
  assert.equal((await new TestClient(office.application.server).get(same)).status, 410)
  assert.equal((await phone.get('/bagian-saya')).status, 410)
  const again = await openLink(office, second)
  assert.equal(again.answer.status, 303)
  assert.equal(
    await rowsOf('select name from person where guest order by name'),
    '[{"name":"Anak Contoh"},{"name":"Ibu Contoh"}]',
  )
})

test('a link that is over by its day, unknown or endless is told kindly, and tells nothing else', async () => {
  const path = await invite(office)
  const { phone } = await openLink(office, path)
  await write(
    `update contribution_invitation set expires_at = now() - interval '1 minute' where ended_at is null`,
  )
  await write(
    `update role_grant set valid_until = now() - interval '1 minute' where ended_at is null and valid_until is not null and role = 'producer'`,
  )
  for (const address of [path, '/undangan/tidak-ada', `/undangan/${'x'.repeat(2_000)}`]) {
    const page = await new TestClient(office.application.server).get(address)
    assert.equal(page.status, 410, address.slice(0, 40))
    assert.ok(!page.body.includes('Kain Contoh'))
  }
  const tap = await phone.get(`/bagian-saya/${office.nomination}`)
  assert.equal(tap.location, '/bagian-saya')
  assert.match((await phone.get('/bagian-saya')).body, /Undangan Anda sudah selesai/)
})

test('who may not invite, does not find the page: neighbours, the province, a producer', async () => {
  for (const persona of ['operator-tetangga', 'provinsi', 'ikm']) {
    const other = new TestClient(office.application.server)
    await other.signIn(persona)
    const page = await other.get(officePath())
    assert.ok([403, 404].includes(page.status), `${persona}: ${page.status}`)
  }
})

test('a guest is nobody’s account: not in the list, not by an address, and told to open the link again', async () => {
  const { phone } = await openLink(office, await invite(office, 'Ibu Tamu Contoh'))
  const admin = new TestClient(office.application.server)
  await admin.signIn('admin')
  const list = await admin.get('/akun?cari=Tamu')
  assert.equal(list.status, 200)
  assert.ok(!list.body.includes('Ibu Tamu Contoh') && !list.body.includes('undangan.invalid'))
  const [{ id, email }] = JSON.parse(await rowsOf('select id, email from person where guest')) as [
    { id: string; email: string },
  ]
  assert.equal((await admin.get(`/akun/${id}`)).status, 404)
  const visitor = new TestClient(office.application.server)
  const tried = await visitor.post('/masuk', { action: 'session.sign-in', email, password: 'sandi-contoh' })
  assert.equal(tried.status, 422)
  await sendForm(phone, '/bagian-saya', 'session.sign-out', {})
  const later = await phone.get(`/bagian-saya/${office.nomination}`)
  assert.match(later.location ?? '', /^\/masuk\?lanjut=/)
  assert.match((await phone.get(later.location ?? '')).body, /Buka lagi tautan dari dinas/)
})
