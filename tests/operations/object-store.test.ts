import assert from 'node:assert/strict'
import { existsSync, readdirSync } from 'node:fs'
import { after, before, test, type TestContext } from 'node:test'
import { sql } from 'kysely'
import type { Application } from '../../src/app.ts'
import { fileJobHandlers } from '../../src/modules/files/index.ts'
import { openObjectStore, type ObjectStore } from '../../scripts/test/swift.ts'
import { findForm } from '../builders/page-forms.ts'
import { paper } from '../builders/specimens.ts'
import { watchState } from '../builders/stored-state.ts'
import { openOffice, sendForm, wordsIn, type Office } from '../enemy/office.ts'
import { exampleNumber } from '../journeys/story-papers.ts'

let server: ObjectStore | null = null
let office: Office | null = null
before(async () => {
  server = await openObjectStore()
  if (!server) return
  const { endpoint, bucket, region, accessKeyId, secretAccessKey } = server.settings
  office = await openOffice({
    S3_ENDPOINT: endpoint,
    S3_BUCKET: bucket,
    S3_REGION: region,
    S3_ACCESS_KEY_ID: accessKeyId,
    S3_SECRET_ACCESS_KEY: secretAccessKey,
  })
})
after(async () => {
  await office?.application.close()
  server?.discard()
})

/** The product over an object store; null, with the test skipped, where there is none. */
function opened(t: TestContext): { office: Office; server: ObjectStore } | null {
  if (office && server) return { office, server }
  t.skip('no OpenStack Swift on this machine, and it cannot be installed')
  return null
}

/** The work of the background on files alone. */
async function makePictures({ environment }: Application): Promise<void> {
  const { rows } = await environment.database.read(reader =>
    sql<{ id: string }>`select id from file where state = 'received'`.execute(reader),
  )
  for (const { id } of rows) await fileJobHandlers(environment)['files.render']?.({ fileId: id })
}

const typed = { number: exampleNumber('nib'), issuedOn: '2025-02-03' }
const pageOf = ({ producer }: Office): string => `/dokumen/baru?milik=produsen:${producer}&jenis=nib`
const fileOf = (words: string): File =>
  new File([new Uint8Array(paper(2, words))], 'nib.pdf', { type: 'application/pdf' })

test('over an object store, a paper that is sent has its pictures and its original, and nothing lies in the folder', async t => {
  const place = opened(t)
  if (!place) return
  const { operator, application } = place.office
  const sent = await sendForm(operator, pageOf(place.office), 'document.add', {
    ...typed,
    file: fileOf('SATU'),
  })
  assert.equal(sent.status, 303)
  await makePictures(application)
  const address = sent.location?.split('?')[0] ?? ''
  const picture = await operator.get(`${address}/halaman/2`)
  assert.deepEqual([picture.status, picture.headers.get('content-type')], [200, 'image/webp'])
  assert.match((await operator.get(`${address}/berkas`)).body, /^%PDF/)
  const { filesDir } = application.config
  assert.deepEqual(existsSync(filesDir) ? readdirSync(filesDir) : [], [])
})

test('an object store that stops: forms with files are refused whole and keep what was sent, files answer 503', async t => {
  const place = opened(t)
  if (!place) return
  const { operator, application } = place.office
  const page = pageOf(place.office)
  const before = await sendForm(operator, page, 'document.add', { ...typed, file: fileOf('DUA') })
  const address = before.location?.split('?')[0] ?? ''
  const state = await watchState(application)
  const whole = await state()
  place.server.stop()
  const refused = await sendForm(operator, page, 'document.add', { ...typed, file: fileOf('TIGA') })
  assert.equal(refused.status, 422)
  assert.match(wordsIn(refused.body), /Penyimpanan berkas sedang tidak dapat dihubungi.*Isian Anda tetap ada/)
  assert.equal(await state(), whole, 'nothing is stored')
  const shown = findForm(refused.body, 'document.add')
  assert.equal(shown?.fields['number'], typed.number)
  assert.match(shown?.fields['file.upload'] ?? '', /^[0-9a-z]{16}$/, 'the file need not be sent again')
  const away = await operator.get(`${address}/berkas`)
  assert.equal(away.status, 503)
  assert.match(wordsIn(away.body), /belum dapat dibuka.*coba lagi/)
  assert.match(wordsIn((await operator.get(`/en${address}/berkas`)).body), /cannot be opened.*try again/)

  await place.server.start()
  const fields = { ...shown?.fields, action: 'document.add' }
  assert.equal((await operator.postFiles(shown?.target ?? '', fields)).status, 303)
  assert.equal((await operator.get(`${address}/berkas`)).status, 200)
})
