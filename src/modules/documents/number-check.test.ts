import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { addPage, DocumentOffice, neighbour, operator } from '../../../tests/builders/document-office.ts'
import { here } from '../../../tests/builders/offices.ts'
import { ownerText, type Owner } from './index.ts'
import { createPace, NUMBER_CHECK_PATH, type NumberSaid } from './number-check.ts'

let office: DocumentOffice
let owner: Owner
let product: Owner
before(async () => {
  office = await DocumentOffice.open()
  owner = await office.aProducer(operator, here)
  product = await office.aProduct(operator, owner)
})
after(() => office.close())

const ask = (fields: Record<string, string>, by = operator, language = '') =>
  office.site.post(by, `${language}${NUMBER_CHECK_PATH}`, {
    action: 'document.check-number',
    owner: ownerText(owner),
    type: 'nib',
    ...fields,
  })
const said = async (fields: Record<string, string>, language = ''): Promise<NumberSaid> =>
  JSON.parse((await ask(fields, operator, language)).body) as NumberSaid

test('a number of the right form, is called right in form and never valid', async () => {
  const { problem, note, fine } = await said({ number: 'NIB: 8120 0012 34567' })
  assert.deepEqual([problem, note], [null, null])
  assert.match(fine ?? '', /^Bentuknya benar: 8120001234567\. Keabsahannya baru diketahui/)
  assert.match((await said({ number: '8120001234567' }, '/en')).fine ?? '', /^Its form is right/)
})

test('a wrong one, is explained as the form would explain it, and other kinds are named', async () => {
  assert.match((await said({ number: '812000123456' })).problem ?? '', /Excel/)
  assert.match((await said({ number: '3306010508850001123456' })).problem ?? '', /NITKU/)
  assert.match((await said({ number: 'MD 100200300404' })).problem ?? '', /BPOM/)
  assert.match((await said({ number: '8120001234567, 8120001234568' })).problem ?? '', /dua nomor/)
  assert.match((await said({ number: '12OOO1234567' })).problem ?? '', /Huruf O/)
  assert.deepEqual(await said({ number: '  ' }), { problem: null, note: null, fine: null })
})

test('the place and the dates beside it, are compared as warnings', async () => {
  const pirt = { owner: ownerText(product), type: 'p-irt' }
  const far = await said({ ...pirt, number: '2063306010072-30' })
  assert.equal(far.problem, null)
  assert.match(far.note ?? '', /Purworejo/)
  const near = { ...pirt, number: '2063205010072-30' }
  assert.equal((await said({ ...near, validUntil: '2030-05-01' })).note, null)
  assert.match((await said({ ...near, validUntil: '2029-05-01' })).note ?? '', /terbaca 2030.*tahun 2029/)
  const long = { ...near, issuedOn: '2024-01-01', validUntil: '2030-05-01' }
  assert.match((await said(long)).note ?? '', /paling lama 5 tahun/)
  const early = { number: '8120001234567', issuedOn: '2015-01-01' }
  assert.match((await said(early)).note ?? '', /Juli 2018/)
})

test('a stranger, another office, an owner that is none, and a visit without a form, learn nothing', async () => {
  assert.equal((await ask({ number: '8120001234567' }, neighbour)).status, 404)
  assert.equal((await ask({ number: '1', owner: 'produsen:0000000000000000' })).status, 404)
  assert.equal((await ask({ number: '1', type: 'tidak-ada' })).status, 404)
  assert.equal((await office.site.get(operator, NUMBER_CHECK_PATH)).status, 303)
})

test('asking, stores nothing: no act, no key, no line in the ledger', async () => {
  const count = async (): Promise<unknown> =>
    office.database.read(
      async reader =>
        (
          await sql`select (select count(*) from action_key) as keys, (select count(*) from ledger) as entries`.execute(
            reader,
          )
        ).rows[0],
    )
  const earlier = await count()
  await said({ number: '8120001234567' })
  assert.deepEqual(await count(), earlier)
})

test('the form, tells the script where to ask', async () => {
  const { body } = await office.site.get(operator, addPage(owner))
  assert.match(body, /data-number-check="\/dokumen\/periksa-nomor"/)
  assert.match(body, /role="status" data-number-said/)
})

test('the pace, lets sixty questions a minute through for each person', () => {
  const mayAsk = createPace()
  const at = (seconds: number) => new Date(1_000_000 + seconds * 1_000)
  const answers = Array.from({ length: 61 }, () => mayAsk('a', at(1)))
  assert.deepEqual([answers.filter(Boolean).length, answers.at(-1)], [60, false])
  assert.equal(mayAsk('b', at(1)), true)
  assert.equal(mayAsk('a', at(59)), false)
  assert.equal(mayAsk('a', at(62)), true)
})
