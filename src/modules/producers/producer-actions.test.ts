import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { anActor, here, loadRegions, there } from '../../../tests/builders/offices.ts'
import { testDatabase } from '../../../tests/builders/test-database.ts'
import { testEnvironment } from '../../../tests/builders/test-environment.ts'
import type { Actor } from '../../access/index.ts'
import { runAction, type AnyAction, type Environment } from '../../actions/index.ts'
import { listHistory } from '../../audit/index.ts'
import { text } from '../../foundation/text.ts'
import type { Database } from '../../platform/database/index.ts'
import { newId } from '../../platform/random.ts'
import {
  findProducer,
  findProduct,
  findSentra,
  getProductFile,
  listProducersByIds,
  listProductsByIds,
  listProductsIn,
  producerActions,
} from './index.ts'

let database: Database
let environment: Environment
before(async () => {
  database = await testDatabase()
  environment = testEnvironment(database)
  await loadRegions(database)
})
after(() => database.close())

const acts = producerActions({
  commodities: () => [{ id: 'tikar', title: text('Tikar', 'Mats') }],
  sentraUnits: { atLeast: 5, reason: text('Syarat contoh.', 'Example requirement.') },
  maxPhotos: 5,
  scales: [],
  afterTakeBack: [],
})
const operator = anActor('operator', here.path)
const neighbour = anActor('operator', there.path)
const head = anActor('office-head', here.path)

const run = (actor: Actor, action: AnyAction, input: Record<string, unknown>, key: string | null = null) =>
  runAction(environment, action, { actor, locale: 'id', input, key })

async function doneId(actor: Actor, action: AnyAction, input: Record<string, unknown>): Promise<string> {
  const result = await run(actor, action, input)
  assert.equal(result.kind, 'done', JSON.stringify(result))
  return result.kind === 'done' ? String(result.answer['id']) : ''
}

const pathsOf = (result: Awaited<ReturnType<typeof run>>): readonly string[] =>
  result.kind === 'refused' ? result.problems.map(one => `${one.path}:${one.code}`) : [result.kind]

const sentraForm = (place = here) => ({
  name: 'Sentra Tikar Contoh',
  commodity: 'tikar',
  district: place.district,
  village: place.village,
  units: '12',
  workers: '40',
})
const producerForm = (place = here) => ({
  name: 'Anyaman Contoh',
  ownerName: 'Ibu Contoh',
  district: place.district,
  village: '',
  workersMen: '2',
  workersWomen: '1.250',
})
const productForm = {
  name: 'Tikar Contoh',
  commodity: 'tikar',
  about: 'Tikar yang dianyam dari bahan setempat.',
  priceFrom: '150.000',
  priceTo: '900 000',
}

describe('sentra', () => {
  test('register, complete, stores it in the regency of its district with a ledger entry', async () => {
    const id = await doneId(operator, acts.registerSentra, sentraForm())
    const sentra = await database.read(reader => findSentra(reader, id))
    assert.deepEqual(
      [sentra?.areaPath, sentra?.village, sentra?.units, sentra?.decreeDate],
      [here.path, here.village, 12, null],
    )
    const history = await database.read(reader => listHistory(reader, { kind: 'sentra', id }, ['record']))
    assert.deepEqual(
      history.map(one => [one.event, one.area_path, one.detail]),
      [['sentra.registered', here.path, { commodity: 'tikar', units: 12 }]],
    )
  })
  test('register, village of another district and unknown commodity, tells both at once', async () => {
    const input = { ...sentraForm(), village: there.village, commodity: 'emas' }
    assert.deepEqual(pathsOf(await run(operator, acts.registerSentra, input)), [
      'village:unknown-village',
      'commodity:unknown-commodity',
    ])
  })
  test('register, empty form, tells every missing field at once', async () => {
    const paths = pathsOf(await run(operator, acts.registerSentra, {})).map(path => path.split(':')[0])
    assert.deepEqual(paths, ['name', 'commodity', 'district', 'units', 'workers'])
  })
  test('register, in the area of another office, finds nothing', async () => {
    assert.deepEqual(pathsOf(await run(operator, acts.registerSentra, sentraForm(there))), ['not-found'])
  })
  test('register, by the head of the office, is not allowed, with the reason', async () => {
    assert.deepEqual(pathsOf(await run(head, acts.registerSentra, sentraForm())), ['not-allowed'])
  })
  test('edit, moving to another regency or from a stale tab, changes nothing', async () => {
    const id = await doneId(operator, acts.registerSentra, sentraForm())
    const moved = { id, version: '1', ...sentraForm(there) }
    assert.deepEqual(pathsOf(await run(operator, acts.editSentra, moved)), ['district:other-regency'])
    const edited = { id, version: '1', ...sentraForm(), units: '4' }
    assert.deepEqual(pathsOf(await run(operator, acts.editSentra, edited)), ['done'])
    assert.deepEqual(pathsOf(await run(operator, acts.editSentra, edited)), ['stale'])
    assert.deepEqual(pathsOf(await run(neighbour, acts.editSentra, { ...edited, version: '2' })), [
      'not-found',
    ])
    const sentra = await database.read(reader => findSentra(reader, id))
    assert.deepEqual([sentra?.units, sentra?.rowVersion, sentra?.areaPath], [4, 2, here.path])
  })
})

describe('producer', () => {
  test('register, sent twice with one key, is stored once', async () => {
    const key = newId()
    const first = await run(operator, acts.registerProducer, producerForm(), key)
    const second = await run(operator, acts.registerProducer, producerForm(), key)
    assert.ok(first.kind === 'done' && second.kind === 'done')
    assert.deepEqual([second.repeated, second.answer], [true, first.answer])
    const producer = await database.read(reader => findProducer(reader, String(first.answer['id'])))
    assert.deepEqual([producer?.workersWomen, producer?.sentraId], [1_250, null])
  })
  test('register, with a sentra of another office, is told that it is not in this regency', async () => {
    const foreign = await doneId(neighbour, acts.registerSentra, sentraForm(there))
    const wrong = { ...producerForm(), sentra: foreign, foundedYear: '2999' }
    assert.deepEqual(pathsOf(await run(operator, acts.registerProducer, wrong)), [
      'sentra:unknown-sentra',
      'foundedYear:future-year',
    ])
    const absent = { ...producerForm(), sentra: newId() }
    const [one] = pathsOf(await run(operator, acts.registerProducer, absent))
    assert.equal(one, 'sentra:unknown-sentra', 'told like a sentra that does not exist')
  })
  test('register, with its own sentra, belongs to it', async () => {
    const sentra = await doneId(operator, acts.registerSentra, sentraForm())
    const id = await doneId(operator, acts.registerProducer, { ...producerForm(), sentra })
    assert.equal((await database.read(reader => findProducer(reader, id)))?.sentraId, sentra)
  })
  test('register, phone and mail of no known shape, are refused beside their fields', async () => {
    const input = { ...producerForm(), phone: 'telepon saya', email: 'surel' }
    assert.deepEqual(pathsOf(await run(operator, acts.registerProducer, input)), [
      'phone:custom',
      'email:custom',
    ])
  })
  test('edit, by a neighbour office or by the firm itself, has no effect', async () => {
    const id = await doneId(operator, acts.registerProducer, producerForm())
    const edit = { id, version: '1', ...producerForm(), name: 'Nama Lain' }
    const firm = anActor('producer', '/', id)
    assert.deepEqual(pathsOf(await run(neighbour, acts.editProducer, edit)), ['not-found'])
    assert.deepEqual(pathsOf(await run(firm, acts.editProducer, edit)), ['not-allowed'])
    assert.deepEqual(pathsOf(await run(anActor('producer', '/', newId()), acts.editProducer, edit)), [
      'not-found',
    ])
    assert.deepEqual(pathsOf(await run(operator, acts.editProducer, edit)), ['done'])
    assert.equal((await database.read(reader => findProducer(reader, id)))?.name, 'Nama Lain')
  })
})

describe('product', () => {
  test('register, for a producer of another office, finds nothing', async () => {
    const id = await doneId(neighbour, acts.registerProducer, producerForm(there))
    assert.deepEqual(pathsOf(await run(operator, acts.registerProduct, { id, ...productForm })), [
      'not-found',
    ])
  })
  test('register and edit, keeps producer and area whatever the form brings', async () => {
    const producer = await doneId(operator, acts.registerProducer, producerForm())
    const other = await doneId(neighbour, acts.registerProducer, producerForm(there))
    const swapped = {
      id: producer,
      ...productForm,
      producerId: other,
      producer_id: other,
      areaPath: there.path,
    }
    const id = await doneId(operator, acts.registerProduct, swapped)
    // A product's act on the producer's id finds no product.
    assert.deepEqual(pathsOf(await run(operator, acts.editProduct, { ...swapped, version: '1' })), [
      'not-found',
    ])
    const edit = { ...swapped, id, version: '1', name: 'Tikar Baru' }
    assert.deepEqual(pathsOf(await run(operator, acts.editProduct, edit)), ['done'])
    const product = await database.read(reader => findProduct(reader, id))
    assert.deepEqual(
      [product?.producerId, product?.areaPath, product?.name, product?.priceFrom, product?.priceTo],
      [producer, here.path, 'Tikar Baru', 150_000, 900_000],
    )
  })
  test('register, prices the wrong way round and a commodity of no list, tells both', async () => {
    const id = await doneId(operator, acts.registerProducer, producerForm())
    const wrong = { id, ...productForm, commodity: 'emas', priceFrom: '900', priceTo: '100' }
    assert.deepEqual(pathsOf(await run(operator, acts.registerProduct, wrong)), [
      'commodity:unknown-commodity',
      'priceTo:price-order',
    ])
  })
})

describe('the door', () => {
  test('a product file, comes with maker and sentra in three queries at most', async () => {
    const sentra = await doneId(operator, acts.registerSentra, sentraForm())
    const producer = await doneId(operator, acts.registerProducer, { ...producerForm(), sentra })
    const id = await doneId(operator, acts.registerProduct, { id: producer, ...productForm })
    const file = await database.read(reader => getProductFile(reader, id))
    assert.deepEqual(
      [file.product.id, file.producer.id, file.sentra?.id, file.photos],
      [id, producer, sentra, []],
    )
  })
  test('lists by ids, leave out what is not there; the list for an action, holds the own area only', async () => {
    const mine = await doneId(operator, acts.registerProducer, producerForm())
    const theirs = await doneId(neighbour, acts.registerProducer, producerForm(there))
    const product = await doneId(operator, acts.registerProduct, { id: mine, ...productForm })
    const foreign = await doneId(neighbour, acts.registerProduct, { id: theirs, ...productForm })
    const [producers, products, open, closed] = await database.read(async reader => [
      await listProducersByIds(reader, [mine, theirs, newId()]),
      await listProductsByIds(reader, [product, newId()]),
      await listProductsIn(reader, operator, 'nomination.open', 'tikar'),
      await listProductsIn(reader, head, 'nomination.open', ''),
    ])
    assert.deepEqual(new Set(producers.keys()), new Set([mine, theirs]))
    assert.equal(products.get(product)?.producerName, 'Anyaman Contoh')
    const ids = open.map(row => row.id)
    assert.deepEqual([ids.includes(product), ids.includes(foreign), closed.length], [true, false, 0])
  })
})
