import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { countQueries } from '../../../tests/builders/count-queries.ts'
import {
  addPage,
  DocumentOffice,
  moment,
  nibForm,
  operator,
  pdf,
} from '../../../tests/builders/document-office.ts'
import { here } from '../../../tests/builders/offices.ts'
import { lockedPaper, paper, photo } from '../../../tests/builders/specimens.ts'
import { listHistory } from '../../audit/index.ts'
import { documentPages, getDocument, listDocumentsOf, ownerText, type Owner } from './index.ts'

let office: DocumentOffice
before(async () => {
  office = await DocumentOffice.open()
})
after(() => office.close())

describe('adding', () => {
  test('the form, carries the hint and the example of its type, and why the edition asks for it', async () => {
    const owner = await office.aProducer(operator, here)
    const choice = await office.site.get(operator, `/dokumen/baru?milik=${ownerText(owner)}`)
    assert.match(choice.body, /jenis=nib/)
    assert.doesNotMatch(choice.body, /jenis=halal/, 'a product’s paper is not offered to a producer')
    const form = await office.site.get(operator, addPage(owner))
    assert.match(form.body, /1234567890123/)
    assert.match(form.body, /Sebab contoh\./)
    assert.match((await office.site.get(operator, `/en${addPage(owner)}`)).body, /13 digits/)
  })
  test('a sound paper, is stored with a ledger entry that holds no number, and its pages are shown', async () => {
    const owner = await office.aProducer(operator, here)
    const id = await office.aDocument(operator, owner, {
      number: 'NIB: 1234 5678 90123',
      file: pdf(paper(2)),
    })
    const [document] = await office.listOf(owner)
    assert.deepEqual(
      [document?.id, document?.number, document?.state, document?.validity, document?.issuedOn],
      [id, '1234567890123', 'unverified', 'unlimited', '2020-02-03'],
    )
    const history = await office.database.read(reader => listHistory(reader, owner, ['record']))
    const entry = history.find(one => one.event === 'document.added')
    assert.deepEqual(entry?.detail, { type: 'nib', owner: owner.id, warnings: 0 })
    assert.match((await office.site.get(operator, `/dokumen/${id}`)).body, /sedang disiapkan/)
    await office.render()
    const page = await office.site.get(operator, `/dokumen/${id}`)
    assert.match(page.body, new RegExp(`src="/dokumen/${id}/halaman/2"`))
    const picture = await office.site.get(operator, `/dokumen/${id}/halaman/2`)
    assert.deepEqual([picture.status, picture.headers.get('content-type')], [200, 'image/webp'])
    assert.equal((await office.site.get(operator, `/dokumen/${id}/halaman/3`)).status, 404)
    const original = await office.site.get(operator, `/dokumen/${id}/berkas`)
    assert.equal(
      original.headers.get('content-disposition'),
      `attachment; filename*=UTF-8''${encodeURIComponent('NIB (Nomor Induk Berusaha) 1234567890123.pdf')}`,
    )
  })
  test('a wrong number, a date to come and no file, are told together and typed values stay', async () => {
    const owner = await office.aProducer(operator, here)
    const { file: _file, ...form } = nibForm(owner, { number: '12345', issuedOn: '2999-01-01' })
    const answer = await office.site.post(operator, addPage(owner), form)
    assert.equal(answer.status, 422)
    for (const field of ['number', 'issuedOn', 'file'])
      assert.match(answer.body, new RegExp(`href="#f-${field}"`))
    assert.match(answer.body, /value="12345"/)
    assert.equal((await office.listOf(owner)).length, 0)
  })
  test('a locked, renamed or truncated file, is refused beside the file with what to do', async () => {
    const owner = await office.aProducer(operator, here)
    const said: readonly [File, RegExp][] = [
      [pdf(lockedPaper()), /dikunci dengan kata sandi/],
      [pdf(Buffer.from('bukan pdf')), /bukan PDF walaupun namanya berakhiran \.pdf/],
      [pdf(paper().subarray(0, 300)), /terpotong/],
      [pdf(new Uint8Array()), /kosong/],
      [pdf(Buffer.concat([paper(), Buffer.alloc(10 * 1024 * 1024)])), /lebih besar dari 10 MB/],
    ]
    for (const [file, sentence] of said) {
      const answer = await office.site.post(operator, addPage(owner), nibForm(owner, { file }))
      assert.equal(answer.status, 422)
      assert.match(answer.body, sentence)
    }
  })
  test('a number that looks odd but not wrong, is stored with its warning, which the page shows', async () => {
    const owner = await office.aProducer(operator, here)
    const form = { type: 'kbli', number: '13134', edition: 'kbli-2025', file: pdf() }
    const id = await office.aDocument(operator, owner, form)
    const document = await office.database.read(reader => getDocument(reader, id))
    assert.ok(document.warnings.length > 0)
    assert.match((await office.site.get(operator, `/dokumen/${id}`)).body, /Perlu diperiksa lagi/)
  })
  test('the same file twice, is kept once under two papers', async () => {
    const owner = await office.aProducer(operator, here)
    const content = await photo(320, 240)
    const scan = () => new File([new Uint8Array(content)], 'a.jpg')
    const [first, second] = [
      await office.aDocument(operator, owner, { file: scan() }),
      await office.aDocument(operator, owner, { file: scan() }),
    ]
    await office.render()
    const pages = await office.database.read(reader => documentPages(reader, [first, second]))
    assert.equal(pages.get(first)?.file?.sha256, pages.get(second)?.file?.sha256)
    assert.notEqual(pages.get(first)?.file?.id, pages.get(second)?.file?.id)
    assert.deepEqual(pages.get(second)?.pages[0]?.src, `/dokumen/${second}/halaman/1`)
  })
  test('a paper of a kind that is not the owner’s, is refused', async () => {
    const owner = await office.aProducer(operator, here)
    const answer = await office.site.post(operator, addPage(owner), nibForm(owner, { type: 'halal' }))
    assert.equal(answer.status, 422)
    assert.match(answer.body, /tidak tersedia bagi pemilik ini/)
  })
})

describe('the list around a producer', () => {
  test('shows what is there, what is missing and what expires, in as many queries for ten owners as for one', async () => {
    const owner = await office.aProducer(operator, here)
    const products: Owner[] = []
    for (let index = 0; index < 9; index++) products.push(await office.aProduct(operator, owner))
    await office.aDocument(operator, owner)
    const ending = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10)
    const product = products[0] ?? owner
    const mark = { type: 'merek', number: 'IDM000123456', issuedOn: '2020-01-01', validUntil: ending }
    await office.aDocument(operator, product, mark)
    const page = await office.site.get(operator, `/produsen/${owner.id}/dokumen`)
    assert.match(page.body, /1 dokumen segera habis/)
    assert.match(page.body, /1 dokumen yang diminta belum ada/)
    assert.match(page.body, /Diminta merek/)
    const queries = (owners: readonly Owner[]) =>
      office.database.read(async reader => {
        const counted = countQueries(reader)
        const found = await listDocumentsOf(counted.reader, owners, moment)
        return [found.length, counted.count()]
      })
    assert.deepEqual(
      [await queries([owner]), await queries([owner, ...products])],
      [
        [1, 2],
        [2, 2],
      ],
    )
  })
})
