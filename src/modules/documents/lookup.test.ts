import assert from 'node:assert/strict'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { anActor, here } from '../../../tests/builders/offices.ts'
import { DocumentOffice, operator, types, verifier } from '../../../tests/builders/document-office.ts'
import { insertFile } from '../files/file-store.ts'
import { sha256 } from '../../platform/digest.ts'
import { newId } from '../../platform/random.ts'
import { testSite } from '../../../tests/builders/test-site.ts'
import { createWorker } from '../../platform/jobs/index.ts'
import { listHistory } from '../../audit/index.ts'
import { isRecheckDue } from './document.ts'
import { findDocument, insertDocument } from './document-store.ts'
import {
  documentsRoutes,
  fileLookup,
  httpLookup,
  httpLookupSchema,
  lookUpJobHandlers,
  type Owner,
} from './index.ts'
import { findOwner } from './owner.ts'

const example = fileLookup(join(import.meta.dirname, '../../../programmes/ovop-id/lookup-contoh.json'))

let office: DocumentOffice
let owner: Owner
let server: Server
let base = ''
const asked: string[] = []
before(async () => {
  office = await DocumentOffice.open()
  owner = await office.aProducer(operator, here)
  server = createServer((request, response) => {
    asked.push(request.url ?? '')
    if (request.url?.endsWith('/1234567890123'))
      return void response.end('{"found":true,"holder":"Usaha <b>Contoh</b>","validUntil":"2032-05-01"}')
    if (request.url?.endsWith('/7777777777777'))
      return void response.end('{"found":true,"holder":"Usaha\\u0000 Contoh\\u202e\\u0007 Terkendali"}')
    if (request.url?.endsWith('/ada')) return void response.end('{"found":"mungkin"}')
    response.end('{"found":false}')
  })
  await new Promise<void>(resolve => void server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
after(async () => {
  await office.close()
  server.closeAllConnections()
  server.close()
})

const source = (change: Record<string, unknown> = {}) =>
  httpLookup(
    httpLookupSchema.parse({
      id: 'uji',
      name: { id: 'Sumber uji', en: 'Test source' },
      serves: ['nib', 'p-irt'],
      address: `${base}/cek/{type}/{number}`,
      timeoutSeconds: 1,
      allowInside: true,
      ...change,
    }),
  )

async function aPaper(number: string, type = 'nib'): Promise<string> {
  const [id, fileId] = [newId(), newId()]
  await office.database.write(async tx => {
    const record = await findOwner(tx, owner)
    assert.ok(record)
    const received = {
      sha256: sha256(id),
      bytes: 9,
      mediaType: 'application/pdf' as const,
      originalName: 'a.pdf',
      pages: 1,
      width: null,
      height: null,
    }
    await insertFile(tx, { id: fileId, received }, 'test', new Date())
    const content = {
      type,
      edition: null,
      number,
      warnings: [],
      issuer: '',
      issuedOn: '2020-01-01',
      validity: 'unlimited' as const,
      validUntil: null,
    }
    await insertDocument(tx, { id, owner: record, content, fileId }, 'test', new Date())
  })
  return id
}

const siteWith = (lookups: Parameters<typeof lookUpJobHandlers>[1]) =>
  testSite(
    office.environment,
    documentsRoutes({
      files: office.environment.services.files,
      types,
      warnDays: 60,
      listDays: [30],
      lookups,
      needs: () => () => [],
    }),
  )
const work = (lookups: Parameters<typeof lookUpJobHandlers>[1]) =>
  createWorker(office.database, lookUpJobHandlers(office.environment, lookups)).runUntilIdle()
const press = { action: 'document.look-up' }

test('a verifier asks, the answer stands on the page, and the document is as unverified as before', async () => {
  const site = siteWith([source()])
  const id = await aPaper('1234567890123')
  assert.match((await site.get(verifier, `/dokumen/${id}`)).body, /Cari di sumber resmi/)
  assert.doesNotMatch((await site.get(operator, `/dokumen/${id}`)).body, /Cari di sumber resmi/)
  assert.equal((await site.post(verifier, `/dokumen/${id}`, press)).status, 303)
  assert.match((await site.get(verifier, `/dokumen/${id}`)).body, /Sedang dicari/)
  assert.equal((await site.post(verifier, `/dokumen/${id}`, press)).status, 409, 'it is on its way already')
  await work([source()])
  const { body } = await site.get(verifier, `/dokumen/${id}`)
  const hidden = (await site.get(operator, `/dokumen/${id}`)).body
  assert.doesNotMatch(hidden, /Sumber uji|Usaha &lt;b&gt;Contoh/, 'the office waits for the decision')
  for (const role of ['auditor', 'secretariat'] as const)
    assert.match((await site.get(anActor(role), `/dokumen/${id}`)).body, /Sumber uji/, role)
  const history = await office.database.read(reader =>
    listHistory(reader, { kind: 'document', id }, ['record']),
  )
  assert.deepEqual(
    history.filter(one => one.event.startsWith('document.look')),
    [],
  )
  assert.match(body, /Dicari lewat Sumber uji\. Nomor ini ditemukan\./)
  assert.match(body, /Usaha &lt;b&gt;Contoh/, 'what a source says is text')
  assert.match(body, /Berlaku sampai 1 Mei 2032/)
  assert.match(body, /Belum diverifikasi/)
  const document = await office.database.read(reader => findDocument(reader, id))
  assert.equal(document?.lastCheck, null)
  assert.ok(asked.includes('/cek/nib/1234567890123'))
})

test('a number that is not there, a source that is down or talks nonsense, are said in plain words', async () => {
  for (const [lookup, number, words] of [
    [source(), '9999999999998', /tidak ditemukan/],
    [source(), 'ada', /tidak dapat dihubungi/],
    [source({ address: 'http://127.0.0.1:9/{number}' }), '1234567890123', /tidak dapat dihubungi/],
    [source({ allowInside: false }), '1234567890123', /tidak dapat dihubungi/],
    [{ ...example, id: 'uji' }, '1234567890123', /Aktif \(contoh\)/],
  ] as const) {
    const site = siteWith([lookup])
    const id = await aPaper(number)
    await site.post(verifier, `/dokumen/${id}`, press)
    await work([lookup])
    assert.match((await site.get(verifier, `/dokumen/${id}`)).body, words)
    assert.equal((await site.post(verifier, `/dokumen/${id}`, press)).status, 303, 'asked again')
    await work([lookup])
  }
})

test('an office, a reader and a kind without a source, cannot ask', async () => {
  const site = siteWith([source()])
  const id = await aPaper('1234567890123')
  assert.equal((await site.post(operator, `/dokumen/${id}`, press)).status, 403)
  assert.equal((await site.post(anActor('operator', '/33/33.02/'), `/dokumen/${id}`, press)).status, 404)
  const other = await aPaper('CONTOH/1', 'tkdn')
  assert.equal((await site.post(verifier, `/dokumen/${other}`, press)).status, 422)
  assert.doesNotMatch((await site.get(verifier, `/dokumen/${other}`)).body, /Cari di sumber resmi/)
})

test('a question without an answer for more than an hour, counts as unavailable and may be asked again', async () => {
  const site = siteWith([source()])
  const id = await aPaper('1234567890123')
  await site.post(verifier, `/dokumen/${id}`, press)
  await office.database.write(tx =>
    sql`update document_lookup set asked_at = asked_at - interval '2 hours' where document_id = ${id}`.execute(
      tx,
    ),
  )
  const { body } = await site.get(verifier, `/dokumen/${id}`)
  assert.match(body, /tidak dapat dihubungi/)
  assert.match(body, /Cari di sumber resmi/)
  assert.equal((await site.post(verifier, `/dokumen/${id}`, press)).status, 303)
  await work([source()])
  assert.match((await site.get(verifier, `/dokumen/${id}`)).body, /Nomor ini ditemukan/)
})

test('control characters of a source, do not reach the page', async () => {
  const site = siteWith([source()])
  const id = await aPaper('7777777777777')
  await site.post(verifier, `/dokumen/${id}`, press)
  await work([source()])
  assert.match((await site.get(verifier, `/dokumen/${id}`)).body, /Usaha Contoh Terkendali/)
})

test('a source that was taken out meanwhile, answers that it is not there', async () => {
  const site = siteWith([source()])
  const id = await aPaper('1234567890123')
  await site.post(verifier, `/dokumen/${id}`, press)
  await work([])
  assert.match((await site.get(verifier, `/dokumen/${id}`)).body, /tidak dapat dihubungi/)
})

test('the settings of a source, need a place for the number', () => {
  const settings = { id: 'a', name: { id: 'a', en: 'a' }, serves: ['nib'], timeoutSeconds: 5 }
  assert.equal(
    httpLookupSchema.safeParse({ ...settings, address: 'https://contoh.example/cek' }).success,
    false,
  )
  assert.equal(httpLookupSchema.safeParse({ ...settings, address: 'https://{number}/cek' }).success, false)
  assert.equal(
    httpLookupSchema.safeParse({ ...settings, address: 'https://contoh.example/{number}' }).success,
    true,
  )
})

test('a check, is to be made again once it is older than its kind allows', () => {
  const lastCheck = {
    outcome: 'verified' as const,
    how: '',
    note: '',
    checkedBy: 'x',
    checkedAt: new Date('2030-01-15T00:00:00Z'),
  }
  const due = (day: string, recheckMonths?: number) => isRecheckDue({ recheckMonths }, { lastCheck }, day)
  assert.deepEqual([due('2031-01-15', 12), due('2031-01-16', 12), due('2040-01-01')], [false, true, false])
  assert.equal(
    isRecheckDue({ recheckMonths: 12 }, { lastCheck: { ...lastCheck, outcome: 'refused' } }, '2040-01-01'),
    false,
  )
  assert.equal(isRecheckDue({ recheckMonths: 12 }, { lastCheck: null }, '2040-01-01'), false)
})
