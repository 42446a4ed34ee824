import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  foundIn,
  invite,
  openDraft,
  openLink,
  openOwnPart,
  type InvitingOffice,
} from '../../../tests/builders/invited-producer.ts'
import { findForm } from '../../../tests/builders/page-forms.ts'
import { paper, photo } from '../../../tests/builders/specimens.ts'
import { watchState } from '../../../tests/builders/stored-state.ts'
import type { TestClient } from '../../../tests/builders/test-client.ts'
import { sendForm } from '../../../tests/enemy/office.ts'
import { idIn } from '../../../tests/journeys/story-nominating.ts'
import { exampleNumber } from '../../../tests/journeys/story-papers.ts'

let office: InvitingOffice
let phone: TestClient
let home: string
before(async () => {
  ;({ office, phone, home } = await openOwnPart())
})
after(() => office.application.close())

const found = (query: string) => foundIn(office, query)
const story = 'Cerita contoh tentang kain yang ditenun di rumah. '.repeat(4).trim()

test('another nomination of her own firm is not there for the link of this one, and a link to it is another one', async () => {
  const more = await sendForm(
    office.operator,
    `/produsen/${office.producer}/produk/baru`,
    'product.register',
    {
      name: 'Syal Contoh',
      commodity: 'tenun',
      about: 'Syal yang ditenun dari benang setempat, contoh.',
    },
  )
  const [{ edition_id: edition } = {}] = await found('select edition_id from nomination')
  const second = await openDraft(office.operator, idIn(more.location ?? ''), String(edition))
  const state = await watchState(office.application)
  const before = await state()
  const finish = findForm((await phone.get(home)).body, 'contribution.finish')
  const answer = findForm((await phone.get(`${home}/bagian/keunikan`)).body, 'nomination.answer')
  for (const path of ['', '/bagian/keunikan', '/foto', '/dokumen/nib'])
    assert.equal((await phone.get(`/bagian-saya/${second}${path}`)).status, 404, path)
  assert.equal((await phone.get(`/usulan/${second}/bagian/keunikan/kabar?tab=a1`)).status, 404)
  const typed = { ...answer?.fields, id: second, 'q.keunikan-tenun': story }
  for (const action of ['nomination.answer', 'nomination.autosave'])
    assert.equal(
      (await phone.post(`/bagian-saya/${second}/bagian/keunikan`, { ...typed, action })).status,
      404,
    )
  for (const [path, action] of [
    ['', 'contribution.finish'],
    ['/foto', 'contribution.add-photo'],
    ['/dokumen/nib', 'contribution.add-document'],
  ] as const) {
    const sent = await phone.postFiles(`/bagian-saya/${second}${path}`, {
      ...finish?.fields,
      id: second,
      type: 'nib',
      number: exampleNumber('nib'),
      issuedOn: '2025-02-03',
      photo1: new File([new Uint8Array(await photo())], 'a.jpg'),
      file: new File([new Uint8Array(paper(1, 'NIB'))], 'nib.pdf'),
      action,
    })
    assert.ok([404, 303].includes(sent.status) || sent.status === 422, `${action}: ${sent.status}`)
  }
  assert.equal(await state(), before)
  const other = await openLink(office, await invite({ ...office, nomination: second }))
  assert.equal((await other.phone.get(`/bagian-saya/${second}`)).status, 200)
  assert.equal((await other.phone.get(home)).status, 404)
  const all = await phone.get('/bagian-saya')
  assert.ok(all.body.includes(office.nomination) && !all.body.includes(second))
  await sendForm(office.operator, `/usulan/${second}/undangan`, 'contribution.end', {})
  assert.equal((await other.phone.get('/bagian-saya')).status, 410)
  assert.equal((await other.phone.get(home)).location, '/bagian-saya', 'nothing is left of the ended one')
  assert.equal((await phone.get(home)).status, 200)
})
