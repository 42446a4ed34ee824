import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import {
  DIGITS,
  foundIn,
  invite,
  openInvitingOffice,
  openLink,
  type InvitingOffice,
} from '../../../tests/builders/invited-producer.ts'
import { findForm } from '../../../tests/builders/page-forms.ts'
import { watchState } from '../../../tests/builders/stored-state.ts'
import { TestClient } from '../../../tests/builders/test-client.ts'
import { sendForm, wordsIn } from '../../../tests/enemy/office.ts'

let office: InvitingOffice
let link: string
let phone: TestClient
let home: string
before(async () => {
  office = await openInvitingOffice()
  link = await invite(office)
  ;({ phone } = await openLink(office, link))
  home = `/bagian-saya/${office.nomination}`
})
after(() => office.application.close())

const story = 'Cerita contoh tentang kain yang ditenun di rumah. '.repeat(4).trim()
/** A journey walks the whole way to a state; here the file is put there. */
const putIn = (state: string, submittedAt = 'submitted_at') =>
  office.application.environment.database.write(tx =>
    sql
      .raw(
        `update nomination set state = '${state}', submitted_at = ${submittedAt} where id = '${office.nomination}'`,
      )
      .execute(tx),
  )

test('the file was sent: her session and her link tell the day, open nothing, and work again when it comes back', async () => {
  const section = `${home}/bagian/keunikan`
  const form = findForm((await phone.get(section)).body, 'nomination.answer')
  const finish = findForm((await phone.get(home)).body, 'contribution.finish')
  const photos = findForm((await phone.get(`${home}/foto`)).body, 'contribution.add-photo')
  assert.ok(form && finish && photos)
  const unopened = findForm(
    (await new TestClient(office.application.server).get(link)).body,
    'session.use-invitation',
  )
  await putIn('submitted', `'2026-03-14T02:00:00Z'`)
  const state = await watchState(office.application)
  const before = await state()

  const told = await phone.get('/bagian-saya')
  assert.equal(told.status, 410)
  assert.match(told.body, /sudah mengirim berkasnya pada 14 Maret 2026\. Bagian Anda sudah diterima/)
  assert.match(
    (await phone.get('/en/bagian-saya')).body,
    /sent the file on 14 March 2026\. Your part was received/,
  )
  for (const path of ['', '/bagian/keunikan', '/foto', '/dokumen/nib'])
    assert.equal((await phone.get(home + path)).location, '/bagian-saya', path)
  const news = await phone.get(`/usulan/${office.nomination}/bagian/keunikan/kabar?tab=a1`)
  assert.equal(news.location, '/bagian-saya')
  for (const [path, sent, action] of [
    [section, form, 'nomination.answer'],
    [section, form, 'nomination.autosave'],
    [home, finish, 'contribution.finish'],
    [`${home}/foto`, photos, 'contribution.add-photo'],
    [`${home}/dokumen/nib`, photos, 'contribution.add-document'],
  ] as const) {
    const late = await phone.post(path, { ...sent.fields, 'q.keunikan-tenun': story, action })
    assert.equal(late.status, 403, action)
    assert.match(late.body, /Yang baru Anda kirim tidak tersimpan/)
    assert.match(late.body, /sudah mengirim berkasnya pada 14 Maret/)
    assert.match(late.body, /Cerita contoh tentang kain/, 'to be copied')
  }
  const script = await phone.post(
    section,
    { ...form.fields, action: 'nomination.autosave' },
    { accept: 'application/json' },
  )
  assert.equal(script.status, 403)
  assert.match(script.body, /"code":"closed".*14 Maret 2026/)

  const visitor = new TestClient(office.application.server)
  const page = await visitor.get(link)
  assert.match(page.body, /sudah mengirim berkasnya pada 14 Maret 2026/)
  assert.ok(!findForm(page.body, 'session.use-invitation'), 'no digits are asked for')
  const pressed = await visitor.post(link, {
    ...unopened?.fields,
    digits: DIGITS,
    action: 'session.use-invitation',
  })
  assert.equal(pressed.status, 422)
  assert.equal((await visitor.get(home)).location, `/masuk?lanjut=${encodeURIComponent(home)}`)
  assert.equal(await state(), before, 'nothing was changed')
  const followed = await office.operator.get(`/usulan/${office.nomination}/undangan`)
  assert.match(followed.body, /Tautan tertutup sementara/)

  await putIn('returned')
  assert.equal((await phone.get(home)).status, 200, 'the same session goes on')
  assert.equal((await openLink(office, link)).answer.location, home)
  const saved = await sendForm(phone, section, 'nomination.answer', { 'q.keunikan-tenun': story })
  assert.equal(saved.status, 303)
})

test('what came of a file is not told by a link, and a nomination that the office dropped is told without its reason', async () => {
  for (const state of ['resubmitted', 'admitted', 'not-admitted', 'in-assessment', 'published']) {
    await putIn(state)
    const { body } = await new TestClient(office.application.server).get(link)
    const said = wordsIn(/<main[\s\S]*<\/main>/.exec(body)?.[0] ?? '')
    assert.match(said, /sudah mengirim berkasnya pada/, state)
    assert.doesNotMatch(said, /administrasi|penilai|bintang|Diumumkan/i, state)
  }
  for (const state of ['withdrawn', 'lapsed']) {
    await putIn(state)
    assert.match(
      (await new TestClient(office.application.server).get(link)).body,
      /tidak melanjutkan usulan ini/,
    )
    assert.match((await phone.get('/bagian-saya')).body, /tidak melanjutkan usulan ini/)
  }
  await putIn('returned')
})

test('that she was done before the file was sent is no news when it comes back; she can say so again', async () => {
  await putIn('draft', 'null')
  await sendForm(phone, home, 'contribution.finish', {})
  assert.match((await office.operator.get('/tugas')).body, /Periksa bagian produsen/)
  await putIn('returned', `now() + interval '1 second'`)
  assert.doesNotMatch((await office.operator.get('/tugas')).body, /Periksa bagian produsen/)
  await putIn('returned', `now() - interval '1 second'`)
  await office.application.environment.database.write(tx =>
    sql`update contribution_invitation set done_at = now() - interval '1 hour' where ended_at is null`.execute(
      tx,
    ),
  )
  assert.equal((await sendForm(phone, home, 'contribution.finish', {})).status, 303)
  assert.match((await office.operator.get('/tugas')).body, /Periksa bagian produsen/)
  const told = await foundIn(office, `select seq from ledger where event = 'contribution.finished'`)
  assert.equal(told.length, 2)
})
