import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { DocumentOffice, neighbour, operator, types } from '../../../tests/builders/document-office.ts'
import { here } from '../../../tests/builders/offices.ts'
import { listHistory } from '../../audit/index.ts'
import { producerActions } from '../producers/index.ts'
import { text } from '../../foundation/text.ts'
import { changedSince, type Changeable } from './noted-change.ts'
import { noteMove, ownerText, type Owner } from './index.ts'

let office: DocumentOffice
before(async () => {
  office = await DocumentOffice.open()
})
after(() => office.close())

const halal = (product: Owner) => ({
  type: 'halal',
  owner: ownerText(product),
  number: 'ID00410012345670724',
  issuer: 'BPJPH contoh',
  issuedOn: '2024-07-01',
  validity: 'until-change',
})
const because = 'Minyak goreng contoh berganti merek.'

async function aHalalProduct() {
  const producer = await office.aProducer(operator, here)
  const product = await office.aProduct(operator, producer)
  const document = await office.aDocument(operator, product, halal(product))
  const page = `/produsen/${producer.id}/perubahan`
  const note = (change: Record<string, string>, by = operator) =>
    office.site.post(by, page, {
      action: 'product.note-change',
      what: 'composition',
      product: product.id,
      changedOn: '2025-03-02',
      explanation: because,
      ...change,
    })
  const stateOf = async (id = document) => (await office.listOf(product)).find(one => one.id === id)?.state
  return { producer, product, document, page, note, stateOf }
}

describe('a change of composition', () => {
  test('ends a paper that was issued before it, and says why and what to do', async () => {
    const { document, note, stateOf, producer, product } = await aHalalProduct()
    assert.equal(await stateOf(), 'unverified')
    assert.equal((await note({})).status, 303)
    assert.equal(await stateOf(), 'expired')
    const page = await office.site.get(operator, `/dokumen/${document}`)
    assert.match(page.body, /Berubah sejak diterbitkan/)
    assert.match(page.body, /Tidak berlaku lagi sejak 2 Maret 2025/)
    assert.match(page.body, /Ajukan perubahan kepada penerbitnya/)
    assert.match(
      (await office.site.get(operator, `/en/dokumen/${document}`)).body,
      /Changed since it was issued/,
    )
    const history = await office.database.read(reader => listHistory(reader, producer, ['record']))
    const entry = history.find(one => one.event === 'product.change-noted')
    const detail = entry?.detail as Record<string, unknown> | undefined
    assert.deepEqual(
      [detail?.['what'], detail?.['on'], detail?.['product'], detail?.['papers']],
      ['composition', '2025-03-02', product.id, 1],
    )
    assert.doesNotMatch(JSON.stringify(detail), /Minyak/, 'the ledger holds no recipe')
  })
  test('on the day of issue or before it, ends nothing; nor does one of another product', async () => {
    const { note, stateOf, producer } = await aHalalProduct()
    const other = await office.aProduct(operator, producer)
    await note({ changedOn: '2024-07-01' })
    await note({ changedOn: '2020-01-01' })
    await note({ product: other.id })
    assert.equal(await stateOf(), 'unverified')
  })
  test('noted first, ends the older paper that is added afterwards, and not a newer one', async () => {
    const { note, product, stateOf } = await aHalalProduct()
    await note({})
    const older = await office.aDocument(operator, product, halal(product))
    const newer = await office.aDocument(operator, product, { ...halal(product), issuedOn: '2025-03-02' })
    assert.deepEqual([await stateOf(older), await stateOf(newer)], ['expired', 'unverified'])
  })
  test('taken back with a reason, puts the paper in force again, once', async () => {
    const { note, stateOf, page, document } = await aHalalProduct()
    await note({})
    const shown = (await office.site.get(operator, page)).body
    const change = /name="change" value="([0-9a-z]{16})"/.exec(shown)?.[1] ?? ''
    const back = { action: 'product.take-back-change', change, reason: 'Salah produk.' }
    assert.equal((await office.site.post(neighbour, page, back)).status, 404)
    assert.equal((await office.site.post(operator, page, { ...back, reason: '' })).status, 422)
    assert.equal((await office.site.post(operator, page, back)).status, 303)
    assert.equal(await stateOf(), 'unverified')
    assert.notEqual((await office.site.post(operator, page, back)).status, 303)
    assert.match((await office.site.get(operator, page)).body, /Dibatalkan/)
    assert.match((await office.site.get(operator, `/dokumen/${document}`)).body, /Belum diverifikasi/)
  })
  test('of no product, of another firm’s, in the future, twice, or by a neighbour, is refused', async () => {
    const { note } = await aHalalProduct()
    const other = await aHalalProduct()
    const refusals: readonly [Record<string, string>, RegExp][] = [
      [{ product: '' }, /Pilih produk yang komposisinya berubah/],
      [{ product: other.product.id }, /Pilih produk/],
      [{ what: 'place', product: other.product.id }, /Pilih produk/],
      [{ changedOn: '2999-01-01' }, /belum terjadi/],
      [{ changedOn: '2025-02-30' }, /tanggal/i],
      [{ explanation: 'x' }, /explanation/],
    ]
    for (const [change, sentence] of refusals) {
      const answer = await note(change)
      assert.equal(answer.status, 422, JSON.stringify(change))
      assert.match(answer.body, sentence)
    }
    assert.equal((await note({}, neighbour)).status, 404)
    await note({})
    assert.match((await note({})).body, /sudah dicatat/)
  })
})

describe('a firm that moves', () => {
  const moving = () =>
    producerActions({
      commodities: () => [],
      sentraUnits: { atLeast: 5, reason: text('', '') },
      maxPhotos: 5,
      scales: [],
      afterTakeBack: [],
      afterMove: [noteMove({ types, warnDays: 60 })],
    }).editProducer
  const edit = (producer: Owner, change: Record<string, string>) =>
    office.run(operator, moving(), {
      id: producer.id,
      name: 'Anyaman Contoh',
      ownerName: 'Ibu Contoh',
      workersMen: '1',
      workersWomen: '1',
      district: here.district,
      ...change,
    })
  test('is asked whether the place or only its writing changed, and the papers follow the answer', async () => {
    const { producer, stateOf } = await aHalalProduct()
    assert.equal((await edit(producer, { address: 'Jalan Contoh 1' })).kind, 'done', 'completed, not moved')
    const unanswered = await edit(producer, { address: 'Jalan Contoh 9' })
    assert.ok(unanswered.kind === 'refused')
    assert.deepEqual(
      unanswered.problems.map(one => [one.code, one.path]),
      [['place-change', 'placeChange']],
    )
    assert.equal(
      (await edit(producer, { address: 'Jalan  Contoh 1' })).kind,
      'done',
      'white space is no move',
    )
    const corrected = { address: 'Jalan Contoh No. 1', placeChange: 'corrected' }
    assert.equal((await edit(producer, corrected)).kind, 'done')
    assert.equal(await stateOf(), 'unverified')
    const moved = { address: 'Jalan Contoh 9', placeChange: 'moved' }
    assert.equal((await edit(producer, moved)).kind, 'refused', 'without a day')
    assert.equal((await edit(producer, { ...moved, movedOn: '2999-01-01' })).kind, 'refused')
    assert.equal((await edit(producer, { ...moved, movedOn: '2025-01-05' })).kind, 'done')
    assert.equal(await stateOf(), 'expired')
    const page = await office.site.get(operator, `/produsen/${producer.id}/perubahan`)
    assert.match(page.body, /Jalan Contoh No\. 1 .*Jalan Contoh 9/)
  })
})

test('which change ends which paper, comes from the data of its type', () => {
  const paper: Changeable = {
    type: 'halal',
    owner: { kind: 'product', id: 'a' },
    areaPath: here.path,
    validity: 'until-change',
    issuedOn: '2024-01-01',
    createdAt: new Date('2024-05-01T00:00:00Z'),
  }
  const change = (changedOn: string, more = {}) => ({
    productId: null as string | null,
    what: 'place' as const,
    changedOn,
    takenBackAt: null,
    ...more,
  })
  const none = {
    ...types,
    types: types.types.map(type => ({ ...type, dates: { ...type.dates, endsWith: [] } })),
  }
  assert.equal(changedSince(paper, [change('2025-02-01'), change('2025-01-01')], types), '2025-01-01')
  assert.equal(changedSince(paper, [change('2025-01-01')], none), null)
  assert.equal(changedSince({ ...paper, validity: 'until-date' }, [change('2025-01-01')], types), null)
  assert.equal(changedSince(paper, [change('2025-01-01', { productId: 'b' })], types), null)
  assert.equal(changedSince(paper, [change('2025-01-01', { takenBackAt: new Date(0) })], types), null)
  assert.equal(changedSince({ ...paper, issuedOn: null }, [change('2024-04-30')], types), null)
  assert.equal(changedSince({ ...paper, issuedOn: null }, [change('2024-05-02')], types), '2024-05-02')
  const firm: Changeable = { ...paper, owner: { kind: 'producer', id: 'p' } }
  assert.equal(changedSince(firm, [change('2025-01-01', { productId: 'a' })], types), null)
})

test('the database, keeps a change of composition without a product out', async () => {
  await assert.rejects(
    office.database.write(tx =>
      sql`insert into noted_change values ('x', 'y', null, '/', 'composition', '2025-01-01', 'x', 'x', now(), null, null)`.execute(
        tx,
      ),
    ),
  )
})
