import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  invite,
  openInvitingOffice,
  openLink,
  type InvitingOffice,
} from '../../../tests/builders/invited-producer.ts'
import { unescape } from '../../../tests/builders/html-text.ts'
import { findForm } from '../../../tests/builders/page-forms.ts'
import { sendForm } from '../../../tests/enemy/office.ts'

let office: InvitingOffice
let path: string
before(async () => {
  office = await openInvitingOffice()
  path = `/usulan/${office.nomination}/undangan`
})
after(() => office.application.close())

const ASK = 'contribution.ask-again'
const asked = 'Tolong tambah foto alat tenunnya.'
const textOf = (body: string, name: string): string =>
  unescape(new RegExp(`<textarea[^>]*name="${name}"[^>]*>([\\s\\S]*?)</textarea>`).exec(body)?.[1] ?? '')

test('the link that is shown stays shown after a refused request, and after one that was taken', async () => {
  const made = await sendForm(office.operator, path, 'contribution.invite', { name: 'Ibu Contoh' })
  const shownAt = made.location ?? ''
  const token = /\/undangan\/([\w-]{43})"/.exec((await office.operator.get(shownAt)).body)?.[1] ?? ''
  assert.equal(token.length, 43)
  const refused = await sendForm(office.operator, shownAt, ASK, { asked: 'x' })
  assert.equal(refused.status, 422)
  assert.ok(refused.body.includes(token), 'refused')
  const unnamed = await sendForm(office.operator, shownAt, 'contribution.invite', { name: '' })
  assert.equal(unnamed.status, 422)
  assert.ok(unnamed.body.includes(token), 'another form of the page')

  const taken = await sendForm(office.operator, shownAt, ASK, { asked })
  assert.equal(taken.status, 303)
  const page = await office.operator.get(taken.location ?? '')
  assert.ok(page.body.includes(token), 'taken')
  const message = textOf(page.body, 'reminder')
  assert.match(message, /Tolong tambah foto alat tenunnya\./)
  assert.ok(message.includes(`/undangan/${token}`))
  assert.match(message, /4 angka terakhir/)
  assert.match(page.body, /href="https:\/\/wa\.me\/6281234005678\?text=[^"]*Tolong%20tambah/)
})

test('without the link at hand the message names the day on which it was sent; once the producer is done it is gone', async () => {
  const link = await invite(office)
  const ready = await office.operator.get(path)
  assert.equal(textOf(ready.body, 'reminder'), '', 'nothing was asked of the new link yet')
  assert.equal((await sendForm(office.operator, path, ASK, { asked })).location?.split('?')[0], path)
  const english = await office.operator.get(`/en${path}`)
  const message = textOf(english.body, 'reminder')
  assert.match(message, /Buka lagi tautan yang kami kirim pada \d+ \w+ \d{4}\./, 'in the producer’s language')
  assert.doesNotMatch(message, /\/undangan\//)
  assert.match(english.body, /Tell the producer/)
  const { phone } = await openLink(office, link)
  await sendForm(phone, `/bagian-saya/${office.nomination}`, 'contribution.finish', {})
  assert.equal(textOf((await office.operator.get(path)).body, 'reminder'), '')
})

test('a made-up seal of a link goes nowhere', async () => {
  const form = findForm((await office.operator.get(path)).body, ASK)
  for (const tautan of ['"><script>', 'x'.repeat(500), 'https://lain.example', '']) {
    const sent = await office.operator.post(path, {
      ...form?.fields,
      _key: findForm((await office.operator.get(path)).body, ASK)?.fields['_key'] ?? '',
      asked,
      tautan,
      action: ASK,
    })
    assert.equal(sent.status, 303, tautan.slice(0, 20))
    assert.match(sent.location ?? '', new RegExp(`^${path}\\?berhasil=`))
  }
})
