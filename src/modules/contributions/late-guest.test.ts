import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import {
  foundIn,
  invite,
  openInvitingOffice,
  openLink,
  useLink,
  DIGITS,
  type InvitingOffice,
} from '../../../tests/builders/invited-producer.ts'
import { findForm } from '../../../tests/builders/page-forms.ts'
import { watchState } from '../../../tests/builders/stored-state.ts'
import { TestClient } from '../../../tests/builders/test-client.ts'

let office: InvitingOffice
let link: string
let section: string
before(async () => {
  office = await openInvitingOffice()
  link = await invite(office)
  section = `/bagian-saya/${office.nomination}/bagian/keunikan`
})
after(() => office.application.close())

const ACTION = 'nomination.answer'
const story = 'Cerita contoh tentang kain yang ditenun di rumah. '.repeat(4).trim()
const idle = () =>
  office.application.environment.database.write(tx =>
    sql`update session set seen_at = seen_at - interval '3 hours'
      where person_id in (select id from person where guest)`.execute(tx),
  )
const storedStory = async (): Promise<unknown> =>
  (await foundIn(office, `select value from nomination_answer where question_id = 'keunikan-tenun'`))[0]?.[
    'value'
  ]

/** A phone whose page was left open for hours, and the form as it is sent then. */
async function leftOpen(path = section) {
  const { phone } = await openLink(office, link)
  const form = findForm((await phone.get(path)).body, ACTION)
  assert.ok(form)
  await idle()
  return { phone, late: { ...form.fields, 'q.keunikan-tenun': story, action: ACTION } }
}

test('a guest who comes back after hours without script: what she typed is there after the link, and one press saves it', async () => {
  const { phone, late } = await leftOpen()
  const state = await watchState(office.application)
  const before = await state()
  const told = await phone.post(section, late)
  assert.equal(told.status, 401)
  assert.match(told.body, /kami simpan selama 24 jam/)
  assert.match(told.body, /Buka lagi tautan dari dinas/)
  assert.ok(!findForm(told.body, 'session.sign-in'), 'there is no password to ask for')
  assert.equal(await state(), before)

  // On another device, as messengers open links in a browser of their own.
  const other = new TestClient(office.application.server)
  const opened = await useLink(other, link, DIGITS)
  assert.match(opened.location ?? '', new RegExp(`^${section}\\?isian=[0-9a-z]{16}$`))
  const page = await other.get(opened.location ?? '')
  assert.match(page.body, /Yang Anda ketik sebelum halaman ditutup/)
  const shown = findForm(page.body, ACTION)
  assert.equal(shown?.fields['q.keunikan-tenun'], story)
  assert.equal(await storedStory(), undefined, 'nothing is done by itself')
  assert.ok(!(await phone.get(opened.location ?? '')).body.includes(story), 'not without a session')
  assert.ok(!(await office.operator.get(opened.location ?? '')).body.includes(story), 'and for nobody else')
  const saved = await other.post(section, { ...shown?.fields, action: ACTION })
  assert.equal(saved.status, 303)
  assert.equal(await storedStory(), story)
  const again = await openLink(office, link)
  assert.equal(again.answer.location, `/bagian-saya/${office.nomination}`, 'what is saved waits no more')
})

test('in English, and after the office made a new link, it comes back as well', async () => {
  const { phone, late } = await leftOpen(`/en${section}`)
  const told = await phone.post(`/en${section}`, { ...late, 'q.keunikan-tenun': `${story} Baru.` })
  assert.match(told.body, /we keep it for 24 hours/)
  link = await invite(office)
  const { answer, phone: renewed } = await openLink(office, link)
  const page = await renewed.get(answer.location ?? '')
  assert.equal(findForm(page.body, ACTION)?.fields['q.keunikan-tenun'], `${story} Baru.`)
  const elsewhere = await openLink(office, await invite(office, 'Anak Contoh'))
  assert.equal(elsewhere.answer.location, `/bagian-saya/${office.nomination}`, 'another person finds nothing')
  link = await invite(office)
})

test('a script that saves is told that the link opens the page again; a press without anything typed keeps nothing', async () => {
  const { phone, late } = await leftOpen()
  const script = await phone.post(
    section,
    { ...late, action: 'nomination.autosave' },
    { accept: 'application/json' },
  )
  assert.equal(script.status, 401)
  assert.match(script.body, /"code":"guest-session-ended"/)
  const { phone: other } = await openLink(office, link)
  const home = `/bagian-saya/${office.nomination}`
  const finish = findForm((await other.get(home)).body, 'contribution.finish')
  await idle()
  const told = await other.post(home, { ...finish?.fields, action: 'contribution.finish' })
  assert.equal(told.status, 401)
  assert.doesNotMatch(told.body, /24 jam/)
})

test('whoever makes up a session keeps nothing on our disk', async () => {
  const { late } = await leftOpen()
  const stranger = new TestClient(office.application.server)
  for (const secret of ['x', 'A'.repeat(120)]) {
    const answer = await stranger.request(section, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', cookie: `bintang_session=${secret}` },
      body: new URLSearchParams(late as Record<string, string>).toString(),
    })
    assert.equal(answer.location, `/masuk?lanjut=${encodeURIComponent(section)}`)
  }
})
