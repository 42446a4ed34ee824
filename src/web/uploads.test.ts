import assert from 'node:assert/strict'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { sha256 } from '../platform/digest.ts'
import { UploadLocks } from '../platform/files/upload-locks.ts'
import { UploadsBusy } from '../platform/files/index.ts'
import { UploadStore } from '../platform/files/upload-store.ts'
import { openOffice, type Office } from '../../tests/enemy/office.ts'
import { findForm } from '../../tests/builders/page-forms.ts'
import { paper, photo } from '../../tests/builders/specimens.ts'
import { filesUnder } from '../../tests/builders/stored-state.ts'
import { TestClient } from '../../tests/builders/test-client.ts'
import { beginUpload, sendPiece, sendUpload, tus } from '../../tests/builders/tus-steps.ts'
import { exampleNumber } from '../../tests/journeys/story-papers.ts'

let office: Office
before(async () => {
  office = await openOffice()
})
after(() => office.application.close())

/** The bytes and notes of uploads that lie on the disk: paths below the data folder. */
const lying = (): readonly string[] =>
  filesUnder(office.application.config.dataDir)
    .map(one => one.split(' ')[0] ?? '')
    .filter(path => path.startsWith('uploads/'))
const paperPage = (): string => `/dokumen/baru?milik=produsen:${office.producer}&jenis=nib`
const typed = { number: exampleNumber('nib'), issuedOn: '2025-02-03' }

test('an upload, sent in pieces, is where it says it is, and its owner alone finds it', async () => {
  const content = Buffer.from('potongan contoh '.repeat(100))
  const id = await beginUpload(office.operator, content.length, 'surat.pdf')
  assert.equal((await sendPiece(office.operator, id, 0, content.subarray(0, 700))).status, 204)
  const head = await office.operator.request(`/unggahan/${id}`, tus('HEAD'))
  assert.equal(head.status, 200)
  assert.equal(head.headers.get('upload-offset'), '700')
  assert.equal(head.headers.get('upload-length'), String(content.length))

  const neighbour = new TestClient(office.application.server)
  await neighbour.signIn('operator-tetangga')
  for (const method of ['HEAD', 'PATCH', 'DELETE'] as const) {
    const body = method === 'PATCH' ? content.subarray(700) : undefined
    const tried = await neighbour.request(`/unggahan/${id}`, tus(method, 700, body))
    assert.equal(tried.status, 404, method)
  }
  assert.equal(
    (await new TestClient(office.application.server).request(`/unggahan/${id}`, tus('HEAD'))).status,
    401,
  )
  assert.equal((await office.operator.get(`/unggahan/${id}`)).status, 404, 'nobody reads bytes back')

  assert.equal((await sendPiece(office.operator, id, 600, content.subarray(600))).status, 409)
  assert.equal((await sendPiece(office.operator, id, 700, content.subarray(700))).status, 204)
  const [path = ''] = lying()
  assert.equal(sha256(readFileSync(join(office.application.config.dataDir, path))), sha256(content))
  assert.equal((await office.operator.request(`/unggahan/${id}`, tus('DELETE'))).status, 204)
  assert.deepEqual(lying(), [])
})

test('an upload that begins too large, empty, without length or from another site, is refused before a byte', async () => {
  const asked = (length: string, headers: Record<string, string> = {}, prefix = '') =>
    office.operator.request(`${prefix}/unggahan`, {
      method: 'POST',
      headers: { 'tus-resumable': '1.0.0', 'upload-length': length, ...headers },
    })
  const large = await asked(String(2 ** 31))
  assert.equal(large.status, 413)
  assert.match(large.body, /lebih besar dari 10 MB\. Perkecil/)
  assert.match((await asked(String(2 ** 31), {}, '/en')).body, /larger than 10 MB\. Make it smaller/)
  const empty = await asked('0')
  assert.equal(empty.status, 422)
  assert.match(empty.body, /kosong \(0 bita\)/)
  for (const length of ['-1', 'NaN', '1e3', '']) assert.equal((await asked(length)).status, 400, length)
  assert.equal((await asked('10', { 'sec-fetch-site': 'cross-site' })).status, 403)
  assert.equal((await asked('10', { 'tus-resumable': '' })).status, 412)
  const deferred = await office.operator.request('/unggahan', {
    method: 'POST',
    headers: { 'tus-resumable': '1.0.0', 'upload-defer-length': '1' },
  })
  assert.ok(deferred.status >= 400 && deferred.status < 600)
  assert.equal(deferred.headers.get('access-control-allow-origin'), null)
  assert.deepEqual(lying(), [])
})

test('a form that names an upload is taken as if it had brought the file, and a second send has no second effect', async () => {
  const content = paper(1, 'SATU')
  const id = await sendUpload(office.operator, content, 'nib.pdf')
  const form = findForm((await office.operator.get(paperPage())).body, 'document.add')
  assert.ok(form)
  const fields = { ...form.fields, ...typed, action: 'document.add', 'file.upload': id }
  const [first, second] = await Promise.all([
    office.operator.postFiles(form.target, fields),
    office.operator.postFiles(form.target, fields),
  ])
  assert.deepEqual([first.status, second.status], [303, 303])
  const address = first.location?.split('?')[0] ?? ''
  assert.equal(second.location?.split('?')[0], address)
  assert.deepEqual(lying(), [], 'what an act took lies here no more')
  const later = await office.operator.postFiles(form.target, fields)
  assert.equal(later.location?.split('?')[0], address, 'an answer that was lost is given again')
  const original = await office.operator.get(`${address}/berkas`)
  assert.equal(original.body, content.toString())
})

test('a form that names an upload of nobody, of another or unfinished, is told beside the field and keeps what was typed', async () => {
  const neighbour = new TestClient(office.application.server)
  await neighbour.signIn('operator-tetangga')
  const content = paper(1, 'DUA')
  const foreign = await sendUpload(neighbour, content, 'tetangga.pdf')
  const unfinished = await beginUpload(office.operator, 5_000, 'separuh.pdf')
  for (const id of ['0'.repeat(16), '../../secret.key', foreign, unfinished]) {
    const answer = await office.operator.submit(paperPage(), 'document.add', {
      ...typed,
      'file.upload': id,
    })
    assert.equal(answer.status, 422)
    assert.match(answer.body, /Berkas belum selesai terkirim/)
    assert.equal(findForm(answer.body, 'document.add')?.fields['number'], typed.number)
  }
})

test('a form that is refused for another field keeps its file: sent again, the file need not come again', async () => {
  const page = `/produk/${office.product}`
  const answer = await office.operator.submit(paperPage(), 'document.add', {
    ...typed,
    issuedOn: '2999-01-01',
    file: new File([new Uint8Array(paper(1, 'TIGA'))], 'izin.pdf'),
  })
  assert.equal(answer.status, 422)
  const shown = findForm(answer.body, 'document.add')
  const kept = shown?.fields['file.upload'] ?? ''
  assert.match(kept, /^[0-9a-z]{16}$/)
  assert.match(answer.body, /izin\.pdf/)
  const again = await office.operator.postFiles(shown?.target ?? '', {
    ...shown?.fields,
    issuedOn: typed.issuedOn,
    action: 'document.add',
  })
  assert.equal(again.status, 303)

  const bad = await office.operator.submit(page, 'photo.add', {
    photo1: new File([new Uint8Array(await photo())], 'baik.jpg'),
    photo2: new File(['bukan foto'], 'salah.jpg'),
  })
  const photos = findForm(bad.body, 'photo.add')?.fields
  assert.match(photos?.['photo1.upload'] ?? '', /^[0-9a-z]{16}$/)
  assert.equal(photos?.['photo2.upload'], undefined, 'the wrong one is not kept')
})

test('a form that names eleven uploads, is told so before one of them is read', async t => {
  const find = t.mock.method(UploadStore.prototype, 'getUpload')
  const named = (many: number) =>
    Object.fromEntries(
      Array.from({ length: many }, (_, at) => [`x${at}.upload`, at.toString().padStart(16, '0')]),
    )
  const refused = await office.operator.submit(paperPage(), 'document.add', { ...typed, ...named(11) })
  assert.equal(refused.status, 422)
  assert.match(refused.body, /paling banyak 10 berkas/)
  assert.equal(findForm(refused.body, 'document.add')?.fields['number'], typed.number)
  assert.equal(find.mock.callCount(), 0)
  const same = Object.fromEntries(Array.from({ length: 900 }, (_, at) => [`x${at}.upload`, '0'.repeat(16)]))
  assert.equal((await office.operator.submit(paperPage(), 'document.add', { ...typed, ...same })).status, 422)
  assert.equal(find.mock.callCount(), 1, 'the same one is read once')
})

test('a form whose role has none of the page, reads none of the uploads that it names', async t => {
  const verifier = new TestClient(office.application.server)
  await verifier.signIn('verifikator')
  const find = t.mock.method(UploadStore.prototype, 'getUpload')
  const form = findForm((await verifier.get('/')).body, 'session.sign-out')
  const sent = { ...form?.fields, ...typed, action: 'document.add', 'file.upload': '0'.repeat(16) }
  assert.equal((await verifier.postFiles(paperPage(), sent)).status, 403)
  assert.equal(find.mock.callCount(), 0)
})

test('a file that was swapped before an answered form is sent again, is not taken away', async () => {
  const form = findForm((await office.operator.get(paperPage())).body, 'document.add')
  assert.ok(form)
  const first = await sendUpload(office.operator, paper(1, 'EMPAT'), 'nib.pdf')
  const fields = { ...form.fields, ...typed, action: 'document.add' }
  assert.equal(
    (await office.operator.postFiles(form.target, { ...fields, 'file.upload': first })).status,
    303,
  )
  const second = await sendUpload(office.operator, paper(1, 'LIMA'), 'nib-lain.pdf')
  const again = await office.operator.postFiles(form.target, { ...fields, 'file.upload': second })
  assert.match(again.location ?? '', /ulang=/)
  assert.ok(lying().some(path => path.endsWith(second)))
})

test('a form whose upload is in other hands, comes back with what was typed and its file', async t => {
  const id = await sendUpload(office.operator, paper(1, 'ENAM'), 'nib.pdf')
  const hold = t.mock.method(UploadLocks.prototype, 'hold')
  hold.mock.mockImplementationOnce(() => Promise.reject(new UploadsBusy('contoh')))
  const sent = { ...typed, 'file.upload': id }
  const answer = await office.operator.submit(paperPage(), 'document.add', sent)
  assert.equal(answer.status, 409)
  assert.match(answer.body, /sedang dipakai oleh kiriman lain/)
  const shown = findForm(answer.body, 'document.add')?.fields
  assert.deepEqual([shown?.['number'], shown?.['file.upload']], [typed.number, id])
})

test('whoever is not signed in writes nothing to the disk, whatever their cookie says, and sends no endless text', async () => {
  const incoming = join(office.application.config.dataDir, 'incoming')
  const send = async (path: string, cookie: string, fields: Readonly<Record<string, string>> = {}) => {
    rmSync(incoming, { recursive: true, force: true })
    const form = new FormData()
    for (const [name, value] of Object.entries(fields)) form.append(name, value)
    form.append('file', new File([new Uint8Array(100_000)], 'besar.pdf'))
    // As bytes: a form that is made while it is read goes on into a stream that the server has closed by then.
    const whole = new Response(form)
    const answer = await office.application.server.request(`http://localhost${path}`, {
      method: 'POST',
      body: await whole.arrayBuffer(),
      headers: { cookie, 'content-type': whole.headers.get('content-type') ?? '' },
    })
    assert.equal(existsSync(incoming), false, path)
    return answer.status
  }
  assert.equal(await send(paperPage(), 'bintang_session=karangan'), 303)
  assert.equal(await send('/masuk', ''), 400)
  const long = Object.fromEntries(Array.from({ length: 3 }, (_, at) => [`x${at}`, 'x'.repeat(400_000)]))
  assert.equal(await send(paperPage(), 'bintang_session=karangan', long), 400)
})
