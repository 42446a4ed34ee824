import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import {
  foundIn,
  openDraft,
  openOwnPart,
  type InvitingOffice,
} from '../../../tests/builders/invited-producer.ts'
import { findForm } from '../../../tests/builders/page-forms.ts'
import { paper, photo } from '../../../tests/builders/specimens.ts'
import { watchState } from '../../../tests/builders/stored-state.ts'
import type { TestClient } from '../../../tests/builders/test-client.ts'
import { sendUpload } from '../../../tests/builders/tus-steps.ts'
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

const write = (query: string) =>
  office.application.environment.database.write(tx => sql.raw(query).execute(tx))
const found = (query: string) => foundIn(office, query)
const story = 'Cerita contoh tentang kain yang ditenun di rumah. '.repeat(4).trim()

test('an invited producer: sees what is hers and nothing else of the file', async () => {
  const page = await phone.get(home)
  assert.equal(page.status, 200)
  for (const words of [
    'Keunikan dan cerita',
    'Foto produk',
    'NIB',
    'Beri tahu dinas',
    'Keluar dari ponsel ini',
  ])
    assert.ok(page.body.includes(words), words)
  for (const words of [
    'Pasar dalam negeri',
    'Surat usulan',
    'penghela',
    'Riwayat',
    '/verifikasi',
    '/produsen/',
  ])
    assert.ok(!page.body.includes(words), words)
  const section = await phone.get(`${home}/bagian/keunikan`)
  assert.equal(section.status, 200)
  assert.equal((await phone.get(`${home}/bagian/pasar`)).status, 404, 'a section that is not hers')
  const making = await phone.get(`${home}/bagian/produksi`)
  assert.ok(making.body.includes('q.tahapan-tenun'))
  assert.ok(!making.body.includes('pembukuan-cara'), 'a question that is not hers')
})

test('every other page of the product leads her back to her part, and does nothing', async () => {
  const state = await watchState(office.application)
  const before = await state()
  const { nomination, producer, product } = office
  const pages = [
    '/tugas',
    '/usulan',
    `/usulan/${nomination}`,
    `/usulan/${nomination}/berkas`,
    `/usulan/${nomination}/bagian/keunikan`,
    `/usulan/${nomination}/undangan`,
    `/produsen/${producer}`,
    `/produk/${product}`,
    `/dokumen/baru?milik=produsen:${producer}&jenis=nib`,
    `/kesiapan/${product}`,
    '/akun-saya',
    '/pemberitahuan',
    '/katalog',
  ]
  for (const path of pages) assert.equal((await phone.get(path)).location, '/bagian-saya', path)
  const form = findForm((await phone.get(home)).body, 'contribution.finish')
  const posts = [
    [`/usulan/${nomination}`, 'nomination.withdraw'],
    [`/usulan/${nomination}/bagian/keunikan`, 'nomination.answer'],
    [`/usulan/${nomination}/undangan`, 'contribution.invite'],
    [`/produk/${product}`, 'photo.add'],
    ['/sesi', 'session.switch-role'],
  ] as const
  for (const [path, action] of posts) {
    const answer = await phone.post(path, { ...form?.fields, action, name: 'Ibu Contoh' })
    assert.ok(answer.status === 303 || answer.status === 404, `${path}: ${answer.status}`)
  }
  assert.equal(await state(), before)
})

test('her answers are saved as hers, and no question of another part ever is', async () => {
  const path = `${home}/bagian/keunikan`
  const saved = await sendForm(phone, path, 'nomination.answer', { 'q.keunikan-tenun': story })
  assert.equal(saved.status, 303)
  assert.match(saved.location ?? '', new RegExp(`^${path}\\?berhasil`))
  const [row] = await found(
    `select saved_role, value from nomination_answer where question_id = 'keunikan-tenun'`,
  )
  assert.deepEqual(row, { saved_role: 'producer', value: story })
  for (const stray of ['q.pembeli-utama', 'q.tahapan-tenun', 'q.']) {
    for (const action of ['nomination.answer', 'nomination.autosave']) {
      const form = findForm((await phone.get(path)).body, 'nomination.answer')
      const answer = await phone.post(path, { ...form?.fields, [stray]: story, action })
      assert.equal(answer.status, 404, stray)
    }
  }
  const answers = await found('select question_id from nomination_answer')
  assert.deepEqual(answers, [{ question_id: 'keunikan-tenun' }])
  const seen = await office.operator.get(`/usulan/${office.nomination}/bagian/keunikan`)
  assert.match(seen.body, /Diisi produsen/)
})

test('she and the office at the same field: both versions are shown, and nothing is overwritten', async () => {
  const path = `${home}/bagian/produksi`
  const form = findForm((await phone.get(path)).body, 'nomination.answer')
  await sendForm(office.operator, `/usulan/${office.nomination}/bagian/produksi`, 'nomination.answer', {
    'q.kapasitas-bulanan': 'Sepuluh lembar, menurut dinas.',
  })
  const sent = { ...form?.fields, 'q.kapasitas-bulanan': 'Delapan lembar, menurut saya.' }
  const answer = await phone.post(path, { ...sent, action: 'nomination.answer' })
  assert.equal(answer.status, 409)
  assert.match(answer.body, /Sepuluh lembar, menurut dinas/)
  assert.match(answer.body, /Delapan lembar, menurut saya/)
})

test('a photo from the phone, sent in pieces, is on the product, and the office sees from whom', async () => {
  const path = `${home}/foto`
  const bytes = await photo()
  const id = await sendUpload(phone, bytes, 'kain.jpg')
  const form = findForm((await phone.get(path)).body, 'contribution.add-photo')
  const fields = {
    ...form?.fields,
    'photo1.upload': id,
    caption1: 'Tampak depan',
    action: 'contribution.add-photo',
  }
  const [one, other] = await Promise.all([phone.postFiles(path, fields), phone.postFiles(path, fields)])
  assert.deepEqual([one.status, other.status], [303, 303])
  assert.match(one.location ?? '', new RegExp(`^${path}\\?`))
  const photos = await found(`select id from photo where product_id = '${office.product}'`)
  assert.equal(photos.length, 1, 'a double click adds one')
  const entry = await found(`select event, role from ledger where action = 'contribution.add-photo'`)
  assert.deepEqual(entry, [{ event: 'photo.added', role: 'producer' }])
})

test('a paper that is asked of her is taken; another kind, another owner and another firm are not there', async () => {
  const page = `${home}/dokumen/nib`
  const given = {
    number: exampleNumber('nib'),
    issuedOn: '2025-02-03',
    file: new File([new Uint8Array(paper(1, 'NIB'))], 'nib.pdf'),
  }
  const form = findForm((await phone.get(page)).body, 'contribution.add-document')
  assert.ok(form)
  const send = (path: string, more: Record<string, string>) =>
    phone.postFiles(path, { ...form.fields, ...given, action: 'contribution.add-document', ...more })
  assert.equal((await send(page, { type: 'kbli' })).status, 404, 'another kind of paper')
  assert.equal(
    (await send(`${home}/dokumen/sk-sentra`, { type: 'sk-sentra' })).status,
    404,
    'the office’s paper',
  )
  assert.equal((await send(`${home}/dokumen/tidak-ada`, {})).status, 404)
  const taken = await send(page, { owner: 'produsen:0000000000000000' })
  assert.equal(taken.status, 303, taken.body.slice(0, 300))
  const [row] = await found(`select type, producer_id from document`)
  assert.deepEqual(
    row,
    { type: 'nib', producer_id: office.producer },
    'whose it is follows from the nomination',
  )
  assert.match((await phone.get(home)).body, /Sudah ada di dinas/)
})

test('the nomination of another firm is not there for her, in any way', async () => {
  const made = await sendForm(office.operator, `/produsen/baru?kecamatan=32.05.01`, 'producer.register', {
    name: 'Tenun Contoh Lain',
    ownerName: 'Bapak Contoh',
    workersMen: '1',
    workersWomen: '1',
  })
  const producer = idIn(made.location ?? '')
  const product = await sendForm(office.operator, `/produsen/${producer}/produk/baru`, 'product.register', {
    name: 'Selendang Contoh',
    commodity: 'tenun',
    about: 'Selendang yang ditenun dari benang setempat, contoh.',
  })
  const [{ edition_id: edition } = {}] = await found('select edition_id from nomination')
  const other = await openDraft(office.operator, idIn(product.location ?? ''), String(edition))
  const state = await watchState(office.application)
  const before = await state()
  const form = findForm((await phone.get(home)).body, 'contribution.finish')
  for (const path of ['', '/bagian/keunikan', '/foto', '/dokumen/nib']) {
    assert.equal((await phone.get(`/bagian-saya/${other}${path}`)).status, 404, path)
    for (const action of ['contribution.finish', 'nomination.answer', 'contribution.add-photo'])
      await phone.post(`/bagian-saya/${other}${path}`, { ...form?.fields, action })
  }
  assert.equal((await phone.get(`/usulan/${other}/bagian/keunikan/kabar`)).status, 404)
  assert.equal(await state(), before)
})

test('that her part is done reaches the office once, and a sentence of the office reaches her', async () => {
  const form = findForm((await phone.get(home)).body, 'contribution.finish')
  const told = { ...form?.fields, action: 'contribution.finish' }
  const answers = await Promise.all([phone.post(home, told), phone.post(home, told)])
  assert.deepEqual(
    answers.map(one => one.status),
    [303, 303],
  )
  assert.equal((await found(`select seq from ledger where event = 'contribution.finished'`)).length, 1)
  assert.match((await phone.get(home)).body, /Dinas sudah diberi tahu/)
  const tasks = await office.operator.get('/tugas')
  assert.match(tasks.body, /Periksa bagian produsen: Kain Contoh/)
  const asked = 'Tolong tambah foto alat tenunnya.'
  const officePath = `/usulan/${office.nomination}/undangan`
  const again = await sendForm(office.operator, officePath, 'contribution.ask-again', { asked })
  assert.equal(again.status, 303)
  const page = await phone.get(home)
  assert.ok(page.body.includes(asked))
  assert.ok(findForm(page.body, 'contribution.finish'), 'she can say so once more')
  assert.ok(!(await office.operator.get('/tugas')).body.includes('Periksa bagian produsen'))
})

test('once the office has approved, nothing of her part can be changed, and she is told why', async () => {
  const path = `${home}/bagian/keunikan`
  const answer = findForm((await phone.get(path)).body, 'nomination.answer')
  const photoForm = findForm((await phone.get(`${home}/foto`)).body, 'contribution.add-photo')
  await write(`update nomination set state = 'approved' where id = '${office.nomination}'`)
  const late = { ...answer?.fields, 'q.keunikan-tenun': 'Diubah terlambat', action: 'nomination.answer' }
  const told = await phone.post(path, late)
  assert.equal(told.status, 403)
  assert.match(told.body, /tidak tersimpan/)
  assert.match(told.body, /sudah menyetujui berkasnya/)
  assert.match(told.body, /Diubah terlambat/, 'to be copied')
  const photoLate = { ...photoForm?.fields, photo1: new File([new Uint8Array(await photo())], 'a.jpg') }
  const sent = await phone.postFiles(`${home}/foto`, { ...photoLate, action: 'contribution.add-photo' })
  assert.equal(sent.status, 403)
  assert.equal((await phone.get(path)).location, '/bagian-saya')
  await write(`update nomination set state = 'draft' where id = '${office.nomination}'`)
})

test('when the office ends the link, her next tap is told so kindly, and nothing can be done any more', async () => {
  const path = `${home}/bagian/keunikan`
  const form = findForm((await phone.get(path)).body, 'nomination.answer')
  const ended = await sendForm(
    office.operator,
    `/usulan/${office.nomination}/undangan`,
    'contribution.end',
    {},
  )
  assert.equal(ended.status, 303)
  const state = await watchState(office.application)
  const before = await state()
  const late = { ...form?.fields, 'q.keunikan-tenun': 'Diubah terlambat', action: 'nomination.answer' }
  const told = await phone.post(path, late)
  assert.equal(told.status, 403)
  assert.match(told.body, /Dinas sudah mengakhiri undangan ini/)
  assert.match(told.body, /Diubah terlambat/, 'what she typed, to be copied')
  const byScript = await phone.post(path, late, { accept: 'application/json' })
  assert.equal(byScript.status, 403)
  const [problem] = (JSON.parse(byScript.body) as { problems: { code: string; message: string }[] }).problems
  assert.equal(problem?.code, 'closed')
  assert.match(problem?.message ?? '', /tidak tersimpan\. Dinas sudah mengakhiri/)
  assert.equal((await phone.get(home)).location, '/bagian-saya')
  const page = await phone.get('/bagian-saya')
  assert.equal(page.status, 410)
  assert.match(page.body, /Undangan Anda sudah selesai/)
  assert.match(page.body, /aman di dinas/)
  assert.equal(await state(), before)
  const begun = await phone.request('/unggahan', {
    method: 'POST',
    headers: {
      'tus-resumable': '1.0.0',
      'upload-length': '5',
      'upload-metadata': `filename ${btoa('a.jpg')},purpose ${btoa('contoh')}`,
    },
  })
  assert.equal(begun.status, 403, 'nothing more can be sent')
  assert.match(begun.body, /mintalah tautan baru/)
  assert.ok(findForm(page.body, 'session.sign-out'), 'she can still sign out')
})
